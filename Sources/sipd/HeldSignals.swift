internal import Glibc

/// The signals that a daemon listens to, kept waiting from the first moment on: before it listens they would end it.
struct HeldSignals {
    private let before: sigset_t

    /// Call it before any thread exists: those made later keep them waiting too.
    init() {
        var (held, before) = (sigset_t(), sigset_t())
        sigemptyset(&held)
        for signal in [SIGHUP, SIGTERM, SIGINT] { sigaddset(&held, signal) }
        pthread_sigmask(SIG_BLOCK, &held, &before)
        self.before = before
    }

    /// For a command that listens to none: what came meanwhile ends it.
    func letGo() {
        var before = before
        pthread_sigmask(SIG_SETMASK, &before, nil)
    }
}
