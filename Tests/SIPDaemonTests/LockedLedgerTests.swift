import SIPDaemon
import SIPOutputs
import SIPRules
import SIPTesting
import Testing

@testable import SIPStores

@Suite("A ledger that another process holds")
struct LockedLedgerTests {
    private static let settings = Settings(configuration: Configuration(), environment: .sample.under(Policy()))
    private static let monday = Instant.the("2026-06-01T12:00:00+02:00")
    private static let tuesday = Instant.the("2026-06-02T08:00:00+02:00")

    private static var waiting: Station {
        get throws {
            let station = try Station(settings)
            station.store.put(
                .sample {
                    $0.id = .the("SIP-1")
                    $0.need.seen = .the("2026-06-01")
                })
            return station
        }
    }

    @Test("Held on Tuesday at 08:00, nothing is told and status says so; let go, it is told a minute later")
    func held() throws {
        let station = try Self.waiting
        try station.wake(at: Self.monday)
        // Not two seconds each time in a test.
        try station.ledger.run("PRAGMA busy_timeout = 0")
        let shell = try Ledger(at: station.ledger.path)
        try shell.transaction { (_) throws -> Void in
            #expect(try station.wake(at: Self.tuesday) == Self.tuesday.adding(seconds: 60))
            #expect(station.round.state.isBlocked)
            #expect(station.round.troubles.first?.contains("locked by another process") == true)
            #expect(try station.letters.isEmpty)
            #expect(try station.disk.entries(of: .tmp).isEmpty)
            #expect(try station.wake(at: Self.tuesday.adding(seconds: 60)) == Self.tuesday.adding(seconds: 120))
            #expect(station.round.sentence(at: Self.tuesday).contains("locked by another process"))
        }
        try station.wake(at: Self.tuesday.adding(seconds: 120))
        #expect(!station.round.state.isBlocked)
        #expect(station.round.troubles.isEmpty)
        #expect(try station.letters == ["20260602t0600z-anna.berg.eml"])
    }

    @Test("What the cache cannot say now is asked again in a minute, and the plan is not forgotten")
    func unreadableCache() throws {
        let station = try Self.waiting
        try station.wake(at: Self.monday)
        let store = try #require(station.store as? MemoryPlanStore)
        store.isMute = true
        #expect(try station.wake(at: Self.tuesday) == Self.tuesday.adding(seconds: 60))
        #expect(station.round.state.isBlocked)
        store.isMute = false
        try station.wake(at: Self.tuesday.adding(seconds: 60))
        #expect(try station.letters == ["20260602t0600z-anna.berg.eml"])
    }

    @Test("A start beside a shell that holds it goes on once it is let go")
    func start() throws {
        let station = try Self.waiting
        let path = station.ledger.path
        let shell = try Ledger(at: path)
        try shell.transaction { (_) throws -> Void in
            let ledger = try Ledger(at: path)
            #expect(try ledger.unconfirmed().isEmpty)
        }
    }

    @Test("Of 1,001 plans that came for 08:00 not all can be asked for; a reload ten seconds later tells of them all")
    func reloadBeforeItsTurn() throws {
        let station = try Station(Self.settings)
        try station.wake(at: Self.monday)
        // One more than a round keeps from its look.
        let plans = (1...1001).map { PlanID.the("SIP-\($0)") }
        for id in plans {
            station.store.put(
                .sample {
                    $0.id = id
                    $0.need.seen = .the("2026-06-01")
                })
        }
        let store = try #require(station.store as? MemoryPlanStore)
        store.isMute = true
        #expect(try station.wake(at: Self.tuesday) == Self.tuesday.adding(seconds: 60))
        store.isMute = false
        try station.reload(Self.settings, at: Self.tuesday.adding(seconds: 10))
        let untold = try plans.filter { id in
            try !station.ledger.told(about: .plan(id)).keys.contains { $0.recipient == "anna.berg" }
        }
        #expect(untold == [])
    }
}
