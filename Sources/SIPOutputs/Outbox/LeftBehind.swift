internal import CLinux
internal import Glibc
internal import SIPFiles

/// What mailers leave behind to deliver, as exim and dma do. It is ended with the service that ran the mailer, so that
/// nobody who ran as the mailer is there later; so the service goes on for as long as it is at work, up to a limit.
///
/// This process becomes the parent of all that its mailers leave, however they leave it, and so knows when it has ended.
public final class LeftBehind {
    private let ends: Descriptor
    private let letters: Descriptor
    private let limit: Descriptor
    private var stops: Descriptor

    /// Seconds that they have after the last letter was handed over: more than exim gives a server to confirm one.
    static let patience = 900
    /// Seconds that they have when this process is asked to end.
    static let grace = 10
    /// Milliseconds after which letters to be tried again are looked at, as the timer would.
    private static let minute: Int32 = 60_000

    /// From here on nothing that is left behind is missed, and no letter that comes into `outgoing`. SIGTERM and SIGINT are
    /// to be blocked already; they stay pending for others to see.
    public init(watching outgoing: String) {
        var children = sigset_t()
        unsafe sigemptyset(&children)
        unsafe sigaddset(&children, SIGCHLD)
        unsafe pthread_sigmask(SIG_BLOCK, &children, nil)
        let flags = Int32(SFD_NONBLOCK | SFD_CLOEXEC)
        ends = unsafe Descriptor(signalfd(-1, &children, flags))
        var asked = sigset_t()
        unsafe sigemptyset(&asked)
        for signal in [SIGTERM, SIGINT] { unsafe sigaddset(&asked, signal) }
        stops = unsafe Descriptor(signalfd(-1, &asked, flags))
        letters = Descriptor(inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC)))
        _ = unsafe inotify_add_watch(letters.number, outgoing, UInt32(IN_MOVED_TO | IN_CLOSE_WRITE | IN_ONLYDIR))
        limit = Descriptor(timerfd_create(CLOCK_MONOTONIC, Int32(TFD_CLOEXEC | TFD_NONBLOCK)))
        _ = become_subreaper()
        giveTime()
    }

    /// They have the whole time again: a letter was handed over.
    public func giveTime() { _ = limit.arm(Self.patience) }

    /// Whether there is reason to stay: a process that was left behind, or a letter that has come since.
    public func remain() -> Bool {
        let isRunning = reap()
        var watched = pollfd(fd: letters.number, events: Int16(POLLIN), revents: 0)
        return unsafe isRunning || (poll(&watched, 1, 0) > 0 && stops.isOpen)
    }

    /// Takes leave of those that have ended; whether others are still at work. Not while a mailer is being waited for.
    @discardableResult
    public func reap() -> Bool {
        while true {
            let ended = Descriptor.uninterrupted { waitpid(-1, nil, WNOHANG) }
            if ended <= 0 { return ended == 0 }
        }
    }

    /// Waits until one has ended, a letter has come, a minute is over or somebody asks this process to end. False when
    /// their time is over.
    public func wait() -> Bool {
        var watched = [letters.number, ends.number, limit.number, stops.number].map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        guard unsafe poll(&watched, nfds_t(watched.count), Self.minute) > 0 else { return true }
        if watched[3].revents != 0 {
            stops = Descriptor(-1)
            _ = limit.arm(Self.grace)
            return true
        }
        // What has come is looked for in the folder, and who has ended among the children.
        var buffer = [UInt8](repeating: 0, count: 4096)
        for source in [letters.number, ends.number] {
            while unsafe read(source, &buffer, buffer.count) > 0 {}
        }
        return watched[2].revents == 0
    }
}
