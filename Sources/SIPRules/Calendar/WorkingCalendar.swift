/// On which days somebody works, and how deadlines are counted for them.
public struct WorkingCalendar: Hashable, Sendable {
    /// Local closures, in the order given.
    public let closures: [Closure]
    /// Whether public holidays and the three eves are closed.
    public let respectsRedDays: Bool
    /// A bit for each weekday worked: a set would be hashed on every look.
    private let weekdayBits: UInt8

    /// How many closed days in a row a search passes before it gives up.
    public static let searchLimit = 400

    /// Monday to Friday, but for red days: the calendar of deadlines in law.
    public static let statutory = WorkingCalendar()

    /// A calendar open on these weekdays but for closures and, by default, red days.
    public init(
        closures: [Closure] = [],
        workingWeekdays: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday],
        respectsRedDays: Bool = true
    ) {
        self.closures = closures
        self.respectsRedDays = respectsRedDays
        self.weekdayBits = workingWeekdays.reduce(0) { $0 | Self.bit($1) }
    }

    /// The weekdays worked.
    public var workingWeekdays: Set<Weekday> { Set(Weekday.allCases.filter { weekdayBits & Self.bit($0) != 0 }) }

    private static func bit(_ weekday: Weekday) -> UInt8 { 1 << UInt8(truncatingIfNeeded: weekday.rawValue) }

    /// Why the day is closed; nil when it is open.
    public func reason(for day: Day) -> ClosedReason? {
        if respectsRedDays, let red = RedDay.on(day) { return .red(red) }
        if let closure = closures.first(where: { $0.contains(day) }) { return .closure(closure.name) }
        let weekday = day.weekday
        if weekdayBits & Self.bit(weekday) != 0 { return nil }
        return weekday.isWeekend ? .weekend(weekday) : .offDuty
    }

    /// Whether the day is worked.
    public func isOpen(_ day: Day) -> Bool { reason(for: day) == nil }

    /// The first open day from `day` on; `day` itself when the next `searchLimit` days are all closed.
    public func nextOpen(onOrAfter day: Day) -> Day { openDay(from: day, step: 1) ?? day }

    /// The last open day up to `day`; `day` itself when the `searchLimit` days before are all closed.
    public func previousOpen(onOrBefore day: Day) -> Day { openDay(from: day, step: -1) ?? day }

    /// The day a span after `day`.
    ///
    /// Calendar spans that end on a closed day roll forward to the next open one (lag 1930:173 § 2). The n-th working day
    /// is the n-th open day after `day`; 0 working days is the first open day from `day` on. Dates know no hours: hours
    /// of either kind count as their whole days, so `2 hours` is the same day (`SendWindow` counts hours on the clock).
    public func after(_ day: Day, _ span: Span) -> Counted {
        if case .workingDays(let count) = span, count > 0 {
            return working(count, from: day, span: span, direction: .after)
        }
        let unrolled = day.moved(by: span, direction: .after)
        let rolled = nextOpen(onOrAfter: unrolled)
        return Counted(
            from: day, span: span, direction: .after, unrolled: unrolled, day: rolled,
            passed: closedDays(from: unrolled, upTo: rolled))
    }

    /// The day a span before `day`. Calendar spans do not roll: the law's roll gives more time and never takes any.
    /// The n-th working day is the n-th open day before `day`; 0 working days is the last open day up to `day`.
    public func before(_ day: Day, _ span: Span) -> Counted {
        guard case .workingDays(let count) = span else {
            let moved = day.moved(by: span, direction: .before)
            return Counted(from: day, span: span, direction: .before, unrolled: moved, day: moved, passed: [])
        }
        if count > 0 { return working(count, from: day, span: span, direction: .before) }
        let open = previousOpen(onOrBefore: day)
        return Counted(
            from: day, span: span, direction: .before, unrolled: day, day: open,
            passed: closedDays(from: open, upTo: day.adding(days: 1)))
    }

    /// Open days after `from` up to and including `to`, so that counting them from `from` gives `to` back. Negative
    /// when `to` is earlier: then the open days from `to` on and before `from`.
    public func workingDays(from: Day, to: Day) -> Int {
        if to < from { return -openDays(from: to, upTo: from) }
        return openDays(from: from.adding(days: 1), upTo: to) + (to > from && isOpen(to) ? 1 : 0)
    }

    private func working(_ count: Int, from: Day, span: Span, direction: Counted.Direction) -> Counted {
        var reached = from
        for _ in 0..<count {
            let next = reached.adding(days: direction.step)
            guard next != reached, let open = openDay(from: next, step: direction.step) else {
                // Never open, or the end of the calendar: count plain days rather than search on.
                reached = from.moved(by: .days(count), direction: direction)
                return Counted(
                    from: from, span: span, direction: direction, unrolled: reached, day: reached, passed: [])
            }
            reached = open
        }
        let (first, last) = (min(from, reached), max(from, reached))
        return Counted(
            from: from, span: span, direction: direction, unrolled: reached, day: reached,
            passed: closedDays(from: first.adding(days: 1), upTo: last))
    }

    private func openDay(from start: Day, step: Int) -> Day? {
        var day = start
        for _ in 0...Self.searchLimit {
            if isOpen(day) { return day }
            let next = day.adding(days: step)
            if next == day { return nil }
            day = next
        }
        return nil
    }

    private func closedDays(from first: Day, upTo end: Day) -> [ClosedDay] {
        guard first < end else { return [] }
        return (first.number..<end.number).compactMap { number in
            let day = Day(number: number)
            return reason(for: day).map { ClosedDay(day: day, reason: $0) }
        }
    }

    private func openDays(from first: Day, upTo end: Day) -> Int {
        guard first < end else { return 0 }
        return (first.number..<end.number).count { isOpen(Day(number: $0)) }
    }
}
