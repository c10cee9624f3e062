/// Reads `roster.yaml`: units, people, managers, mailboxes, absences and closures.
public enum RosterDocument {
    /// The roster, with what should be looked at; nil, with at least one error, when the document cannot be taken. An
    /// empty document is an empty roster.
    public static func read(_ document: DocumentNode) -> (roster: Roster?, findings: [Finding]) {
        if document.kind == .null { return (Roster(), []) }
        do throws(DocumentRefused) {
            let (roster, warnings) = try document.read(reading)
            return (roster, warnings)
        } catch {
            return (nil, error.findings)
        }
    }

    /// What may stand in it.
    public static var shape: Shape { reading.shape }

    private static let reading = Expectation.map(RosterKeys()) { keys -> Roster? in
        let owner = keys.processOwner
        let administrators = keys.administrators ?? []
        let units = keys.units ?? []
        let people = keys.people ?? []
        let fields = keys.fields

        let roster = Roster(
            units: units.map(\.value), people: people.map(\.value), processOwner: owner,
            administrators: administrators)
        var check = RosterCheck(roster: roster, findings: fields.findings)
        check.person(owner, at: fields.place(of: "process-owner"))
        let places = fields.place(of: "administrators").items
        for (administrator, place) in zip(administrators, places) { check.person(administrator, at: place) }
        if Set(administrators).count < administrators.count {
            fields.findings.add(fields.place(of: "administrators"), "somebody stands here twice: remove one")
        }
        check.units(units)
        check.people(people)
        return roster
    }
}

extension Unit {
    init?(_ id: UnitID, reading keys: inout Keyed<UnitKeys>) {
        let name = keys.name
        let parent = keys.parent
        let manager = keys.manager
        let mailbox = keys.mailbox
        let isMailboxMeant = keys.mailboxRead ?? false
        let onCall = keys.onCall
        let closures = keys.closures ?? []
        if let day = WorkingCalendar(closures: closures).closedForGood {
            keys.fields.warn(
                "closures",
                "closed for good from \(day) on: no day is counted after that; end the closure, or give its plans to another unit"
            )
        }

        guard let name else { return nil }
        self.init(id: id, name: name)
        self.manager = manager
        self.parent = parent
        self.mailbox = mailbox
        self.isMailboxMeant = isMailboxMeant
        self.onCall = onCall
        self.closures = closures
    }
}

extension Person {
    /// More than anybody asks to stand in on one day; each is work for every day that others lean on the person.
    private static let mostRowsOfDay = 100

    init?(_ id: PersonID, reading keys: inout Keyed<PersonKeys>) {
        let name = keys.name
        let unit = keys.unit
        let address = keys.address
        let language = keys.language
        let days = keys.days
        let absences = Absences(keys.absences ?? [])
        let left = keys.left
        if absences.mostAtOnce > Self.mostRowsOfDay {
            keys.fields.findings.add(
                keys.fields.place(of: "absences"),
                "\(absences.mostAtOnce) absences hold the same day: keep at most \(Self.mostRowsOfDay)")
            return nil
        }

        guard let name, let unit else { return nil }
        self.init(id: id, name: name, unit: unit)
        self.address = address
        self.language = language
        workingWeekdays = days
        self.absences = absences
        self.left = left
    }
}

extension Absence {
    static let reading = Expectation.map(AbsenceKeys()) { keys -> Absence? in
        let (first, last) = (keys.first, keys.last)
        let days = keys.fields.days(first, last)
        let substitute = keys.substitute

        return days.map { Absence(first: $0.first, last: $0.last, substitute: substitute) }
    }
}

extension Closure {
    static let reading = Expectation.map(ClosureKeys()) { keys -> Closure? in
        let (first, last) = (keys.first, keys.last)
        let days = keys.fields.days(first, last)
        let name = keys.name

        guard let days, let name else { return nil }
        return Closure(first: days.first, last: days.last, name: name)
    }
}

extension Fields {
    /// `first` and `last`, in order; without a last day, the first alone.
    fileprivate func days(_ first: Day?, _ last: Day?) -> (first: Day, last: Day)? {
        guard let first else { return nil }
        if let last, last < first {
            findings.add(place(of: "last"), "\"last\" is \(last), before \"first\" on \(first): correct one of them")
            return nil
        }
        return (first, last ?? first)
    }
}

extension Expectation where Value == MailAddress {
    /// A mail address that sipd can write to.
    public static var mailAddress: Expectation {
        .text("a mail address like name@kommun.example") { try? MailAddress($0) }
            .shaped(.address)
    }
}

extension Expectation where Value == Set<Weekday> {
    /// A list of weekdays, at least one.
    public static var weekdays: Expectation {
        let names = Expectation<[WeekdayName]>.list(of: .oneOf(WeekdayName.self))
        return Expectation(wanted: { "a list of weekdays" }, shape: { names.shape }) { node, findings in
            guard let days = names.read(node, findings) else {
                return nil
            }
            if node.items.isEmpty {
                findings.add(node, "expected at least one weekday, found none")
                return nil
            }
            return Set(days.compactMap { Weekday(rawValue: $0.number) })
        }
    }
}

/// Weekdays as configuration writes them.
private enum WeekdayName: String, CaseIterable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
}

extension Expectation {
    /// A map from names to what they name, each with its place.
    static func identified<Subject: SendableMetatype, Table: KeyTable>(
        _ bearer: Shape.Bearer, _ table: Table,
        _ make: @escaping @Sendable (Identifier<Subject>, inout Keyed<Table>) -> Subject?
    ) -> Expectation where Value == [(value: Subject, node: DocumentNode)] {
        let shape = { @Sendable in Shape.named(bearer, .map(table.keys)) }
        return Expectation(wanted: { "a map of names" }, shape: shape) { node, findings in
            guard node.kind == .map else {
                findings.add(node, "expected a map of names, found \(node)")
                return nil
            }
            return node.entries.compactMap { key, value in
                guard let id = Expectation<Identifier<Subject>>.identifier(of: bearer).read(key, findings) else {
                    return nil
                }
                let subject = Expectation<Subject>.map(table) { make(id, &$0) }.read(value, findings)
                return subject.map { ($0, value) }
            }
        }
    }
}
