public import SIPFiles

/// Asks for a round often enough that the service manager's watchdog stays quiet.
///
/// It only asks: the watchdog is petted because a round ended, since a timer that pets proves nothing but the timer.
/// Made only where a watchdog is on; without one, an idle daemon does not wake.
public final class WatchdogTimer {
    private var source: EventSource?

    /// Calls `askForRound` every half `watchdogInterval`, on the monotonic clock that the watchdog runs on.
    public init(
        on loop: EventLoop, watchdogInterval: Duration, _ askForRound: @escaping () -> Void
    ) throws(SystemError) {
        let pause = watchdogInterval / 2
        source = try loop.onTimer(after: pause) { [weak self] in
            self?.source?.enableOnce(after: pause.microseconds)
            askForRound()
        }
    }
}
