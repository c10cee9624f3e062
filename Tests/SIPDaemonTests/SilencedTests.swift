import SIPRules
import SIPStores
import SIPTesting
import Testing

@testable import SIPDaemon

@Suite("Which plans have fallen silent since they were looked at")
struct SilencedTests {
    @Test("A plan closed on 2 June 2026 that goes and comes again has its letters taken back again")
    func again() {
        var plan = Plan(id: .the("SIP-1"), unit: .the("ward"))
        plan.closing = Closing(on: .the("2026-06-02"))
        var silenced = Silenced()
        silenced.note([plan.id: .present(plan)], on: .the("2026-06-02"))
        #expect(silenced.pending == [plan.id])
        silenced.pending = []
        silenced.note([plan.id: .present(plan)], on: .the("2026-06-03"))
        #expect(silenced.pending.isEmpty, "it was silent before")
        silenced.note([plan.id: .gone], on: .the("2026-06-04"))
        silenced.pending = []
        silenced.note([plan.id: .present(plan)], on: .the("2026-06-05"))
        #expect(silenced.pending == [plan.id])
    }

    @Test(
        """
        A plan closed on 30 June 2026 and then said to have closed on 10 June is looked at once, also when the clock was set \
        back to 20 June
        """)
    func closedEarlier() {
        var plan = Plan(id: .the("SIP-1"), unit: .the("ward"))
        plan.closing = Closing(on: .the("2026-06-30"))
        var silenced = Silenced()
        silenced.note([plan.id: .present(plan)], on: .the("2026-06-29"))
        #expect(silenced.pending.isEmpty)
        silenced.note([:], on: .the("2026-06-30"))
        #expect(silenced.pending == [plan.id])
        silenced.pending = []
        plan.closing = Closing(on: .the("2026-06-10"))
        silenced.note([plan.id: .present(plan)], on: .the("2026-06-30"))
        for day in ["2026-07-01", "2026-06-20", "2026-06-30"] {
            silenced.note([:], on: .the(day))
            #expect(silenced.pending.isEmpty, "\(day)")
        }
    }
}
