internal import CLinux
internal import GRDB
internal import Glibc
public import SIPRules

/// A copy of the ledger as it was at one moment, taken while the daemon writes, and found to be whole.
public struct LedgerBackup: Hashable, Sendable {
    /// Whether its history is as it was written, and how many entries it has.
    public var check: HistoryCheck
    /// When the last of them was written. Nil: there is none.
    public var last: Instant?

    /// Copies the ledger at `path` to a new file at `copy`, readable by nobody else.
    ///
    /// What is under the name is a whole copy and durable, or nothing: it is written beside it (`copy.partial`), checked
    /// page by page, and then named. No writer waits for it.
    ///
    /// - Throws: `exists` when something stands at `copy`; `cannotOpen`, `full` and others about either file; `corrupt`
    ///   when SQLite finds the copy damaged, since the ledger is then. A history that is not as it was written is no
    ///   reason not to have a copy of it: see `check`.
    public init(of path: String, at copy: String) throws(LedgerError) {
        guard access(copy, F_OK) != 0 else { throw .exists(path: copy) }
        let partial = copy + ".partial"
        unlink(partial)
        let file = open(partial, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .cannotMake(copy) }
        defer {
            close(file)
            for suffix in ["", "-journal"] { unlink(partial + suffix) }
        }
        try Self.copy(path, into: partial, called: copy)
        let reader = try LedgerReader(at: partial)
        let found = try reader.perform { try String.fetchOne($0, sql: "PRAGMA integrity_check(1)") }
        guard found == "ok" else { throw .corrupt(path: path, reason: found ?? "unchecked") }
        check = try reader.verify()
        last = try reader.history(limit: 1).first?.at
        try Self.name(partial, file, as: copy)
    }

    private static func copy(_ path: String, into partial: String, called copy: String) throws(LedgerError) {
        while true {
            let wasClosed = DatabaseQueue.isClosed(path)
            let source = try LedgerReader(at: path)
            do {
                try source.queue.backup(to: DatabaseQueue(path: partial))
            } catch {
                throw LedgerError(error, path: copy)
            }
            // A closed ledger is read without a lock. A daemon that has started meanwhile may have written under it; now it
            // has a log, through which the next copy is read.
            if !wasClosed || DatabaseQueue.isClosed(path) { return }
        }
    }

    /// Makes the copy durable and gives it its name, unless something has that name by now.
    private static func name(_ partial: String, _ file: Int32, as copy: String) throws(LedgerError) {
        guard fsync(file) == 0 else { throw .notSynced(path: copy) }
        if renameat2(AT_FDCWD, partial, AT_FDCWD, copy, 1) != 0 {
            switch errno {
            case EEXIST: throw .exists(path: copy)
            case EINVAL, ENOSYS:
                // The file system cannot refuse by itself.
                guard access(copy, F_OK) != 0 else { throw .exists(path: copy) }
                guard rename(partial, copy) == 0 else { throw .cannotMake(copy) }
            default: throw .cannotMake(copy)
            }
        }
        let slash = copy.lastIndex(of: "/")
        let folder = open(slash.map { String(copy[...$0]) } ?? ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { close(folder) }
        guard folder >= 0, fsync(folder) == 0 else { throw .notSynced(path: copy) }
    }
}

extension LedgerError {
    /// What `errno` says of a file that could not be made.
    static func cannotMake(_ path: String) -> LedgerError {
        switch errno {
        case ENOSPC, EDQUOT: .full(path: path)
        case EROFS: .readOnly(path: path)
        default: .cannotOpen(path: path, reason: String(cString: strerror(errno)))
        }
    }
}
