import SIPOutputs
import SIPRules
import SIPStores
import SIPTesting
import Testing

@testable import SIPDaemon

@Suite("The stages that look, put in order and take back, alone") struct ScanTests {
    private static let eight = StageBench.eight
    private static let begun = { @Sendable (scope: Round.Scope) in Round.Begun(scope: scope, processedThrough: nil) }

    @Test("Of 1,001 plans found on 2 June 2026 a thousand are handed on, and one is asked for in its turn")
    func bound() throws {
        let bench = try StageBench()
        for number in 0...Refreshed.kept { bench.store.put(StageBench.plan("SIP-\(number)")) }
        let scanned = bench.scan.run(Self.begun(.changes), &bench.state, at: Self.eight)
        #expect(scanned.changes.count == 1001)
        let among = scanned.changes.values.count { if case .among = $0 { true } else { false } }
        #expect(among == 1)
        #expect(bench.state.store.availability == .available)
    }

    @Test("A store that is away is said to be once, and everything of the installation is decided when it is back")
    func away() throws {
        let bench = try StageBench()
        bench.store.put(StageBench.plan("SIP-1"))
        bench.store.isAway = true
        for _ in 1...2 {
            #expect(bench.scan.run(Self.begun(.changes), &bench.state, at: Self.eight).changes.isEmpty)
            #expect(bench.state.store.trouble != nil && bench.state.isBlocked)
        }
        #expect(bench.state.schedule.agenda.instant(of: nil) == nil)
        bench.store.isAway = false
        let back = Self.eight.adding(seconds: 60)
        #expect(bench.scan.run(Self.begun(.everything), &bench.state, at: back).changes.count == 1)
        #expect(bench.state.store.availability == .available && !bench.state.isBlocked)
        #expect(bench.state.schedule.agenda.instant(of: nil) == back)
    }

    @Test("A look at everything makes every plan due; one at the changes does not")
    func everything() throws {
        let bench = try StageBench()
        bench.state.schedule.overdueIndex.set(.the("SIP-1"), OverdueIndex.Standing())
        _ = bench.scan.run(Self.begun(.changes), &bench.state, at: Self.eight)
        #expect(bench.state.schedule.agenda.instant(of: .the("SIP-1")) == nil)
        _ = bench.scan.run(Self.begun(.everything), &bench.state, at: Self.eight)
        #expect(bench.state.schedule.agenda.instant(of: .the("SIP-1")) == Self.eight)
    }

    @Test("A plan that closed is to have its letters taken back, and nothing is looked for twice")
    func silenced() throws {
        let bench = try StageBench()
        var plan = StageBench.plan("SIP-1")
        plan.closing = Closing(on: .the("2026-06-01"))
        bench.store.put(plan)
        _ = bench.scan.run(Self.begun(.changes), &bench.state, at: Self.eight)
        #expect(bench.state.recall.silenced.pending == [plan.id])
        let recovered = try bench.recover.run(Scan.Scanned(), &bench.state, &bench.delivery, at: Self.eight)
        #expect(recovered.interruption == nil && bench.state.recall.silenced.pending.isEmpty)
    }

    @Test("What nobody promised is thrown away at a start, once")
    func discarded() throws {
        let bench = try StageBench()
        let name = try #require(SpoolName("20260602t0600z-anna.berg.eml"))
        try bench.delivery.spool.write(name, Array("nobody".utf8))
        let recovered = try bench.recover.run(Scan.Scanned(), &bench.state, &bench.delivery, at: Self.eight)
        #expect(recovered.interruption == nil && !bench.state.delivery.needsRecovery)
        #expect(try bench.delivery.spool.staged().isEmpty)
        #expect(bench.state.ledger.standing == .compared)
        try bench.delivery.spool.write(name, Array("nobody".utf8))
        _ = try bench.recover.run(Scan.Scanned(), &bench.state, &bench.delivery, at: Self.eight)
        #expect(try bench.delivery.spool.staged() == [name], "nothing was interrupted meanwhile")
    }

    @Test("An interruption goes on as a value: nothing is taken back, and the trial is not looked at")
    func interruption() throws {
        let bench = try StageBench()
        let trouble = Trouble(.spool, "no space")
        bench.state.recall.silenced.pending = [.the("SIP-1")]
        let recalled = try bench.recallOnTrial.run(
            Recover.Recovered(scanned: Scan.Scanned(), interruption: trouble), &bench.state, &bench.delivery,
            at: Self.eight)
        #expect(recalled.interruption == trouble && bench.state.ledger.standing == .unseen)
        #expect(bench.state.recall.silenced.pending == [.the("SIP-1")])
    }

    @Test("What was told on trial is forgotten in the first round off it, and everything is decided again; once")
    func trial() throws {
        let bench = try StageBench()
        let recovered = Recover.Recovered(scanned: Scan.Scanned(), interruption: nil)
        _ = try bench.recallOnTrial.run(recovered, &bench.state, &bench.delivery, at: Self.eight)
        #expect(bench.state.ledger.standing == .trialNoted)
        let gathered = Gather.Gathered([try Reminder(stage: "SIP-1", due: "2026-06-01")])
        bench.delivery.trial = "root@localhost"
        let claim = try bench.delivery.deliver(
            Digest.gathered(gathered.batch.tells), lapsed: [], at: Self.eight, by: SameLetter())
        #expect(claim.told.count == 1)
        bench.state.ledger.standing = .compared
        bench.state.schedule.overdueIndex.set(.the("SIP-1"), OverdueIndex.Standing())
        _ = try bench.recall.run(recovered, &bench.state, &bench.delivery, at: Self.eight)
        #expect(bench.state.schedule.agenda.instant(of: .the("SIP-1")) == Self.eight)
        #expect(try bench.ledger.history(limit: 10).filter { $0.kind == .live }.count == 1)
        _ = try bench.recall.run(recovered, &bench.state, &bench.delivery, at: Self.eight)
        #expect(try bench.ledger.history(limit: 10).filter { $0.kind == .live }.count == 1)
    }
}
