/// A date together with how it was counted. Every letter says this, and so does `explain`.
public struct Counted: Hashable, Sendable {
    /// Which way the span was counted.
    public enum Direction: Hashable, Sendable {
        case after, before

        var step: Int { self == .after ? 1 : -1 }
    }

    /// The day counted from.
    public let from: Day
    /// The time of that day counted from, where hours are counted and the plan gives one.
    public let time: TimeOfDay?
    /// The span counted.
    public let span: Span
    /// Which way.
    public let direction: Direction
    /// The day before any roll to an open one.
    public let unrolled: Day
    /// A day that comes before what was counted, and to which the date was moved.
    public let latest: Day?
    /// The day the duty began, when what was counted comes before it.
    public let earliest: Day?
    /// The result.
    public let day: Day
    /// Closed days stepped over, in order of date: those that working days did not count, or those rolled over, the
    /// unrolled day among them.
    public let passed: [ClosedDay]

    init(
        from: Day, at time: TimeOfDay? = nil, span: Span, direction: Direction, unrolled: Day, latest: Day? = nil,
        earliest: Day? = nil, day: Day, passed: [ClosedDay]
    ) {
        self.from = from
        self.time = time
        self.span = span
        self.direction = direction
        self.unrolled = unrolled
        self.latest = latest
        self.earliest = earliest
        self.day = day
        self.passed = passed
    }

    /// Whether it was counted in hours in which the send window is open.
    public var countsOpeningHours: Bool { if case .openingHours = span { span.count > 0 } else { false } }

    /// A date that stands in the plan as it is: nothing was counted.
    public static func given(_ day: Day) -> Counted {
        Counted(from: day, span: .days(0), direction: .after, unrolled: day, day: day, passed: [])
    }
}

extension Day {
    /// The day a span away, by the calendar alone. Hours count as their whole days; opening hours, working days and negative
    /// counts move nothing here.
    func moved(by span: Span, direction: Counted.Direction) -> Day {
        // No bounded date is further away than this, and products with it cannot overflow.
        let count = min(max(span.count, 0), 10_000_000) * direction.step
        return switch span {
        case .hours: adding(days: count / 24)
        case .days: adding(days: count)
        case .openingHours, .workingDays: self
        case .weeks: adding(days: count * 7)
        case .months: adding(months: count)
        case .years: adding(months: count * 12)
        }
    }
}
