internal import CLinux
internal import Glibc
public import SIPFiles

/// A stream socket with a path in the file system.
enum UnixSocket {
    /// Listens at a path, replacing a socket that nobody listens on any more.
    static func listen(at path: String, mode: mode_t) throws(SystemError) -> Int32 {
        // Another sipd's, with a state of its own: who asks there would be answered by the wrong one.
        if isAnswered(path) {
            throw SystemError(path, because: "another sipd answers here; give each a place of its own")
        }
        let descriptor = try make()
        do throws(SystemError) {
            let (folder, name) = try WriterFolder.holding(path)
            // A stale socket of a killed sipd. Nothing else is taken away for it.
            guard try folder.removeSocket(name) else {
                throw SystemError(path, because: "something that is no socket stands there; name another place")
            }
        } catch {
            close(descriptor)
            throw error.code == EPERM ? error : SystemError(socket: error.path ?? path, call: "open", code: error.code)
        }
        let before = umask(0o777 & ~mode)
        defer { umask(before) }
        guard unsafe withAddress(path, { unsafe bind(descriptor, $0, $1) }) == 0, Glibc.listen(descriptor, 64) == 0
        else {
            let code = errno
            close(descriptor)
            throw SystemError(socket: path, call: "bind", code: code)
        }
        return descriptor
    }

    /// Whether somebody listens at a path.
    private static func isAnswered(_ path: String) -> Bool {
        do throws(SystemError) {
            close(try connect(to: path, seconds: 1))
            return true
        } catch {
            // So many ask there that nobody more is let in.
            return error.code == EAGAIN
        }
    }

    /// Connects, and gives up on a peer that neither reads nor answers within so many seconds.
    static func connect(to path: String, seconds: Int) throws(SystemError) -> Int32 {
        let descriptor = try make(flags: 0)
        var timeout = timeval(tv_sec: seconds, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, size)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &timeout, size)
        guard unsafe withAddress(path, { unsafe Glibc.connect(descriptor, $0, $1) }) == 0 else {
            let code = errno
            close(descriptor)
            throw SystemError(socket: path, call: "connect", code: code)
        }
        return descriptor
    }

    private static func make(flags: Int32 = Int32(SOCK_NONBLOCK.rawValue)) throws(SystemError) -> Int32 {
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | flags
        let descriptor = socket(AF_UNIX, kind, 0)
        guard descriptor >= 0 else { throw SystemError(socket: "", call: "socket", code: errno) }
        return descriptor
    }

    /// -1 with ENAMETOOLONG for a path that does not fit a socket address.
    private static func withAddress(
        _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        let fits = unsafe withUnsafeMutableBytes(of: &address.sun_path) { room in
            guard bytes.count < room.count else { return false }
            unsafe room.copyBytes(from: bytes)
            return true
        }
        guard fits else {
            errno = ENAMETOOLONG
            return -1
        }
        return unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}

extension SystemError {
    /// What could not be done with a socket: the system call that failed, and its `errno`; `EPROTO` for an answer that is
    /// none. Of a socket that is closed to us it is said whom it is open to.
    ///
    /// - Parameters:
    ///   - path: empty when not even a descriptor was to be had.
    ///   - call: the call's name.
    ///   - code: its `errno`.
    package init(socket path: String, call: String, code: Int32) {
        switch code {
        case EACCES: self.init(path, code: code, because: Self.whoMay(ask: path))
        // The system's no, of which the call is all that is said.
        case EPERM: self.init(path, code: code, because: call)
        case ECONNRESET, EPIPE:
            self.init(path, code: code, because: "closed without an answer; look at systemctl status sipd")
        case EAGAIN: self.init(path, code: code, because: "sipd does not answer; look at systemctl status sipd")
        default: self.init(path, call: call, code: code)
        }
    }

    /// Nobody listens there: no daemon runs.
    var isNobody: Bool { code == ENOENT || code == ECONNREFUSED }

    /// Whoever listens there has closed it without an answer.
    public var isHungUp: Bool { code == ECONNRESET || code == EPIPE }

    /// Somebody may listen there, and not to us.
    public var isDenied: Bool { code == EACCES }

    private static func whoMay(ask path: String) -> String {
        var status = stat()
        guard unsafe stat(path, &status) == 0, status.st_mode & S_IWGRP != 0 else {
            return "only its owner and root may ask here"
        }
        let group =
            unsafe getgrgid(status.st_gid).map { unsafe String(cString: $0.pointee.gr_name) } ?? "\(status.st_gid)"
        return "you need to be in group \(group); log in anew once somebody has added you: adduser YOU \(group)"
    }
}
