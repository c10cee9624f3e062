/// What a rule may know beside the plan: the numbers in force, and the calendar and the hours that count.
///
/// Every date that it counts is one on which the plan's unit is open, however it was counted, and says how.
public struct RuleInput: Sendable {
    /// The rule that asks.
    public var rule: Rule
    /// The calendar of the plan's unit.
    public var calendar: WorkingCalendar
    /// The numbers in force.
    public var policy: Policy
    /// Who is who.
    public var roster: Roster
    /// The hours that opening hours are counted in.
    public var window: SendWindow
    /// The zone of those hours.
    public var zone: Zone
    /// Whether the individual's eighteenth birthday has come.
    public var isOfAge: Bool

    /// What a rule may know of a plan that a unit keeps.
    public init(rule: Rule, of unit: UnitID, in environment: RuleEnvironment, isOfAge: Bool = false) {
        self.rule = rule
        calendar = environment.calendar(of: unit)
        policy = environment.policy
        roster = environment.roster
        window = environment.window
        zone = environment.zone
        self.isOfAge = isOfAge
    }

    /// The time given, in force for this rule or a track of it. A rule without a number gives the same day.
    public func within(_ track: Track? = nil) -> Span { policy.within(rule, on: track) ?? .days(0) }

    /// The day a span after a day, or after a time of it: hours of both kinds count from there.
    public func after(_ day: Day, at time: TimeOfDay? = nil, _ span: Span) -> Counted {
        guard case .openingHours(let count) = span else { return calendar.after(day, at: time, span) }
        return window.after(day, at: time, openingHours: count, zone: zone, calendar: calendar)
    }

    /// The day a span before a day.
    public func before(_ day: Day, _ span: Span) -> Counted {
        guard case .openingHours(let count) = span else { return calendar.before(day, span) }
        return window.before(day, openingHours: count, zone: zone, calendar: calendar)
    }

    /// The due date, counted from a day, or from a time of it, with the time given.
    public func due(from day: Day, at time: TimeOfDay? = nil, on track: Track? = nil) -> Counted {
        after(day, at: time, within(track))
    }

    /// The due date of what is to be done on a day that something happened: that day, or the next open one. A date that stands
    /// in the plan as a due date is `Counted.given` instead, and stays as it is.
    public func due(on day: Day) -> Counted { calendar.after(day, .days(0)) }

    /// The due date, counted back from a meeting with the time given; never before the day the duty began.
    public func due(before meeting: Day, from since: Day, on track: Track? = nil) -> Counted {
        let due = before(meeting, within(track))
        return due.day < since ? calendar.moved(due, notBefore: since) : due
    }

    /// The due date with the time given, or that day when it comes first; never before the day the duty began.
    public func due(from since: Day, atTheLatest day: Day?) -> Counted {
        let due = due(from: since)
        guard let day, day < due.day else { return due }
        let moved = calendar.moved(due, atTheLatest: day, notBefore: day < since ? since : nil)
        return moved.day < due.day ? moved : due
    }
}
