internal import Glibc

/// The signals that a daemon listens to, kept waiting from the first moment on: before it listens they would end it.
struct BlockedSignals {
    private let before: sigset_t

    /// Call it before any thread exists: those made later keep them waiting too.
    init() {
        var (blocked, before) = (sigset_t(), sigset_t())
        unsafe sigemptyset(&blocked)
        for signal in [SIGHUP, SIGTERM, SIGINT] { unsafe sigaddset(&blocked, signal) }
        unsafe pthread_sigmask(SIG_BLOCK, &blocked, &before)
        self.before = before
    }

    /// For a command that listens to none: what came meanwhile ends it.
    func letGo() {
        var before = before
        unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
    }
}
