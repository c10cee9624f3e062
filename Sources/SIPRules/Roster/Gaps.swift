/// Somebody or some unit that reminders cannot reach as they should.
public struct Gap: Hashable, Sendable {
    /// The unit or person it is about.
    public var instance: Instance
    /// Their name in the roster.
    public var about: String { instance.description }
    /// The day it began, where the roster says so.
    public var since: Day?
    /// The manager who should know.
    public var manager: PersonID?
}

extension Roster {
    /// The gaps on a day: a unit that no manager answers for, a person without an address, an absence that nobody covers.
    /// In order of name.
    public func gaps(on day: Day) -> [Gap] {
        var gaps: [Gap] = []
        for unit in units.values where manager(over: nil, else: unit.id) == nil {
            gaps.append(Gap(instance: .unit(unit.id)))
        }
        for person in people.values where person.left.map({ day < $0 }) ?? true {
            let manager = manager(over: person.id, else: person.unit)
            if person.address == nil {
                gaps.append(Gap(instance: .person(person.id), manager: manager))
            } else if let absence = person.absences.first(where: { $0.first <= day && day <= $0.last }),
                absence.substitute == nil, units[person.unit]?.mailbox == nil
            {
                gaps.append(Gap(instance: .person(person.id), since: absence.first, manager: manager))
            }
        }
        return gaps.sorted { $0.about < $1.about }
    }

    /// The next day after this on which the gaps can be others.
    public func gapsChange(after day: Day) -> Day? {
        people.values.compactMap { $0.nextChange(after: day) }.min()
    }
}
