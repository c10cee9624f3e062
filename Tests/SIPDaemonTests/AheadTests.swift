import SIPRules
import SIPStores
import SIPTesting
import Testing

@testable import SIPDaemon

@Suite("A plan that is closed on a day to come")
struct AheadTests {
    private static let settings = Settings(configuration: Configuration(), environment: .sample.under(Policy()))
    private static let slot = Instant.the("2026-06-02T08:00:00+02:00")
    private static let midnight = Instant.the("2026-06-03T00:00:00+02:00")
    private static let wednesday = Instant.the("2026-06-03T08:00:00+02:00")
    private static let first = "20260602t0600z-anna.berg.eml"
    private static let second = "20260603t0600z-anna.berg.eml"

    /// Needs of three plans seen on Monday 1 June 2026, told to Anna Berg in Tuesday's digest; the first plan is closed on
    /// Wednesday by its document of Monday.
    private static var station: Station {
        get throws {
            let station = try Station(settings)
            for number in 1...3 {
                station.store.put(
                    .sample {
                        $0.id = .the("SIP-\(number)")
                        $0.need.seen = .the("2026-06-01")
                        if number == 1 { $0.closing = Closing(on: .the("2026-06-03"), reason: .goalsMet) }
                    })
            }
            try station.wake(at: .the("2026-06-01T12:00:00+02:00"))
            return station
        }
    }

    private static let findings = { @Sendable (station: Station, now: Instant) -> [String] in
        station.round.status(ControlRequest(.status), startedAt: now, at: now).findings
    }

    @Test("is told of on Tuesday 2 June 2026, and leaves the letter that still lies there when Wednesday begins")
    func takenBack() throws {
        let station = try Self.station
        let next = try station.wake(at: Self.slot)
        #expect(try #require(station.letter(Self.first)).contains("SIP-1"))
        #expect(next.map { $0 <= Self.midnight } == true)
        try station.wake(at: Self.midnight)
        #expect(station.letter(Self.first) == nil)
        #expect(try station.history(.recalled).contains { $0.subject == "SIP-1" })
        try station.wake(at: Self.wednesday)
        let text = try #require(station.letter(Self.second))
        #expect(!text.contains("SIP-1") && text.contains("SIP-2") && text.contains("SIP-3"))
    }

    @Test("leaves it as well when sipd was stopped over midnight, and when it wakes for something else first")
    func stoppedOverMidnight() throws {
        let station = try Self.station
        try station.wake(at: Self.slot)
        try station.restart(at: Self.wednesday.adding(seconds: -600))
        #expect(station.letter(Self.first) == nil)
        try station.wake(at: Self.wednesday)
        #expect(try #require(station.letter(Self.second)).contains("SIP-1") == false)

        let other = try Self.station
        try other.wake(at: Self.slot)
        other.store.put(.sample { $0.id = .the("SIP-4") })
        try other.wake(at: Self.midnight.adding(seconds: 5))
        #expect(other.letter(Self.first) == nil)
    }

    @Test("stays in a letter that the mailer has")
    func fetched() throws {
        let station = try Self.station
        try station.wake(at: Self.slot)
        try station.fetch(Self.first)
        try station.wake(at: Self.midnight)
        #expect(try station.history(.recalled).isEmpty)
    }

    @Test("is a finding of the status until Wednesday, or until somebody corrects or removes it")
    func found() throws {
        let station = try Self.station
        let noon = Instant.the("2026-06-01T12:00:00+02:00")
        #expect(
            Self.findings(station, noon) == [
                "SIP-1.json: warning: \"closing.on\" is 2026-06-03, which lies 2 days ahead: it counts from that day; "
                    + "correct it if it is a slip"
            ])
        try station.restart(at: noon.adding(seconds: 60))
        #expect(Self.findings(station, noon).count == 1)
        #expect(Self.findings(station, Self.slot).first?.contains("which lies 1 day ahead") == true)
        #expect(Self.findings(station, Self.midnight).isEmpty)

        let mended = try Self.station
        mended.store.put(
            .sample {
                $0.id = .the("SIP-1")
                $0.need.seen = .the("2026-06-01")
            })
        try mended.wake(at: noon)
        #expect(Self.findings(mended, noon).isEmpty)

        let gone = try Self.station
        gone.store.remove(.the("SIP-1"))
        try gone.wake(at: noon)
        #expect(Self.findings(gone, noon).isEmpty)
    }

    @Test("Of a hundred and five such plans a hundred are named, and the rest counted")
    func many() throws {
        let station = try Station(Self.settings)
        for number in 1...105 {
            station.store.put(
                .sample {
                    $0.id = .the("SIP-\(1000 + number)")
                    $0.goalsMet = .the("2026-07-01")
                })
        }
        let noon = Instant.the("2026-06-01T12:00:00+02:00")
        try station.wake(at: noon)
        let findings = Self.findings(station, noon)
        #expect(findings.count == 101)
        #expect(findings.contains { $0.contains("5 more plans hold dates that lie ahead") })
    }

    @Test("A start that takes up what was kept on Monday 15 June 2026 decides about it, and finds it again")
    func kept() throws {
        let morning = Instant.the("2026-06-15T07:50:00+02:00")
        let house = try Installation(plans: 20, around: .the("2026-06-15"))
        try house.write(
            "plans/A-1.json",
            #"{"format": "sip-plan/1", "id": "A-1", "unit": "bistand", "closing": {"on": "2026-12-31"}}"#)
        try house.start(at: morning)
        try house.stop(at: morning)
        try house.start(at: morning.adding(seconds: 60))
        let round = try #require(house.round)
        #expect(round.state.schedule.decided == 1)
        let findings = round.status(ControlRequest(.status), startedAt: morning, at: morning).findings
        #expect(findings.filter { $0.contains("/plans/A-1.json: warning: \"closing.on\"") }.count == 1)
    }

    @Test("Of so many that none is held, letters are looked for on the day, and anew after a clock was set back")
    func among() {
        let (june, july) = (Day.the("2026-06-30"), Day.the("2026-07-01"))
        let id = PlanID.the("SIP-1")
        var silenced = Silenced()
        silenced.note([id: .among(silentFrom: july)], on: june)
        #expect(silenced.pending.isEmpty)
        silenced.note([:], on: july)
        #expect(silenced.pending == [id])
        silenced.pending = []
        silenced.note([id: .among(silentFrom: july)], on: july)
        #expect(silenced.pending.isEmpty)
        silenced.note([:], on: june)
        silenced.note([:], on: july)
        #expect(silenced.pending == [id])
        silenced.note([id: .among(silentFrom: nil)], on: july)
        #expect(silenced.pending.isEmpty)
    }
}
