import SIPRules
import SIPStores
import SIPTesting
import Testing

@testable import SIPDaemon

@Suite("The record of a plan that has left the store")
struct RetentionTests {
    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.keepRecord = 24
        return configuration
    }
    private static let tuesday = Instant.the("2026-06-02T08:00:00+02:00")
    private static let gone = Instant.the("2026-06-10T08:00:00+02:00")
    /// More than 24 months after it had left.
    private static let later = Instant.the("2028-06-20T08:00:00+02:00")

    /// Somebody set another target on Monday 1 June 2026 and gave no reason: told once, and never again.
    private static var plan: (String) -> Plan {
        { id in
            .sample {
                $0.id = .the(id)
                var target = StartTarget(.within(.days(10)))
                target.setBy = .the("anna.berg")
                target.setOn = .the("2026-06-01")
                $0.need.target = target
            }
        }
    }

    private static var station: (Configuration) throws -> Station {
        { configuration in
            // Told once: what follows in the weeks after is not what this is about.
            var policy = Policy()
            policy.settings[.targetChanged] = Policy.Setting()
            policy.settings[.targetChanged]?.ladder = Ladder([.due(.owner)], then: .none)
            let station = try Station(Settings(configuration: configuration, environment: .sample.under(policy)))
            for id in ["SIP-1", "SIP-2"] { station.store.put(plan(id)) }
            try station.wake(at: tuesday)
            #expect(try keys(station, "SIP-1").count == 1)
            // The mailer has the letters: nothing is taken back when a plan leaves.
            _ = station.disk.drain()
            return station
        }
    }

    private static var keys: (Station, String) throws -> [ReminderKey] {
        { station, plan in try station.ledger.told(about: .plan(.the(plan))).keys.filter { $0.rule == .targetChanged } }
    }

    @Test("is kept for 24 months, then removed; and what was told to Anna Berg in June 2026 is never told again")
    func removed() throws {
        let station = try Self.station(Self.configuration)
        station.store.remove(.the("SIP-1"))
        try station.wake(at: Self.gone)
        try station.wake(at: .the("2028-06-09T08:00:00+02:00"))
        #expect(try Self.keys(station, "SIP-1").count == 1, "a day too early")
        try station.wake(at: Self.later)
        #expect(try Self.keys(station, "SIP-1").isEmpty)
        #expect(try station.ledger.history(about: "SIP-1", limit: 10).isEmpty)
        #expect(try Self.keys(station, "SIP-2").count == 1, "a plan in the store loses nothing, however old")
        guard case .intact = try station.check else { throw Broken() }
        #expect(try station.ledger.removed()?.last == Self.tuesday)

        station.store.put(Self.plan("SIP-1"))
        for day in 1...10 { try station.wake(at: Self.later.adding(seconds: Int64(day) * 86_400)) }
        try station.restart(at: Self.later.adding(seconds: 11 * 86_400))
        #expect(try Self.keys(station, "SIP-1").isEmpty, "it came back, and is told again")
    }

    @Test("is kept while a document cannot be read, since that may be the one, and when it is to be kept always")
    func kept() throws {
        var always = Self.configuration
        always.keepRecord = nil
        let keeping = try Self.station(always)
        let blind = try Self.station(Self.configuration)
        blind.store.spoil(.the("SIP-9"))
        for station in [keeping, blind] {
            station.store.remove(.the("SIP-1"))
            try station.wake(at: Self.gone)
            try station.wake(at: Self.later)
            #expect(try Self.keys(station, "SIP-1").count == 1)
        }
    }

    @Test("is kept where nobody can say what it is about; of a plan that is not there it is not")
    func unknown() {
        var index = OverdueIndex(room: 1)
        index.set(.the("SIP-1"), OverdueIndex.Standing())
        #expect(Record.isKept("SIP-1", beside: index) && !Record.isKept("SIP-2", beside: index))
        #expect(Record.isKept("", beside: index) && Record.isKept("a later sipd's\n", beside: index))
    }

    private struct Broken: Error {}
}
