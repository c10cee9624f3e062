/// A clock that stands still until it is wound: `simulate` and the tests live through years in it.
public final class SimulatedClock: WallClock {
    /// Where it stands, in seconds since 1970-01-01T00:00:00Z.
    public private(set) var now: Int64

    /// A clock standing at `now`, in seconds since 1970-01-01T00:00:00Z.
    public init(at now: Int64) {
        self.now = now
    }

    /// Winds it to `instant`; backwards too, as an administrator may.
    public func wind(to instant: Int64) {
        now = instant
    }
}
