import SIPOutputs
import SIPRules
import SIPStores
import SIPTesting
import Testing

@testable import SIPDaemon

@Suite("The stages that deliver, record and leave something to the next start, alone") struct DeliverTests {
    private static let eight = StageBench.eight
    private static let monday = Instant.the("2026-06-01T08:00:00+02:00")

    private static let reminder = { @Sendable (plan: String) in try Reminder(stage: plan, due: "2026-06-01") }

    @Test("A letter is in the spool and in the ledger; what is kept to say of an absence goes to the record")
    func delivers() throws {
        let bench = try StageBench()
        let capped = Cap.Capped(allOf: Gather.Gathered([try Self.reminder("SIP-1")], through: Self.monday))
        let delivered = try bench.deliver.run(capped, &bench.state, &bench.delivery, at: Self.eight)
        #expect(try bench.letters == ["20260602t0600z-anna.berg.eml"] && bench.ledger.unconfirmed().isEmpty)
        #expect(delivered.away == nil && bench.state.delivery.written == 1)
        #expect(bench.state.delivery.catchUp == .due, "the record says that it is done")
        try bench.record.run(delivered, &bench.state, bench.delivery, at: Self.eight)
        #expect(bench.state.delivery.catchUp == .done && !bench.state.delivery.needsRecovery)
        #expect(try bench.ledger.processedThrough() == Self.eight)
    }

    @Test("Letters of a store that is away leave the slot open, until a round saw all of it")
    func cutShort() throws {
        let bench = try StageBench()
        bench.state.store.availability = .away("unmounted")
        let capped = Cap.Capped(allOf: Gather.Gathered([try Self.reminder("SIP-1")]))
        let delivered = try bench.deliver.run(capped, &bench.state, &bench.delivery, at: Self.eight)
        #expect(bench.state.delivery.presentSlot == .cutShort)
        #expect(try bench.ledger.isCutShort())
        try bench.record.run(delivered, &bench.state, bench.delivery, at: Self.eight)
        #expect(try bench.ledger.processedThrough() == nil, "the slot has not had its round")
        #expect(!bench.state.opensAgain, "as long as it is away")
        bench.state.store.availability = .available
        #expect(bench.state.opensAgain)
        try bench.record.run(delivered, &bench.state, bench.delivery, at: Self.eight)
        #expect(bench.state.delivery.presentSlot == .whole && !bench.state.opensAgain)
        #expect(try !bench.ledger.isCutShort() && bench.ledger.processedThrough() == Self.eight)
    }

