public import SIPRules

/// A clock that stands still until it is wound: `simulate` and the tests live through years in it.
public final class SimulatedClock: WallClock {
    /// Where it stands.
    public private(set) var now: Instant

    /// A clock standing at `now`.
    public init(at now: Instant) {
        self.now = now
    }

    /// Winds it to `instant`; backwards too, as an administrator may.
    public func wind(to instant: Instant) {
        now = instant
    }
}
