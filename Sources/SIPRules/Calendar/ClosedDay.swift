/// Why a calendar is closed on a day.
public enum ClosedReason: Hashable, Sendable {
    /// A Saturday or Sunday on which nobody works.
    case weekend(Weekday)
    /// A public holiday, or an eve that counts as one. Goes before the others: a holiday on a Sunday keeps its name.
    case red(RedDay)
    /// A local closure, by its name in the configuration.
    case closure(String)
    /// A weekday on which this recipient does not work.
    case offDuty
}

/// A closed day, and why it is one; of a long closure all its days together.
public struct ClosedDay: Hashable, Sendable {
    /// The day; of several the first.
    public let day: Day
    /// The last of several days of one long closure; else the day itself.
    public let last: Day
    /// Why it is closed.
    public let reason: ClosedReason

    /// A day closed for a reason, or the days of a long closure up to and including `last`.
    public init(day: Day, through last: Day? = nil, reason: ClosedReason) {
        self.day = day
        self.last = last ?? day
        self.reason = reason
    }

    /// How many days it stands for.
    public var count: Int { last - day + 1 }
}

/// Days on which a unit is closed by its own decision: a squeeze day, a summer closure, a local eve.
public struct Closure: Hashable, Sendable {
    /// The first closed day.
    public let first: Day
    /// The last closed day; before `first`, nothing is closed.
    public let last: Day
    /// What the closure is called in letters.
    public let name: String

    /// A closure from `first` to `last`, both included.
    public init(first: Day, last: Day, name: String) {
        self.first = first
        self.last = last
        self.name = name
    }

    /// Whether the day lies in the closure.
    public func contains(_ day: Day) -> Bool { first <= day && day <= last }

    /// Nobody reads its days one by one: words name the first and the last of them alone, red days inside it included.
    var isLong: Bool { last - first > 62 }
}
