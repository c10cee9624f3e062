import SIPOutputs
import SIPRules
import SIPStores
import SIPTesting
import Testing

@testable import SIPDaemon

@Suite("A status, as a function of values alone") struct StatusReportTests {
    private static let eight = StageBench.eight
    private static let settings = Settings(configuration: Configuration(), environment: .sample, fingerprint: "one")

    @Test("On 2 June 2026 three plans, a document that is not read and two letters stand in it as they were given")
    func given() {
        let unread = CoverageSum.Named(document: "a.json", plan: nil, coverage: Coverage(.notRead))
        var state = RoundState()
        state.course.last = Self.eight
        let report = StatusReport(settings: Self.settings, state: state, plans: 3)
        let reading = StatusReport.Reading(
            unit: nil, holdings: nil, overdue: [], listsOverdue: false, outbox: OutboxReport(),
            letters: (count: 2, last: Self.eight), findings: [], pauses: [],
            next: StatusReport.Next(at: Self.eight, plans: 3, looked: 3, reminders: 1, recipients: ["anna"]),
            notRead: 1, named: [unread])
        let status = report.status(reading, startedAt: Self.eight, at: Self.eight)
        #expect(status.plans == 3 && status.lettersToday == 2 && status.health == .ok)
        #expect(status.overdueDuties == nil, "none were asked for")
        #expect(status.lastLetterAt == "2026-06-02T08:00:00+02:00" && status.lastRoundAt == status.lastLetterAt)
        #expect(status.next?.recipients == ["anna"] && status.next?.plansCounted == 3)
        #expect(status.coverage?.named.map(\.document) == ["a.json"])
        #expect(report.status(reading, startedAt: Self.eight, at: Self.eight) == status, "the same again")
    }

    @Test(
        "Of three strangers in the spool one is named and two are counted; of two things set aside the first, and one")
    func counted() {
        var state = RoundState()
        for plan in ["SIP-2", "SIP-1"] {
            _ = state.schedule.aside.note(.plan(.the(plan)), "it is odd", entries: [], on: .the("2026-06-02"))
        }
        let report = StatusReport(settings: Self.settings, state: state, plans: 2)
        var outbox = OutboxReport()
        outbox.strangers = ["outgoing/a", "outgoing/b", "outgoing/c"]
        let troubles = report.troubles(outbox, at: Self.eight)
        #expect(troubles.contains("set aside: plan SIP-1, because it is odd, and 1 more"))
        #expect(troubles.contains("outgoing/a in the spool, and 2 others: no letter that can be sent; move it away"))
    }

    @Test("A round that was due at 08:00 and has not been by 08:05 is said at 08:05:01, and no sooner")
    func late() {
        var state = RoundState()
        state.schedule.agenda.set(nil, at: Self.eight)
        let report = StatusReport(settings: Self.settings, state: state, plans: 0)
        #expect(report.lateness(at: Self.eight.adding(seconds: 300)) == nil)
        #expect(report.lateness(at: Self.eight.adding(seconds: 301))?.contains("2026-06-02T08:00:00+02:00") == true)
    }
}
