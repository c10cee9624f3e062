/// What a rule may know beside the plan: the numbers in force, and the calendar that counts.
public struct Terms: Sendable {
    /// The rule that asks.
    public var rule: Rule
    /// The calendar of the plan's unit.
    public var calendar: WorkingCalendar
    /// The numbers in force.
    public var policy: Policy
    /// Who is who.
    public var roster: Roster

    /// What a rule may know.
    public init(rule: Rule, calendar: WorkingCalendar, policy: Policy, roster: Roster) {
        self.rule = rule
        self.calendar = calendar
        self.policy = policy
        self.roster = roster
    }

    /// The time given, in force for this rule or a track of it. A rule without a number gives the same day.
    public func within(_ track: Track? = nil) -> Span { policy.within(rule, on: track) ?? .days(0) }

    /// The due date, counted from a day with the time given.
    public func due(from day: Day, on track: Track? = nil) -> Counted { calendar.after(day, within(track)) }

    /// The due date, counted back from a meeting with the time given; never before the day the duty began.
    public func due(before meeting: Day, from since: Day, on track: Track? = nil) -> Counted {
        let due = calendar.before(meeting, within(track))
        return due.day < since ? .given(since) : due
    }

    /// The due date with the time given, or that day when it comes first; never before the day the duty began.
    public func due(from since: Day, atTheLatest day: Day?) -> Counted {
        let due = due(from: since)
        guard let day, day < due.day else { return due }
        return .given(max(day, since))
    }
}
