internal import Glibc
internal import SIPDaemon
internal import SIPFiles
internal import SIPRules
internal import SIPStores

/// The plan folder as it stands, and what the daemon's cache, where that may be read, knows of what counted before: a document
/// that cannot be read now has its last good version there, and of several with one plan the one that counted goes on. Without
/// it a usual name decides, as for a daemon that knows nothing yet. Nothing is written.
struct PlanFolder {
    let path: String
    private let counted: CountedDocuments
    /// How many plans in a hundred may be gone at once.
    private let lossPercent: Int

    init(_ places: Configuration) {
        path = places.plans
        counted = CountedDocuments(cache: places.cache)
        lossPercent = places.lossPercent
    }

    /// One document: its plan, or what is wrong with it.
    struct Document {
        var path: String
        var plan: Plan?
        /// The plan's case reference, also when the document held it once and cannot be read now.
        var id: PlanID?
        /// What is wrong with it on any day.
        var findings: [Finding]
        var bytes: [UInt8] = []
        /// Its state as it was read.
        var stamp: FileStamp?
        /// What its name says; among the findings.
        var ofName: Finding?
        /// It lies behind a folder that cannot be looked into, or is gone with too many others, of which it is said already.
        var isBehind = false
        /// It has a plan file's name; else it only looks like one, or is a folder that cannot be looked into.
        var isPlanFile = true
        /// A plan was read from it, where that is not kept.
        var isRead = false
        /// What it held when it could be read last, where it cannot be now and somebody asked for that.
        var lastGood: Plan?

        /// The plan that counts: the document's as it stands now, else its last good version.
        var counting: Plan? { plan ?? lastGood }

        /// What is wrong with it on a day: a date of something that happened must not lie ahead.
        func findings(on today: Day) -> [Finding] {
            let bytes = plan == nil ? nil : bytes
            return findings + (counting?.findings(aheadOf: today, path: path, in: bytes) ?? [])
        }

        /// Why it is not the document as it stands now that its plan is read from; nil when it is.
        var noteOfLastGood: String? {
            plan == nil ? lastGood.map { Self.note(lastGood: $0.id, in: path) } : nil
        }

        static func note(lastGood id: PlanID, in path: String) -> String {
            "\(id) is by the last good version of \(path), which cannot be read now; sipd check tells why"
        }
    }

    /// What stands in the way of telling what counted before, in a line.
    var noteOfCache: String? { counted.note }

    /// The same, unless nothing counted before.
    var troubleOfCache: String? { counted.trouble == .absent ? nil : counted.note }

    /// Every document and whatever looks like one, in no particular order, and when more plans are gone at once than may the
    /// documents that are gone, as for the daemon, after the folder itself that says so. Returns how many documents there are beside the
    /// first so many, whichever those are.
    @discardableResult
    func forEach(atMost most: Int = .max, _ each: (Document) throws -> Void) throws -> Int {
        var (taken, rest) = (0, 0)
        var found: Set<PlanID> = []
        let (root, scan) = try open()
        func body(_ document: Document) throws {
            if let id = document.id { found.insert(id) }
            try each(document)
        }
        for item in scan {
            switch item {
            case .plan(let name, _):
                if taken == most {
                    rest += 1
                } else {
                    taken += 1
                    try body(read(name, in: root))
                }
            case .stray(let name, let stamp, let error): try body(stray(name, error, stamp))
            case .refused(let name, let error): try body(refused(name, error))
            case .unreadable(let folder, let error):
                try body(refused(folder, error, isPlanFile: false))
                for name in counted.documents(under: folder) { try body(behind(name)) }
            }
        }
        // What was not looked into may hold them.
        guard rest == 0, let lost = lost(beside: found) else { return rest }
        try each(Document(path: path, findings: [Finding(path: path, message: lost.reason)], isBehind: true))
        for name in lost.paths { try each(behind(name)) }
        return rest
    }

    private func lost(beside found: Set<PlanID>) -> (paths: [String], reason: Finding.Message)? {
        counted.lost(beside: found, share: lossPercent, at: SystemClock().now)
    }

