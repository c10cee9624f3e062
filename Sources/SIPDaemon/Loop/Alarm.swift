public import SIPFiles
internal import CLinux
import Glibc
public import SIPRules

/// Rings at one instant of the wall clock, and whenever somebody sets that clock.
///
/// A timer of the kernel's on the civil clock: it counts through suspension, and a set clock cancels it, which is how we
/// hear of that. It stays armed for the far future when nothing is due, only to hear it.
public final class Alarm {
    /// Why it rang.
    public enum Cause: Equatable, Sendable {
        /// The instant has come. The alarm is unset.
        case due
        /// The clock was set, by any amount in either direction: decide again. The alarm stays set, and rings `due`
        /// besides if the clock has jumped past it.
        case clockSet
    }

    private let timer: Int32
    private let loop: EventLoop
    private let ring: (Cause) -> Void
    private var source: EventSource?
    private var instant = Instant.latest

    /// An alarm that is not set, but hears of a set clock.
    public init(on loop: EventLoop, _ ring: @escaping (Cause) -> Void) throws(SystemError) {
        timer = timerfd_create(CLOCK_REALTIME, Int32(TFD_CLOEXEC | TFD_NONBLOCK))
        self.loop = loop
        self.ring = ring
        guard timer >= 0 else { throw SystemError(call: "timerfd_create", code: errno) }
        source = try loop.onReadable(timer) { [weak self] in self?.answer() }
        try arm()
    }

    deinit {
        source?.cancel()
        if timer >= 0 { close(timer) }
    }

    /// Sets the alarm, replacing what was set; nil unsets it. An instant that has passed rings on the next turn.
    public func set(_ instant: Instant?) throws(SystemError) {
        self.instant = instant ?? .latest
        try arm()
    }

    private func arm() throws(SystemError) {
        var when = itimerspec()
        // Zero would disarm the timer, and less is refused.
        when.it_value.tv_sec = Int(max(1, instant.seconds))
        let code = unsafe timerfd_settime(timer, Int32(TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET), &when, nil)
        guard code != 0 else { return }
        // Armed all the same: the clock was set since we last looked, and whoever called decided by the old one.
        guard errno == ECANCELED else { throw SystemError(call: "timerfd_settime", code: errno) }
        loop.onNextTurn { [weak self] in self?.ring(.clockSet) }
    }

    private func answer() {
        var times: UInt64 = 0
        let cause: Cause
        if unsafe read(timer, &times, MemoryLayout.size(ofValue: times)) > 0 {
            instant = .latest
            cause = .due
        } else if errno == ECANCELED {
            // A jump past the instant cancels and expires at once, and this read has swallowed both: arming tells.
            cause = .clockSet
        } else {
            return
        }
        // Can only fail for a bad argument, and these are the ones that `init` used.
        try? arm()
        ring(cause)
    }
}
