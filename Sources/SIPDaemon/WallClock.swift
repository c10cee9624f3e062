/// Whoever is asked what time it is: the system in service, a hand-wound clock in `simulate` and in tests.
public protocol WallClock {
    /// Now, in whole seconds since 1970-01-01T00:00:00Z, rounded down.
    var now: Int64 { get }
}
