internal import GRDB
internal import Glibc
internal import SIPFiles
internal import Synchronization

/// The connections that were ever opened, closed or not, kept until the process ends. When one is let go, libdispatch wants a
/// thread and wakes the process every second for ever; where no thread can be had, it waits for one, deaf to every signal.
private let kept = Mutex<[DatabaseQueue]>([])

extension DatabaseQueue {
    /// Opens a connection. Every one is opened here, and closed by whoever opened it.
    ///
    /// - Throws: `SQLITE_NOMEM` when the system lends sipd too little at the moment.
    static func opened(_ path: String, _ configuration: Configuration = Configuration()) throws -> DatabaseQueue {
        try Loan.check()
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        kept.withLock { $0.append(queue) }
        return queue
    }

    /// Opens a database that sipd writes to.
    static func own(_ path: String, _ configuration: Configuration) throws -> DatabaseQueue {
        SharedIndex.isAllocated
        try DatabaseFile.look(path)
        try DatabaseFile.checkFirstBytes(path)
        do {
            return try opened(path, configuration)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            // Damaged is what looks so twice; see `explained`.
            return try opened(path, configuration)
        }
    }

    /// What an error means: of a page that the disk did not give, a statement says that the database is damaged. Damaged is one
    /// whose pages, looked through, show it.
    func explained(_ error: any Error) -> any Error {
        guard (error as? DatabaseError)?.resultCode == .SQLITE_CORRUPT else { return error }
        do {
            let said = try inDatabase { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
            guard let said, said != "ok" else {
                return DatabaseError(resultCode: .SQLITE_IOERR, message: "a page could not be read")
            }
            return DatabaseError(damage: said)
        } catch let other {
            return (other as? DatabaseError)?.resultCode == .SQLITE_IOERR ? other : error
        }
    }
}

/// What libdispatch takes when a connection does not come about and is let go: without a thread it waits for ever, without
/// descriptors it ends the process. So it is seen before that they are there.
private enum Loan {
    /// Its own three, and those that SQLite opens meanwhile.
    private static let descriptors = 8

    static func check() throws(DatabaseError) {
        guard let thread = WorkerThread({}) else { throw tooLittle("no thread can be had", errno) }
        thread.join()
        var taken: [Int32] = []
        defer { for number in taken { close(number) } }
        while taken.count < descriptors {
            let number = unsafe open("/dev/null", O_RDONLY | O_CLOEXEC)
            guard number >= 0 else { throw tooLittle("no more files can be opened", errno) }
            taken.append(number)
        }
    }

    private static func tooLittle(_ what: String, _ code: Int32) -> DatabaseError {
        DatabaseError(resultCode: .SQLITE_NOMEM, message: "\(what) (\(String(errno: code)))")
    }
}

extension DatabaseError {
    /// What SQLite's check of its pages says. A page that it did not get, for an error of the disk or for want of memory, is
    /// not a page that is damaged.
    init(damage said: String) {
        let code = said.split(separator: "error code=").dropFirst().first.flatMap {
            Int32($0.prefix { $0.isNumber })
        }
        let known = code.map { ResultCode(rawValue: $0).primaryResultCode }
        let passes = known == .SQLITE_IOERR || known == .SQLITE_NOMEM
        self.init(resultCode: passes ? .SQLITE_IOERR : .SQLITE_CORRUPT, message: said)
    }
}
