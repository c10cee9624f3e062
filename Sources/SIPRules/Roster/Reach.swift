/// Who is reached when a person is to be told something on a day: the person, whoever stands in, the unit's function
/// mailbox, or the manager, in that order.
public struct Reached: Hashable, Sendable {
    /// Nil: nobody can be reached.
    public var recipient: Recipient?
    /// Whom the recipient stands in for, nearest first.
    public var instead: [Because.Instead]
    /// The next day on which the answer can change: an absence of somebody who was asked begins or is over, or somebody
    /// leaves. Nil: never, as the roster stands.
    public var changes: Day?
}

extension Roster {
    /// Who is reached for a person on a day: the person; when away, the substitute, and theirs in turn; else the
    /// function mailbox of the person's unit, its manager, or the same of the units above.
    public func reach(_ person: PersonID, on day: Day) -> Reached {
        var search = Search(roster: self, day: day)
        if search.follow(person) == nil { search.climb(from: people[person]?.unit) }
        return search.reached
    }

    /// Who is reached when nobody holds a role in a unit: its function mailbox, its manager, or the same of the units
    /// above.
    public func reach(unit: UnitID, on day: Day) -> Reached {
        var search = Search(roster: self, day: day)
        search.climb(from: unit)
        return search.reached
    }

    /// Who is reached for a person, or for a unit when that person leads nowhere.
    func reach(_ person: PersonID?, else unit: UnitID?, on day: Day) -> Reached {
        var search = Search(roster: self, day: day)
        if let person {
            if search.follow(person) != nil { return search.reached }
            search.climb(from: people[person]?.unit)
        }
        if search.reached.recipient == nil { search.climb(from: unit) }
        return search.reached
    }

    /// The manager of the unit of whoever has not acted; for a manager who has not acted, the manager of the unit above.
    public func manager(over person: PersonID?, else fallback: UnitID) -> PersonID? {
        var climbed: [UnitID] = []
        var next: UnitID? = person.flatMap { people[$0]?.unit } ?? fallback
        while let id = next, !climbed.contains(id), let unit = units[id] {
            if let manager = unit.manager, manager != person { return manager }
            climbed.append(id)
            next = unit.parent
        }
        return nil
    }

    /// One search for somebody who can be reached on a day. It asks nobody and no unit twice, so circles end.
    private struct Search {
        let roster: Roster
        let day: Day
        var reached = Reached(recipient: nil, instead: [], changes: nil)
        var asked: [PersonID] = []
        var climbed: [UnitID] = []

        init(roster: Roster, day: Day) {
            self.roster = roster
            self.day = day
        }

        /// From a person to whoever stands in for them, and so on.
        mutating func follow(_ person: PersonID) -> Recipient? {
            var next: PersonID? = person
            while let id = next, !asked.contains(id) {
                guard let someone = roster.people[id] else {
                    reached.instead.append(.noAddress(id))
                    return nil
                }
                if let change = someone.nextChange(after: day) {
                    reached.changes = reached.changes.map { min($0, change) } ?? change
                }
                if let left = someone.left, left <= day {
                    reached.instead.append(.left(id))
                    next = nil
                } else if let absence = someone.absence(on: day) {
                    reached.instead.append(.absent(id, until: absence.last))
                    next = absence.substitute
                } else if let recipient = Recipient(someone) {
                    reached.recipient = recipient
                    return recipient
                } else {
                    reached.instead.append(.noAddress(id))
                    next = nil
                }
                asked.append(id)
            }
            return nil
        }

        /// From a unit upwards: its function mailbox, else its manager or whoever stands in for the manager.
        mutating func climb(from unit: UnitID?) {
            var next = unit
            while let id = next, !climbed.contains(id), let unit = roster.units[id] {
                if let mailbox = Recipient(unit) {
                    reached.recipient = mailbox
                    return
                }
                if let manager = unit.manager, follow(manager) != nil { return }
                climbed.append(id)
                next = unit.parent
            }
        }
    }
}

extension Person {
    /// Neither away nor gone.
    public func isHere(on day: Day) -> Bool {
        if let left, left <= day { return false }
        return absence(on: day) == nil
    }

    /// The absence of that day; of several, one with a substitute.
    func absence(on day: Day) -> Absence? {
        var found: Absence?
        for absence in absences where absence.first <= day && day <= absence.last {
            if absence.substitute != nil { return absence }
            found = found ?? absence
        }
        return found
    }

    /// The next day after this on which an absence begins or is over, or the person leaves.
    func nextChange(after day: Day) -> Day? {
        var next = left.flatMap { $0 > day ? $0 : nil }
        for absence in absences where absence.first <= absence.last && absence.last >= day {
            let change = absence.first > day ? absence.first : absence.last.adding(days: 1)
            if change > day { next = next.map { min($0, change) } ?? change }
        }
        return next
    }
}
