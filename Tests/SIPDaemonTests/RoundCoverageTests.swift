import SIPRules
import SIPTesting
import Testing

@testable import SIPDaemon
@testable import SIPStores

@Suite("A running sipd knows of which plans somebody may be forgotten")
struct RoundCoverageTests {
    private static let noon: Instant = .the("2026-06-17T12:00:00+02:00")

    /// Anna's plan, which is watched; one in which nobody is asked to book the meeting, as policy says; and one that is closed.
    private static let station: @Sendable (Ward) throws -> Station = { ward in
        var ward = ward
        ward.policy = ward.policy.without(.meetingBooked)
        let station = try Station(Settings(configuration: Configuration(), environment: ward.environment))
        station.store.put(ward.plan("SIP-1", needSeen: "2026-06-16"))
        station.store.put(adrift(ward))
        var closed = ward.plan("SIP-3", needSeen: "2026-06-01")
        closed.closing = Closing(on: .the("2026-06-10"), reason: .goalsMet)
        station.store.put(closed)
        return station
    }

    /// Work started on Wednesday 10 June 2026, and all that the meeting waits for is there.
    private static let adrift: @Sendable (Ward) -> Plan = { ward in
        var plan = ward.plan("SIP-2")
        plan.need.ground = .clarity
        plan.need.started = .the("2026-06-10")
        plan.convener = .the("anna")
        plan.consent.cannotConsent = CannotConsent(since: .the("2026-06-10"))
        plan.consent.cannotConsent?.basis = "journal 1"
        return plan
    }

    private static let ask: @Sendable (Station, Instant) throws -> Status.Coverage = { station, now in
        let status = station.round.status(ControlRequest(.status), startedAt: noon, at: now)
        return try #require(status.coverage)
    }

    @Test(
        "each document is in one state, the sum is their number, and those that are named come with why and what to do")
    func sum() throws {
        let station = try Self.station(Ward())
        let store = try #require(station.store as? MemoryPlanStore)
        store.put(Ward().plan("SIP-4"))
        store.spoil(.the("SIP-4"))
        try station.wake(.everything, at: Self.noon)
        let coverage = try Self.ask(station, Self.noon)
        #expect(coverage.states == ["watched": 1, "adrift": 1, "closed": 1, "not-read": 1] && coverage.documents == 4)
        #expect(coverage.namedCount == 2 && coverage.named.map(\.state) == ["not-read", "adrift"])
        let adrift = try #require(coverage.named.last)
        #expect(adrift.plan == "SIP-2" && adrift.reason.contains("2026-06-10") && !adrift.remedy.isEmpty)
        let metrics = station.round.metrics(startedAt: Self.noon, lastRoundSeconds: 0, at: Self.noon)
        for line in ["sipd_documents{state=\"adrift\"} 1", "sipd_documents{state=\"mailbox-only\"} 0"] {
            #expect(metrics.lines.contains(line), "\(line)")
        }
    }

    @Test("beside a plan that is adrift sipd itself is well, and its health does not say that all is")
    func health() throws {
        let station = try Self.station(Ward())
        try station.wake(.everything, at: Self.noon)
        let status = station.round.status(ControlRequest(.status), startedAt: Self.noon, at: Self.noon)
        #expect(status.health == .ok && status.troubles.isEmpty && status.coverage?.namedCount == 1)
    }

    @Test(
        "Cecilia, who leads, and Olle, who answers for SIP, hear of the plan that is adrift, once, whatever day it is")
    func heard() throws {
        let station = try Self.station(Ward())
        var next = try station.wake(.everything, at: Self.noon)
        let heard = { try station.told.filter { $0.fields["rule"] == "plan-unwatched" } }
        while let at = next, at < .the("2026-06-25T12:00:00+02:00") { next = try station.wake(at: at) }
        #expect(try heard().map { $0.fields["recipient"] } == ["cecilia", "olle"])
        #expect(try heard().allSatisfy { $0.subject == "SIP-2" && $0.key?.instance == .adrift(.convenerNamed) })
        try station.restart(at: .the("2026-06-26T12:00:00+02:00"))
        try station.wake(.everything, at: .the("2026-06-29T08:00:00+02:00"))
        #expect(try heard().count == 2)
        // It is mended: a meeting is booked.
        var plan = Self.adrift(Ward())
        var meeting = Meeting(id: "m1", purpose: .planning)
        (meeting.booked, meeting.date) = (.the("2026-06-29"), .the("2026-07-16"))
        plan.meetings = [meeting]
        station.store.put(plan)
        try station.wake(at: .the("2026-06-29T12:00:00+02:00"))
        #expect(try Self.ask(station, .the("2026-06-29T12:00:00+02:00")).namedCount == 0)
    }

