internal import GRDB
internal import Glibc
internal import SIPFiles
public import SIPRules

/// Why the ledger did not do what it was asked. Nothing of it was done then.
public enum LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No space left.
    case full(path: String)
    /// The file or its file system takes no writes.
    case readOnly(path: String)
    /// Another process held it for longer than sipd waits.
    case busy(path: String)
    /// The disk failed to read or write.
    case io(path: String, reason: String)
    /// The system lends sipd too little at the moment: memory, a thread, descriptors.
    case scarce(path: String, reason: String)
    /// What was written may not be durable. The transaction's fate is known only to the next start.
    case notSynced(path: String)
    /// It cannot be opened or made.
    case cannotOpen(path: String, reason: String)
    /// Nothing is written in a place that others decide about.
    case unfit(path: String, reason: String)
    /// A copy is not made over something that is there.
    case exists(path: String)
    /// It is damaged.
    case corrupt(path: String, reason: String)
    /// Another program's database.
    case notLedger(path: String)
    /// It was written by a later sipd.
    case newer(path: String)
    /// SQLite does not sync each transaction.
    case notDurable(path: String)
    /// A reminder was told before. A mistake in sipd.
    case alreadyTold(ReminderKey)
    /// A reminder breaks another rule of the ledger's. A mistake in sipd.
    case refusedReminder(ReminderKey, reason: String)
    /// A letter of this name, or a digest to this recipient for this slot, was claimed before. A mistake in sipd.
    case alreadyClaimed(letter: String)
    /// Anything else SQLite refuses. A mistake in sipd.
    case refused(path: String, reason: String)

    /// True when it may pass by itself: claim nothing, raise the alarm, try again. Anything else stops the daemon.
    public var mayPass: Bool {
        switch self {
        case .full, .readOnly, .busy, .io, .scarce: true
        case .notSynced, .cannotOpen, .unfit, .exists, .corrupt, .notLedger, .newer, .notDurable, .alreadyTold,
            .refusedReminder, .alreadyClaimed, .refused:
            false
        }
    }

    /// True when it is so until somebody mends the file: every start finds the same.
    public var isForGood: Bool {
        switch self {
        case .cannotOpen, .unfit, .corrupt, .notLedger, .newer, .notDurable: true
        case .full, .readOnly, .busy, .io, .scarce, .notSynced, .exists, .alreadyTold, .refusedReminder,
            .alreadyClaimed, .refused:
            false
        }
    }

    /// True when one reminder or one letter is at fault: without it the others can be claimed.
    public var isOfOne: Bool {
        switch self {
        case .alreadyTold, .refusedReminder, .alreadyClaimed: true
        case .full, .readOnly, .busy, .io, .scarce, .notSynced, .cannotOpen, .unfit, .exists, .corrupt, .notLedger,
            .newer, .notDurable, .refused:
            false
        }
    }

    /// `path: error: what is wrong, and what to do`.
    public var description: String {
        switch self {
        case .full(let path): "\(path): error: no space left; free some on its file system"
        case .readOnly(let path): "\(path): error: cannot be written; check its owner, its mode and its file system"
        case .busy(let path): "\(path): error: locked by another process; end the one that holds it"
        case .io(let path, let reason): "\(path): error: \(reason); check the disk"
        case .scarce(let path, let reason): "\(path): error: \(reason); let sipd have more"
        case .notSynced(let path): "\(path): error: could not be made durable; check the disk, then start sipd again"
        case .cannotOpen(let path, let reason): "\(path): error: \(reason); check that its folder exists and is sipd's"
        case .unfit(let path, let reason): "\(path): error: \(reason)"
        case .exists(let path): "\(path): error: something is there already, and is left as it is; name another file"
        case .corrupt(let path, let reason):
            "\(path): error: the ledger is damaged (\(reason)); put it aside and restore it from a backup, as "
                + "sipd backup --help tells"
        case .notLedger(let path): "\(path): error: not a ledger of sipd; name another file"
        case .newer(let path): "\(path): error: written by a later sipd; install that version or a later one"
        case .notDurable(let path): "\(path): error: SQLite would not sync each transaction; report this"
        case .alreadyTold(let key):
            "error: \(key.subject), \(key.rule.rawValue) \(key.instance), due \(key.due), \(key.rung): "
                + "already told to \(key.recipient); report this"
        case .refusedReminder(let key, let reason):
            "error: \(key.subject), \(key.rule.rawValue) \(key.instance): the ledger refuses it (\(reason)); report this"
        case .alreadyClaimed(let letter): "error: the letter \(letter) was claimed before; report this"
        case .refused(let path, let reason): "\(path): error: \(reason); report this"
        }
    }

    /// What SQLite's error means here. Its SQL and arguments are left out: they name people.
    init(_ error: any Error, path: String) {
        if let error = error as? LedgerError {
            self = error
            return
        }
        if let error = error as? SystemError {
            self.init(error, path)
            return
        }
        guard let error = error as? DatabaseError else {
            self = .refused(path: path, reason: "\(error)")
            return
        }
        let reason = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
        switch error.extendedResultCode {
        case .SQLITE_IOERR_FSYNC, .SQLITE_IOERR_DIR_FSYNC:
            self = .notSynced(path: path)
            return
        case .SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_SHMMAP:
            // The index beside the log cannot grow.
            self = .full(path: path)
            return
        default: break
        }
        switch error.resultCode {
        case .SQLITE_FULL: self = .full(path: path)
        case .SQLITE_READONLY: self = .readOnly(path: path)
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: self = .busy(path: path)
        case .SQLITE_IOERR: self = .io(path: path, reason: reason)
        case .SQLITE_NOMEM: self = .scarce(path: path, reason: reason)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT: self = .corrupt(path: path, reason: reason)
        case .SQLITE_CANTOPEN where Self.hasNoRoom(path): self = .full(path: path)
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .cannotOpen(path: path, reason: reason)
        default: self = .refused(path: path, reason: reason)
        }
    }

    /// What SQLite's check of its pages says.
    init(damage: String, _ path: String) { self.init(DatabaseError(damage: damage), path: path) }

    /// Whether no file can be made beside this one. Some file systems do not count their files.
    private static func hasNoRoom(_ path: String) -> Bool {
        var system = statvfs()
        return unsafe statvfs(path, &system) == 0
            && (system.f_bavail == 0 || (system.f_files > 0 && system.f_favail == 0))
    }
}
