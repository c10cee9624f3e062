import CLinux
import Glibc

/// A /run of the process's own, so that a test may play journald, or start one.
enum PrivateRun {
    struct Refused: Error {
        let call: String
        let code = errno
    }

    /// From here on this thread, and all threads and processes that it makes, see an empty /run.
    static var enter: () throws -> Void {
        {
            guard unshare(0x0002_0000) == 0 else { throw Refused(call: "unshare") }
            guard mount("none", "/", nil, UInt(MS_REC | MS_PRIVATE), nil) == 0 else {
                throw Refused(call: "private /")
            }
            guard mount("tmpfs", "/run", "tmpfs", 0, nil) == 0 else { throw Refused(call: "tmpfs /run") }
            for folder in ["/run/systemd", "/run/systemd/journal", "/run/log"] { mkdir(folder, 0o755) }
        }
    }

    /// Binds journald's socket, without reading from it.
    static var journalSocket: () throws -> Int32 {
        {
            let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) {
                $0.copyBytes(from: "/run/systemd/journal/socket".utf8)
            }
            let bound = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
            guard bound == 0 else { throw Refused(call: "bind") }
            return descriptor
        }
    }

    /// Binds journald's socket and sends to it until it takes no more: what comes now waits for good.
    static var deafJournalSocket: () throws -> Int32 {
        {
            let bound = try journalSocket()
            var address = sockaddr_un()
            var length = socklen_t(MemoryLayout<sockaddr_un>.size)
            let sender = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
            defer { close(sender) }
            let connected = withUnsafeMutablePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    getsockname(bound, $0, &length) == 0 && connect(sender, $0, length) == 0
                }
            }
            guard connected else { throw Refused(call: "connect") }
            while send(sender, "MESSAGE=x", 9, Int32(MSG_DONTWAIT)) > 0 {}
            guard errno == EAGAIN else { throw Refused(call: "send") }
            return bound
        }
    }

    /// Starts journald, and returns once its socket is there.
    static var waitForJournald: (_ start: () throws -> Void) throws -> Void {
        { start in
            let watch = inotify_init1(Int32(IN_CLOEXEC))
            defer { close(watch) }
            inotify_add_watch(watch, "/run/systemd/journal", UInt32(IN_CREATE | IN_MOVED_TO))
            try start()
            while access("/run/systemd/journal/socket", F_OK) != 0 {
                var question = pollfd(fd: watch, events: Int16(POLLIN), revents: 0)
                guard poll(&question, 1, 10_000) == 1 else { throw Refused(call: "journald") }
                var event = [UInt8](repeating: 0, count: 4096)
                guard read(watch, &event, event.count) > 0 else { throw Refused(call: "read") }
            }
        }
    }
}
