/// What only the whole roster can tell: names that nobody bears, circles, and people whom nobody could reach. It asks about
/// each unit, person and absence once, whatever leads to it.
struct RosterCheck {
    private let roster: Roster
    private let findings: FindingList
    private let unattended: Unattended
    /// Whose address it was first: two people with one address would read each other's letters.
    private var addresses: [String: PersonID] = [:]
    /// Whether the substitutes of a person lead in a circle, in days on which they are the same: what has been found out so far.
    private var circles: [Place: Bool] = [:]
    private var namesOfUnits: [String]?
    private var namesOfPeople: [String]?
    /// The nearest of a whole region's names is worth looking for a few times, not for every line of a wrong export.
    private var hintsLeft = 20

    private struct Place: Hashable {
        let person: PersonID
        let stretch: Absences.Stretch
    }

    init(roster: Roster, findings: FindingList) {
        self.roster = roster
        self.findings = findings
        unattended = roster.unattended
    }

    mutating func units(_ units: [(value: Unit, node: DocumentNode)]) {
        let nodes = Dictionary(units.map { ($0.value.id, $0.node) }, uniquingKeysWith: { first, _ in first })
        let leadership = Leadership(of: roster.units, in: units.map(\.value.id))
        for circle in leadership.circles {
            guard let node = circle.first.flatMap({ nodes[$0] }) else { continue }
            findings.add(node["parent"], "units stand above themselves: \(Self.shown(circle)); correct \"parent\"")
        }
        let members = Dictionary(grouping: roster.people.values.filter { $0.left == nil }, by: \.unit)
        let parents = Set(roster.units.values.compactMap(\.parent))
        for (unit, node) in units {
            person(unit.manager, at: node["manager"])
            self.unit(unit.parent, at: node["parent"])
            let line = leadership[unit.id]
            if line.nearest == nil {
                findings.add(
                    node, "the unit \(roster: unit.id) has no manager: set \"manager\", or nobody hears what is late",
                    .warning)
            }
            guard let manager = unit.manager.flatMap({ roster.people[$0] }) else { continue }
            let place = node["manager"]
            if let left = manager.left {
                findings.add(
                    place,
                    "\(roster: manager.id), the manager of \(roster: unit.id), does not work here from \(left) on: name another",
                    .warning)
            } else if roster.sharesMailbox(unit, with: manager) {
                findings.add(
                    place,
                    "what \(roster: manager.id) should hear as manager ends in the mailbox of \(roster: unit.id), as the reminders before "
                        + "it do: give \(roster: manager.id) an \"address\" of their own",
                    .warning)
            } else if line.above == nil, !parents.contains(unit.id), members[unit.id]?.map(\.id) == [manager.id] {
                findings.add(
                    place,
                    "\(roster: manager.id) is alone in \(roster: unit.id) and nobody stands above: set \"parent\", or nobody else hears what "
                        + "is late", .warning)
            }
        }
    }

    mutating func people(_ people: [(value: Person, node: DocumentNode)]) {
        for (person, node) in people {
            unit(person.unit, at: node["unit"])
            address(of: person, at: node)
            absences(of: person, at: node["absences"].items)
        }
        if let first = people.first, !unattended.isComplete {
            findings.add(
                first.node,
                "more absences hang on each other than sipd looks through: remove those that are over, or shorten the lines of "
                    + "substitutes")
        }
    }

    mutating func person(_ id: PersonID?, at place: DocumentNode) {
        guard let id, roster.people[id] == nil else { return }
        namesOfPeople = namesOfPeople ?? roster.people.keys.map(\.text).sorted()
        let meant = nearest(to: id, among: namesOfPeople ?? [])
        let hint: Finding.Message = meant.map { "did you mean \"\(roster: $0)\"?" } ?? "add it under \"people\""
        findings.add(place, "there is no person \"\(roster: id)\": \(hint)")
    }

    private mutating func unit(_ id: UnitID?, at place: DocumentNode) {
        guard let id, roster.units[id] == nil else { return }
        namesOfUnits = namesOfUnits ?? roster.units.keys.map(\.text).sorted()
        let meant = nearest(to: id, among: namesOfUnits ?? [])
        let hint: Finding.Message = meant.map { "did you mean \"\(roster: $0)\"?" } ?? "add it under \"units\""
        findings.add(place, "there is no unit \"\(roster: id)\": \(hint)")
    }

