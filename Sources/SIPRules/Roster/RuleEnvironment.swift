/// Everything local that a decision rests on beside the plan: policy, roster, calendar, send window and time zone.
public struct RuleEnvironment: Sendable {
    /// The numbers, ladders and switches in force.
    public var policy: Policy
    /// Who is who.
    public var roster: Roster {
        didSet {
            self = RuleEnvironment(policy: policy, roster: roster, zone: zone, window: window, calendar: calendar)
        }
    }
    /// The zone of every date and time of day.
    public let zone: Zone
    /// When letters may go.
    public let window: SendWindow
    /// The calendar before units' closures and people's weekdays.
    public let calendar: WorkingCalendar
    /// The calendars that differ from it, worked out once: every decision asks for several.
    private let unitCalendars: [UnitID: WorkingCalendar]
    private let personCalendars: [PersonID: WorkingCalendar]

    /// A rule environment. The installation's closures stand in `calendar`; units and people bring theirs from the roster.
    public init(policy: Policy, roster: Roster, zone: Zone, window: SendWindow, calendar: WorkingCalendar) {
        self.policy = policy
        self.roster = roster
        self.zone = zone
        self.window = window
        self.calendar = calendar
        let units = roster.units.compactMapValues { unit in
            unit.closures.isEmpty
                ? nil
                : WorkingCalendar(
                    closures: calendar.closures + unit.closures, workingWeekdays: calendar.workingWeekdays,
                    respectsRedDays: calendar.respectsRedDays)
        }
        unitCalendars = units
        personCalendars = roster.people.compactMapValues { person in
            let unit = units[person.unit]
            guard let weekdays = person.workingWeekdays else { return unit }
            let shared = unit ?? calendar
            return WorkingCalendar(
                closures: shared.closures, workingWeekdays: weekdays,
                respectsRedDays: shared.respectsRedDays)
        }
    }

    /// The working days of a unit. They count the days of the plans it keeps.
    public func calendar(of unit: UnitID) -> WorkingCalendar { unitCalendars[unit] ?? calendar }

    /// The days on which a member of staff can be told something: the weekdays that the roster gives the person, weekends
    /// included, instead of the installation's. Public holidays, and closures of the installation and the unit, stay closed.
    public func calendar(of person: PersonID) -> WorkingCalendar { personCalendars[person] ?? calendar }

    /// Whether a recipient can be told something that waits for no digest at an instant: inside the send window on a day of
    /// theirs. No window closes for whoever is on call.
    public func isOpen(to recipient: Recipient, at now: Instant) -> Bool {
        recipient.isOnCall || window.isOpen(at: now, zone: zone, calendar: calendar(of: recipient))
    }

    /// The days on which a recipient can be told something: the person's own, or those of the mailbox's unit.
    public func calendar(of recipient: Recipient) -> WorkingCalendar {
        if personCalendars.isEmpty && unitCalendars.isEmpty { return calendar }
        return PersonID(recipient.id).map { calendar(of: $0) } ?? calendar(of: recipient.unit)
    }
}
