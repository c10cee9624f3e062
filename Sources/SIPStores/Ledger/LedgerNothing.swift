internal import GRDB
internal import Glibc
internal import SIPFiles

extension Ledger {
    /// Whether there is no ledger at `path`, or one that nobody has ever written to: no file, no byte, or no table but what
    /// a kill in the first instant left of an sipd before this one.
    ///
    /// - Throws: `cannotOpen` or `io` when that cannot be told: nothing is to be begun anew then.
    public static func holdsNothing(at path: String) throws(LedgerError) -> Bool {
        switch unsafe Look(at: path) {
        case .absent: return true
        case .unknown(EIO): throw .io(path: path, reason: String(errno: EIO))
        case .unknown(let code): throw LedgerError(SystemError(path, code: code), path)
        case .there(let status):
            guard status.st_mode & S_IFMT == S_IFREG else { return false }
            if status.st_size == 0 { return true }
        }
        // A ledger says in its first bytes that it is one; then nothing else need be asked.
        guard let file = DatabaseFile.head(of: path, 100), file.count == 100, file.starts(with: DatabaseFile.magic),
            file[68..<72].allSatisfy({ $0 == 0 })
        else { return false }
        do {
            let queue = try DatabaseQueue.own(path, Configuration())
            defer { try? queue.close() }
            return try queue.inDatabase { database in
                guard try Int.fetchOne(database, sql: "PRAGMA application_id") == 0 else { return false }
                let tables = try String.fetchAll(database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
                if tables.isEmpty { return true }
                return try tables == ["grdb_migrations"]
                    && Int.fetchOne(database, sql: "SELECT count(*) FROM grdb_migrations") == 0
            }
        } catch {
            throw LedgerError(error, path: path)
        }
    }
}
