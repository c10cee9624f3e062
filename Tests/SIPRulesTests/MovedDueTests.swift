import SIPRules
import SIPTesting
import Testing

@Suite("A duty whose date has moved")
struct MovedDueTests {
    private static let told: @Sendable (Ward, String, NotificationLog) -> [Reminder] = { ward, now, told in
        let rule = RuleID.startWithoutDelay.rule
        return ward.book([rule]).decisions(about: ward.plan(needSeen: "2026-06-01"), told: told, at: .the(now)).tells
            .map(\.reminder)
    }

    @Test(
        "Seen on 1 June 2026 and told by 4 June; a closure of the 3rd makes it the 5th: told anew, and the letter says so"
    )
    func closure() throws {
        var ward = Ward()
        var memory = NotificationLog()
        let before = try #require(
            Self.told(ward, "2026-06-12T08:00:00+02:00", memory).first { $0.recipient.id == "cecilia" })
        #expect(before.obligation.due == .the("2026-06-04") && before.formerDue == nil)
        memory.reminders.tell(before.key, at: .the("2026-06-12T08:00:00+02:00"))
        ward.closed("2026-06-03", "2026-06-03")
        let after = try #require(
            Self.told(ward, "2026-06-15T08:00:00+02:00", memory).first { $0.recipient.id == "cecilia" })
        #expect(after.obligation.due == .the("2026-06-05") && after.formerDue == .the("2026-06-04"))
        // Somebody else has not been told of any date.
        let anna = Self.told(ward, "2026-06-15T08:00:00+02:00", memory).first { $0.recipient.id == "anna" }
        #expect(anna?.formerDue == nil)
    }

    @Test("What was told before the duty began, on 29 May 2026, was another's date")
    func before() throws {
        let ward = Ward()
        let reminder = try #require(Self.told(ward, "2026-06-12T08:00:00+02:00", NotificationLog()).first)
        var key = reminder.key
        key.due = .the("2026-05-20")
        let memory = NotificationLog(reminders: [key: .the("2026-05-29T08:00:00+02:00")])
        #expect(Self.told(ward, "2026-06-12T08:00:00+02:00", memory).allSatisfy { $0.formerDue == nil })
    }
}
