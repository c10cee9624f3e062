internal import GRDB
internal import Glibc
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

    /// Opens the cache at `path`, or makes it there; one that cannot be used is made anew.
    init(at path: String) throws(PlanStoreError) {
        self.path = path
        if let usable = try? Self.open(path) {
            queue = usable
        } else {
            queue = try Self.remake(path)
        }
        do {
            try prepare()
        } catch let error as DatabaseError where Self.isDamage(error) {
            try remake()
        } catch {
            throw failure(error)
        }
    }

    /// What a cache is thrown away for, as opposed to a disk that is full at the moment.
    private static func isDamage(_ error: DatabaseError) -> Bool {
        switch error.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR: true
        default: false
        }
    }

    private func prepare() throws {
        try queue.inDatabase { database in
            try Self.addUnits(database)
            let access = CacheAccess(database: database)
            try access.prepareOutlooks()
            try access.prepareCounting()
        }
    }

    /// Throws the cache away and begins an empty one.
    func remake() throws(PlanStoreError) {
        queue = try Self.remake(path)
        do { try prepare() } catch { throw failure(error) }
    }

    private static func remake(_ path: String) throws(PlanStoreError) -> DatabaseQueue {
        for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
        do { return try open(path) } catch { throw .cache(path: path, reason: reason(error)) }
    }

    private static func open(_ path: String) throws -> DatabaseQueue {
        let file = Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if file >= 0 { close(file) }
        var configuration = Configuration()
        configuration.label = "plan cache"
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.inDatabase { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
            let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0
            if isEmpty {
                try database.inTransaction {
                    try database.execute(sql: schema)
                    return .commit
                }
            }
            guard try Int.fetchOne(database, sql: "PRAGMA user_version") == version else {
                throw DatabaseError(resultCode: .SQLITE_CORRUPT)
            }
            try database.execute(sql: CacheAccess.outlookSchema)
        }
        return queue
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
        error as? PlanStoreError ?? .cache(path: path, reason: Self.reason(error))
    }

    private static func reason(_ error: any Error) -> String {
        (error as? DatabaseError)?.message ?? "the cache cannot be opened"
    }
}
