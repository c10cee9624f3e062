internal import SIPRules

/// When to ask a mailer again that deferred a letter: after a minute, two, four … at most an hour, until the letter is
/// too old.
public struct Backoff: Hashable, Sendable {
    /// How long after it was written a letter is tried, in seconds.
    public let patience: Int64

    /// Seconds for which a letter is tried.
    public init(seconds: Int64) { patience = max(0, seconds) }

    static let first: Int64 = 60
    static let longest: Int64 = 3600

    /// When to try again after so many tries; `nil`: not any more. `written` is in seconds since the epoch.
    func next(after attempts: Int, written: Int64, at now: Instant) -> Instant? {
        guard now - Instant(seconds: written) < patience else { return nil }
        let doublings = min(max(attempts - 1, 0), 6)
        return now.adding(seconds: min(Self.first << Int64(doublings), Self.longest))
    }

    /// Whether a noted time can be ours: one farther ahead than any that we give was noted before the clock was set.
    func isCredible(_ next: Instant, at now: Instant) -> Bool { next - now <= Self.longest }
}
