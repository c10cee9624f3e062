/// One step of an obligation's ladder, placed in time.
struct Step: Hashable, Sendable {
    /// The rung's identity, with the repetition.
    var id: String
    var rung: Rung
    /// Those below in the ladder, informed when it climbs.
    var copy: [Role]
    var moment: Instant
}

extension Practice {
    /// The steps of an obligation's ladder around an instant, in order of time: each rung once, and of a repeated rung the
    /// latest repetitions and the next.
    ///
    /// A ladder spends only days on which its recipient can act: a rung on a closed day moves to the next open one, and
    /// when it meets the rung before it there, to the next after that.
    func timeline(of obligation: Obligation, rule: Rule, plan: Plan?, at now: Instant) -> [Step] {
        let rungs = policy.ladder(rule).rungs
        let duty = obligation.duty
        var steps: [Step] = []
        var below: [Role] = []
        var before: (nominal: Day, day: Day)?
        for (index, rung) in rungs.enumerated() {
            let copy = (rung.copy + below).filter { !rung.to.contains($0) }
            for role in rung.to + rung.copy where !below.contains(role) { below.append(role) }
            let calendar = self.calendar(for: rung, duty: duty, rule: rule, plan: plan)
            if rung.moment.isImmediate {
                let moment = instant(of: rung.moment, duty: duty, calendar: calendar)
                steps.append(Step(id: rung.id, rung: rung, copy: copy, moment: moment))
                continue
            }
            let nominal = nominalDay(of: rung.moment, duty: duty, calendar: calendar)
            var day = calendar.nextOpen(onOrAfter: nominal)
            if let before, day <= before.day, nominal > before.nominal {
                day = calendar.nextOpen(onOrAfter: before.day.adding(days: 1))
            }
            before = (nominal, day)
            steps.append(Step(id: rung.id, rung: rung, copy: copy, moment: window.firstSlot(of: day, zone: zone)))
            guard let every = rung.every else { continue }
            let next = rungs.dropFirst(index + 1).first { !$0.moment.isImmediate }
            let end = next.map { nominalDay(of: $0.moment, duty: duty, calendar: calendar) }
            for (count, day) in repetitions(from: nominal, every: every, until: end, around: zone.day(of: now)) {
                let open = calendar.nextOpen(onOrAfter: day)
                steps.append(
                    Step(
                        id: "\(rung.id)/\(count)", rung: rung, copy: copy,
                        moment: window.firstSlot(of: open, zone: zone)))
            }
        }
        return steps.sorted { $0.moment < $1.moment }
    }

    /// The calendar of whom a rung is for first; the plan's unit's when nobody holds the role.
    private func calendar(for rung: Rung, duty: Duty, rule: Rule, plan: Plan?) -> WorkingCalendar {
        for role in rung.to {
            if let person = holders(of: role, in: duty, of: rule, plan: plan).first?.person {
                return calendar(of: person)
            }
        }
        return plan.map { calendar(of: $0.unit) } ?? calendar
    }

    private func nominalDay(of moment: Rung.Moment, duty: Duty, calendar: WorkingCalendar) -> Day {
        func day(_ offset: Rung.Offset, from anchor: Day) -> Day {
            switch offset {
            case .on: anchor
            case .before(let span): calendar.before(anchor, span).day
            case .after(let span): calendar.after(anchor, span).unrolled
            }
        }
        switch moment {
        case .start(let offset): return day(offset, from: duty.since)
        case .due(let offset): return day(offset, from: duty.due.day)
        case .atOnce, .openingHours, .endOfDay: return duty.since
        }
    }

    private func instant(of moment: Rung.Moment, duty: Duty, calendar: WorkingCalendar) -> Instant {
        let start = zone.instant(duty.since, duty.sinceTime ?? window.opens)
        let open = window.nextOpening(onOrAfter: start, zone: zone, calendar: calendar)
        switch moment {
        case .openingHours(let count):
            return window.adding(openingHours: count, to: open, zone: zone, calendar: calendar)
        case .endOfDay:
            let end = window.closing(of: open, zone: zone, calendar: calendar).adding(seconds: -3600)
            return max(open, end)
        case .atOnce, .start, .due: return open
        }
    }

    /// The first repetition, those near today, and the next. Bounded, however long a duty has waited.
    private func repetitions(from day: Day, every: Span, until end: Day?, around today: Day) -> [(count: Int, day: Day)] {
        let month = 30
        let length: Int
        switch every {
        case .days(let days): length = days
        case .workingDays(let days): length = days
        case .weeks(let weeks): length = 7 * weeks
        case .months(let months): length = month * months
        case .years(let years): length = 365 * years
        case .hours, .openingHours: length = 1
        }
        guard length > 0 else { return [] }
        let near = max(1, (today - day) / length - 3)
        var found: [(count: Int, day: Day)] = []
        for count in Set([1] + Array(near...(near + 8))).sorted() {
            let next = every.repeated(count, from: day, in: calendar)
            if let end, next >= end { break }
            found.append((count, next))
            if next > today { break }
        }
        return found
    }
}

extension Span {
    /// The day that lies this span, so many times over, after a day, before any roll.
    func repeated(_ count: Int, from day: Day, in calendar: WorkingCalendar) -> Day {
        switch self {
        case .hours, .openingHours: day.adding(days: count)
        case .days(let days): day.adding(days: days.multipliedSaturating(count))
        case .workingDays(let days): calendar.after(day, .workingDays(days.multipliedSaturating(count))).day
        case .weeks(let weeks): day.adding(days: weeks.multipliedSaturating(7).multipliedSaturating(count))
        case .months(let months): day.adding(months: months.multipliedSaturating(count))
        case .years(let years): day.adding(months: years.multipliedSaturating(12).multipliedSaturating(count))
        }
    }
}

extension Int {
    fileprivate func multipliedSaturating(_ other: Int) -> Int {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        return overflow ? .max : product
    }
}
