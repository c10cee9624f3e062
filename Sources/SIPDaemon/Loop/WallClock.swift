public import SIPRules

/// Whoever is asked what time it is: the system in service, a hand-wound clock in `simulate` and in tests.
public protocol WallClock {
    /// Now, rounded down to the second.
    var now: Instant { get }
}
