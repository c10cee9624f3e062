/// Everything local that a decision rests on beside the plan: policy, roster, calendar, send window and time zone.
public struct Practice: Sendable {
    public var policy: Policy
    public var roster: Roster
    public var zone: Zone
    public var window: SendWindow
    /// The calendar before units' closures and people's weekdays.
    public var calendar: WorkingCalendar

    public init(policy: Policy, roster: Roster, zone: Zone, window: SendWindow, calendar: WorkingCalendar) {
        self.policy = policy
        self.roster = roster
        self.zone = zone
        self.window = window
        self.calendar = calendar
    }

    /// The working days of a unit.
    public func calendar(of unit: UnitID) -> WorkingCalendar {
        guard let closures = roster.units[unit]?.closures, !closures.isEmpty else { return calendar }
        return WorkingCalendar(
            closures: calendar.closures + closures, workingWeekdays: calendar.workingWeekdays,
            respectsRedDays: calendar.respectsRedDays)
    }

    /// The working days of a member of staff.
    public func calendar(of person: PersonID) -> WorkingCalendar {
        guard let person = roster.people[person] else { return calendar }
        let unit = calendar(of: person.unit)
        guard let weekdays = person.workingWeekdays else { return unit }
        return WorkingCalendar(
            closures: unit.closures, workingWeekdays: unit.workingWeekdays.intersection(weekdays),
            respectsRedDays: unit.respectsRedDays)
    }

    /// The working days of a recipient: the person's own, or the mailbox's unit's.
    public func calendar(of recipient: Recipient) -> WorkingCalendar {
        PersonID(recipient.id).map { calendar(of: $0) } ?? calendar(of: recipient.unit)
    }
}
