/// The hours of an open day in which letters may go, and the slots at which digests do.
///
/// A window is [opens, closes) on the wall clock of the zone. On a day when the clocks change, its moments move with
/// them; a window that the change leaves empty makes that day a closed one.
public struct SendWindow: Hashable, Sendable {
    /// The first minute.
    public let opens: TimeOfDay
    /// The end, no longer inside.
    public let closes: TimeOfDay
    /// When digests go: at least one, rising, inside the window.
    public let slots: [TimeOfDay]

    /// A window, or nil when it is empty, or when `slots` is empty, not rising, or reaches outside the window.
    public init?(opens: TimeOfDay, closes: TimeOfDay, slots: [TimeOfDay]) {
        guard opens < closes, let first = slots.first, let last = slots.last, first >= opens, last < closes,
            zip(slots, slots.dropFirst()).allSatisfy({ $0 < $1 })
        else { return nil }
        self.opens = opens
        self.closes = closes
        self.slots = slots
    }

    /// Whether letters may go at that moment.
    public func isOpen(at instant: Instant, zone: Zone, calendar: WorkingCalendar) -> Bool {
        hours(of: zone.day(of: instant), zone: zone, calendar: calendar)?.contains(instant) ?? false
    }

    /// The moment itself when the window is open, else when it opens next. `Instant.latest` when the calendar opens no more;
    /// the same holds for the other searches below.
    public func nextOpening(onOrAfter instant: Instant, zone: Zone, calendar: WorkingCalendar) -> Instant {
        guard let hours = nextHours(endingAfter: instant, zone: zone, calendar: calendar) else { return .latest }
        return max(instant, hours.lowerBound)
    }

    /// The latest slot of today at or before that moment; nil outside the window and before the day's first slot.
    public func latestSlot(atOrBefore instant: Instant, zone: Zone, calendar: WorkingCalendar) -> Instant? {
        let day = zone.day(of: instant)
        guard let hours = hours(of: day, zone: zone, calendar: calendar), hours.contains(instant) else { return nil }
        return moments(of: day, within: hours, zone: zone).last { $0 <= instant }
    }

    /// The first slot later than that moment, on an open day.
    public func nextSlot(after instant: Instant, zone: Zone, calendar: WorkingCalendar) -> Instant {
        var day = zone.day(of: instant)
        while let open = nextDay(onOrAfter: day, zone: zone, calendar: calendar) {
            let slot = moments(of: open.day, within: open.hours, zone: zone).first { $0 > instant }
            if let slot { return slot }
            day = open.day.adding(days: 1)
            if day == open.day { break }
        }
        return .latest
    }

    /// The first slot of that day, open or not.
    public func firstSlot(of day: Day, zone: Zone) -> Instant {
        zone.instant(day, slots.first ?? opens)
    }

    /// The moment when the window has been open for so many hours since `instant`: time outside it does not count. It is
    /// the closing itself when the hours are just used up then; 0 hours is `nextOpening`.
    public func adding(
        openingHours count: Int, to instant: Instant, zone: Zone, calendar: WorkingCalendar
    ) -> Instant {
        // No more hours than the whole supported range has.
        var left = Int64(min(max(count, 0), 301 * 366 * 24)) * 3600
        var moment = nextOpening(onOrAfter: instant, zone: zone, calendar: calendar)
        while let hours = nextHours(endingAfter: moment, zone: zone, calendar: calendar) {
            moment = max(moment, hours.lowerBound)
            let available = hours.upperBound - moment
            if left <= available { return moment.adding(seconds: left) }
            left -= available
            moment = hours.upperBound
        }
        return .latest
    }

    /// The next end of a window after that moment. Of a window round the clock, midnight is the beginning of the day that
    /// comes.
    public func closing(after instant: Instant, zone: Zone, calendar: WorkingCalendar) -> Instant {
        nextHours(endingAfter: instant, zone: zone, calendar: calendar)?.upperBound ?? .latest
    }

    /// The moments of that day's window; nil on a closed day.
    private func hours(of day: Day, zone: Zone, calendar: WorkingCalendar) -> Range<Instant>? {
        guard calendar.isOpen(day) else { return nil }
        let (start, end) = (zone.instant(day, opens), zone.instant(day, closes))
        return start < end ? start..<end : nil
    }

    /// The day's slots in order of time. One that the change of the clocks moved out of the window is dropped; where none
    /// remains, the opening is the slot.
    private func moments(of day: Day, within hours: Range<Instant>, zone: Zone) -> [Instant] {
        let inside = slots.map { zone.instant(day, $0) }.filter { hours.contains($0) }.sorted()
        return inside.isEmpty ? [hours.lowerBound] : inside
    }

    private func nextHours(endingAfter instant: Instant, zone: Zone, calendar: WorkingCalendar) -> Range<Instant>? {
        var day = zone.day(of: instant)
        while let open = nextDay(onOrAfter: day, zone: zone, calendar: calendar) {
            if open.hours.upperBound > instant { return open.hours }
            day = open.day.adding(days: 1)
            if day == open.day { return nil }
        }
        return nil
    }

    /// The first day from `day` on that has a window.
    private func nextDay(
        onOrAfter day: Day, zone: Zone, calendar: WorkingCalendar
    ) -> (day: Day, hours: Range<Instant>)? {
        var day = day
        // Few days lose their window to a change of the clocks, and no two of them meet.
        for _ in 0..<400 {
            guard let open = calendar.openDay(from: day, step: 1) else { return nil }
            if let hours = hours(of: open, zone: zone, calendar: calendar) { return (open, hours) }
            guard open < .last else { return nil }
            day = open.adding(days: 1)
        }
        return nil
    }
}
