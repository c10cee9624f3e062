import SIPDaemon
import SIPOutputs
import SIPRules
import SIPStores
import SIPTesting
import Testing

@Suite("A round and its disk")
struct RoundDiskTests {
    private static let need = RoundTests.need
    private static let settings = RoundTests.settings

    @Test("Stopped before any effect on the disk, by kill or power cut, each reminder is told once, its letter whole")
    func stoppedAnywhere() throws {
        let slot = Instant.the("2026-06-02T08:00:00+02:00")
        for powerCut in [false, true] {
            var stop = 0
            var finished = false
            while !finished {
                let station = try Station(Self.settings)
                for number in 1...4 {
                    var plan = Self.need
                    plan.id = .the("SIP-\(number)")
                    plan.initiator = .the(["anna.berg", "bo.ek", "cia.dahl", "fia.holm"][number - 1])
                    station.store.put(plan)
                }
                try station.wake(at: .the("2026-06-01T12:00:00+02:00"))
                station.disk.effectsLeft = stop
                finished = (try? station.wake(at: slot)) != nil && station.round.state.delivery.trouble == nil
                if powerCut { station.disk.cutPower() }
                try station.restart(at: slot.adding(seconds: 30))

                let told = try station.told
                let keys = told.map { entry in
                    let fields = entry.fields.filter { $0.key != "letter" }
                    return [entry.subject] + fields.map { "\($0.key)=\($0.value)" }.sorted()
                }
                #expect(Set(keys).count == keys.count, "told twice when stopped before effect \(stop)")
                #expect(Set(told.compactMap { $0.fields["letter"] }) == Set(try station.letters), "at effect \(stop)")
                #expect(Set(told.map(\.subject)).count == 4, "at effect \(stop)")
                for name in try station.letters.compactMap(SpoolName.init) {
                    let bytes = try #require(station.disk[.outgoing, name])
                    #expect(bytes.last == UInt8(ascii: "\n") && bytes.count > 1000, "\(name) is torn at effect \(stop)")
                }
                #expect(try station.disk.entries(of: .tmp).isEmpty, "at effect \(stop)")
                stop += 1
            }
            #expect(stop > 10)
        }
    }

    @Test("A disk that cannot sync stops the round for good; nothing is claimed")
    func failedSync() throws {
        let station = try Station(Self.settings)
        station.store.put(Self.need)
        try station.wake(at: .the("2026-06-01T12:00:00+02:00"))
        station.disk.failsToSync = true
        #expect(throws: RoundError.self) { try station.wake(at: .the("2026-06-02T08:00:00+02:00")) }
        #expect(try station.told.isEmpty)
        station.disk.failsToSync = false
        try station.restart(at: .the("2026-06-02T08:01:00+02:00"))
        #expect(try station.told.count == 1)
    }

    @Test("A claimed letter that a full disk keeps in tmp/ goes out when there is room again, without a restart")
    func fullAfterTheClaim() throws {
        let station = try Station(Self.settings)
        station.store.put(Self.need)
        try station.wake(at: .the("2026-06-01T12:00:00+02:00"))
        station.disk.isFull = .moves
        let again = try station.wake(at: .the("2026-06-02T08:00:00+02:00"))
        #expect(station.round.state.delivery.trouble != nil)
        #expect(again == .the("2026-06-02T08:01:00+02:00"))
        station.disk.isFull = nil
        try station.wake(at: .the("2026-06-02T08:01:00+02:00"))
        #expect(station.round.state.delivery.trouble == nil)
        #expect(try station.letters == ["20260602t0600z-anna.berg.eml"])
        #expect(try station.told.count == 1)
    }

    @Test("Tuesday's 08:00 digest, kept back by a full disk, goes at 08:01 though a plan was touched at 08:00:30")
    func fullAndDisturbed() throws {
        let station = try Station(Self.settings)
        station.store.put(Self.need)
        try station.wake(at: .the("2026-06-01T12:00:00+02:00"))
        station.disk.isFull = .bytes
        try station.wake(at: .the("2026-06-02T08:00:00+02:00"))
        // A round with nothing to tell: neither has the trouble passed, nor has the slot had its round.
        let again = try station.wake(at: .the("2026-06-02T08:00:30+02:00"))
        #expect(station.round.state.delivery.trouble != nil)
        #expect(again == .the("2026-06-02T08:01:00+02:00"))
        station.disk.isFull = nil
        try station.wake(at: .the("2026-06-02T08:01:00+02:00"))
        #expect(station.round.state.delivery.trouble == nil)
        #expect(try station.letters == ["20260602t0600z-anna.berg.eml"])
    }
}
