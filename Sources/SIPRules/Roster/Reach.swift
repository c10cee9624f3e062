/// Who is reached when a person is to be told something on a day: the person, whoever stands in, the unit's function
/// mailbox, or the manager, in that order.
public struct Reached: Hashable, Sendable {
    /// Nil: nobody can be reached.
    public var recipient: Recipient?
    /// Whom the recipient stands in for, nearest first.
    public var instead: [Because.Instead]
    /// The next day on which the answer can change.
    public var changes: Day?
}

extension Roster {
    /// Who is reached for a person on a day.
    public func reach(_ person: PersonID, on day: Day) -> Reached {
        var instead: [Because.Instead] = []
        var changes: Day?
        var seen: Set<PersonID> = []
        var next: PersonID? = person
        var unit = people[person]?.unit
        while let id = next, seen.insert(id).inserted, let someone = people[id] {
            changes = [changes, someone.nextChange(after: day)].compactMap { $0 }.min()
            if unit == nil { unit = someone.unit }
            if let left = someone.left, left <= day {
                instead.append(.left(id))
                next = nil
            } else if let absence = someone.absences.first(where: { $0.first <= day && day <= $0.last }) {
                instead.append(.absent(id, until: absence.last))
                next = absence.substitute
            } else if let address = someone.address {
                let recipient = Recipient(
                    id: id.text, name: someone.name, address: address, unit: someone.unit, language: someone.language)
                return Reached(recipient: recipient, instead: instead, changes: changes)
            } else {
                instead.append(.noAddress(id))
                next = nil
            }
        }
        return standIn(for: unit, on: day, seen: seen, instead: instead, changes: changes)
    }

    /// The unit's function mailbox, else its manager, else the same of the unit above.
    func standIn(
        for unit: UnitID?, on day: Day, seen: Set<PersonID> = [], instead: [Because.Instead] = [], changes: Day? = nil
    ) -> Reached {
        var climbed: Set<UnitID> = []
        var next = unit
        while let id = next, climbed.insert(id).inserted, let unit = units[id] {
            if let mailbox = unit.mailbox {
                let recipient = Recipient(id: "@" + id.text, name: unit.name, address: mailbox, unit: id)
                return Reached(recipient: recipient, instead: instead, changes: changes)
            }
            if let manager = unit.manager, !seen.contains(manager), let someone = people[manager],
                let address = someone.address, someone.isHere(on: day)
            {
                let recipient = Recipient(
                    id: manager.text, name: someone.name, address: address, unit: id, language: someone.language)
                return Reached(recipient: recipient, instead: instead, changes: changes)
            }
            next = unit.parent
        }
        return Reached(recipient: nil, instead: instead, changes: changes)
    }

    /// The manager of the unit of whoever has not acted; for a manager who has not acted, the manager of the unit above.
    public func manager(over person: PersonID?, else fallback: UnitID) -> PersonID? {
        var climbed: Set<UnitID> = []
        var next: UnitID? = person.flatMap { people[$0]?.unit } ?? fallback
        while let id = next, climbed.insert(id).inserted, let unit = units[id] {
            if let manager = unit.manager, manager != person { return manager }
            next = unit.parent
        }
        return nil
    }
}

extension Person {
    /// Neither away nor gone.
    public func isHere(on day: Day) -> Bool {
        if let left, left <= day { return false }
        return !absences.contains { $0.first <= day && day <= $0.last }
    }

    /// The next day after this on which an absence begins or is over, or the person leaves.
    func nextChange(after day: Day) -> Day? {
        var days = absences.flatMap { [$0.first, $0.last.adding(days: 1)] }
        if let left { days.append(left) }
        return days.filter { $0 > day }.min()
    }
}
