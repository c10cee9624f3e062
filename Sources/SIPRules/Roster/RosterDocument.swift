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

    private static let reading = Expectation.map { @Sendable (fields: inout Fields) -> Roster? in
        let owner = fields.optional("process-owner", .person)
        let administrators = fields.optional("administrators", .list(of: .person)) ?? []
        let units = fields.optional("units", .identified(Unit.init)) ?? []
        let people = fields.optional("people", .identified(Person.init)) ?? []

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
    fileprivate init?(_ id: UnitID, reading fields: inout Fields) {
        let name = fields.required("name", .line(120))
        let manager = fields.optional("manager", .person)
        let parent = fields.optional("parent", .unit)
        let mailbox = fields.optional("mailbox", .mailAddress)
        let closures = fields.optional("closures", .list(of: Closure.reading).of(atMost: 1000)) ?? []

        guard let name else { return nil }
        self.init(id: id, name: name)
        self.manager = manager
        self.parent = parent
        self.mailbox = mailbox
        self.closures = closures
    }
}

extension Person {
    fileprivate init?(_ id: PersonID, reading fields: inout Fields) {
        let name = fields.required("name", .line(120))
        let unit = fields.required("unit", .unit)
        let address = fields.optional("address", .mailAddress)
        let language = fields.optional("language", .oneOf(Language.self))
        let days = fields.optional("days", .weekdays)
        let absences = fields.optional("absences", .list(of: Absence.reading).of(atMost: 1000)) ?? []
        let left = fields.optional("left", .day)

        guard let name, let unit else { return nil }
        self.init(id: id, name: name, unit: unit)
        self.address = address
        self.language = language
        workingWeekdays = days
        self.absences = Absences(absences)
        self.left = left
    }
}

extension Absence {
    static let reading = Expectation.map { @Sendable (fields: inout Fields) -> Absence? in
        let days = fields.days()
        let substitute = fields.optional("substitute", .person)

        return days.map { Absence(first: $0.first, last: $0.last, substitute: substitute) }
    }
}

extension Closure {
    static let reading = Expectation.map { @Sendable (fields: inout Fields) -> Closure? in
        let days = fields.days()
        let name = fields.required("name", .line())

        guard let days, let name else { return nil }
        return Closure(first: days.first, last: days.last, name: name)
    }
}

extension Fields {
    /// `first` and `last`, in order; without a last day, the first alone.
    fileprivate mutating func days() -> (first: Day, last: Day)? {
        let first = required("first", .day)
        let last = optional("last", .day)

        guard let first else { return nil }
        if let last, last < first {
            findings.add(place(of: "last"), "\"last\" is \(last), before \"first\" on \(first): correct one of them")
            return nil
        }
        return (first, last ?? first)
    }
}

extension Expectation where Value == String {
    /// A mail address that sipd can write to.
    public static var mailAddress: Expectation {
        .text("a mail address like name@kommun.example") { MailAddressSyntax.isAddress($0) ? $0 : nil }
    }
}

extension Expectation where Value == Set<Weekday> {
    /// A list of weekdays, at least one.
    public static var weekdays: Expectation {
        Expectation(wanted: { "a list of weekdays" }) { node, findings in
            guard let days = Expectation<[WeekdayName]>.list(of: .oneOf(WeekdayName.self)).read(node, findings) else {
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
    fileprivate static func identified<Subject: SendableMetatype>(
        _ make: @escaping @Sendable (Identifier<Subject>, inout Fields) -> Subject?
    ) -> Expectation where Value == [(value: Subject, node: DocumentNode)] {
        Expectation(wanted: { "a map of names" }) { node, findings in
            guard node.kind == .map else {
                findings.add(node, "expected a map of names, found \(node.shown)")
                return nil
            }
            return node.entries.compactMap { key, value in
                guard let id = Expectation<Identifier<Subject>>.identifier().read(key, findings) else { return nil }
                let subject = Expectation<Subject>.map { make(id, &$0) }.read(value, findings)
                return subject.map { ($0, value) }
            }
        }
    }
}
