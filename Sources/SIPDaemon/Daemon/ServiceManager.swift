internal import CLinux
internal import CSystemd
import Glibc
internal import SIPRules

/// What sipd tells the service manager, and is told by it (sd_notify(3), sd_watchdog_enabled(3), sd_listen_fds(3)).
///
/// Without a service manager every sentence goes nowhere and every question is answered "nothing": a daemon run by hand
/// works the same.
public struct ServiceManager: Sendable {
    /// A listening socket that a socket unit opened for us.
    public struct ListenSocket: Equatable, Sendable {
        /// FileDescriptorName= of the socket unit, or its name.
        public let name: String
        /// The descriptor, closed on exec; whoever takes it closes it.
        public let descriptor: Int32
    }

    /// Speaks to whoever `NOTIFY_SOCKET` names at each call.
    public init() {}

    /// Start or reload is finished. `status` is one sentence for `systemctl status`.
    public func ready(status: String) { notify("READY=1\n" + Self.line(status), within: 1) }

    /// One sentence for `systemctl status`.
    public func status(_ sentence: String) { notify(Self.line(sentence)) }

    /// A reload begins; `ready` ends it.
    public func reloading() { notify("RELOADING=1\nMONOTONIC_USEC=\(SystemClock.monotonicMicroseconds)", within: 1) }

    /// The daemon is on its way out.
    public func stopping(status: String) { notify("STOPPING=1\n" + Self.line(status), within: 1) }

    /// A round ended.
    public func petWatchdog() { notify("WATCHDOG=1") }

    /// WatchdogSec= of the unit, nil when no watchdog watches this process.
    public var watchdogInterval: Duration? {
        var microseconds: UInt64 = 0
        guard unsafe sd_watchdog_enabled(0, &microseconds) > 0 else { return nil }
        return .microseconds(Int64(clamping: microseconds))
    }

    /// The sockets that socket units opened for us, once: the environment is cleared, so that no child believes them its
    /// own and a second call gets none.
    public func takeListenSockets() -> [ListenSocket] {
        var names: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        let count = unsafe sd_listen_fds_with_names(1, &names)
        defer { unsafe free(names) }
        guard count > 0, let names = unsafe names else { return [] }
        return (0..<count).compactMap { index in
            guard let name = unsafe names[Int(index)] else { return nil }
            defer { unsafe free(name) }
            return unsafe ListenSocket(name: String(cString: name), descriptor: SD_LISTEN_FDS_START + index)
        }
    }

    /// A newline would begin another assignment.
    static func line(_ sentence: String) -> String {
        let sentence = VisibleText.starred(sentence).unicodeScalars
        return "STATUS=" + String(String.UnicodeScalarView(sentence.map { $0.value < 0x20 ? " " : $0 }))
    }

    /// Nobody there, nobody listening, or nobody who reads is no reason to stop keeping promises.
    ///
    /// - Parameter seconds: how long somebody who does not read is waited for. What is said after each round is not.
    private func notify(_ assignments: String, within seconds: Int32 = 0) {
        guard let name = unsafe getenv("NOTIFY_SOCKET") else { return }
        _ = unsafe notify_within(seconds, name, assignments)
    }
}
