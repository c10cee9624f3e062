/// Something in the roster that keeps reminders from reaching whom they should.
public struct Gap: Hashable, Sendable {
    /// What is wrong, and with whom.
    public var kind: Kind
    /// The day it began, where the roster says so.
    public var since: Day?
    /// The manager who should know.
    public var manager: PersonID?

    /// What is wrong, and with whom.
    public enum Kind: Hashable, Sendable {
        /// No manager answers for the unit, and none above it does.
        case unmanaged(UnitID)
        /// The unit's manager no longer works here.
        case managerLeft(UnitID, PersonID)
        /// The roster does not know the unit's manager.
        case managerUnknown(UnitID, PersonID)
        /// What goes to the unit's manager ends in the mailbox in which the reminders have ended already: to climb tells
        /// nobody new.
        case sameMailbox(UnitID, PersonID)
        /// The manager is the only one in the unit, and nobody stands above: to climb tells nobody new.
        case alone(UnitID, PersonID)
        /// Plans are kept by a unit that the roster does not know: nobody there is told what is late.
        case unknownUnit(UnitID)
        /// The person has no mail address.
        case noAddress(PersonID)
        /// The person is away, until and including the day nobody stands in, and the unit has no mailbox.
        case unattended(PersonID, until: Day)
    }

    /// What is wrong, since when, and the manager who should know.
    public init(_ kind: Kind, since: Day? = nil, manager: PersonID? = nil) {
        self.kind = kind
        self.since = since
        self.manager = manager
    }

    /// The unit or person it is about.
    public var instance: Instance {
        switch kind {
        case .unmanaged(let unit), .managerLeft(let unit, _), .managerUnknown(let unit, _), .sameMailbox(let unit, _),
            .alone(let unit, _), .unknownUnit(let unit):
            .unit(unit)
        case .noAddress(let person), .unattended(let person, _): .person(person)
        }
    }
}

extension Roster {
    /// The gaps on a day, at most one for each unit and each person: what is worst. Units first, in order of name.
    ///
    /// - Parameters:
    ///   - day: who is away on it, and who has left by then.
    ///   - unknown: the units that keep plans and are not in the roster, and since when that is known.
    public func gaps(on day: Day, unknown: [UnitID: Day] = [:]) -> [Gap] {
        let reading = GapReading(self, on: day)
        return (unknown.map { Gap(.unknownUnit($0), since: $1) } + units.values.compactMap { reading.gap(of: $0) })
            .inOrderOfName
            + people.values.compactMap { reading.gap(of: $0) }.inOrderOfName
    }

    /// The next day after this on which the gaps can be others.
    public func gapsChange(after day: Day) -> Day? {
        people.values.lazy.compactMap { $0.nextChange(after: day) }.min()
    }
}

extension [Gap] {
    fileprivate var inOrderOfName: [Gap] { sorted { $0.instance.description < $1.instance.description } }
}

/// A roster on one day, read for its gaps: each unit and person once.
private struct GapReading {
    let roster: Roster
    let day: Day
    private let leadership: Leadership
    private let unattended: Unattended
    private let parents: Set<UnitID>
    /// How many work in a unit.
    private var staff: [UnitID: Int] = [:]
    /// The units in which reminders for somebody beside the manager end in a mailbox, and since when.
    private var boxed: [UnitID: Day] = [:]
    /// The mailbox in which what nobody of a unit can be told ends; nil: a person has it, or nobody.
    private var mailboxes: [UnitID: String?] = [:]

    init(_ roster: Roster, on day: Day) {
        self.roster = roster
        self.day = day
        unattended = roster.unattended
        leadership = Leadership(of: roster.units, in: roster.units.keys)
        parents = Set(roster.units.values.compactMap(\.parent))
        for person in roster.people.values where !person.hasLeft(on: day) {
            staff[person.unit, default: 0] += 1
            guard roster.units[person.unit]?.manager != person.id, let since = notTold(person) else { continue }
            boxed[person.unit] = min(boxed[person.unit] ?? since, since)
        }
        for unit in roster.units.keys { findMailbox(of: unit) }
    }

    func gap(of unit: Unit) -> Gap? {
        let line = leadership[unit.id]
        guard line.nearest != nil else { return Gap(.unmanaged(unit.id)) }
        guard let id = unit.manager else { return nil }
        guard let manager = roster.people[id] else { return Gap(.managerUnknown(unit.id, id), manager: line.above) }
        if let left = manager.left, left <= day {
            return Gap(.managerLeft(unit.id, id), since: left, manager: line.above)
        }
        if roster.sharesMailbox(unit, with: manager) { return Gap(.sameMailbox(unit.id, id), manager: line.above) }
        if let mailbox = mailboxes[unit.id] ?? nil, let since = boxed[unit.id], let away = notTold(manager),
            mailboxes[manager.unit] == mailbox
        {
            let began = max(since, away)
            return Gap(.sameMailbox(unit.id, id), since: began == .first ? nil : began, manager: line.above)
        }
        if line.above == nil, manager.unit == unit.id, staff[unit.id] == 1, !parents.contains(unit.id) {
            return Gap(.alone(unit.id, id))
        }
        return nil
    }

    func gap(of person: Person) -> Gap? {
        if person.hasLeft(on: day) { return nil }
        let manager = leadership.manager(over: person.id, of: person.unit)
        if person.address == nil { return Gap(.noAddress(person.id), manager: manager) }
        guard roster.units[person.unit]?.mailbox == nil, let span = unattended.span(of: person.id, on: day) else {
            return nil
        }
        return Gap(.unattended(person.id, until: span.upperBound), since: span.lowerBound, manager: manager)
    }

    /// Since when neither the person nor anybody who stands in is told; nil: somebody is.
    private func notTold(_ person: Person) -> Day? {
        switch person.presence(on: day) {
        case .here: nil
        case .away: unattended.span(of: person.id, on: day)?.lowerBound
        case .left, .noAddress: .first
        }
    }

    /// As a search climbs: the unit's mailbox, else its manager, else the same of the units above.
    private mutating func findMailbox(of unit: UnitID) {
        var way: [UnitID] = []
        var found: String?
        var next: UnitID? = unit
        for _ in 0...roster.units.count {
            guard let id = next, let unit = roster.units[id] else { break }
            if let known = mailboxes[id] {
                found = known
                break
            }
            way.append(id)
            if let mailbox = unit.mailbox {
                found = mailbox.folded
                break
            }
            if let manager = unit.manager.flatMap({ roster.people[$0] }), notTold(manager) == nil { break }
            next = unit.parent
        }
        for id in way { mailboxes.updateValue(found, forKey: id) }
    }
}

extension Roster {
    /// Whether what goes to a unit's manager always ends in the unit's own mailbox: the manager has no other address.
    func sharesMailbox(_ unit: Unit, with manager: Person) -> Bool {
        guard let mailbox = unit.mailbox?.folded else { return false }
        return (manager.address ?? units[manager.unit]?.mailbox)?.folded == mailbox
    }
}
