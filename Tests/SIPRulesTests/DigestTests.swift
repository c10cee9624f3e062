import SIPRules
import SIPTesting
import Testing

@Suite("Digests")
struct DigestTests {
    @Test("Three plans on one morning make one digest a person, the most overdue first and copies last")
    func onePerPerson() throws {
        let ward = Ward()
        let book = ward.book([RuleID.startWithoutDelay.rule])
        let plans = [
            ward.plan("SIP-1", needSeen: "2026-06-15"), ward.plan("SIP-2", needSeen: "2026-06-08"),
            ward.plan("SIP-3", needSeen: "2026-06-16"),
        ]
        let now = Instant.the("2026-06-18T08:00:00+02:00")
        let tells = plans.flatMap { book.decisions(about: $0, told: NotificationLog(), at: now).tells }
        let digests = Digest.gathered(tells)
        #expect(Set(digests.map(\.recipient.id)).count == digests.count)
        let anna = try #require(digests.first { $0.recipient.id == "anna" })
        #expect(anna.reminders.map(\.key.subject.text) == ["SIP-1", "SIP-3", "SIP-2"])
        #expect(anna.reminders.map(\.part) == [.act, .act, .informed])
        #expect(anna.slot == now)
    }

    @Test("Immediate reminders go alone")
    func alone() {
        let ward = Ward()
        let book = ward.book([RuleID.startImmediately.rule])
        let now = Instant.the("2026-06-16T13:10:00+02:00")
        let tells = ["SIP-1", "SIP-2"].flatMap { id in
            book.decisions(about: ward.plan(id, needSeen: "2026-06-16", at: "13:10"), told: NotificationLog(), at: now)
                .tells
        }
        let digests = Digest.gathered(tells)
        #expect(digests.map(\.recipient.id) == ["anna", "cecilia", "anna", "cecilia"])
        #expect(digests.allSatisfy { $0.slot == nil && $0.reminders.count == 1 })
    }
}
