import Glibc
import SIPDaemon
import SIPRules
import Testing

/// Each test that needs an environment of its own runs in a process of its own.
@Suite("The service manager")
struct ServiceManagerTests {
    @Test("It is told readiness, status, reload, pets and the end, each as one message")
    func tells() async {
        await #expect(processExitsWith: .success) {
            let receiver = try NotifyReceiver()
            setenv("NOTIFY_SOCKET", receiver.name, 1)
            let manager = ServiceManager()
            manager.ready(status: "3 plans, next at 08:00")
            #expect(receiver.next == "READY=1\nSTATUS=3 plans, next at 08:00")
            manager.status("a line\nWATCHDOG=trigger")
            #expect(receiver.next == "STATUS=a line WATCHDOG=trigger")
            manager.reloading()
            let lines = receiver.next.split(separator: "\n")
            #expect(lines.first == "RELOADING=1")
            #expect(try #require(Int64(lines[1].dropFirst("MONOTONIC_USEC=".count))) > 0)
            manager.petWatchdog()
            #expect(receiver.next == "WATCHDOG=1")
            manager.stopping(status: "asked to")
            #expect(receiver.next == "STOPPING=1\nSTATUS=asked to")
        }
    }

    @Test("Without one, telling does nothing and every answer is nothing")
    func nobody() async {
        await #expect(processExitsWith: .success) {
            for name in ["NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID", "LISTEN_FDS", "LISTEN_PID"] {
                unsetenv(name)
            }
            let manager = ServiceManager()
            manager.ready(status: "ready")
            #expect(manager.watchdogInterval == nil)
            #expect(manager.takeListenSockets().isEmpty)
            setenv("NOTIFY_SOCKET", "/nonexistent/socket", 1)
            manager.ready(status: "ready")
        }
    }

    @Test("One that does not read is waited for a second at most, and not after each round")
    func deaf() async {
        await #expect(processExitsWith: .success) {
            let receiver = try NotifyReceiver()
            setenv("NOTIFY_SOCKET", receiver.name, 1)
            let manager = ServiceManager()
            // More than the kernel keeps for somebody who does not read.
            for _ in 1...3000 { manager.petWatchdog() }
            let began = SystemClock().now
            manager.ready(status: "ready")
            manager.status("a line")
            #expect(SystemClock().now.seconds - began.seconds <= 5)
            while !receiver.next.isEmpty {}
            manager.ready(status: "ready")
            #expect(receiver.next == "READY=1\nSTATUS=ready")
        }
    }

    @Test("The watchdog's interval is WATCHDOG_USEC, unless it is another process's")
    func watchdog() async {
        await #expect(processExitsWith: .success) {
            setenv("WATCHDOG_USEC", "30000000", 1)
            setenv("WATCHDOG_PID", String(getpid()), 1)
            #expect(ServiceManager().watchdogInterval == .seconds(30))
            setenv("WATCHDOG_PID", "1", 1)
            #expect(ServiceManager().watchdogInterval == nil)
        }
    }

    @Test("Sockets of socket units are taken by name, once")
    func sockets() async {
        await #expect(processExitsWith: .success) {
            let null = open("/dev/null", O_RDWR)
            #expect(dup2(null, 3) == 3)
            #expect(dup2(null, 4) == 4)
            setenv("LISTEN_FDS", "2", 1)
            setenv("LISTEN_PID", String(getpid()), 1)
            setenv("LISTEN_FDNAMES", "status:control", 1)
            let sockets = ServiceManager().takeListenSockets()
            #expect(sockets.map(\.name) == ["status", "control"])
            #expect(sockets.map(\.descriptor) == [3, 4])
            #expect(fcntl(3, F_GETFD) & FD_CLOEXEC != 0)
            #expect(ServiceManager().takeListenSockets().isEmpty)
        }
    }
}

/// A service manager's end of NOTIFY_SOCKET, in the abstract namespace.
private final class NotifyReceiver {
    let name: String
    private let descriptor: Int32

    struct Refused: Error {}

    init() throws {
        name = "@sipd-test-\(getpid())"
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: [0] + name.utf8.dropFirst()) }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + name.utf8.count)
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
        }
        guard bound == 0 else { throw Refused() }
    }

    deinit {
        close(descriptor)
    }

    /// The next message; empty if there is none: a datagram is there before the sender's call returns.
    var next: String {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
        return String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
    }
}
