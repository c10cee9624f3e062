import SIPTesting
import Testing

@testable import SIPRules

/// The reading of absences beside one written from the rows alone, a day and a person at a time.
@Suite("Absences, in one reading")
struct AbsencesTests {
    private static let seeds: [UInt64] = Array(1...200)

    @Test(
        "Who is reached, and until when somebody is away, is what the rows of June 2026 say day by day",
        arguments: seeds)
    func everyDay(seed: UInt64) {
        let random = RandomAbsences(seed: seed)
        let roster = random.roster
        for day in (-2...35).map({ RandomAbsences.first.adding(days: $0) }) {
            for (id, person) in roster.people {
                let way = random.way(from: id, on: day)
                let isHere = !random.isGone(id, on: day) && !random.isAway(id, on: day)
                let isUnattended = !random.isGone(id, on: day) && random.isAway(id, on: day) && way == nil
                #expect((roster.unattended.span(of: id, on: day) != nil) == isUnattended, "\(id) \(day)")
                #expect(roster.unattended[id].contains { $0.contains(day) } == isUnattended, "\(id) \(day)")
                #expect(person.isHere(on: day) == isHere, "\(id) \(day)")
                guard let way else { continue }
                let reached = roster.reach(id, on: day)
                #expect(reached.recipient?.id == way.last?.text, "\(id) \(day)")
                #expect(reached.instead.count == way.count - 1, "\(id) \(day)")
                guard case .absent(_, let until)? = reached.instead.first else { continue }
                #expect((0...until - day).allSatisfy { random.isAway(id, on: day.adding(days: $0)) }, "\(id) \(day)")
                #expect(!random.isAway(id, on: until.adding(days: 1)), "\(id) \(day)")
            }
        }
    }

    @Test("Nobody else is reached before the day that the answer names", arguments: seeds)
    func changes(seed: UInt64) {
        let roster = RandomAbsences(seed: seed).roster
        for id in roster.people.keys {
            var reached = roster.reach(id, on: RandomAbsences.first)
            for day in (1...40).map({ RandomAbsences.first.adding(days: $0) }) {
                let then = roster.reach(id, on: day)
                if let changes = reached.changes, day >= changes {
                    reached = then
                } else {
                    #expect(then.recipient == reached.recipient, "\(id) \(day)")
                }
            }
        }
    }

    @Test("The spans on which nobody stands in are apart and in order", arguments: seeds)
    func spans(seed: UInt64) {
        let roster = RandomAbsences(seed: seed).roster
        for id in roster.people.keys {
            let spans = roster.unattended[id]
            for (one, next) in zip(spans, spans.dropFirst()) { #expect(next.lowerBound - one.upperBound > 1) }
        }
    }

    @Test("Rows of July 2026 in any order that repeat, touch or overlap are one absence; a gap of a day makes two")
    func merged() {
        let row = { (first: String, last: String) in Absence(first: .the(first), last: .the(last)) }
        let (early, late) = (row("2026-07-06", "2026-07-10"), row("2026-07-11", "2026-07-31"))
        for rows in [
            [early, late], [late, early, early],
            [late, row("2026-07-06", "2026-07-12"), row("2026-07-20", "2026-07-20")],
        ] {
            let absences = Absences(rows)
            #expect(absences.stretches.first?.first == .the("2026-07-06"))
            #expect(Set(absences.stretches.map(\.until)) == [.the("2026-07-31")])
        }
        let two = Absences([row("2026-07-12", "2026-07-31"), early, row("2026-07-09", "2026-07-06")])
        #expect(two.stretches.map(\.until) == [.the("2026-07-10"), .the("2026-07-31")])
        let end = Absences([row("2200-12-01", "2200-12-31"), row("2200-12-31", "2200-12-31")])
        #expect(end.stretch(on: .last)?.until == .last && end.nextChange(after: .last) == nil)
    }

    @Test("Twenty thousand who stand in for each other in one circle in July 2026: a few steps for each")
    func circle() {
        let count = 20_000
        let roster = Roster(
            units: [Unit(id: .the("norr"), name: "Norr")],
            people: (0..<count).map { number in
                var person = Person(named: "p\(number)", unit: "norr")
                let substitute = PersonID.the("p\((number + 1) % count)")
                person.absences = [
                    Absence(first: .the("2026-07-06"), last: .the("2026-07-31"), substitute: substitute),
                    Absence(first: .the("2026-12-21"), last: .the("2026-12-31"), substitute: substitute),
                ]
                return person
            })
        let unattended = Unattended(roster, limit: 12 * count)
        #expect(unattended.isComplete)
        #expect(unattended[.the("p7")].map(\.lowerBound) == [.the("2026-07-06"), .the("2026-12-21")])
        #expect(!Unattended(roster, limit: count).isComplete)
        let reached = roster.reach(.the("p7"), on: .the("2026-07-06"))
        #expect(reached.recipient == nil && reached.instead.count == 6 && reached.instead.last == .others)
        #expect(reached.changes == .the("2026-08-01"))
    }

    @Test("In a line of twenty thousand, away one after the other from 6 July 2026, all are represented")
    func line() {
        let count = 20_000
        let roster = Roster(
            people: (0..<count).map { number in
                var person = Person(named: "p\(number)", unit: "norr")
                guard number > 0 else { return person }
                person.absences = [
                    Absence(
                        first: .the("2026-07-06").adding(days: number % 20), last: .the("2026-08-31"),
                        substitute: .the("p\(number - 1)"))
                ]
                return person
            })
        #expect(Unattended(roster).isComplete)
        #expect(roster.people.keys.allSatisfy { roster.unattended[$0].isEmpty })
        let reached = roster.reach(.the("p19999"), on: .the("2026-08-03"))
        #expect(reached.recipient?.id == "p0" && reached.instead.count == 6)
    }
}
