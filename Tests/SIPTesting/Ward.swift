public import SIPRules

/// A small unit and its people: Anna sees needs, Bo stands in, Cecilia leads, Disa coordinates; Olle answers for SIP in
/// the organisation, and Pia leads the clinic above.
public struct Ward: Sendable {
    /// Who is who; a test changes what it is about.
    public var roster: Roster
    /// The rules' own numbers.
    public var policy = Policy()
    /// Seven to five, one slot at eight.
    public var window = SendWindow(opens: .the("07:00"), closes: .the("17:00"), slots: [.the("08:00")])
    /// The installation's closures.
    public var closures: [Closure] = []

    /// Everybody works Monday to Friday and has an address; the ward has no function mailbox.
    public init() {
        var ward = Unit(id: .the("ward"), name: "Avdelning 5")
        ward.manager = .the("cecilia")
        ward.parent = .the("clinic")
        var clinic = Unit(id: .the("clinic"), name: "Medicinkliniken")
        clinic.manager = .the("pia")
        let people = ["anna", "bo", "cecilia", "disa", "olle"].map { Person(named: $0, unit: "ward") }
        roster = Roster(
            units: [ward, clinic], people: people + [Person(named: "pia", unit: "clinic")],
            processOwner: .the("olle"))
    }

    /// Somebody is away from one day to another, both included.
    public mutating func away(_ person: String, _ first: String, _ last: String, by substitute: String? = nil) {
        roster.people[.the(person)]?.absences.append(
            Absence(first: .the(first), last: .the(last), substitute: substitute.map { .the($0) }))
    }

    /// Somebody works on these weekdays alone.
    public mutating func works(_ person: String, _ days: Weekday...) {
        roster.people[.the(person)]?.workingWeekdays = Set(days)
    }

    /// The ward is closed from one day to another, both included.
    public mutating func closed(_ first: String, _ last: String) {
        roster.units[.the("ward")]?.closures.append(Closure(first: .the(first), last: .the(last), name: "stängt"))
    }

    /// The rule environment as it stands, in Swedish time.
    public var environment: RuleEnvironment {
        guard let window else { preconditionFailure("a test's window is empty") }
        return RuleEnvironment(
            policy: policy, roster: roster, zone: .stockholm, window: window,
            calendar: WorkingCalendar(closures: closures))
    }

    /// The rules in force here; others than the shipped ones when given.
    public func book(_ rules: [Rule] = RuleBook.rules) -> RuleBook { RuleBook(environment, rules: rules) }

    /// A plan of the ward: Anna is its initiator, Disa coordinates it.
    public func plan(_ id: String = "SIP-1") -> Plan {
        var plan = Plan(id: .the(id), unit: .the("ward"))
        plan.initiator = .the("anna")
        plan.coordinator = .the("disa")
        return plan
    }

    /// A plan of the ward for which a need was seen.
    public func plan(_ id: String = "SIP-1", needSeen day: String, at time: String? = nil) -> Plan {
        var plan = plan(id)
        plan.need.seen = .the(day)
        plan.need.seenTime = time.map { .the($0) }
        if time != nil { plan.need.urgency = .immediate }
        return plan
    }
}

extension Person {
    /// Somebody with an address, working Monday to Friday.
    public init(named name: String, unit: String) {
        self.init(id: .the(name), name: name.capitalized, unit: .the(unit))
        address = .the("\(name)@example.org")
    }
}

extension String {
    fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}

extension Rule {
    /// A rule that sees one duty in every plan: with a ladder of its own, and the dates given.
    public static func made(
        _ rungs: [Rung], under id: RuleID = .followUp, since: String, at time: String? = nil, due: String,
        to role: Role = .initiator, met: Met? = nil, held: Guard? = nil, people: [Role: PersonID] = [:],
        source: Source = .upkeep, survivesClosing: Bool = false, then: Ladder.Then = .none
    ) -> Rule {
        Rule(
            id, title: "Made for a test.", step: .upkeep, source: source, kind: .deadline, to: role,
            ladder: Ladder(rungs, then: then),
            survivesClosing: survivesClosing, opens: [], dates: .upkeep, ends: .upkeep
        ) { _, _ in
            [
                Duty(
                    since: .the(since), time: time.map { .the($0) }, due: .given(.the(due)), met: met, people: people,
                    held: held)
            ]
        }
    }
}

extension Rehearsal {
    /// A rehearsal of plans from a moment of Swedish time on.
    public init(_ book: RuleBook, _ plans: Plan..., told: NotificationLog = NotificationLog(), from start: String) {
        self.init(book, told: told, from: .the(start))
        for plan in plans { put(plan) }
    }

    /// What is said through a moment, a line for each reminder: when, to whom, `(copy)` when only informed, and the rung.
    public mutating func said(through end: String) -> [String] {
        var lines: [String] = []
        let zone = book.environment.zone
        run(through: .the(end)) { now, digests in
            for digest in digests {
                for reminder in digest.reminders {
                    let moment = zone.localISO(now).prefix(16)
                    let copy = reminder.part == .informed ? " (copy)" : ""
                    lines.append("\(moment) \(digest.recipient.id)\(copy): \(reminder.rung)")
                }
            }
        }
        return lines
    }
}

extension Rehearsal {
    /// What is said to whoever acts, or to one recipient, through a moment: the rung, and what it says of those below.
    public mutating func saidOfThoseBelow(to reader: String? = nil, through end: String) -> [String] {
        var lines: [String] = []
        run(through: .the(end)) { _, digests in
            for reminder in digests.flatMap(\.reminders) where reader.map({ $0 == reminder.recipient.id }) ?? true {
                let below = reminder.below.map { ", \($0.name) \($0.hearing)" }.joined()
                lines.append("\(reader == nil ? reminder.recipient.id + " " : "")\(reminder.rung)\(below)")
            }
        }
        return lines
    }
}

extension Decision {
    /// The decision's word alone, as tests compare it.
    public var word: String {
        switch self {
        case .met: "met"
        case .silenced: "silenced"
        case .told: "told"
        case .lapsed: "lapsed"
        case .wait(let until): "wait \(Zone.stockholm.localISO(until).prefix(16))"
        case .held(let held): "held \(held.rawValue)"
        case .unreachable(let role): "unreachable \(role.rawValue)"
        case .tell: "tell"
        }
    }
}
