/// A rung of an obligation's ladder, placed in time.
struct TimedRung: Hashable, Sendable {
    /// The rung's identity, with the repetition.
    var id: String
    /// The rung's place in the ladder.
    var place: Int
    /// Which repetition of the rung it is; 0: the rung itself.
    var repetition = 0
    var moment: Instant
}

extension RuleEnvironment {
    /// The rungs of a duty's ladder in order of time: each rung once, and of a repeated rung the latest repetition and the
    /// next.
    ///
    /// A moment is the same for everybody whom the rung is for: days are counted by the unit that keeps the plan, and whoever
    /// does not work on the day hears on the next that they do. A rung on a day on which the unit is closed moves to the next
    /// open one, and when it meets or passes the rung before it, to the next after that one's. So none vanishes and none
    /// overtakes.
    func timedRungs(of duty: Duty, ladder: LadderInForce, plan: Plan?, at now: Instant) -> [TimedRung] {
        let calendar = plan.map { self.calendar(of: $0.unit) } ?? self.calendar
        var timedRungs: [TimedRung] = []
        timedRungs.reserveCapacity(ladder.rungs.count + 2)
        var dated: [DatedRung] = []
        dated.reserveCapacity(ladder.rungs.count)
        /// The latest of those that wait for no digest: its day, should no other rung follow.
        var immediate: DatedRung?
        for (index, force) in ladder.rungs.enumerated() {
            let nominal: Day
            switch force.rung.moment {
            case .start(let offset): nominal = calendar.day(offset, from: duty.since)
            case .due(let offset): nominal = calendar.day(offset, from: duty.due.day)
            case .outOfHours, .atOnce, .openingHours, .endOfDay:
                let moment = instant(of: index, in: ladder, duty: duty, calendar: calendar)
                timedRungs.append(TimedRung(id: force.id, place: index, moment: moment))
                if force.rung.moment != .outOfHours {
                    immediate = DatedRung(index: index, nominal: zone.day(of: moment))
                }
                continue
            }
            dated.append(DatedRung(index: index, nominal: nominal))
        }
        dated.sort { ($0.nominal, $0.index) < ($1.nominal, $1.index) }
        var before: DatedRung?
        for place in dated.indices {
            dated[place].settle(after: before, in: calendar)
            // What waits for no digest has its day to itself: those after it in the ladder begin on the next.
            if let immediate, immediate.index < dated[place].index, dated[place].day <= immediate.nominal {
                dated[place].day = calendar.nextOpen(onOrAfter: immediate.nominal.adding(days: 1))
            }
            before = dated[place]
        }

        let today = zone.day(of: now)
        let passed = window.firstSlot(of: today, zone: zone) <= now ? today : today.adding(days: -1)
        func repeating(_ rung: DatedRung, _ every: Span, before end: Day?) -> [TimedRung] {
            Repetitions(every, of: rung.day, before: end, calendar: calendar).around(passed).map { count, day in
                TimedRung(
                    id: ladder.rungs[rung.index].id(count), place: rung.index, repetition: count,
                    moment: window.firstSlot(of: day, zone: zone))
            }
        }
        for (place, rung) in dated.enumerated() {
            let force = ladder.rungs[rung.index]
            timedRungs.append(
                TimedRung(id: force.id, place: rung.index, moment: window.firstSlot(of: rung.day, zone: zone)))
            let next = place + 1 < dated.count ? dated[place + 1] : nil
            let isLast = ladder.hasNoEnd && (next == nil || next?.index == ladder.tail)
            guard let every = force.rung.every ?? (isLast ? Ladder.tailInterval : nil) else { continue }
            timedRungs += repeating(rung, every, before: next?.day)
        }
        if ladder.hasNoEnd, let immediate, dated.allSatisfy({ $0.index == ladder.tail }) {
            timedRungs += repeating(immediate, Ladder.tailInterval, before: dated.first?.day)
        }
        timedRungs.sort { ($0.moment, $0.place) < ($1.moment, $1.place) }
        return timedRungs
    }

    /// The instant of a rung that waits for no digest.
    private func instant(
        of index: Int, in ladder: LadderInForce, duty: Duty, calendar: WorkingCalendar
    ) -> Instant {
        let start = self.start(of: duty)
        let open = window.nextOpening(onOrAfter: start, zone: zone, calendar: calendar)
        switch ladder.rungs[index].rung.moment {
        case .openingHours(let count):
            let moment = window.adding(openingHours: count, to: open, zone: zone, calendar: calendar)
            // Later than the end of the day, which stands after it, it would tell of less than was told already.
            let isBeforeEnd = ladder.rungs[index...].contains { $0.rung.moment == .endOfDay }
            return isBeforeEnd ? min(moment, endOfDay(from: open, calendar)) : moment
        case .endOfDay: return endOfDay(from: open, calendar)
        case .outOfHours: return start
        case .atOnce, .start, .due: return open
        }
    }

    /// When a duty began, to the minute where the plan says it.
    func start(of duty: Duty) -> Instant { zone.instant(duty.since, duty.sinceTime ?? window.opens) }

    /// An hour before the window closes on the day on which it is open; half-way there when no hour is left before that.
    private func endOfDay(from open: Instant, _ calendar: WorkingCalendar) -> Instant {
        let closing = window.closing(after: open, zone: zone, calendar: calendar)
        let late = closing.adding(seconds: -3600)
        return late > open ? late : open.adding(seconds: max(1, (closing - open) / 2))
    }
}

/// A rung that falls on a day: the day counted, and the day it moves to.
private struct DatedRung {
    let index: Int
    let nominal: Day
    var day: Day

    init(index: Int, nominal: Day) {
        self.index = index
        self.nominal = nominal
        day = nominal
    }

    /// Two rungs counted to the same day stay together, and the later one speaks.
    mutating func settle(after before: DatedRung?, in calendar: WorkingCalendar) {
        day = calendar.nextOpen(onOrAfter: nominal)
        guard let before, day <= before.day else { return }
        let free = nominal > before.nominal ? before.day.adding(days: 1) : before.day
        day = calendar.nextOpen(onOrAfter: free)
    }
}

extension WorkingCalendar {
    /// The day of a rung before it moves to an open one: as `after` and `before` count, without saying how.
    func day(_ offset: Rung.Offset, from anchor: Day) -> Day {
        switch offset {
        case .on: anchor
        case .before(.workingDays(let count)):
            count > 0 ? timed(-1, count, from: anchor) : previousOpen(onOrBefore: anchor)
        case .before(let span): anchor.moved(by: span, direction: .before)
        case .after(.workingDays(let count)): timed(1, count, from: anchor)
        case .after(let span): anchor.moved(by: span, direction: .after)
        }
    }

    private func timed(_ direction: Int, _ count: Int, from anchor: Day) -> Day {
        var day = anchor
        for _ in 0..<max(count, 0) {
            let next = day.adding(days: direction)
            let open = direction > 0 ? nextOpen(onOrAfter: next) : previousOpen(onOrBefore: next)
            // Never open, or the end of the calendar: count plain days rather than search on.
            guard next != day, isOpen(open) else { return anchor.adding(days: direction * min(count, 100_000)) }
            day = open
        }
        return day
    }
}
