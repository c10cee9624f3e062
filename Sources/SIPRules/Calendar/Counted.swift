/// A date together with how it was counted. Every letter says this, and so does `explain`.
public struct Counted: Hashable, Sendable {
    /// Which way the span was counted.
    public enum Direction: Hashable, Sendable {
        case after, before

        var step: Int { self == .after ? 1 : -1 }
    }

    /// The day counted from.
    public let from: Day
    /// The span counted.
    public let span: Span
    /// Which way.
    public let direction: Direction
    /// The day before any roll to an open one.
    public let unrolled: Day
    /// The result.
    public let day: Day
    /// Closed days stepped over, in order of date: those that working days did not count, or those rolled over, the
    /// unrolled day among them.
    public let passed: [ClosedDay]

    init(from: Day, span: Span, direction: Direction, unrolled: Day, day: Day, passed: [ClosedDay]) {
        self.from = from
        self.span = span
        self.direction = direction
        self.unrolled = unrolled
        self.day = day
        self.passed = passed
    }

    /// A date that stands in the plan as it is: nothing was counted.
    public static func given(_ day: Day) -> Counted {
        Counted(from: day, span: .days(0), direction: .after, unrolled: day, day: day, passed: [])
    }
}

extension Day {
    /// The day a span away, by the calendar alone. Hours count as their whole days; working days and negative counts
    /// move nothing here.
    func moved(by span: Span, direction: Counted.Direction) -> Day {
        // No bounded date is further away than this, and products with it cannot overflow.
        let count = min(max(span.count, 0), 10_000_000) * direction.step
        return switch span {
        case .hours, .openingHours: adding(days: count / 24)
        case .days: adding(days: count)
        case .workingDays: self
        case .weeks: adding(days: count * 7)
        case .months: adding(months: count)
        case .years: adding(months: count * 12)
        }
    }
}
