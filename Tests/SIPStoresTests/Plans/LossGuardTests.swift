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
        #expect(
            LossGuard(share: 50).forbidden(lost, of: count, at: Self.monday)
                == (isForbidden ? .init(lost: lost, count: count) : nil))
    }

    @Test("a share of 100 in a hundred forbids nothing, and 1 the eleventh of a thousand") func shares() {
        for count in [1, 20] { #expect(LossGuard(share: 100).forbidden(count, of: count, at: Self.monday) == nil) }
        #expect(LossGuard(share: 1).forbidden(11, of: 1000, at: Self.monday) != nil)
        #expect(LossGuard(share: 1).forbidden(10, of: 1000, at: Self.monday) == nil)
    }

    @Test("two bites within a day of Monday 23 November 2026 08:00 count as one; after that they do not")
    func bites() {
        var guarding = LossGuard(share: 50)
        guarding.note(20, at: Self.monday)
        guarding.note(12, at: Self.monday.adding(seconds: 60))
        #expect(guarding.forbidden(3, of: 12, at: Self.monday.adding(seconds: 120)) == .init(lost: 11, count: 20))
        #expect(guarding.forbidden(2, of: 12, at: Self.monday.adding(seconds: 120)) == nil)
        #expect(guarding.forbidden(3, of: 12, at: Self.monday.adding(seconds: 60 + 86_400)) == nil)
    }

    @Test(
        "a folder of a thousand that is emptied file by file is held to at five hundred, and the reason counts them all"
    )
    func oneByOne() {
        var guarding = LossGuard(share: 50)
        guarding.note(1000, at: Self.monday)
        var (count, now) = (1000, Self.monday)
        while guarding.forbidden(1, of: count, at: now) == nil, count > 0 {
            count -= 1
            now = now.adding(seconds: 60)
            guarding.note(count, at: now)
        }
        #expect(count == 500)
        let reason = guarding.forbidden(400, of: count, at: now)?.reason.text
        #expect(
            reason
                == "900 of 1000 plans are gone within a day; bring them back, or say that it is meant with sipd reload "
                + "--accept-loss")
    }

    @Test("plans that came back, and new ones, make up for those that went") func cameBack() {
        var guarding = LossGuard(share: 50)
        for count in [20, 12, 30, 18] { guarding.note(count, at: Self.monday) }
        #expect(guarding.forbidden(3, of: 18, at: Self.monday) == nil)
        #expect(guarding.forbidden(4, of: 18, at: Self.monday) == .init(lost: 16, count: 30))
    }

    @Test("what an operator has accepted is believed once") func accepted() {
        var guarding = LossGuard(share: 50)
        guarding.note(20, at: Self.monday)
        guarding.isAccepted = true
        #expect(guarding.forbidden(19, of: 20, at: Self.monday) == nil)
        guarding.note(1, at: Self.monday)
        #expect(!guarding.isAccepted)
        guarding.note(20, at: Self.monday.adding(seconds: 10))
        #expect(guarding.forbidden(19, of: 20, at: Self.monday.adding(seconds: 20)) != nil)
    }
}
