import SIPRules
import SIPTesting
import Testing

@Suite("People who act on what they are told")
struct ActingTests {
    private static let days = Day.the("2026-06-01")...Day.the("2026-12-31")

    /// What is told of plans in which work is to begin, seen on Monday 1 June 2026: lines, and plans in the end.
    private static let lived: @Sendable (UInt64, Int) -> (lines: [String], plans: [Plan]) = { seed, count in
        let book = RuleBook(RuleEnvironment.sample.under(Policy()))
        var rehearsal = Rehearsal(book, from: "2026-05-31T22:00:00Z")
        var acting = Acting(book, seed: seed)
        for number in 1...count {
            var plan = Plan.sample { $0.need.seen = .the("2026-06-01") }
            plan.id = .the("SIP-\(number)")
            rehearsal.put(plan)
            acting.have(plan)
        }
        var lines: [String] = []
        rehearsal.run(days, &acting) { now, digests in
            lines += digests.flatMap(\.reminders).map {
                "\(now) \($0.obligation.subject) \($0.obligation.rule.rawValue)"
            }
        }
        return (lines, acting.plans.values.sorted { $0.id < $1.id })
    }

    @Test("the same seed tells the same and leaves the same plans; another one others") func seeded() {
        let (first, again, other) = (Self.lived(1, 20), Self.lived(1, 20), Self.lived(2, 20))
        #expect(first.lines == again.lines && first.plans == again.plans)
        #expect(first.lines != other.lines)
    }

    @Test(
        "told on Tuesday 2 June of a need seen on Monday: of 200 plans some 160 have begun on Thursday 4 June, the rest never"
    )
    func four() {
        let started = Self.lived(7, 200).plans.map(\.need.started)
        let done = started.filter { $0 == .the("2026-06-04") }.count
        #expect((140...180).contains(done), "\(done)")
        #expect(started.filter { $0 == nil }.count == 200 - done)
    }
}
