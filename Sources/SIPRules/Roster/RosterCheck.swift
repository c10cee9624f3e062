/// What only the whole roster can tell: names that nobody bears, circles, and people whom nobody could reach.
struct RosterCheck {
    let roster: Roster
    let findings: FindingList
    /// Whose address it was first: two people with one address would read each other's letters.
    private var addresses: [String: PersonID] = [:]

    init(roster: Roster, findings: FindingList) {
        self.roster = roster
        self.findings = findings
    }

    func unit(_ unit: Unit, at node: DocumentNode) {
        person(unit.manager, at: node["manager"])
        self.unit(unit.parent, at: node["parent"])
        if unit.manager == nil {
            findings.add(
                node, "the unit \(unit.id) has no manager: set \"manager\", or nobody hears what is late", .warning)
        }
        var climbed: Set<UnitID> = []
        var next = unit.parent
        while let above = next, climbed.insert(above).inserted {
            if above == unit.id {
                findings.add(node["parent"], "the unit \(unit.id) stands above itself: correct \"parent\"")
                break
            }
            next = roster.units[above]?.parent
        }
    }

    mutating func person(_ person: Person, at node: DocumentNode) {
        unit(person.unit, at: node["unit"])
        if let address = person.address?.lowercased() {
            if let first = addresses[address] {
                findings.add(
                    node["address"], "\(first) has the same address: give each their own, or use a unit's mailbox",
                    .warning)
            }
            addresses[address] = addresses[address] ?? person.id
        } else if person.left == nil, node["address"].index == node.index {
            findings.add(node, "\(person.id) has no address: set \"address\", or others are told instead", .warning)
        }
        for (absence, place) in zip(person.absences, node["absences"].items) {
            self.person(absence.substitute, at: place["substitute"])
            checkSubstitutes(of: person, absence, at: place)
            if absence.substitute == nil, !hasMailbox(person.unit) {
                findings.add(
                    place, "nobody stands in for \(person.id), and \(person.unit) has no mailbox: set \"substitute\"",
                    .warning)
            }
        }
    }

    func person(_ id: PersonID?, at place: DocumentNode) {
        guard let id, roster.people[id] == nil else { return }
        unknown("person", id.text, among: roster.people.keys.map(\.text), at: place)
    }

    /// Whether the unit, or one above it, has a function mailbox.
    private func hasMailbox(_ unit: UnitID) -> Bool {
        var climbed: Set<UnitID> = []
        var next: UnitID? = unit
        while let id = next, climbed.insert(id).inserted {
            if roster.units[id]?.mailbox != nil { return true }
            next = roster.units[id]?.parent
        }
        return false
    }

    private func unit(_ id: UnitID?, at place: DocumentNode) {
        guard let id, roster.units[id] == nil else { return }
        unknown("unit", id.text, among: roster.units.keys.map(\.text), at: place)
    }

    private func unknown(
        _ kind: String, _ name: String, among known: @autoclosure () -> [String], at place: DocumentNode
    ) {
        // The nearest of a whole region's names is worth looking for a few times, not for every line of a wrong export.
        guard !findings.isFull else { return findings.add(place, "there is no \(kind) \"\(name)\"") }
        let known = known()
        let meant = known.count > 20_000 ? nil : NearestName.to(name, among: known.sorted())
        let hint = meant.map { "did you mean \"\($0)\"?" } ?? "add it under \"\(kind == "unit" ? "units" : "people")\""
        findings.add(place, "there is no \(kind) \"\(name)\": \(hint)")
    }

    /// Reports substitutes that lead back to whom they stand in for. Where absences overlap, one of them begins on the
    /// first common day, so a circle shows on the first day of some absence.
    private func checkSubstitutes(of person: Person, _ absence: Absence, at place: DocumentNode) {
        var chain = [person.id]
        var seen: Set<PersonID> = []
        var next = absence.substitute
        while let id = next, seen.insert(id).inserted {
            chain.append(id)
            if id == person.id {
                let path = chain.map(\.text).joined(separator: " → ")
                findings.add(
                    place["substitute"],
                    "on \(absence.first) the substitutes lead back: \(path); name somebody who is there")
                return
            }
            let away = roster.people[id]?.absences.first { $0.first <= absence.first && absence.first <= $0.last }
            next = away?.substitute
        }
    }
}

extension DocumentNode {
    /// The value of a map's field; the map itself when it has none: a place for findings.
    subscript(name: String) -> DocumentNode {
        entries.first { $0.key.text == name }?.value ?? self
    }
}
