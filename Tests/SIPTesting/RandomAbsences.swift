public import SIPRules

/// A ward of which everybody is away in up to five rows that lie anywhere on each other, for somebody or nobody; some have
/// left or have no address, and some rows end before they begin. With the answers that follow from the rows a day and a
/// person at a time. The same seed gives the same ward.
public struct RandomAbsences {
    /// The people, their absences as the roster reads them.
    public private(set) var roster = Ward().roster
    /// The first of the days around which they are away.
    public static let first = Day.the("2026-06-01")

    private var rows: [PersonID: [Absence]] = [:]

    /// The ward of a seed.
    public init(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let names = roster.people.keys.sorted()
        let substitutes = names + [.the("nobody")]
        for name in names {
            for _ in 0..<Int.random(in: 0...5, using: &random) {
                let away = Self.first.adding(days: Int.random(in: 0...20, using: &random))
                let back = away.adding(days: Int.random(in: -1...9, using: &random))
                let isAlone = Int.random(in: 0..<4, using: &random) == 0
                let row = Absence(
                    first: away, last: back, substitute: isAlone ? nil : substitutes.randomElement(using: &random))
                rows[name, default: []].append(row)
                roster.people[name]?.absences.append(row)
            }
            if Int.random(in: 0..<8, using: &random) == 0 { roster.people[name]?.address = nil }
            if Int.random(in: 0..<8, using: &random) == 0 {
                roster.people[name]?.left = Self.first.adding(days: Int.random(in: 0...25, using: &random))
            }
        }
    }

    /// Away that day, by the rows.
    public func isAway(_ id: PersonID, on day: Day) -> Bool {
        (rows[id] ?? []).contains { $0.first <= day && day <= $0.last }
    }

    /// No longer works here that day.
    public func isGone(_ id: PersonID, on day: Day) -> Bool { roster.people[id]?.left.map { $0 <= day } ?? false }

    /// The ways from a person to those who are there, by following every row; the shortest, and of those the first named.
    public func way(from id: PersonID, on day: Day) -> [PersonID]? {
        let found = ways(from: id, after: [], on: day)
        let shortest = found.map(\.count).min()
        return found.first { $0.count == shortest }
    }

    private func ways(from id: PersonID, after before: [PersonID], on day: Day) -> [[PersonID]] {
        guard let person = roster.people[id], !before.contains(id), !isGone(id, on: day) else { return [] }
        let way = before + [id]
        guard isAway(id, on: day) else { return person.address == nil ? [] : [way] }
        return (rows[id] ?? []).filter { $0.first <= day && day <= $0.last }.compactMap(\.substitute)
            .flatMap { ways(from: $0, after: way, on: day) }
    }
}
