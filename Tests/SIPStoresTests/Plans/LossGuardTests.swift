import SIPRules
import SIPTesting
import Testing

@testable import SIPStores

@Suite("The guard against a lost disk")
struct LossGuardTests {
    private static let monday: Instant = .the("2026-11-23T08:00:00+01:00")

    @Test(
        "half of twenty plans may go at once, and eleven may not; nor may all, of however few",
        arguments: [
            (10, 20, false), (11, 20, true), (20, 20, true), (2, 4, false), (3, 4, true), (4, 4, true), (1, 3, false),
            (2, 3, true), (1, 2, false), (2, 2, true), (1, 1, true), (0, 1, false), (0, 0, false),
        ])
    func atOnce(lost: Int, count: Int, isForbidden: Bool) {
        #expect(LossGuard(share: 50).forbids(lost, of: count, at: Self.monday) == isForbidden)
    }

    @Test("a share of 100 in a hundred forbids nothing, and 1 the eleventh of a thousand") func shares() {
        for count in [1, 20] { #expect(!LossGuard(share: 100).forbids(count, of: count, at: Self.monday)) }
        #expect(LossGuard(share: 1).forbids(11, of: 1000, at: Self.monday))
        #expect(!LossGuard(share: 1).forbids(10, of: 1000, at: Self.monday))
    }

    @Test("two bites within ten minutes of Monday 23 November 2026 08:00 count as one; after that they do not")
    func bites() {
        var guarding = LossGuard(share: 50)
        guarding.note(20, at: Self.monday)
        guarding.note(12, at: Self.monday.adding(seconds: 60))
        #expect(guarding.forbids(3, of: 12, at: Self.monday.adding(seconds: 120)))
        #expect(!guarding.forbids(2, of: 12, at: Self.monday.adding(seconds: 120)))
        #expect(!guarding.forbids(3, of: 12, at: Self.monday.adding(seconds: 60 + 600)))
    }

    @Test("what an operator has accepted is believed once") func accepted() {
        var guarding = LossGuard(share: 50)
        guarding.note(20, at: Self.monday)
        guarding.isAccepted = true
        #expect(!guarding.forbids(19, of: 20, at: Self.monday))
        guarding.note(1, at: Self.monday)
        #expect(!guarding.isAccepted)
        guarding.note(20, at: Self.monday.adding(seconds: 10))
        #expect(guarding.forbids(19, of: 20, at: Self.monday.adding(seconds: 20)))
    }
}
