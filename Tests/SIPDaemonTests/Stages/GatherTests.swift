import SIPRules
import SIPStores
import SIPTesting
import Testing

@testable import SIPDaemon

@Suite("The stage that decides, alone") struct GatherTests {
    private static let eight = StageBench.eight

    @Test("A need seen on Monday 1 June 2026 is told on Tuesday at 08:00, and the plan has its next turn later")
    func decides() throws {
        let bench = try StageBench()
        let plan = StageBench.plan("SIP-1")
        var batch = DecidedBatch()
        let recalled = Recall.Recalled(
            [plan.id: .present(plan)], through: .the("2026-06-01T16:00:00+02:00"))
        let gathered = try bench.gather.run(recalled, into: &batch, &bench.state, at: Self.eight)
        #expect(gathered.batch.tells.map(\.reminder.recipient.id) == ["anna.berg"])
        #expect(gathered.batch.entries == [plan.id] && gathered.batch.undecided == [])
        #expect(gathered.batch.plans.keys.map(\.text) == ["SIP-1"])
        #expect(bench.state.schedule.decided == 1 && bench.state.schedule.overdueIndex.holds(plan.id))
        let next = try #require(bench.state.schedule.agenda.instant(of: plan.id))
        #expect(next > Self.eight)
    }

    @Test("250 plans go through in slices, each decided once, those that are asked for in their turn as well")
    func slices() throws {
        let bench = try StageBench()
        var changes: [PlanID: Refreshed.Change] = [:]
        for number in 1...250 {
            let plan = StageBench.plan("SIP-\(number)")
            bench.store.put(plan)
            changes[plan.id] = number > 120 ? .among(silentFrom: nil) : .present(plan)
        }
        _ = bench.scan.run(Round.Begun(scope: .changes, processedThrough: nil), &bench.state, at: Self.eight)
        var batch = DecidedBatch()
        _ = try bench.gather.run(Recall.Recalled(changes), into: &batch, &bench.state, at: Self.eight)
        #expect(bench.state.schedule.decided == 250 && bench.state.schedule.overdueIndex.plans == 250)
        #expect(batch.undecided.isEmpty)
    }

    @Test("A plan that is gone is forgotten, with what a cap held of it")
    func gone() throws {
        let bench = try StageBench()
        bench.state.schedule.overdueIndex.set(.the("SIP-1"), OverdueIndex.Standing())
        bench.state.store.ahead[.the("SIP-1")] = .the("2026-07-01")
        let digests = Digest.gathered([(try Reminder(stage: "SIP-1", due: "2026-06-01"), Self.eight)])
        bench.state.cap.held.add(try #require(digests.first), until: Self.eight.adding(seconds: 60))
        var batch = DecidedBatch()
        _ = try bench.gather.run(
            Recall.Recalled([.the("SIP-1"): .gone]), into: &batch, &bench.state, at: Self.eight)
        #expect(!bench.state.schedule.overdueIndex.holds(.the("SIP-1")) && bench.state.store.ahead.isEmpty)
        #expect(bench.state.cap.held.isEmpty && bench.state.cap.phase == .open)
    }

    @Test("Where a plan cannot be read those that were not decided about are named, to be decided about again")
    func unreadable() throws {
        let bench = try StageBench()
        bench.store.isMute = true
        bench.state.schedule.agenda.set(.the("SIP-1"), at: Self.eight)
        var batch = DecidedBatch()
        #expect(throws: RoundError.self) {
            try bench.gather.run(Recall.Recalled(), into: &batch, &bench.state, at: Self.eight)
        }
        #expect(batch.undecided.contains(.the("SIP-1")) && batch.tells.isEmpty)
    }

    @Test("Of a unit that the roster does not know the administrators hear in the same round")
    func unknownUnit() throws {
        let bench = try StageBench()
        var plan = StageBench.plan("SIP-1")
        plan.unit = .the("nowhere")
        bench.store.put(plan)
        _ = bench.scan.run(Round.Begun(scope: .changes, processedThrough: nil), &bench.state, at: Self.eight)
        var batch = DecidedBatch()
        _ = try bench.gather.run(
            Recall.Recalled([plan.id: .present(plan)]), into: &batch, &bench.state, at: Self.eight)
        #expect(bench.state.store.unknownUnits == [.the("nowhere"): .the("2026-06-02")])
    }

    @Test("Decide is pure and keeps the order of its slice")
    func order() {
        let decide = Decide(book: RuleBook(.sample), heartbeat: nil)
        let slice = (1...5).map { Decide.Case(plan: StageBench.plan("SIP-\($0)"), told: NotificationLog()) }
        let decided = decide.plans(slice, at: Self.eight)
        #expect(decided.map { $0.plan?.text } == ["SIP-1", "SIP-2", "SIP-3", "SIP-4", "SIP-5"])
        for (one, other) in zip(decided, decide.plans(slice, at: Self.eight)) {
            #expect(one.decided.map(\.decision) == other.decided.map(\.decision) && one.next == other.next)
        }
    }
}
