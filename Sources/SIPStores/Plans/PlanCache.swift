internal import GRDB
internal import Glibc
internal import SIPFiles
internal import SIPRules

/// The last good version of each plan file, and the state of the file it was taken from.
///
/// With it a restart is a sweep of stat, and a document that is broken while sipd is away loses no deadline. All of it
/// can be had again from the folder: a cache that is damaged or of another sipd is thrown away.
final class PlanCache {
    /// Raised when the tables change, or what counts as a good document.
    static let version = 1

    private static let schema = """
        CREATE TABLE document (
            id INTEGER PRIMARY KEY,
            path TEXT NOT NULL UNIQUE,
            inode INTEGER NOT NULL,
            size INTEGER NOT NULL,
            modified INTEGER NOT NULL,
            -- 0: there are findings, which only reading gives again.
            clean INTEGER NOT NULL,
            -- The plan of the last good version, and the unit that keeps it.
            plan TEXT,
            unit TEXT
        ) STRICT;
        CREATE INDEX document_plan ON document (plan, path);
        -- Apart, so that the states are read without the documents.
        CREATE TABLE version (
            document INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
            bytes BLOB NOT NULL
        ) STRICT;
        PRAGMA user_version = \(version);
        """

    /// A file as the cache knows it.
    struct Known {
        var path: String
        var stamp: FileStamp?
    }

    /// The last good version of a plan, and where it was read.
    struct Version {
        var id: Int64
        var path: String
        var bytes: [UInt8]
    }

    private let path: String
    private var queue: DatabaseQueue
    /// What was found to be no cache, as opposed to a disk that is full at the moment.
    private(set) var isDamaged = false

    /// Opens the cache at `path`, or makes it there. One that is damaged is made anew; one that may not be written too, with
    /// its last good versions where it can be read. An error of the disk is no reason to throw any away.
    init(at path: String) throws(PlanStoreError) {
        self.path = path
        do {
            if case .absent = unsafe Look(at: path) { try Self.make(path) }
            DatabaseFile.claimRights(path)
            queue = try Self.usable(path)
        } catch {
            throw Self.failure(error, path)
        }
    }

    deinit { try? queue.close() }

    private static func usable(_ path: String) throws -> DatabaseQueue {
        do {
            return try open(path)
        } catch let error as DatabaseError where isDamage(error) {
            try make(path)
        } catch let error as DatabaseError where isClosed(error) {
            do { try copy(path) } catch let error as DatabaseError where isDamage(error) || isClosed(error) {
                try make(path)
            }
        }
        return try open(path)
    }

    /// What a cache is thrown away for.
    private static func isDamage(_ error: DatabaseError) -> Bool {
        switch error.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT, .SQLITE_ERROR: true
        default: false
        }
    }

    /// Somebody else's, or not to be written.
    private static func isClosed(_ error: DatabaseError) -> Bool {
        switch error.resultCode {
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: true
        default: false
        }
    }

    /// Throws the cache away and begins an empty one.
    func remake() throws(PlanStoreError) {
        do {
            try? queue.close()
            try Self.make(path)
            queue = try Self.open(path)
            isDamaged = false
        } catch {
            throw Self.failure(error, path)
        }
    }

    private static func make(_ path: String) throws {
        try DatabaseFile.make(path) { queue in
            try queue.inDatabase { try $0.execute(sql: schema + CacheAccess.checkpointSchema) }
        }
    }

    /// The same cache in a file of our own.
    private static func copy(_ path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        let source = try DatabaseQueue.own(path, configuration)
        defer { try? source.close() }
        try DatabaseFile.make(path) { try source.backup(to: $0) }
    }

    private static func open(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "plan cache"
        let queue = try DatabaseQueue.own(path, configuration)
        do {
            try prepare(queue)
            return queue
        } catch {
            defer { try? queue.close() }
            throw queue.explained(error)
        }
    }

    private static func prepare(_ queue: DatabaseQueue) throws {
        try queue.inDatabase { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
            guard try Int.fetchOne(database, sql: "PRAGMA user_version") == version else {
                throw DatabaseError(resultCode: .SQLITE_NOTADB)
            }
            // A file that may only be read is opened all the same, and shows at the first write.
            try database.inTransaction(.immediate) { .rollback }
            try database.execute(sql: CacheAccess.checkpointSchema)
            try addUnits(database)
            let access = CacheAccess(database: database)
            try access.prepareCheckpoints()
            try access.prepareCounting()
        }
    }

    /// A cache from before units stood in it keeps its last good versions, and learns the unit from each.
    private static func addUnits(_ database: Database) throws {
        guard try !database.columns(in: "document").contains(where: { $0.name == "unit" }) else { return }
        try database.inTransaction {
            try database.execute(
                sql: """
                    DELETE FROM outlook;
                    ALTER TABLE document ADD COLUMN unit TEXT;
                    UPDATE document SET unit = (
                        SELECT json_extract(CAST(bytes AS TEXT), '$.unit') FROM version
                        WHERE version.document = document.id AND json_valid(CAST(bytes AS TEXT)));
                    """)
            return .commit
        }
    }

    func read<Value>(_ body: (CacheAccess) throws -> Value) throws(PlanStoreError) -> Value {
        do { return try queue.inDatabase { try body(CacheAccess(database: $0)) } } catch { throw failure(error) }
    }

    /// All that `body` does, or nothing when it throws or gives nil.
    func write<Value>(_ body: (CacheAccess) throws -> Value?) throws(PlanStoreError) -> Value? {
        do {
            return try queue.inDatabase { database in
                var value: Value?
                try database.inTransaction(.immediate) {
                    value = try body(CacheAccess(database: database))
                    return value == nil ? .rollback : .commit
                }
                return value
            }
        } catch {
            throw failure(error)
        }
    }

    private func failure(_ error: any Error) -> PlanStoreError {
        let error = queue.explained(error)
        if let error = error as? DatabaseError, Self.isDamage(error) { isDamaged = true }
        return Self.failure(error, path)
    }

    private static func failure(_ error: any Error, _ path: String) -> PlanStoreError {
        if let error = error as? PlanStoreError { return error }
        let known = LedgerError(error, path: path)
        if case .full = known { return .full(path: path) }
        if case .scarce(_, let reason) = known { return .scarce(path: path, reason: reason) }
        let reason = (error as? DatabaseError)?.message ?? (error as? SystemError)?.reason
        return .cache(path: path, reason: reason ?? "the cache cannot be opened")
    }
}
