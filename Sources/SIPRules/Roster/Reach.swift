/// Who is reached when a person is to be told something on a day: the person, whoever stands in, the unit's function
/// mailbox, or the manager, in that order.
public struct Reached: Hashable, Sendable {
    /// Nil: nobody can be reached.
    public var recipient: Recipient?
    /// Whom the recipient stands in for, nearest first.
    public var instead: [DeliveryReason.Instead]
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
        nearest(from: person.flatMap { people[$0]?.unit } ?? fallback) { $0.manager == person ? nil : $0.manager }
    }

    /// The unit whose on-call address is a unit's: its own, or the nearest one's above.
    func onCall(of unit: UnitID) -> UnitID? { nearest(from: unit) { $0.onCall == nil ? nil : $0.id } }

    /// What a unit answers or, where it has no answer, the nearest one above. Units that stand above themselves are passed once.
    private func nearest<Found>(from unit: UnitID?, _ answer: (Unit) -> Found?) -> Found? {
        var next = unit
        for _ in 0..<units.count {
            guard let unit = next.flatMap({ units[$0] }) else { return nil }
            if let found = answer(unit) { return found }
            next = unit.parent
        }
        return nil
    }

    /// One search for somebody who can be reached on a day. It asks nobody twice, and passes no more units than there are,
    /// so circles end.
    private struct Search {
        let roster: Roster
        let day: Day
        var reached = Reached(recipient: nil, instead: [], changes: nil)
        private var asked: Set<PersonID> = []

        /// So many of those who are not there are named; a letter says of the others that they are not there either.
        private static let named = 5

        init(roster: Roster, day: Day) {
            self.roster = roster
            self.day = day
        }

        /// From a person to whoever stands in, the nearest first: those whom the person's rows name, in their order, then
        /// those whom theirs name. When nobody does, only so many are asked as a letter names.
        mutating func follow(_ person: PersonID) -> Recipient? {
            let unattended = roster.unattended.span(of: person, on: day)
            if let unattended { change(unattended.upperBound.adding(days: 1)) }
            guard asked.insert(person).inserted else {
                // Asked before as somebody's substitute, and not there; may be back, or somebody for them, before that one is.
                change(roster.people[person]?.nextChange(after: day))
                return nil
            }
            var line: [(who: PersonID, from: Int?)] = [(person, nil)]
            var next = 0
            while next < line.count, unattended == nil || next < Self.named {
                let who = line[next].who
                if unattended == nil { change(roster.people[who]?.nextChange(after: day)) }
                switch roster.people[who]?.presence(on: day) {
                case .here(let recipient):
                    reached.recipient = recipient
                    passOver(way(to: next, in: line))
                    return recipient
                case .away(_, let substitutes):
                    for substitute in substitutes where asked.insert(substitute).inserted {
                        line.append((substitute, next))
                    }
                case .left, .noAddress, nil: break
                }
                next += 1
            }
            passOver(line.map(\.who))
            return nil
        }

        /// From a unit upwards: its function mailbox, else its manager or whoever stands in for the manager.
        mutating func climb(from unit: UnitID?) {
            let roster = roster
            let found = roster.nearest(from: unit) { unit in Recipient(unit) ?? unit.manager.flatMap { follow($0) } }
            if let found { reached.recipient = found }
        }

        /// Those between the first of a line and the one who is there.
        private func way(to end: Int, in line: [(who: PersonID, from: Int?)]) -> [PersonID] {
            var way: [PersonID] = []
            var next = line[end].from
            while let index = next {
                way.append(line[index].who)
                next = line[index].from
            }
            return way.reversed()
        }

        /// They are not there; the recipient is written to in their place.
        private mutating func passOver(_ people: [PersonID]) {
            for id in people where reached.instead.last != .others {
                reached.instead.append(reached.instead.count < Self.named ? instead(of: id) : .others)
            }
        }

        private func instead(of id: PersonID) -> DeliveryReason.Instead {
            switch roster.people[id]?.presence(on: day) {
            case .away(let until, _): .absent(id, until: until)
            case .left: .left(id)
            case .noAddress, .here, nil: .noAddress(id)
            }
        }

        private mutating func change(_ next: Day?) {
            guard let next, next > day else { return }
            reached.changes = reached.changes.map { min($0, next) } ?? next
        }
    }
}
