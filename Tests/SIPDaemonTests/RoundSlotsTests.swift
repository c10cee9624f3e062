import Foundation
import SIPDaemon
import SIPRules
import SIPStores
import SIPTesting
import Testing

@Suite("What a round notes of its slot")
struct RoundSlotsTests {
    @Test(
        """
        Open on red days, and killed on Ascension Day, Thursday 14 May 2026, after the slot at 08:00: what came at 10:00 is \
        told on Friday at 08:00 and not at the start at 11:00
        """)
    func redDay() throws {
        let usual = RuleEnvironment.sample
        let environment = RuleEnvironment(
            policy: Policy().without(.allChecked), roster: usual.roster, zone: usual.zone, window: usual.window,
            calendar: WorkingCalendar(workingWeekdays: Set(Weekday.allCases), respectsRedDays: false))
        let station = try Station(Settings(configuration: Configuration(), environment: environment))
        let put = { (id: String, initiator: String, seen: String) in
            station.store.put(
                .sample {
                    $0.id = .the(id)
                    $0.initiator = .the(initiator)
                    $0.need.seen = .the(seen)
                })
        }
        put("SIP-1", "anna.berg", "2026-05-13")
        try station.wake(.everything, at: .the("2026-05-13T12:00:00+02:00"))
        try station.wake(at: .the("2026-05-14T08:00:00+02:00"))
        let letters = try station.letters
        #expect(letters.contains("20260514t0600z-anna.berg.eml"))
        put("SIP-2", "bo.ek", "2026-05-12")
        try station.wake(at: .the("2026-05-14T10:00:00+02:00"))
        try station.restart(at: .the("2026-05-14T11:00:00+02:00"))
        #expect(try station.letters == letters)
        try station.wake(at: .the("2026-05-15T08:00:00+02:00"))
        #expect(try station.letters.contains("20260515t0600z-bo.ek.eml"))
    }

    @Test("What is edited at noon on Monday 15 June 2026 writes nothing into the ledger; the next slot's round does")
    func betweenSlots() throws {
        let house = try Installation(plans: 20, around: .the("2026-06-15"))
        let written = { try Data(contentsOf: URL(fileURLWithPath: house.path("state/ledger.sqlite-wal"))) }
        try house.start(at: .the("2026-06-15T07:50:00+02:00"))
        for time in ["08:00", "12:00"] { try house.wake(.changes, at: .the("2026-06-15T\(time):00+02:00")) }
        let before = try written()
        try house.write(
            "plans/A-1.json",
            #"{"format": "sip-plan/1", "id": "A-1", "unit": "bistand", "closing": {"on": "2026-12-31"}}"#)
        try house.wake(.changes, at: .the("2026-06-15T12:01:00+02:00"))
        #expect(house.round?.state.schedule.decided == 1)
        #expect(try written() == before)
        try house.wake(.changes, at: .the("2026-06-16T08:00:00+02:00"))
        #expect(try written() != before)
    }

    @Test(
        """
        The plans cannot be read at the slot of Monday 15 June 2026, and Anna has what was known: the plan that shows a \
        minute later, and the one that shows at the start after a stop, stand in second letters of that slot
        """, arguments: [false, true])
    func cutShort(isStopped: Bool) throws {
        let memory = MemoryPlanStore()
        let station = try Station(
            Settings(configuration: Configuration(), environment: .sample.under(Policy().without(.allChecked))),
            store: memory)
        let put = { (id: String, seen: String) in
            memory.put(
                .sample {
                    $0.id = .the(id)
                    $0.initiator = .the("anna.berg")
                    $0.need.seen = .the(seen)
                })
        }
        put("SIP-1", "2026-06-12")
        try station.wake(.everything, at: .the("2026-06-14T12:00:00+02:00"))
        memory.isAway = true
        put("SIP-2", "2026-06-12")
        try station.wake(at: .the("2026-06-15T08:00:00+02:00"))
        #expect(try station.letters == ["20260615t0600z-anna.berg.eml"])
        memory.isAway = false
        let again = Instant.the("2026-06-15T08:01:00+02:00")
        if isStopped {
            try station.round.rest(at: again)
            try station.restart(at: again)
        } else {
            try station.wake(at: again)
        }
        let letters = try station.letters
        #expect(letters == ["20260615t0600z-anna.berg.eml", "20260615t0600z.2-anna.berg.eml"])
        put("SIP-3", "2026-06-12")
        try station.wake(at: .the("2026-06-15T08:02:00+02:00"))
        #expect(try station.letters == letters)
    }
}
