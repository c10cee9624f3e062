import SIPDaemon
import SIPRules
import SIPStores
import SIPTesting
import Testing

@Suite("What goes first where the cap does not let every letter go")
struct RoundCapTests {
    private static let station: @Sendable (Int) throws -> Station = { cap in
        var configuration = Configuration()
        configuration.lettersPerRound = cap
        return try Station(
            Settings(configuration: configuration, environment: .sample.under(Policy().without(.allChecked))))
    }

    @Test("Of needs seen on Monday 1 June 2026, a cap of 3 lets Tuesday's letters go to the first three by name")
    func byRecipient() throws {
        let station = try Self.station(3)
        let initiators = [
            "per.stark", "moa.quist", "ola.rask", "jan.lind", "ida.kull", "hans.jarl", "gus.ivarsson", "fia.holm",
            "dag.falk", "cia.dahl", "bo.ek", "anna.berg",
        ]
        station.seeNeeds(on: "2026-06-01", by: initiators)
        try station.wake(at: .the("2026-06-01T12:00:00+02:00"))
        try station.wake(at: .the("2026-06-02T08:00:00+02:00"))
        #expect(
            try station.letters == ["anna.berg", "bo.ek", "cia.dahl"].map { "20260602t0600z-\($0).eml" })
    }

    @Test("Of twelve immediate needs seen at 16:30 on Thursday 18 June 2026, a cap of 3 lets the first three plans' go")
    func byPlan() throws {
        let station = try Self.station(3)
        try station.wake(at: .the("2026-06-18T09:00:00+02:00"))
        for number in (10...21).reversed() {
            station.store.put(
                .sample {
                    $0.id = .the("SIP-\(number)")
                    $0.need.seen = .the("2026-06-18")
                    $0.need.seenTime = .the("16:30")
                    $0.need.urgency = .immediate
                })
        }
        try station.wake(at: .the("2026-06-18T16:30:05+02:00"))
        let told = try station.told.filter { $0.fields["rule"] == "start-immediately" }
        #expect(told.map(\.subject) == ["SIP-10", "SIP-11", "SIP-12"])
        #expect(Set(told.map { $0.fields["recipient"] }) == ["anna.berg"])
    }
}