    @Test("what was counted is known after a restart, before any plan is decided about again")
    func restart() throws {
        let station = try Self.station(Ward())
        try station.wake(.everything, at: Self.noon)
        let before = try Self.ask(station, Self.noon)
        try station.start(at: Self.noon.adding(seconds: 60))
        #expect(try Self.ask(station, Self.noon.adding(seconds: 60)) == before)
    }

    @Test("a plan that is set aside is named as that, and not as what it was")
    func setAside() throws {
        let station = try Self.station(Ward())
        try station.ledger.run(
            """
            CREATE TRIGGER poison BEFORE INSERT ON reminder WHEN NEW.subject = 'SIP-1'
            BEGIN SELECT RAISE(ABORT, 'poison'); END
            """)
        try station.wake(.everything, at: .the("2026-06-17T08:00:00+02:00"))
        let coverage = try Self.ask(station, .the("2026-06-17T08:00:00+02:00"))
        #expect(coverage.states == ["set-aside": 1, "adrift": 1, "closed": 1])
        #expect(coverage.named.map(\.plan) == ["SIP-1", "SIP-2"])
    }

    @Test("of seven that are named five come, the worst first and then by name")
    func five() throws {
        let ward = Ward()
        let station = try Self.station(ward)
        for number in 4...9 {
            var plan = Self.adrift(ward)
            plan.id = .the("SIP-\(number)")
            station.store.put(plan)
        }
        try station.wake(.everything, at: Self.noon)
        let coverage = try Self.ask(station, Self.noon)
        #expect(
            coverage.namedCount == 7 && coverage.named.map(\.plan) == ["SIP-2", "SIP-4", "SIP-5", "SIP-6", "SIP-7"])
    }

    @Test("the letter of Monday 22 June 2026 to whoever runs sipd names the plan that nobody watches, of three")
    func monday() throws {
        var ward = Ward()
        ward.roster.administrators = [.the("bo")]
        ward.policy = Policy().without(.planUnwatched)
        let station = try Self.station(ward)
        var next = try station.wake(.everything, at: Self.noon)
        while let at = next, at < .the("2026-06-22T12:00:00+02:00") { next = try station.wake(at: at) }
        let letter = try #require(station.letter("20260622t0600z-bo.eml"))
        let words = letter.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("2 av 3 planer bevakas; 1 bevakas inte: SIP-2"), "\(letter)")
    }

    @Test("a plan of a unit that nobody knows is told to Bo, who runs sipd, that day, and no more once it is corrected")
    func unknownUnit() throws {
        var ward = Ward()
        ward.roster.administrators = [.the("bo")]
        let station = try Self.station(ward)
        try station.wake(.everything, at: .the("2026-06-17T07:00:00+02:00"))
        var plan = ward.plan("SIP-4", needSeen: "2026-06-16")
        plan.unit = .the("norr")
        station.store.put(plan)
        var next = try station.wake(at: .the("2026-06-17T07:30:00+02:00"))
        while let at = next, at < .the("2026-06-18T12:00:00+02:00") { next = try station.wake(at: at) }
        let heard = { try station.told.filter { $0.key?.instance == .unit(.the("norr")) } }
        let seen = try heard().map { "\($0.fields["recipient"] ?? "") \($0.at)" }
        // Cecilia leads Bo's unit.
        #expect(
            seen.sorted() == [
                "bo 2026-06-17T06:00:00Z", "bo 2026-06-18T06:00:00Z", "cecilia 2026-06-17T06:00:00Z",
                "cecilia 2026-06-18T06:00:00Z",
            ])
        #expect(station.round.metrics(startedAt: Self.noon, lastRoundSeconds: 0, at: Self.noon).unreachable == 1)
        // After a restart as well.
        try station.start(at: .the("2026-06-18T12:30:00+02:00"))
        try station.wake(.everything, at: .the("2026-06-18T13:00:00+02:00"))
        #expect(station.round.metrics(startedAt: Self.noon, lastRoundSeconds: 0, at: Self.noon).unreachable == 1)
        plan.unit = .the("ward")
        station.store.put(plan)
        next = try station.wake(at: .the("2026-06-18T14:00:00+02:00"))
        #expect(station.round.metrics(startedAt: Self.noon, lastRoundSeconds: 0, at: Self.noon).unreachable == 0)
        while let at = next, at < .the("2026-06-19T12:00:00+02:00") { next = try station.wake(at: at) }
        #expect(try heard().count == 4)
    }
}
