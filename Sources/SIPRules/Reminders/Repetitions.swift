/// The days on which a rung comes again: counted from the day it first fell, each moved to the next open day. Those that a
/// closure moves to the same day are one, the latest of them. All lie before the next rung, and not in the last half
/// interval before it: nobody needs a weekly reminder on the day before the next rung's.
struct Repetitions {
    private let interval: Span
    private let base: Day
    private var end: Day?
    private let calendar: WorkingCalendar

    init(_ interval: Span, of base: Day, before end: Day?, calendar: WorkingCalendar) {
        self.interval = interval
        self.base = base
        self.calendar = calendar
        self.end = nil
        self.end = end?.adding(days: -pause)
    }

    /// Half an interval, in days.
    private var pause: Int {
        switch interval {
        case .days, .workingDays, .hours, .openingHours, .weeks: length / 2
        case .months, .years: length * 15
        }
    }

    /// The latest repetition up to and including a day, and the next one. Costs the same however long ago the first was.
    func around(_ day: Day) -> [(count: Int, day: Day)] {
        guard interval.count > 0 else { return [] }
        var found: [(count: Int, day: Day)] = []
        let last = max(base, end.map { min(day, $0.adding(days: -1)) } ?? day)
        let latest = count(upTo: last)
        if latest > 0 { found.append((latest, self.day(latest))) }
        let next = self.day(latest + 1)
        if next > last, end.map({ next < $0 }) ?? true { found.append((count(upTo: next), next)) }
        return found
    }

    /// How many repetitions fall on that day or before: those counted to the last open day up to it.
    private func count(upTo day: Day) -> Int {
        let open = calendar.previousOpen(onOrBefore: day)
        guard open > base else { return 0 }
        switch interval {
        case .workingDays: return calendar.workingDays(from: base, to: open) / length
        case .days, .hours, .openingHours, .weeks: return (open - base) / length
        case .months, .years:
            let (from, to) = (base.parts, open.parts)
            let count = ((to.year - from.year) * 12 + to.month - from.month) / length
            return nominal(count) > open ? count - 1 : count
        }
    }

    private func day(_ count: Int) -> Day { calendar.nextOpen(onOrAfter: nominal(count)) }

    /// The day of a repetition before it moves.
    private func nominal(_ count: Int) -> Day {
        switch interval {
        case .workingDays: calendar.day(.after(.workingDays(count * length)), from: base)
        case .days, .hours, .openingHours, .weeks: base.adding(days: count * length)
        case .months, .years: base.adding(months: count * length)
        }
    }

    /// The interval in its own unit of days, working days or months: at least one, at most a century.
    private var length: Int {
        let bounded = min(max(interval.count, 1), 36_525)
        return switch interval {
        case .days, .workingDays, .months: bounded
        case .hours, .openingHours: max(1, bounded / 24)
        case .weeks: bounded * 7
        case .years: bounded * 12
        }
    }
}
