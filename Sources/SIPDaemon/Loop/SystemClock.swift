internal import CLinux
import Glibc
public import SIPRules

/// The system's clocks. The only file that asks for the time.
public struct SystemClock: WallClock, Sendable {
    /// The system's clock, read anew for each question.
    public init() {}

    /// Now, by the system's clock; not by time(2), whose coarse clock may still be in the second before an alarm that has
    /// just rung.
    public var now: Instant { Instant(seconds: Int64(SystemClock.read(CLOCK_REALTIME).tv_sec)) }

    /// Whether something keeps the system's clock right; nil: that cannot be told.
    public static var isKeptRight: Bool? {
        let answer = clock_is_kept_right()
        return answer < 0 ? nil : answer > 0
    }

    /// Microseconds of CLOCK_MONOTONIC: what the service manager wants to know about the beginning of a reload.
    static var monotonicMicroseconds: Int64 {
        let time = read(CLOCK_MONOTONIC)
        return Int64(time.tv_sec) &* 1_000_000 &+ Int64(time.tv_nsec) / 1_000
    }

    private static func read(_ clock: clockid_t) -> timespec {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return time
    }
}