    /// The plan of a case reference, in the document that counts. It is looked for where it counted before first, and then
    /// under its usual name.
    func plan(_ id: PlanID) throws(CommandFailure) -> Document? {
        let (root, scan) = try open()
        let known = counted.document(of: id)
        let first = read(known ?? id.text + ".json", in: root)
        if first.id == id { return withLastGood(first) }
        var found: [Document] = []
        var others: Set<PlanID> = []
        for item in scan {
            switch item {
            case .plan(let name, _): found.append(read(name, in: root))
            case .refused(let name, let error): found.append(refused(name, error))
            case .unreadable(let folder, let error):
                found += counted.documents(under: folder).map { refused($0, error) }
            case .stray: break
            }
            if let other = found.last?.id { others.insert(other) }
            if found.last?.id != id { found.removeAll { $0.id != id } }
        }
        if found.isEmpty, let known, let lost = lost(beside: others) {
            var document = behind(known)
            document.findings = [Finding(path: path, message: lost.reason)]
            return withLastGood(document)
        }
        let counting = counts(found, id)
        return found.first { $0.path == counting }.map(withLastGood)
    }

    /// A document that was found, read again.
    func again(_ document: Document) -> Document {
        (try? RootFolder(path)).map { read(name(of: document.path), in: $0) } ?? document
    }

    /// Which of several documents that hold a plan counts.
    func counts(_ documents: [Document], _ id: PlanID) -> String? {
        counted.counting(of: id, among: documents.map { (name(of: $0.path), $0.stamp) }).map(full)
    }

    /// The document that counted for a plan before, if it still holds the plan and is none of these.
    func countedBefore(_ id: PlanID, beside documents: [Document]) -> Document? {
        guard let name = counted.document(of: id), !documents.contains(where: { $0.path == full(name) }),
            let root = try? RootFolder(path)
        else { return nil }
        let document = read(name, in: root)
        return document.id == id ? document : nil
    }

    /// A document with what it held when it could be read last, if it cannot be now.
    func withLastGood(_ document: Document) -> Document {
        guard document.plan == nil, let id = document.id,
            let bytes = counted.version(at: name(of: document.path))
        else { return document }
        var document = document
        document.lastGood = PlanDocument.read(bytes, path: document.path).plan.flatMap { $0.id == id ? $0 : nil }
        return document
    }

    /// The plan in a file, wherever that is.
    static func document(at path: String) throws(CommandFailure) -> Document {
        let bytes = try TextFile.read(path, limit: 256 * 1024)
        let (plan, findings) = PlanDocument.read(bytes, path: path)
        return Document(path: path, plan: plan, id: plan?.id, findings: findings, bytes: bytes)
    }

    private func open() throws(CommandFailure) -> (RootFolder, FolderScan) {
        do throws(FileError) {
            let root = try RootFolder(path)
            return (root, try FolderScan(root))
        } catch {
            let reason = error == .vanished ? "no such folder; make it, or correct \"plans\"" : error.description
            throw CommandFailure(.noInput, "\(path): error: \(reason)")
        }
    }

    private func read(_ name: String, in root: RootFolder) -> Document {
        do throws(FileError) {
            let contents = try root.read(name)
            let (plan, findings) = PlanDocument.read(contents.bytes, path: full(name))
            let ofName = plan.flatMap { DocumentName.warning(name, of: $0.id, shown: full(name)) }
            return Document(
                path: full(name), plan: plan, id: plan?.id ?? counted.plan(at: name),
                findings: findings + (ofName.map { [$0] } ?? []), bytes: contents.bytes, stamp: contents.stamp,
                ofName: ofName)
        } catch {
            return refused(name, error)
        }
    }

    private func refused(
        _ name: String, _ error: FileError, isPlanFile: Bool = true
    ) -> Document {
        // Where a folder stands now no document does.
        let isGone = unsafe error == .vanished || (error == .notRegular && Look(at: full(name)).kind == S_IFDIR)
        return Document(
            path: full(name), plan: nil, id: isGone ? nil : counted.plan(at: name),
            findings: [Finding(path: full(name), message: error.message)], isPlanFile: isPlanFile)
    }

    private func stray(_ name: String, _ error: FileError, _ stamp: FileStamp?) -> Document {
        Document(
            path: full(name), plan: nil, id: nil, findings: [Finding(path: full(name), message: error.message)],
            stamp: stamp, isPlanFile: false)
    }

    /// A document that is not to be seen now, and of which its folder's finding says all: by its last good version.
    private func behind(_ name: String) -> Document {
        Document(path: full(name), id: counted.plan(at: name), findings: [], isBehind: true)
    }

    private func full(_ name: String) -> String { name.isEmpty ? path : path + "/" + name }

    /// The path in this folder.
    func name(of path: String) -> String { String(path.dropFirst(self.path.count + 1)) }
}
