import SIPDaemon
import SIPRules
import SIPStores
import SIPTesting
import Testing

@Suite("A letter that is gone before it was ever published")
struct EmptiedTmpTests {
    private static let settings = Settings(
        configuration: Configuration(), environment: .sample.under(Policy().without(.allChecked)))
    private static let slot = Instant.the("2026-06-02T08:00:00+02:00")

    @Test("On Tuesday 2 June 2026 at 08:00 somebody empties tmp/: it is an error, and at 08:01 all is told, once")
    func toldAnew() throws {
        let station = try Station(Self.settings)
        for id in ["SIP-1", "SIP-2"] {
            station.store.put(
                .sample {
                    $0.id = .the(id)
                    $0.need.seen = .the("2026-06-01")
                })
        }
        try station.wake(at: .the("2026-06-01T12:00:00+02:00"))
        station.disk.losesTmp = true
        #expect(try station.wake(at: Self.slot) == Self.slot.adding(seconds: 60))
        #expect(try station.letters.isEmpty)
        #expect(station.round.state.isBlocked)
        #expect(station.round.troubles.contains { $0.contains("tmp: error: ") && $0.contains("told again") })
        station.disk.losesTmp = false
        try station.wake(at: Self.slot.adding(seconds: 60))
        let texts = try station.letters.compactMap { station.letter($0) }
        #expect(texts.count == 1 && texts.allSatisfy { $0.contains("SIP-1") && $0.contains("SIP-2") })
        #expect(!station.round.state.isBlocked)
        // A claim of which nobody has a letter counts for nothing.
        for id in ["SIP-1", "SIP-2"] {
            let told = try station.told.filter { $0.subject == id }.count
            let recalled = try station.history(.recalled).filter { $0.subject == id }.count
            #expect(told - recalled == 1, "\(id)")
        }
        try station.restart(at: Self.slot.adding(seconds: 120))
        #expect(try station.letters.count == 1)
    }

    @Test("Of six letters that vanish on Tuesday 2 June 2026 at 08:00 the one is named that was to go first")
    func named() throws {
        let station = try Station(Self.settings)
        let initiators = ["hans.jarl", "gus.ivarsson", "fia.holm", "cia.dahl", "bo.ek", "anna.berg"]
        station.seeNeeds(on: "2026-06-01", by: initiators)
        try station.wake(at: .the("2026-06-01T12:00:00+02:00"))
        station.disk.losesTmp = true
        try station.wake(at: Self.slot)
        #expect(
            station.round.troubles.contains {
                $0.contains("6 letters vanished") && $0.contains("the first 20260602t0600z-anna.berg.eml")
            }, "\(station.round.troubles)")
    }
}
