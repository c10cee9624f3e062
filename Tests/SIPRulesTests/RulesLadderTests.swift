import SIPRules
import SIPTesting
import Testing

@Suite("Ladders as declared")
struct RulesLadderTests {
    @Test("are those of the page, which says of each rule whom it rests on, the time given, and who hears when")
    func defaults() {
        #expect(
            GoldenFile.difference(
                Self.declared.joined(separator: "\n") + "\n", is: "ladders.txt",
                why: """
                    what is declared of each rule: whom it rests on, the time given, and when reminders go to whom; a default \
                    that changes is seen here
                    """) == nil)
    }

    @Test("stand by default two working days before, on the day, two and five after; then the tail")
    func standard() {
        #expect(
            Ladder.standard(.convener).description == """
                2 working days before due: convener; due: convener; 2 working days after due: convener; \
                5 working days after due: manager
                """)
    }

    @Test("have rungs with different names", arguments: RuleID.allCases)
    func rungs(_ id: RuleID) {
        for ladder in [id.rule.ladder] + id.rule.tracks.values.compactMap(\.ladder) {
            #expect(Set(ladder.rungs.map(\.id)).count == ladder.rungs.count && !ladder.rungs.isEmpty)
        }
    }

    @Test("of an actor without a relation never reach a manager")
    func actorDecides() {
        #expect(RuleID.actorDecides.rule.ladder.rungs.flatMap { $0.to + $0.copy } == [.convener])
    }

    /// Rule, whom it rests on, time given, ladder.
    private static let declared = RuleID.allCases.map(\.rule).flatMap { rule in
        let own: [Track?] = [nil]
        return (own + Track.allCases.filter { rule.tracks[$0] != nil }).map { track in
            let policy = Policy()
            let ladder = policy.ladder(rule, on: track)
            return [
                rule.id.rawValue + (track.map { "/\($0.rawValue)" } ?? ""), rule.to.rawValue,
                policy.within(rule, on: track)?.description ?? "given",
                ladder == .standard(rule.to) ? "standard" : ladder.description,
            ].joined(separator: " | ")
        }
    }
}
