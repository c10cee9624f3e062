internal import GRDB
internal import Glibc
internal import SIPFiles

/// A database of sipd's own as a file, and what SQLite keeps beside it.
enum DatabaseFile {
    private static let besides = ["-journal", "-wal", "-shm"]
    /// Under which a new one is made, until it is whole.
    private static let unfinished = ".new"

    /// Makes a database at `path`, readable by nobody else: whole, durable and then named, so that a kill, a power cut or a
    /// full disk leaves what was there before. What stands under the name is replaced, and its log with it.
    static func make(_ path: String, _ fill: (DatabaseQueue) throws -> Void) throws {
        let (folder, name) = try WriterFolder.holding(try target(of: path))
        let fresh = name + unfinished
        let remove = { (name: String) in for end in [""] + besides { folder.remove(name + end) } }
        // A killed one's.
        remove(fresh)
        do {
            let file = try folder.create(fresh, mode: 0o600)
            var configuration = Configuration()
            configuration.prepareDatabase { try $0.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF") }
            let queue = try DatabaseQueue.opened(folder.path(of: fresh), configuration)
            defer { try? queue.close() }
            try fill(queue)
            try queue.close()
            guard fsync(file.number) == 0 else {
                throw DatabaseError(resultCode: .SQLITE_IOERR_FSYNC, message: String(errno: errno))
            }
            // A log that is left would be read into the new one.
            for end in besides { folder.remove(name + end) }
            guard folder.sync() else { throw SystemError(folder.path) }
            try folder.put(fresh, as: name)
            guard folder.sync() else {
                throw DatabaseError(resultCode: .SQLITE_IOERR_DIR_FSYNC, message: String(errno: errno))
            }
        } catch {
            remove(fresh)
            throw error
        }
    }

    /// What a database begins with.
    static let magic = Array("SQLite format 3\0".utf8)

    /// What shows in its first bytes to be no database is not opened. What the disk does not give is for SQLite to tell of.
    static func checkFirstBytes(_ path: String) throws {
        guard let first = head(of: path, magic.count), !first.isEmpty, first != magic else { return }
        throw DatabaseError(resultCode: .SQLITE_NOTADB, message: "file is not a database")
    }

    /// The first bytes of a file, so many at most; nil when they cannot be had.
    static func head(of path: String, _ count: Int) -> [UInt8]? {
        let file = unsafe Descriptor(open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC))
        return file.isOpen ? file.read(atMost: count) : nil
    }

    /// Looks whether SQLite may open a database and what it keeps beside it: at a pipe it would wait without end, behind an
    /// error it would overlook what stands in the log, and a link may be somebody else's.
    static func look(_ path: String) throws {
        for file in ([""] + besides).map({ path + $0 }) {
            // Where sipd's user writes, a link of its own would lead root to any database, beside which SQLite makes files.
            if case .there(let link) = unsafe Look(at: file, followingLinks: false), link.st_mode & S_IFMT == S_IFLNK,
                link.st_uid != 0, link.st_uid != geteuid()
            {
                throw DatabaseError(
                    resultCode: .SQLITE_CANTOPEN,
                    message: "\(file) is a link of user \(link.st_uid)'s, which nobody else follows")
            }
            switch unsafe Look(at: file) {
            case .there(let status) where status.st_mode & S_IFMT == S_IFREG: break
            case .absent: break
            case .there:
                throw DatabaseError(resultCode: .SQLITE_CANTOPEN, message: "\(file) is not a regular file")
            case .unknown(let code):
                throw DatabaseError(
                    resultCode: code == EACCES ? .SQLITE_CANTOPEN : .SQLITE_IOERR,
                    message: "\(file): \(String(errno: code))")
            }
        }
    }

    /// Gives sipd the rights to its own database back, where somebody took them, and the files beside it: SQLite gives those
    /// the database's mode, which then outlives the mending. The index is made anew from the log.
    static func claimRights(_ path: String) {
        claim(path)
        claimRightsBeside(path)
    }

    /// The same for the files beside it alone.
    static func claimRightsBeside(_ path: String) {
        claim(path + "-wal")
        if unsafe Look(at: path + "-shm").kind == S_IFREG, unsafe access(path + "-shm", R_OK | W_OK) != 0 {
            unsafe unlink(path + "-shm")
        }
    }

    private static func claim(_ file: String) {
        guard case .there(let status) = unsafe Look(at: file, followingLinks: false),
            status.st_mode & S_IFMT == S_IFREG,
            status.st_uid == geteuid(), status.st_mode & 0o600 != 0o600
        else { return }
        unsafe chmod(file, status.st_mode & 0o777 | 0o600)
    }

    /// Where a link leads, which must be somewhere: its disk may not be mounted.
    private static func target(of path: String) throws(SystemError) -> String {
        guard unsafe Look(at: path, followingLinks: false).kind == S_IFLNK else { return path }
        guard let real = unsafe realpath(path, nil) else { throw SystemError(path) }
        defer { unsafe free(real) }
        return unsafe String(cString: real)
    }
}
