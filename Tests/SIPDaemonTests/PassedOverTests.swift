import SIPRules
import SIPStores
import SIPTesting
import Testing

@testable import SIPDaemon

@Suite("Documents that are passed over")
struct PassedOverTests {
    private static let settings = Settings(
        configuration: Configuration(), environment: .sample.under(Policy().without(.allChecked)))
    private static let need: Plan = .sample { $0.need.seen = .the("2026-06-01") }

    @Test("A second document of a plan that comes on Monday 1 June 2026 is in Tuesday's and Wednesday's letters")
    func secondDocument() throws {
        let station = try Station(Self.settings)
        station.store.put(Self.need)
        try station.wake(at: .the("2026-06-01T09:00:00+02:00"))
        let store = try #require(station.store as? MemoryPlanStore)
        store.copy(Self.need, of: Self.need.id)
        let told = { try station.told.filter { $0.fields["rule"] == "plan-unreadable" } }
        #expect(try station.wake(at: .the("2026-06-01T10:00:00+02:00")) == .the("2026-06-02T08:00:00+02:00"))
        #expect(try told().isEmpty)
        try station.wake(at: .the("2026-06-02T08:00:00+02:00"))
        try station.wake(at: .the("2026-06-03T08:00:00+02:00"))
        #expect(try told().map { $0.fields["rung"] }.sorted { $0 ?? "" < $1 ?? "" } == ["due/1", "due/2"])
        #expect(try told().allSatisfy { $0.fields["instance"] == "\(Self.need.id) (1).json" })
        #expect(
            station.round.troubles == ["1 plan document is not read, or not the one that counts; see findings"])
        store.copy(nil, of: Self.need.id)
        try station.wake(at: .the("2026-06-03T10:00:00+02:00"))
        try station.wake(at: .the("2026-06-04T08:00:00+02:00"))
        #expect(try told().count == 2 && station.round.troubles.isEmpty)
    }
}