    @Test("A full disk stands in the way: nothing is claimed, and there is room again once the record was reached")
    func full() throws {
        let bench = try StageBench()
        bench.disk.isFull = .bytes
        let capped = Cap.Capped(allOf: Gather.Gathered([try Self.reminder("SIP-1")]))
        #expect(throws: RoundError.self) {
            try bench.deliver.run(capped, &bench.state, &bench.delivery, at: Self.eight)
        }
        #expect(try bench.ledger.history(limit: 5).isEmpty)
        let trouble = Trouble(.full(path: "/spool"), "/spool: error: no space left")
        let isNews = [
            bench.state.delivery.block(by: trouble, until: Self.eight), bench.state.delivery.block(by: trouble),
        ]
        #expect(isNews == [true, false])
        #expect(bench.state.delivery.block?.until == Self.eight && bench.state.delivery.needsRecovery)
        let isOther = bench.state.delivery.block(by: Trouble(.ledger, "another"))
        let freed = [bench.state.delivery.unblock(), bench.state.delivery.unblock()]
        #expect(isOther && freed == ["/spool", nil] && bench.state.delivery.trouble == nil)
    }

    @Test(
        "What the ledger keeps of an absence from 28 May 2026 on is said in the first letters, and in those that a cap held"
    )
    func absence() throws {
        let bench = try StageBench()
        let since = Instant.the("2026-05-28T12:00:00+02:00")
        var late = try Self.reminder("SIP-1")
        late.moment = .the("2026-05-29T08:00:00+02:00")
        let capped = Cap.Capped(allOf: Gather.Gathered([late], through: since))
        let delivered = try bench.deliver.run(capped, &bench.state, &bench.delivery, at: Self.eight)
        let days = Day.the("2026-05-29")...Day.the("2026-06-01")
        #expect(delivered.away == days)
        let held = Digest.gathered([(try Self.reminder("SIP-2"), Self.eight)])
        bench.state.cap.held.addToRound(try #require(held.first), until: Self.eight.adding(seconds: 60))
        try bench.record.run(delivered, &bench.state, bench.delivery, at: Self.eight)
        #expect(bench.state.delivery.catchUp == .telling(days))
        let letter = try #require(bench.disk.entries(of: .outgoing).first)
        let text = String(decoding: try bench.disk.head(letter.name, in: .outgoing, bytes: 100_000), as: UTF8.self)
        #expect(text.contains("29 maj") && text.contains("1 juni"), "\(text)")
        bench.state.cap = CapState()
        let second = Cap.Capped(allOf: Gather.Gathered([try Self.reminder("SIP-2")], in: nil, through: Self.eight))
        let again = try bench.deliver.run(second, &bench.state, &bench.delivery, at: Self.eight)
        #expect(again.away == days)
        try bench.record.run(again, &bench.state, bench.delivery, at: Self.eight)
        #expect(bench.state.delivery.catchUp == .done)
    }

    @Test("Nothing was missed by whoever knows no earlier slot, or was away between two slots of a day")
    func present() throws {
        let absence = Absence(.sample)
        let digests = Digest.gathered([(try Self.reminder("SIP-1"), Self.eight)])
        #expect(absence.days(of: digests, since: nil, at: Self.eight) == nil)
        #expect(absence.days(of: digests, since: Self.monday, at: Self.eight) == nil)
        #expect(absence.days(of: [], since: .the("2026-05-20T08:00:00+02:00"), at: Self.eight) == nil)
    }

    @Test("What is left is taken up by the next start under the same settings, and by no other")
    func checkpoint() throws {
        let bench = try StageBench()
        let plan = StageBench.plan("SIP-1")
        bench.store.put(plan)
        var batch = DecidedBatch()
        let found = bench.scan.run(Round.Begun(scope: .changes, processedThrough: nil), &bench.state, at: Self.eight)
        _ = try bench.gather.run(
            Recall.Recalled(recovered: .init(scanned: found, interruption: nil), interruption: nil), into: &batch,
            &bench.state, at: Self.eight)
        bench.state.course.phase = .underWay
        bench.checkpoint.keep(&bench.state, at: Self.eight)
        #expect(bench.state.checkpointTerms == nil, "what is half decided is left to nobody")
        bench.state.course.phase = .idle
        bench.state.cap.held.addToRound(
            try #require(Digest.gathered([(try Self.reminder("SIP-1"), Self.eight)]).first), until: .latest)
        bench.checkpoint.keep(&bench.state, at: Self.eight)
        #expect(bench.state.checkpointTerms == nil, "what a cap holds is due at the next start")
        bench.state.cap = CapState()
        bench.checkpoint.keep(&bench.state, at: Self.eight)
        #expect(bench.state.checkpointTerms?.settings == "one")

        var next = RoundState()
        bench.checkpoint.takeUp(&next, at: Self.eight.adding(seconds: 3600))
        #expect(next.schedule.overdueIndex.holds(plan.id))
        #expect(next.schedule.agenda.instant(of: plan.id) == bench.state.schedule.agenda.instant(of: plan.id))
        var earlier = RoundState()
        bench.checkpoint.takeUp(&earlier, at: Self.eight.adding(seconds: -3600))
        #expect(earlier.schedule.overdueIndex.plans == 0, "the clock was set back")
        let others = Settings(configuration: Configuration(), environment: .sample, fingerprint: "two")
        var other = RoundState()
        Checkpoint(store: bench.store, ledger: bench.ledger, settings: others).takeUp(&other, at: .latest)
        #expect(other.schedule.overdueIndex.plans == 0 && other.checkpointTerms == nil)
    }
}
