internal import GRDB
internal import Glibc
internal import SIPFiles
public import SIPRules

/// What the daemon's cache says of documents, for whoever looks at the plan folder beside the daemon or without one: which
/// of several documents with one plan counts, which plan one holds that cannot be read now, and its last good version.
///
/// It neither makes nor changes a cache, nor anything beside it. What it cannot tell is nil, and `trouble` says why: whoever
/// asks goes by the folder alone.
public final class CountedDocuments {
    /// Why the cache tells nothing, or not all.
    public enum Trouble: Hashable, Sendable {
        /// There is none: no sipd has looked at the folder yet, and nothing counted before.
        case absent
        /// Whoever asks may not read it.
        case closed
        /// It is of another version of sipd, which a start throws away.
        case otherVersion
        /// It cannot be read.
        case unusable(String)
    }

    /// Where the cache is.
    public let path: String
    /// What stood in the way so far.
    public private(set) var trouble: Trouble?
    private var queue: DatabaseQueue?
    private var hasMarks = true

    /// Opens the cache at `path`.
    public init(cache path: String) {
        self.path = path
        guard unsafe access(path, R_OK) == 0 else {
            trouble =
                switch errno {
                case ENOENT, ENOTDIR: .absent
                case EACCES: .closed
                case let code: .unusable(String(errno: code))
                }
            return
        }
        do {
            let queue = try DatabaseQueue.unchanged(path)
            let (version, marks) = try queue.inDatabase { database in
                (try Int.fetchOne(database, sql: "PRAGMA user_version"), try database.tableExists("counting"))
            }
            guard version == PlanCache.version else {
                trouble = .otherVersion
                return
            }
            hasMarks = marks
            self.queue = queue
        } catch {
            trouble = .unusable(Self.reason(error))
        }
    }

    /// For whoever asked: one line.
    public var note: String? {
        let unknown = "what counted before is not known"
        let reason =
            switch trouble {
            case nil: nil as String?
            case .absent: "is not there: nothing counted before"
            case .closed: "may not be read by you: \(unknown)"
            case .otherVersion: "is of another version of sipd: \(unknown)"
            case .unusable(let reason): "cannot be read (\(reason)): \(unknown)"
            }
        return reason.map { "\(path) \($0), and the plan folder alone is looked at" }
    }

    /// The path of the document that counted for a plan when the daemon looked last, relative to the plan folder.
    public func document(of plan: PlanID) -> String? { holder(of: plan)?.path }

    /// Which of the documents that hold a plan counts, as the daemon will have it: the one that counted before, also when it
    /// was moved, else the one that a usual name has.
    public func counting(of plan: PlanID, among documents: [(path: String, stamp: FileStamp?)]) -> String? {
        if let known = holder(of: plan) {
            if documents.contains(where: { $0.path == known.path }) { return known.path }
            let moved = documents.filter { $0.stamp.map(known.isMoved(to:)) ?? false }
            if let first = moved.map(\.path).min() { return first }
        }
        return DocumentName.first(among: documents.map(\.path), of: plan)
    }

    /// The plan that the document at a path held when it could be read last.
    public func plan(at path: String) -> PlanID? { ask { access in try access.plan(at: path) } }

    /// The last good version of the document at a path.
    public func version(at path: String) -> [UInt8]? { ask { access in try access.version(at: path)?.bytes } }

    /// The documents known in a folder and below it.
    public func documents(under folder: String) -> [String] {
        ask { access in
            var paths: [String] = []
            try access.forEachPath(under: folder) { paths.append($0) }
            return paths
        } ?? []
    }

    /// The documents that are gone with more plans than may go at once, `share` in a hundred, and what to say of it: the daemon
    /// takes none of these for closed. Nil: no more are gone than may.
    public func lost(beside found: Set<PlanID>, share: Int, at now: Instant) -> (
        paths: [String], reason: Finding.Message
    )? {
        ask { access in
            var (known, lost): (Set<PlanID>, Set<PlanID>) = ([], [])
            var paths: [String] = []
            try access.forEachHolder { path, plan in
                known.insert(plan)
                if found.contains(plan) { return }
                lost.insert(plan)
                paths.append(path)
            }
            let loss = LossGuard(share: share).forbidden(lost.count, of: known.count, at: now)
            return loss.map { (paths, $0.reason) }
        }
    }

    private func holder(of plan: PlanID) -> PlanHolder? {
        ask { access in
            let holders = try access.holders(of: plan)
            if hasMarks { return try access.counting(of: plan, among: holders) }
            let first = DocumentName.first(among: holders.map(\.path), of: plan)
            return holders.first { $0.path == first }
        }
    }

    private func ask<Value>(_ body: (CacheAccess) throws -> Value?) -> Value? {
        guard let queue else { return nil }
        do {
            return try queue.inDatabase { try body(CacheAccess(database: $0)) }
        } catch {
            trouble = .unusable(Self.reason(error))
            return nil
        }
    }

    private static func reason(_ error: any Error) -> String {
        (error as? DatabaseError)?.message ?? "the cache cannot be opened"
    }
}

extension PlanHolder {
    /// Whether the file in that state may be this document's under a new name.
    fileprivate func isMoved(to stamp: FileStamp) -> Bool {
        Int64(bitPattern: stamp.inode) == inode && stamp.size == size && stamp.modified == modified
    }
}
