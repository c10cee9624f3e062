import SIPRules
import SIPTesting
import Testing

@testable import SIPDaemon

@Suite("The tally counts what is open and overdue")
struct OverdueIndexTests {
    private static let need: Plan = .sample { $0.need.seen = .the("2026-06-01") }
    private static let book = RuleBook(RuleEnvironment.sample.under(Policy()))

    /// A plan under another name, counted on a day.
    private static let count: @Sendable (inout OverdueIndex, String, Plan, String) -> Void = {
        overdueIndex, id, plan, day in
        overdueIndex.set(.the(id), book.obligations(of: plan, on: .the(day)), today: .the(day))
    }

    /// In how many plans something of the rule is open, and in how many overdue.
    private static let starts: @Sendable (OverdueIndex) -> [Int] = { overdueIndex in
        let count = overdueIndex.count(of: .startWithoutDelay)
        return [count.open, count.overdue]
    }

    @Test("a need seen on Monday 1 June 2026, due on Thursday the 4th, is open that day and overdue on the 5th")
    func turns() {
        var overdueIndex = OverdueIndex()
        Self.count(&overdueIndex, "SIP-1", Self.need, "2026-06-04")
        #expect(
            Self.starts(overdueIndex) == [1, 0] && overdueIndex.overdueCount == 0
                && overdueIndex.overduePlans(9).isEmpty)
        let (before, after) = (overdueIndex.turned(on: .the("2026-06-04")), overdueIndex.turned(on: .the("2026-06-05")))
        let again = overdueIndex.turned(on: .the("2026-06-05"))
        #expect(before.isEmpty && after == [.the("SIP-1")] && again.isEmpty)
        Self.count(&overdueIndex, "SIP-1", Self.need, "2026-06-05")
        #expect(Self.starts(overdueIndex) == [1, 1])
        #expect(overdueIndex.overduePlans(9).map(\.plan) == [.the("SIP-1")] && overdueIndex.overdueCount == 1)
        #expect(overdueIndex.overduePlans(9).map(\.since) == [.the("2026-06-04")] && overdueIndex.lateCount == 1)
    }

    @Test("a plan that is counted again replaces what was counted of it, and one that is gone counts no more")
    func replaced() {
        var overdueIndex = OverdueIndex()
        for id in ["SIP-1", "SIP-2"] { Self.count(&overdueIndex, id, Self.need, "2026-06-08") }
        #expect(Self.starts(overdueIndex) == [2, 2] && overdueIndex.overdueCount == 2)
        var started = Self.need
        started.need.started = .the("2026-06-03")
        Self.count(&overdueIndex, "SIP-1", started, "2026-06-08")
        #expect(Self.starts(overdueIndex) == [1, 1])
        // Work that has begun wants consent, and that is overdue.
        #expect(Set(overdueIndex.overduePlans(9).map(\.plan)) == [.the("SIP-1"), .the("SIP-2")])
        overdueIndex.remove(.the("SIP-2"))
        overdueIndex.remove(.the("SIP-2"))
        #expect(Self.starts(overdueIndex) == [0, 0] && overdueIndex.plans == 1 && !overdueIndex.holds(.the("SIP-2")))
        overdueIndex.remove(.the("SIP-1"))
        #expect(RuleID.allCases.allSatisfy { overdueIndex.count(of: $0).open == 0 } && overdueIndex.overdueCount == 0)
    }

    @Test("some plans are counted by themselves as all of them are together") func among() {
        var overdueIndex = OverdueIndex()
        for number in 1...4 { Self.count(&overdueIndex, "SIP-\(number)", Self.need, "2026-06-08") }
        let some: Set<PlanID> = [.the("SIP-1"), .the("SIP-3"), .the("SIP-9")]
        let counts = overdueIndex.counts(among: some)
        #expect(counts.map(\.rule) == RuleID.allCases)
        let starts = counts.first { $0.rule == .startWithoutDelay }
        #expect(starts?.open == 2 && starts?.overdue == 2)
        #expect(overdueIndex.overduePlans(9, among: some).map(\.plan) == [.the("SIP-1"), .the("SIP-3")])
        #expect(overdueIndex.overduePlans(1, among: some).map(\.plan) == [.the("SIP-1")])
        let sum = overdueIndex.overdue(among: some)
        #expect(sum.plans == 2 && sum.duties == 2 && overdueIndex.lateCount == 4)
        let all = overdueIndex.counts(among: Set(overdueIndex.ids))
        for count in all {
            let kept = overdueIndex.count(of: count.rule)
            #expect(kept.open == count.open && kept.overdue == count.overdue, "\(count.rule)")
        }
    }

    @Test("what was kept of a plan counts as it was kept, and is told apart from what was counted anew") func kept() {
        var overdueIndex = OverdueIndex()
        Self.count(&overdueIndex, "SIP-1", Self.need, "2026-06-08")
        let standing = overdueIndex.standing(of: .the("SIP-1"))
        var other = OverdueIndex(room: 1)
        if let standing { other.set(.the("SIP-1"), standing) }
        #expect(Self.starts(other) == [1, 1] && other.overdueCount == 1)
        #expect(other.recounted.isEmpty && overdueIndex.recounted == [.the("SIP-1")])
    }
}
