internal import GRDB
internal import Glibc
internal import SIPFiles
public import SIPRules

/// A copy of the ledger as it was at one moment, taken while the daemon writes, and found to be whole.
public struct LedgerBackup: Hashable, Sendable {
    /// Whether its history is as it was written, and how many entries it has.
    public var check: HistoryCheck
    /// When the last of them was written. Nil: there is none.
    public var last: Instant?

    /// Copies the ledger at `path` to a new file at `copy`, readable by nobody else.
    ///
    /// What is under the name is a whole copy and durable, or nothing: it is written in a folder beside it that nobody else
    /// may enter (`copy.partial`), checked page by page, and then named. No writer waits for it.
    ///
    /// - Throws: `exists` when something stands at `copy`; `cannotOpen`, `full` and others about either file; `corrupt`
    ///   when SQLite finds the copy damaged, since the ledger is then. A history that is not as it was written is no
    ///   reason not to have a copy of it: see `check`.
    public init(of path: String, at copy: String) throws(LedgerError) {
        try self.init(of: path, at: copy, opened: {})
    }

    /// `opened` is called when the file has been made and before SQLite opens it by its name.
    init(of path: String, at copy: String, opened: () -> Void) throws(LedgerError) {
        let (folder, name) = try Self.at(copy) { () throws(SystemError) in try WriterFolder.holding(copy) }
        if try Self.at(copy, { () throws(SystemError) in try folder.holds(name) }) { throw .exists(path: copy) }
        try Self.at(copy) { () throws(SystemError) in try folder.clearPrivateFolders(Self.partial, of: Self.files) }
        let aside = try Self.at(copy) { () throws(SystemError) in
            try folder.privateFolder(name + Self.partial, of: Self.files)
        }
        defer {
            for file in Self.files { aside.remove(file) }
            folder.removeFolder(name + Self.partial)
        }
        let file: Descriptor
        do throws(SystemError) { file = try aside.create(Self.files[0], mode: 0o600) } catch {
            throw LedgerError(error, copy)
        }
        opened()
        let partial = aside.path(of: Self.files[0])
        try Self.copy(path, into: partial, file, called: copy)
        let reader = try LedgerReader(at: partial)
        guard file.openings() > 1 else { throw Self.swapped(copy) }
        if let damage = try reader.damage() { throw .corrupt(path: path, reason: damage) }
        check = try reader.verify()
        last = try reader.history(limit: 1).first?.at
        guard fsync(file.number) == 0 else { throw .notSynced(path: copy) }
        try Self.at(copy) { () throws(SystemError) in try folder.take(Self.files[0], from: aside, as: name) }
        guard folder.sync() else { throw .notSynced(path: copy) }
    }

    private static let partial = ".partial"
    /// What SQLite may leave in the folder, the copy first.
    private static let files = ["copy", "copy-journal", "copy-wal", "copy-shm"]

    private static func at<Value>(_ copy: String, _ body: () throws(SystemError) -> Value) throws(LedgerError) -> Value
    {
        do throws(SystemError) { return try body() } catch { throw LedgerError(error, copy) }
    }

    /// SQLite opens by name. That what it opened is our file is seen before a page is written, and before one is believed.
    private static func copy(
        _ path: String, into partial: String, _ file: borrowing Descriptor, called copy: String
    ) throws(LedgerError) {
        while true {
            let wasClosed = DatabaseQueue.isClosed(path)
            let source = try LedgerReader(at: path)
            do {
                let target = try DatabaseQueue.opened(partial, unlogged)
                defer { try? target.close() }
                guard file.openings() > 1 else { throw swapped(copy) }
                try source.queue.backup(to: target)
            } catch {
                throw LedgerError(error, path: copy)
            }
            // A closed ledger is read without a lock. A daemon that has started meanwhile may have written under it; now it
            // has a log, through which the next copy is read.
            if !wasClosed || DatabaseQueue.isClosed(path) { return }
        }
    }

    /// No journal beside the copy: there is nothing to go back to.
    private static var unlogged: Configuration {
        var configuration = Configuration()
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA journal_mode = OFF") }
        return configuration
    }

    private static func swapped(_ copy: String) -> LedgerError {
        .cannotOpen(path: copy, reason: "another file was put in its place while it was made")
    }
}

extension LedgerError {
    /// Why a file could not be made.
    init(_ error: SystemError, _ path: String) {
        self =
            switch error.code {
            case ENOSPC, EDQUOT, EFBIG: .full(path: path)
            case EROFS: .readOnly(path: path)
            case EEXIST: .exists(path: path)
            case EPERM: .unfit(path: error.path ?? path, reason: error.reason)
            case EIO: .io(path: path, reason: error.reason)
            // It passes: whoever is told that the file cannot be opened would take it for a reason to stop for good.
            case EMFILE, ENFILE, ENOMEM, EAGAIN: .scarce(path: path, reason: error.reason)
            default: .cannotOpen(path: path, reason: error.reason)
            }
    }
}
