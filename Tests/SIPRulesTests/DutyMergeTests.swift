import SIPRules
import SIPTesting
import Testing

@Suite("Where a document says the same twice")
struct DutyMergeTests {
    private static let rule: @Sendable ([Duty]) -> Rule = { duties in
        Rule(
            .actionDue, title: "Made for a test.", step: .upkeep, source: .upkeep, kind: .deadline, to: .initiator,
            opens: [],
            dates: .upkeep, ends: .upkeep
        ) {
            _, _ in
            duties
        }
    }

    private static let duty: @Sendable (Instance, String, Met?, String?) -> Duty = { instance, due, met, passes in
        Duty(instance, since: .the("2026-06-01"), due: .given(.the(due)), met: met, passes: passes.map { .the($0) })
    }

    private static let lines: @Sendable ([Duty]) -> [String] = { duties in
        let ward = Ward()
        return ward.book([rule(duties)]).obligations(of: ward.plan(), on: .the("2026-06-01")).map { obligation in
            "\(obligation.instance) \(obligation.due) \(obligation.isOpen ? "open" : "met")"
        }
    }

    @Test("Two open duties with one instance, due 17 and 15 June 2026, are one, due on the 15th")
    func open() {
        #expect(
            Self.lines([
                Self.duty(.action("a"), "2026-06-17", nil, nil), Self.duty(.action("a"), "2026-06-15", nil, nil),
            ])
                == ["a 2026-06-15 open"])
    }

    @Test("A met duty due 15 June and an open one due the 17th are one that is open, due on the 17th, in either order")
    func openIfEitherIs() {
        let met = Self.duty(.action("a"), "2026-06-15", .recorded, nil)
        let open = Self.duty(.action("a"), "2026-06-17", nil, nil)
        #expect(Self.lines([met, open]) == ["a 2026-06-17 open"])
        #expect(Self.lines([open, met]) == ["a 2026-06-17 open"])
        #expect(Self.lines([met, met]) == ["a 2026-06-15 met"])
    }

    @Test("One that passes on 19 June and one that does not are one that does not pass")
    func passes() {
        let (one, other) = (
            Self.duty(.action("a"), "2026-06-15", nil, "2026-06-19"), Self.duty(.action("a"), "2026-06-17", nil, nil)
        )
        let ward = Ward()
        let merged = ward.book([Self.rule([one, other])]).obligations(of: ward.plan(), on: .first)
        #expect(merged.map(\.duty.passes) == [nil])
    }

    @Test("Duties about different things stay as many, in their order, whatever their names look like")
    func distinct() {
        let instances: [Instance] = [
            .principal("edition-2"), .edition(2), .principal("edition", edition: 2), .meeting("m"), .action("m"),
            .unit(.the("m")), .person(.the("m")), .plan(.the("m")), .document("m"), .only,
        ]
        let ward = Ward()
        let duties = instances.map { Self.duty($0, "2026-06-17", nil, nil) }
        #expect(ward.book([Self.rule(duties)]).obligations(of: ward.plan(), on: .first).map(\.instance) == instances)
    }

    @Test("A unit and a person that share a name are two gaps, told apart, on 18 June 2026")
    func gaps() {
        var ward = Ward()
        ward.roster.units[.the("anna")] = Unit(id: .the("anna"), name: "Anna")
        ward.roster.people[.the("anna")]?.address = nil
        let obligations = Upkeep.obligations(
            unreadable: [:], roster: ward.roster, changed: .the("2026-06-01"), held: nil, checkup: nil,
            on: .the("2026-06-18"))
        let gaps = obligations.filter { $0.rule == .unreachableRole }.map(\.instance)
        #expect(Set(gaps) == [.unit(.the("anna")), .person(.the("anna"))])
        #expect(gaps.count == 2)
    }
}
