/// Spans of opening hours between days: hours in which the send window is open.
extension SendWindow {
    /// The day on which so many opening hours are used up: from a time of the day, else from its opening.
    func after(
        _ day: Day, at time: TimeOfDay?, openingHours count: Int, zone: Zone, calendar: WorkingCalendar
    ) -> Counted {
        let start = zone.instant(day, time ?? opens)
        let end = adding(openingHours: count, to: start, zone: zone, calendar: calendar)
        // Hours that are used up at the closing are that day's, also where it closes at midnight.
        let reached = end < .latest ? zone.day(of: count > 0 ? end.adding(seconds: -1) : end) : day
        return Counted(
            from: day, at: time, span: .openingHours(count), direction: .after, unrolled: reached, day: reached,
            passed: calendar.closedDays(from: day.adding(days: 1), upTo: reached))
    }

    /// The day from whose window on so many opening hours are left until a day opens.
    func before(_ day: Day, openingHours count: Int, zone: Zone, calendar: WorkingCalendar) -> Counted {
        var left = Int64(min(max(count, 0), 301 * 366 * 24)) * 3600
        var reached = calendar.previousOpen(onOrBefore: day)
        while left > 0 {
            let next = reached.adding(days: -1)
            guard next < reached, let open = calendar.openDay(from: next, step: -1) else { break }
            reached = open
            left -= max(0, zone.instant(open, closes) - zone.instant(open, opens))
        }
        return Counted(
            from: day, span: .openingHours(count), direction: .before, unrolled: reached, day: reached,
            passed: calendar.closedDays(from: reached, upTo: day))
    }
}