    private mutating func nearest<Subject>(to id: Identifier<Subject>, among known: [String]) -> Identifier<Subject>? {
        let meant = hintsLeft > 0 && known.count <= 20_000 ? NearestName.to(id.text, among: known) : nil
        hintsLeft -= 1
        return meant.flatMap { Identifier($0) }
    }

    private mutating func address(of person: Person, at node: DocumentNode) {
        if let address = person.address?.folded {
            if let first = addresses[address] {
                findings.add(
                    node["address"],
                    "\(roster: first) has the same address: give each their own, or use a unit's mailbox",
                    .warning)
            }
            addresses[address] = addresses[address] ?? person.id
        } else if person.left == nil, node["address"].index == node.index {
            findings.add(
                node, "\(roster: person.id) has no address: set \"address\", or others are told instead", .warning)
        }
    }

    /// Where nobody stands in. Of a circle once, however many are in it or lead to it: who mends it mends them all.
    private mutating func absences(of person: Person, at places: [DocumentNode]) {
        for (row, place) in zip(person.absences.rows, places) { self.person(row.substitute, at: place["substitute"]) }
        for span in unattended[person.id] {
            let day = span.lowerBound
            let row = person.absences.rows.firstIndex { $0.first <= day && day <= $0.last }
            guard let row, row < places.count, !leadsInCircle(person.id, on: day, at: places[row]),
                roster.units[person.unit]?.mailbox == nil
            else { continue }
            let substitute = person.absences.substitutes(on: day).first
            let why: Finding.Message = substitute.map { " from \(day) on, \(absent($0, on: day))" } ?? ""
            findings.add(
                places[row],
                "nobody stands in for \(roster: person.id)\(why), and \(roster: person.unit) has no mailbox: "
                    + (substitute == nil ? "set \"substitute\"" : "name another \"substitute\""),
                .warning)
        }
    }

    private func absent(_ substitute: PersonID, on day: Day) -> Finding.Message {
        switch roster.people[substitute]?.presence(on: day) {
        case .away(let until, _): "since \(roster: substitute) is away too until \(until)"
        case .left: "since \(roster: substitute) does not work here then"
        case .noAddress, .here, nil: "since \(roster: substitute) has no address"
        }
    }

    /// Whether the substitutes named first lead back; says so when it is found out.
    private mutating func leadsInCircle(_ person: PersonID, on day: Day, at place: DocumentNode) -> Bool {
        var way: [Place] = []
        var steps: [Place: Int] = [:]
        var isCircle = false
        var next: PersonID? = person
        while let id = next, let someone = roster.people[id], !someone.hasLeft(on: day),
            let stretch = someone.absences.stretch(on: day)
        {
            let here = Place(person: id, stretch: stretch)
            if let known = circles[here] {
                isCircle = known
                break
            }
            if let step = steps[here] {
                isCircle = true
                findings.add(
                    place["substitute"],
                    "on \(day) the substitutes lead back: \(Self.shown(way[step...].map(\.person))); name somebody who is "
                        + "there", .warning)
                break
            }
            steps[here] = way.count
            way.append(here)
            next = someone.absences.substitutes(on: day).first
        }
        for here in way { circles[here] = isCircle }
        return isCircle
    }

    /// A circle by five of its members at most: `a → b → a`.
    private static func shown<Subject>(_ circle: [Identifier<Subject>]) -> Finding.Message {
        guard let first = circle.first else { return "" }
        let members = circle.prefix(5).dropFirst().reduce("\(roster: first)" as Finding.Message) {
            "\($0) → \(roster: $1)"
        }
        return circle.count > 5 ? "\(members) → … (\(circle.count) in all)" : "\(members) → \(roster: first)"
    }
}

extension DocumentNode {
    /// The value of a map's field; the map itself when it has none: a place for findings.
    subscript(name: KnownWord) -> DocumentNode { field(name) ?? self }

    /// The value of a map's field.
    func field(_ name: KnownWord) -> DocumentNode? {
        guard case .map(let count) = record.content else { return nil }
        var key = index + 1
        for _ in 0..<count {
            if tree.isText(at: key, name) { return DocumentNode(tree: tree, index: key + 1) }
            key = Int(tree.records[key + 1].end)
        }
        return nil
    }
}
