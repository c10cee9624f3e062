internal import Foundation
internal import GRDB
public import SIPRules

/// What the daemon's cache says of documents, for whoever looks at the plan folder beside the daemon: which of several
/// documents with one plan counts, and which plan one holds that cannot be read now.
///
/// It neither makes nor changes a cache. What it cannot tell is nil, and whoever asks goes by the names alone.
public final class CountedDocuments {
    private let queue: DatabaseQueue

    /// Opens the cache at `path`; nil where there is none, or it may not be read.
    public init?(cache path: String) {
        guard FileManager.default.isReadableFile(atPath: path) else { return nil }
        // As for the ledger: without a log nobody writes, and opening it as usual would make one.
        let isClosed = !FileManager.default.fileExists(atPath: path + "-wal")
        let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
        var configuration = GRDB.Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(2)
        let name = isClosed ? "file:\(escaped)?immutable=1" : path
        guard let queue = try? DatabaseQueue(path: name, configuration: configuration) else { return nil }
        self.queue = queue
    }

    /// The path of the document that counted for a plan when the daemon looked last, relative to the plan folder.
    public func document(of plan: PlanID) -> String? {
        try? queue.inDatabase { database in
            let access = CacheAccess(database: database)
            return try access.counting(of: plan, among: access.holders(of: plan))?.path
        }
    }

    /// The plan that the document at a path held when it could be read last.
    public func plan(at path: String) -> PlanID? {
        try? queue.inDatabase { try CacheAccess(database: $0).plan(at: path) }
    }
}
