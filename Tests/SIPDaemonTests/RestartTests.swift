import Foundation
import SIPRules
import SIPStores
import SIPTesting
import Testing

@testable import SIPDaemon

/// What one run leaves to the next: the plans' checkpoints. A start that takes them up must be like one that decides about
/// every plan.
@Suite("The next start")
struct RestartTests {
    private static let monday = Day.the("2026-06-15")
    private static let morning = Instant.the("2026-06-15T07:50:00+02:00")

    /// What a start found: when each plan is to be decided again, what stands, and every letter there is.
    private struct Found: Equatable {
        var alarms: [String: Instant?] = [:]
        var open: [Int] = []
        var letters: [String]

        init(_ house: Installation) throws {
            letters = try house.files(in: "spool/outgoing")
            guard let round = house.round else { return }
            for id in round.state.schedule.overdueIndex.ids {
                alarms[id.text] = round.state.schedule.agenda.instant(of: id)
            }
            open = RuleID.allCases.flatMap {
                [
                    round.state.schedule.overdueIndex.count(of: $0).open,
                    round.state.schedule.overdueIndex.count(of: $0).overdue,
                ]
            }
        }
    }

    /// How many plans a start decided about.
    private static let decided = { @Sendable (house: Installation) -> Int in house.round?.state.schedule.decided ?? -1 }

    @Test("A store left on Monday 15 June 2026 and started again on Monday evening decides about no plan")
    func nothingChanged() throws {
        let house = try Installation(plans: 30, around: Self.monday)
        try house.start(at: Self.morning)
        #expect(Self.decided(house) == 30)
        try house.wake(.changes, at: Self.morning.adding(seconds: 600))
        let before = try Found(house)
        #expect(!before.letters.isEmpty)
        // What has been left is not left once more at every round after it.
        #expect(house.round?.state.schedule.overdueIndex.recounted.isEmpty == true)
        try house.stop(at: Self.morning.adding(seconds: 36_000))
        try house.start(at: Self.morning.adding(seconds: 36_060))
        #expect(Self.decided(house) == 0)
        #expect(try Found(house) == before)
    }

    @Test("Killed on Monday 15 June 2026 at 08:00, the letters in tmp/ or out, it decides about those plans alone")
    func killed() throws {
        let house = try Installation(plans: 30, around: Self.monday)
        try house.start(at: Self.morning)
        try house.stop(at: Self.morning, inPeace: false)
        try house.start(at: Self.morning.adding(seconds: 600))
        let due = Self.decided(house)
        #expect(due > 0 && due < 20)
        #expect(try !house.files(in: "spool/outgoing").isEmpty)
    }

    /// What may change while nobody runs, so that every checkpoint is worth nothing: each a file and what is done to it.
    private static let settings: [(String, @Sendable (String) -> String)] = [
        ("roster.yaml", { $0 + "\n# another\n" }), ("policy.yaml", { $0 + "\nfollow-up-cap: 90 days\n" }),
        ("sipd.yaml", { $0 + "\nlanguage: en\n" }), ("sipd.yaml", { $0 + "\nzone: Europe/Helsinki\n" }),
    ]

    @Test(
        "Another roster, policy, setting or zone since Monday 15 June 2026: every plan is decided about",
        arguments: 0..<4)
    func otherSettings(place: Int) throws {
        let (file, change) = Self.settings[place]
        let house = try Installation(plans: 20, around: Self.monday)
        try house.start(at: Self.morning)
        try house.stop(at: Self.morning)
        try house.write(file, change(house.read(file)))
        try house.start(at: Self.morning.adding(seconds: 60))
        #expect(Self.decided(house) == 20)
        try house.stop(at: Self.morning.adding(seconds: 60))
        try house.start(at: Self.morning.adding(seconds: 120))
        #expect(Self.decided(house) == 0)
    }

    @Test("A clock set back from Monday 15 June 2026 07:50 to 07:49 while nobody ran: every plan is decided about")
    func clockBack() throws {
        let house = try Installation(plans: 20, around: Self.monday)
        try house.start(at: Self.morning)
        try house.stop(at: Self.morning)
        try house.start(at: Self.morning.adding(seconds: -60))
        #expect(Self.decided(house) == 20)
    }

    @Test("One plan edited, one removed, one spoilt and one added on Monday 15 June 2026: three are decided about")
    func edited() throws {
        let house = try Installation(plans: 20, around: Self.monday)
        try house.start(at: Self.morning)
        try house.stop(at: Self.morning)
        let plans = try house.files(in: "plans")
        try house.write("plans/" + plans[0], house.read("plans/" + plans[0]) + "\n")
        try FileManager.default.removeItem(atPath: house.path("plans/" + plans[1]))
        try house.write("plans/" + plans[2], "{")
        try house.write(
            "plans/new.json", #"{"format": "sip-plan/1", "id": "NEW", "unit": "bistand"}"#)
        try house.start(at: Self.morning.adding(seconds: 60))
        // The edited one and the new one; the spoilt one keeps its last good version, and the removed one has none.
        #expect(Self.decided(house) == 2)
        #expect(house.round?.state.schedule.overdueIndex.plans == 20)
    }

    @Test("A pause ordered on Monday 15 June 2026 that the cache has not heard of is decided about at the next start")
    func pausedMeanwhile() throws {
        let house = try Installation(plans: 20, around: Self.monday)
        try house.start(at: Self.morning)
        let plan = try #require(house.round?.state.schedule.overdueIndex.ids.sorted().first)
        try house.stop(at: Self.morning)
        let ledger = try Ledger(at: house.path("state/ledger.sqlite"))
        try ledger.order(
            Pause(
                plan: plan, until: Self.morning.adding(seconds: 86_400), by: "anna.lind", comment: "väntar",
                kind: .snoozed), at: Self.morning)
        try house.start(at: Self.morning.adding(seconds: 60))
        #expect(Self.decided(house) == 1)
    }

    @Test("A ledger put back from Monday 15 June 2026, before what the cache has: every plan is decided about")
    func olderLedger() throws {
        let house = try Installation(plans: 20, around: Self.monday)
        try house.start(at: Self.morning)
        try house.stop(at: Self.morning)
        let copy = try Installation(copyOf: house)
        try house.start(at: Self.morning.adding(seconds: 700))
        try house.stop(at: Self.morning.adding(seconds: 700))
        for name in try house.files(in: "state") where name.hasPrefix("ledger.sqlite") {
            try FileManager.default.removeItem(atPath: house.path("state/" + name))
        }
        try FileManager.default.copyItem(
            atPath: copy.path("state/ledger.sqlite"), toPath: house.path("state/ledger.sqlite"))
        try house.start(at: Self.morning.adding(seconds: 760))
        #expect(Self.decided(house) == 20)
    }

    @Test(
        "Whatever happens in June 2026, a start from what was kept is like one that decides about every plan",
        arguments: Seeds.first(4))
    func likeOneThatDecidesAll(seed: UInt64) throws {
        var life = try RestartedLife(seed: seed, from: Self.monday)
        for _ in 0..<12 {
            try life.live()
            let twin = try Installation(copyOf: life.house)
            try twin.start(at: life.now, recalls: false)
            life.next = try life.house.start(at: life.now)
            let (all, kept) = (try Found(twin), try Found(life.house))
            #expect(kept == all, "seed \(seed), at \(life.now), after \(life.story)")
        }
        // It was tested at all: most starts had little to decide about.
        #expect(life.spared > 0)
    }
}
