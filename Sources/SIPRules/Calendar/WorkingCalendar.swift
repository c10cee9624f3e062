/// On which days somebody works, and how deadlines are counted for them.
public struct WorkingCalendar: Hashable, Sendable {
    /// Local closures, in the order given.
    public let closures: [Closure]
    /// Whether public holidays and the three eves are closed.
    public let respectsRedDays: Bool
    /// A bit for each weekday worked: a set would be hashed on every look.
    private let weekdayBits: UInt8
    /// The days of all closures, apart from each other and in order: a search jumps over each, however long it is.
    private let stretches: [ClosedRange<Day>]

    /// Monday to Friday, but for red days: the calendar of deadlines in law.
    public static let statutory = WorkingCalendar()

    /// Open on every day: for what no office hours concern.
    public static let everyDay = WorkingCalendar(workingWeekdays: Set(Weekday.allCases), respectsRedDays: false)

    /// A calendar open on these weekdays but for closures and, by default, red days.
    public init(
        closures: [Closure] = [],
        workingWeekdays: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday],
        respectsRedDays: Bool = true
    ) {
        self.closures = closures
        self.respectsRedDays = respectsRedDays
        self.weekdayBits = workingWeekdays.reduce(0) { $0 | Self.bit($1) }
        stretches = Self.stretches(of: closures)
    }

    /// The weekdays worked.
    public var workingWeekdays: Set<Weekday> { Set(Weekday.allCases.filter { weekdayBits & Self.bit($0) != 0 }) }

    private static func bit(_ weekday: Weekday) -> UInt8 { 1 << UInt8(truncatingIfNeeded: weekday.rawValue) }

    /// Why the day is closed; nil when it is open.
    public func reason(for day: Day) -> ClosedReason? {
        if respectsRedDays, let red = RedDay.on(day) { return .red(red) }
        if let closure = closure(on: day) { return .closure(closure.name) }
        let weekday = day.weekday
        if weekdayBits & Self.bit(weekday) != 0 { return nil }
        return weekday.isWeekend ? .weekend(weekday) : .offDuty
    }

    /// Whether the day is worked.
    public func isOpen(_ day: Day) -> Bool {
        weekdayBits & Self.bit(day.weekday) != 0 && stretch(on: day) == nil
            && !(respectsRedDays && RedDay.on(day) != nil)
    }

    /// The first open day from `day` on; `day` itself when nothing opens any more: better told then than never.
    public func nextOpen(onOrAfter day: Day) -> Day { openDay(from: day, step: 1) ?? day }

    /// The last open day up to `day`; `day` itself when nothing was ever open.
    public func previousOpen(onOrBefore day: Day) -> Day { openDay(from: day, step: -1) ?? day }

    /// The day from which on nothing is open any more; nil: it opens again and again.
    public var closedForGood: Day? {
        guard let last = openDay(from: .last, step: -1) else { return .first }
        // No weekend and no row of red days at the end of the calendar is as long.
        return Day.last - last > 31 ? last.adding(days: 1) : nil
    }

    /// The day a span after `day`.
    ///
    /// Calendar spans that end on a closed day roll forward to the next open one (lag 1930:173 § 2). The n-th working day
    /// is the n-th open day after `day`; 0 working days is the first open day from `day` on. Hours are the clock's: they
    /// run from `time`, else from the beginning of the day, and the day on which they run out is a calendar day like
    /// others. Opening hours are for the window to count (`SendWindow.after`).
    public func after(_ day: Day, at time: TimeOfDay? = nil, _ span: Span) -> Counted {
        if case .workingDays(let count) = span, count > 0 {
            return working(count, from: day, span: span, direction: .after)
        }
        var (unrolled, clock) = (day.moved(by: span, direction: .after), nil as TimeOfDay?)
        if case .hours(let count) = span, let time {
            unrolled = day.adding(days: (time.minutes + min(max(count, 0), 1_000_000) * 60) / (24 * 60))
            clock = time
        }
        let rolled = nextOpen(onOrAfter: unrolled)
        return Counted(
            from: day, at: clock, span: span, direction: .after, unrolled: unrolled, day: rolled,
            passed: closedDays(from: unrolled, upTo: rolled))
    }

    /// The day a span before `day`. A calendar span that ends on a closed day goes back to the last open one before it:
    /// the span is the least that there is to be, and a later day would leave less. The n-th working day is the n-th open
    /// day before `day`; 0 working days is the last open day up to `day`.
    public func before(_ day: Day, _ span: Span) -> Counted {
        if case .workingDays(let count) = span, count > 0 {
            return working(count, from: day, span: span, direction: .before)
        }
        let unrolled = day.moved(by: span, direction: .before)
        let open = previousOpen(onOrBefore: unrolled)
        return Counted(
            from: day, span: span, direction: .before, unrolled: unrolled, day: open,
            passed: closedDays(from: open, upTo: unrolled.adding(days: 1)))
    }

    /// What was counted, moved to a day that comes before it or after: the first open day from there on. A due date is never
    /// on a closed day, whatever moved it.
    func moved(_ counted: Counted, atTheLatest latest: Day? = nil, notBefore earliest: Day? = nil) -> Counted {
        let bound = earliest ?? latest ?? counted.day
        let open = nextOpen(onOrAfter: bound)
        return Counted(
            from: counted.from, at: counted.time, span: counted.span, direction: counted.direction,
            unrolled: counted.unrolled, latest: latest, earliest: earliest, day: open,
            passed: closedDays(from: bound, upTo: open))
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

    /// The first open day from `start` on, in steps of one day forward or back; nil: none is.
    func openDay(from start: Day, step: Int) -> Day? {
        guard weekdayBits != 0 else { return nil }
        var day = start
        while !isOpen(day) {
            let edge = stretch(on: day).map { step > 0 ? $0.upperBound : $0.lowerBound } ?? day
            let next = edge.adding(days: step)
            if next == edge { return nil }
            day = next
        }
        return day
    }

    /// The closed days from one day up to another, a long closure as one.
    func closedDays(from first: Day, upTo end: Day) -> [ClosedDay] {
        var found: [ClosedDay] = []
        var day = first
        while day < end {
            var last = day
            if let closure = closure(on: day), closure.isLong {
                last = min(closure.last, end.adding(days: -1))
                found.append(ClosedDay(day: day, through: last, reason: .closure(closure.name)))
            } else if let reason = reason(for: day) {
                found.append(ClosedDay(day: day, reason: reason))
            }
            let next = last.adding(days: 1)
            if next == last { break }
            day = next
        }
        return found
    }

    private func closure(on day: Day) -> Closure? {
        stretch(on: day) == nil ? nil : closures.first { $0.contains(day) }
    }

    private func stretch(on day: Day) -> ClosedRange<Day>? {
        if stretches.isEmpty { return nil }
        var (low, high) = (0, stretches.count)
        while low < high {
            let middle = (low + high) / 2
            if stretches[middle].upperBound < day { low = middle + 1 } else { high = middle }
        }
        return low < stretches.count && stretches[low].lowerBound <= day ? stretches[low] : nil
    }

    private static func stretches(of closures: [Closure]) -> [ClosedRange<Day>] {
        var found: [ClosedRange<Day>] = []
        for closure in closures.filter({ $0.first <= $0.last }).sorted(by: { $0.first < $1.first }) {
            if let last = found.last, closure.first.number <= last.upperBound.number + 1 {
                found[found.count - 1] = last.lowerBound...max(last.upperBound, closure.last)
            } else {
                found.append(closure.first...closure.last)
            }
        }
        return found
    }

    private func openDays(from first: Day, upTo end: Day) -> Int {
        guard first < end else { return 0 }
        return (first.number..<end.number).count { isOpen(Day(number: $0)) }
    }
}
