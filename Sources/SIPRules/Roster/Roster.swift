/// Who is who: the units, the people, who leads whom, and who is away.
public struct Roster: Hashable, Sendable {
    /// The units, by id.
    public var units: [UnitID: Unit]
    /// The members of staff, by id.
    public var people: [PersonID: Person] {
        didSet { memory = RosterMemory() }
    }
    /// OWN, *processägare*: who answers for SIP in the organisation.
    public var processOwner: PersonID?
    /// ADM, *driftansvarig*: who run sipd.
    public var administrators: [PersonID]
    private var memory = RosterMemory()

    /// A roster; of two units or people with the same id the first stays.
    public init(
        units: [Unit] = [], people: [Person] = [], processOwner: PersonID? = nil, administrators: [PersonID] = []
    ) {
        self.units = Dictionary(units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.people = Dictionary(people.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.processOwner = processOwner
        self.administrators = administrators
    }

    /// The days on which people are away and nobody stands in.
    var unattended: Unattended { memory.unattended(in: self) }
}

/// A unit (*enhet*).
public struct Unit: Hashable, Sendable {
    /// The name that plans and other units use.
    public var id: UnitID
    /// The name that letters use.
    public var name: String
    /// MGR, *enhetschef*.
    public var manager: PersonID?
    /// The unit above, whose manager is the manager's manager.
    public var parent: UnitID?
    /// The function mailbox that is read when nobody else can be reached.
    public var mailbox: MailAddress?
    /// Whether somebody reads the mailbox each working day, so that a reminder may well end there alone.
    public var isMailboxMeant = false
    /// Where an immediate need is told of when the send window is closed, for this unit and those below without their own.
    public var onCall: MailAddress?
    /// Local closures: squeeze days, eves, summer.
    public var closures: [Closure]

    /// A unit of which nothing else is known yet.
    public init(id: UnitID, name: String) {
        self.id = id
        self.name = name
        closures = []
    }
}

/// A member of staff.
public struct Person: Hashable, Sendable {
    /// The name that plans and units use.
    public var id: PersonID
    /// The name that letters use.
    public var name: String
    /// Where the person works; its closures apply.
    public var unit: UnitID
    /// The mail address; nil when the person has none.
    public var address: MailAddress?
    /// Nil: the installation's language.
    public var language: Language?
    /// The weekdays on which the person can be told something, instead of the installation's. Nil: the installation's.
    public var workingWeekdays: Set<Weekday>?
    /// Days away, with who stands in.
    public var absences: Absences
    /// The first day the person no longer works here.
    public var left: Day?

    /// A person of whom nothing else is known yet.
    public init(id: PersonID, name: String, unit: UnitID) {
        self.id = id
        self.name = name
        self.unit = unit
        absences = []
    }
}

/// A row of the roster: somebody is away.
public struct Absence: Hashable, Sendable {
    /// The first day away.
    public var first: Day
    /// The last day away; before `first`, nobody is away.
    public var last: Day
    /// Who stands in. Nil: the unit's function mailbox does.
    public var substitute: PersonID?

    /// An absence from `first` to `last`, both included.
    public init(first: Day, last: Day, substitute: PersonID? = nil) {
        self.first = first
        self.last = last
        self.substitute = substitute
    }
}

/// A language that letters are written in.
public enum Language: String, CaseIterable, Hashable, Sendable {
    case swedish = "sv"
    case english = "en"
}

extension Roster {
    /// Why a name is no unit's, with the one that may be meant; nil when it is a unit's.
    public func objection(toUnit name: String) -> String? {
        if let id = UnitID(name), units[id] != nil { return nil }
        let hint = NearestName.to(name, among: units.keys.map(\.text)).map { "; did you mean \"\($0)\"?" } ?? ""
        return "the roster has no unit \(VisibleText.quoted(name))\(hint)"
    }
}
