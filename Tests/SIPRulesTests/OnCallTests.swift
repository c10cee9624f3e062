import SIPRules
import SIPTesting
import Testing

/// The window is 07:00 to 17:00; the clinic above the ward has an on-call address.
@Suite("On call")
struct OnCallTests {
    private static let clinic: Ward = {
        var ward = Ward()
        ward.roster.units[.the("clinic")]?.onCall = .the("jour@example.org")
        return ward
    }()

    private static let rehearsal: @Sendable (Ward, Plan, String) -> Rehearsal = { ward, plan, start in
        Rehearsal(ward.book([RuleID.startImmediately.rule]), plan, from: start)
    }

    private let evening = Self.clinic.plan(needSeen: "2026-06-18", at: "17:10")

    @Test("a need seen Thursday 18 June 2026 at 17:10 is told of at 17:10; Anna and Cecilia hear on Monday at 07:00")
    func midsummer() {
        var rehearsal = Self.rehearsal(Self.clinic, evening, "2026-06-18T17:10:00+02:00")
        #expect(
            rehearsal.said(through: "2026-06-22T08:00:00+02:00") == [
                "2026-06-18T17:10 @clinic+on-call: out of hours",
                "2026-06-22T07:00 anna: at once", "2026-06-22T07:00 cecilia: at once",
            ])
    }

    @Test("says why it comes now, and to the others that it came, and when")
    func said() {
        var rehearsal = Self.rehearsal(Self.clinic, evening, "2026-06-18T17:10:00+02:00")
        var said: [OutOfHours?] = []
        rehearsal.run(through: .the("2026-06-23T08:00:00+02:00")) { _, digests in
            said += digests.flatMap(\.reminders).map(\.outOfHours)
        }
        let told = OutOfHours.onCall(.the("clinic"), at: .the("2026-06-18T17:10:00+02:00"))
        // Daily letters of Tuesday say nothing of it any more.
        #expect(
            said == [.others(from: .the("2026-06-22T07:00:00+02:00"))] + Array(repeating: told, count: 6) + [nil, nil])
    }

    @Test("one who registers at 17:20 on Friday 12 June 2026 what was seen at 16:50 has it told at 17:20")
    func registeredLater() {
        let plan = Self.clinic.plan(needSeen: "2026-06-12", at: "16:50")
        var rehearsal = Self.rehearsal(Self.clinic, plan, "2026-06-12T17:20:00+02:00")
        let said = rehearsal.said(through: "2026-06-15T07:00:00+02:00")
        #expect(said.first == "2026-06-12T17:20 @clinic+on-call: out of hours")
        #expect(said.filter { $0.contains("on-call") }.count == 1 && said.contains { $0.contains("07:00 cecilia") })
    }

    @Test(
        "on a closed day, Saturday 13 June 2026, it is told of though it is noon; with an address of its own the ward's is used"
    )
    func closedDay() {
        var ward = Self.clinic
        ward.roster.units[.the("ward")]?.onCall = .the("jour5@example.org")
        var rehearsal = Self.rehearsal(
            ward, ward.plan(needSeen: "2026-06-13", at: "12:00"), "2026-06-13T12:00:00+02:00")
        #expect(
            rehearsal.said(through: "2026-06-14T12:00:00+02:00") == ["2026-06-13T12:00 @ward+on-call: out of hours"])
    }

    @Test("a need seen in opening hours is none of theirs, unless those who are to hear do not work before it closes")
    func inOpeningHours() {
        let plan = Self.clinic.plan(needSeen: "2026-06-12", at: "13:00")
        var usual = Self.rehearsal(Self.clinic, plan, "2026-06-12T13:00:00+02:00")
        #expect(!usual.said(through: "2026-06-30T12:00:00+02:00").contains { $0.contains("on-call") })
        var ward = Self.clinic
        for person in ["anna", "cecilia"] { ward.works(person, .monday) }
        var away = Self.rehearsal(ward, plan, "2026-06-12T13:00:00+02:00")
        #expect(away.said(through: "2026-06-12T23:00:00+02:00") == ["2026-06-12T17:00 @clinic+on-call: out of hours"])
    }

    @Test("once only, also when sipd is started again, or the day of the need is corrected")
    func once() {
        let book = Self.clinic.book([RuleID.startImmediately.rule])
        let now = Instant.the("2026-06-18T17:10:00+02:00")
        let first = book.decisions(about: evening, told: NotificationLog(), at: now)
        #expect(first.tells.map(\.reminder.recipient.address.text) == ["jour@example.org"])
        let told = NotificationLog(
            reminders: Dictionary(uniqueKeysWithValues: first.tells.map { ($0.reminder.key, now) }))
        #expect(book.decisions(about: evening, told: told, at: now.adding(seconds: 60)).tells.isEmpty)
        let corrected = Self.clinic.plan(needSeen: "2026-06-17", at: "18:00")
        #expect(book.decisions(about: corrected, told: told, at: now.adding(seconds: 60)).tells.isEmpty)
    }

    @Test("is asked for no consent, since it is the plan's own; and without an address nobody is named")
    func own() {
        let now = Instant.the("2026-06-18T17:10:00+02:00")
        let decided = Self.clinic.book().decisions(about: evening, told: NotificationLog(), at: now)
        #expect(decided.tells.map(\.reminder.isConfined) == [false])
        #expect(decided.coverage?.state == .watched)
        let without = Ward().book([RuleID.startImmediately.rule]).decisions(
            about: evening, told: NotificationLog(), at: now)
        #expect(without.tells.isEmpty && !without.decided.contains { $0.rung == "out of hours" })
        #expect(without.next == .the("2026-06-22T07:00:00+02:00"))
    }

    @Test("a pause holds it, and what is started is no longer said")
    func quiet() {
        let book = Self.clinic.book([RuleID.startImmediately.rule])
        let now = Instant.the("2026-06-18T17:10:00+02:00")
        let pause = Pause(
            plan: .the("SIP-1"), rule: nil, until: .the("2026-06-19T12:00:00+02:00"), by: "anna",
            comment: "on her way", kind: .snoozed)
        let held = book.decisions(about: evening, told: NotificationLog(pauses: [pause]), at: now)
        #expect(held.decided.first?.decision == .held(by: .paused))
        var started = evening
        started.need.started = .the("2026-06-18")
        #expect(book.decisions(about: started, told: NotificationLog(), at: now).tells.isEmpty)
    }
}
