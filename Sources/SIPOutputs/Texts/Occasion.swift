public import SIPRules

/// What a text may know beside the reminder: the day it is read, who is who, and the plans it is about.
public struct Occasion: Sendable {
    /// The day the letter is written; distances are counted from it.
    public var today: Day
    /// Names, calendars, and the numbers in force.
    public var environment: RuleEnvironment
    /// The plans that the reminders are about, to name who has not acted. Without its plan a letter names nobody.
    public var plans: [PlanID: Plan]

    /// An occasion.
    public init(today: Day, environment: RuleEnvironment, plans: [PlanID: Plan] = [:]) {
        self.today = today
        self.environment = environment
        self.plans = plans
    }

    /// The name that letters use; the roster's short name when it does not know the person.
    func name(_ person: PersonID) -> String { environment.roster.people[person]?.name ?? person.text }

    /// What a line is about, sorted out for the texts.
    func context(_ line: LetterLine) -> ReminderContext {
        var context = context(line.reminder)
        context.beside = line.beside.map { self.context($0) }
        return context
    }

    private func context(_ reminder: Reminder) -> ReminderContext {
        let due =
            reminder.obligation.isLate(before: today) ? reminder.obligation.due : max(today, reminder.obligation.due)
        let calendar = plan(of: reminder).map { environment.calendar(of: $0.unit) } ?? environment.calendar
        return ReminderContext(
            reminder: reminder, occasion: self, voice: Voice(reminder),
            nearness: Nearness(of: due, on: today, calendar: calendar))
    }

    private func plan(of reminder: Reminder) -> Plan? {
        guard case .plan(let id) = reminder.obligation.subject else { return nil }
        return plans[id]
    }

    /// Whose duty it is, where the plan or the duty tells.
    fileprivate func answerable(for reminder: Reminder) -> [PersonID] {
        let rule = reminder.obligation.rule.rule
        return environment.holders(of: rule.to, in: reminder.obligation.duty, of: rule, plan: plan(of: reminder))
            .compactMap(\.person)
    }
}

extension Digest {
    /// The one thing that it tells or asks for: what is only to be known beside it comes after.
    func onlyLine(on occasion: Occasion) -> LetterLine? {
        let lines = lines
        if lines.count == 1 { return lines.first }
        let toDo = lines.filter { Section(occasion.context($0)) != .informed }
        return toDo.count == 1 ? toDo.first : nil
    }

    /// What to do first of several: the most overdue, or else what is nearest.
    func mostUrgent(on occasion: Occasion) -> ReminderContext? {
        lines.map { occasion.context($0) }.filter { Section($0) != .informed }.min { $0.due < $1.due }
    }
}

/// A reminder on an occasion: what every language needs to find its words.
struct ReminderContext {
    let reminder: Reminder
    let occasion: Occasion
    let voice: Voice
    let nearness: Nearness
    /// What the same act of the reader's ends.
    var beside: [ReminderContext] = []

    var rule: RuleID { reminder.obligation.rule }
    var duty: Duty { reminder.obligation.duty }
    /// Where the duty comes from, and those that the same act ends.
    var source: Source { Source(of: ([self] + beside).map(\.rule.rule.source)) }
    var due: Day { reminder.obligation.due }
    var today: Day { occasion.today }
    /// What the letter may tell beside the dates.
    var facts: [Fact] {
        reminder.isConfined ? duty.facts.filter { $0.isOfOwnAct(of: reminder.recipient) } : duty.facts
    }
    var role: Role { reminder.because.role }
    /// The letter goes to whoever is on call for a unit.
    var isOnCall: Bool { reminder.recipient.isOnCall }
    /// The time of an instant, and its day.
    func local(_ instant: Instant) -> (day: Day, time: TimeOfDay) {
        let zone = occasion.environment.zone
        return (zone.day(of: instant), zone.time(of: instant))
    }
    /// A unit as letters call it.
    func name(of unit: UnitID) -> String { occasion.environment.roster.units[unit]?.name ?? unit.text }
    /// The letter goes to a unit and greets nobody.
    var isMailbox: Bool { reminder.recipient.isMailbox }

    /// The hours in which letters go, and which opening hours are counted in.
    var opens: TimeOfDay { occasion.environment.window.opens }
    var closes: TimeOfDay { occasion.environment.window.closes }

    func name(_ person: PersonID) -> String { occasion.name(person) }

    /// What the same reader would read of another rule, as far as that is known without its duty's facts.
    func under(_ rule: RuleID) -> ReminderContext {
        var duty = duty
        duty.facts = []
        var reminder = reminder
        reminder.obligation = Obligation(reminder.obligation.subject, rule, duty, .open)
        return ReminderContext(reminder: reminder, occasion: occasion, voice: voice, nearness: nearness)
    }

    /// A birthday of which the reader is only told, since policy has nothing taken anew.
    var isToldOnly: Bool { facts.birthday == 15 && occasion.environment.policy.minors == .routine }

    /// A person as letters and as the roster call them: for whoever is to find the line in it.
    func listed(_ person: PersonID) -> String { listed(name(person), person.text) }
    /// A unit as letters and as the roster call it.
    func listed(_ unit: UnitID) -> String {
        listed(occasion.environment.roster.units[unit]?.name ?? unit.text, unit.text)
    }

    private func listed(_ name: String, _ id: String) -> String { name == id ? id : "\(name) (\(id))" }

    /// The letter goes to that person.
    func isReader(_ person: PersonID) -> Bool { person.text == reminder.recipient.id }

    /// Who has not acted, by name, when that is somebody else than the reader.
    var late: [String] {
        if reminder.isConfined { return [] }
        return occasion.answerable(for: reminder).filter { $0.text != reminder.recipient.id }.map(occasion.name)
    }

    /// The roster knows the person.
    func isKnown(_ person: PersonID) -> Bool { occasion.environment.roster.people[person] != nil }

    /// Whom the reader stands in for, by name; nil: nobody.
    var inPlaceOf: String? {
        switch reminder.because.persons.first {
        case .absent(let person, _), .left(let person), .noAddress(let person): name(person)
        case .vacant, .others, nil: nil
        }
    }
}

extension Fact {
    /// It tells what a recipient is to do, and of nobody else.
    fileprivate func isOfOwnAct(of recipient: Recipient) -> Bool {
        switch self {
        case .invited(let person), .substitute(let person): person.text == recipient.id
        case .meeting, .consentLacks, .oralConsent, .principal, .action, .ownTarget: true
        case .uninvited, .pending, .parts, .consentEnds, .followUp, .movedWithoutReason, .lacksPlan, .guardians,
            .birthday, .unset, .left, .absent, .dormant, .about, .duplicate, .stray, .noFile,
            .lastVersion, .gap, .further, .checkup, .heartbeat, .held, .unwatched:
            false
        }
    }
}
