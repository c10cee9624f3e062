import SIPTesting
import Testing

@testable import SIPRules

@Suite("A large roster is read in steps that follow its size")
struct LargeRosterTests {
    /// So many people, away from Monday 1 June 2026 on, each with the next one as substitute and the first after the last.
    private static let circle = { @Sendable (count: Int, rows: (Int) -> [Absence]) -> Roster in
        Roster(
            people: (0..<count).map { number in
                var person = Person(id: .the("p\(number)"), name: "P", unit: .the("u"))
                person.address = .the("p\(number)@kommun.example")
                person.absences = Absences(rows(number))
                return person
            })
    }

    @Test("A circle of 2,000 or 8,000 substitutes takes fewer than ten steps for each", arguments: [2_000, 8_000])
    func circle(count: Int) {
        let roster = Self.circle(count) { number in
            [
                Absence(
                    first: .the("2026-06-01"), last: .the("2026-06-30"), substitute: .the("p\((number + 1) % count)"))
            ]
        }
        let unattended = Unattended(roster, limit: 10 * count)
        #expect(unattended.isComplete)
        #expect(unattended[.the("p7")] == [.the("2026-06-01") ... .the("2026-06-30")])
    }

    @Test("Three who name Bo in a thousand rows each from 1 June 2026 on, while he is away as often: ten steps a row")
    func sameSubstitute() {
        let people = ["bo", "anna", "cia", "eva"].map { name in
            var person = Person(named: name, unit: "u")
            person.absences = Absences(
                (0..<1000).map { row in
                    let day = Day.the("2026-06-01").adding(days: 2 * row)
                    return Absence(first: day, last: day, substitute: name == "bo" ? nil : .the("bo"))
                })
            return person
        }
        let unattended = Unattended(Roster(people: people), limit: 10 * 4000)
        #expect(unattended.isComplete)
        #expect(unattended[.the("anna")].count == 1000)
        #expect(unattended[.the("anna")].first == .the("2026-06-01") ... .the("2026-06-01"))
    }

    @Test(
        "Who stands in on a day is the same by the tree and row by row, of forty drawn rows on each of a hundred days")
    func tree() {
        var chance = Chance(seed: 12)
        let start: Day = .the("2026-06-01")
        let rows = (0..<40).map { number in
            let first = start.adding(days: chance.below(90))
            return Absence(
                first: first, last: first.adding(days: chance.below(30) - 2), substitute: .the("p\(number % 25)"))
        }
        let absences = Absences(rows)
        for day in (-5..<120).map({ start.adding(days: $0) }) {
            var expected: [PersonID] = []
            for row in rows where row.first <= day && day <= row.last {
                if let substitute = row.substitute, !expected.contains(substitute) { expected.append(substitute) }
            }
            #expect(absences.substitutes(on: day) == expected)
        }
    }

    @Test("Of 101 absences on one day it is said how many there are, and the roster is refused") func atOnce() throws {
        let rows = (0..<101).map { _ in "{\"first\": \"2026-06-01\", \"last\": \"2026-06-30\"}" }
        let text =
            "{\"units\": {\"u\": {\"name\": \"U\"}}, \"people\": {\"eva\": {\"name\": \"E\", \"unit\": \"u\",\n\"absences\":"
            + " [\(rows.joined(separator: ","))]}}}"
        let read = RosterDocument.read(try JSONReader.read(Array(text.utf8), path: "r", limits: .roster))
        #expect(read.roster == nil)
        #expect(
            read.findings.contains {
                $0.description == "r:2:13: error: 101 absences hold the same day: keep at most 100"
            },
            "\(read.findings)")
    }
}
