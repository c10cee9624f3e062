internal import Glibc
internal import SIPDaemon
internal import SIPFiles
internal import SIPRules
internal import SIPStores

extension LedgerReader {
    /// The ledger at a path; nil where there is none yet. Somebody who may not look is told so: an empty answer would read as
    /// *nobody was told*.
    static func ifAny(at path: String) throws(CommandFailure) -> LedgerReader? {
        do {
            return try orNone(at: path)
        } catch {
            throw CommandFailure(unread: error)
        }
    }

    /// The same; what is wrong with a ledger that is there comes as it is.
    static func orNone(at path: String) throws -> LedgerReader? {
        if isClosed(path) {
            throw CommandFailure(denied: path)
        }
        switch unsafe Look(at: path) {
        case .absent: return nil
        // Made by nobody but a kill; the next start puts it in order.
        case .there(let status) where status.st_mode & S_IFMT == S_IFREG && status.st_size == 0: return nil
        case .there: break
        case .unknown(let code): throw CommandFailure(.cannotCreate, "\(SystemError(path, code: code))")
        }
        return try LedgerReader(at: path)
    }

    /// Somebody else's, there or not.
    static func isClosed(_ path: String) -> Bool { unsafe access(path, R_OK) != 0 && errno == EACCES }
}

extension CommandFailure {
    /// What is in the ledger could not be had; another time it may.
    init(unread error: any Error) {
        if let stop = error as? CommandFailure {
            self = stop
        } else {
            let mayPass = (error as? LedgerError)?.mayPass == true
            self.init(mayPass ? .tryAgain : .cannotCreate, "\(error)")
        }
    }

    /// Somebody asks for what is sipd's own to read.
    init(denied path: String) {
        self.init(
            .noPermission,
            "\(path): error: only sipd's own user and root may read it; ask as it: sudo -u \(Self.owner(of: path)) sipd …"
        )
    }

    /// Whose the file is, or the nearest folder above it that can be seen; what root has given a group to read is its
    /// account's.
    private static func owner(of path: String) -> String {
        var path = path
        var status = stat()
        while unsafe stat(path, &status) != 0 {
            guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return "sipd" }
            path = String(path[..<slash])
        }
        if status.st_uid == 0, status.st_gid != 0, let group = unsafe getgrgid(status.st_gid),
            unsafe getpwnam(group.pointee.gr_name) != nil
        {
            return unsafe String(cString: group.pointee.gr_name)
        }
        return unsafe getpwuid(status.st_uid).map { unsafe String(cString: $0.pointee.pw_name) } ?? "sipd"
    }
}
