import SIPRules
import SIPTesting
import Testing

@testable import SIPStores

@Suite("The ledger")
struct LedgerTests {
    let folder: ScratchFolder
    let ledger: Ledger
    let reminder: Reminder
    let other: Reminder
    let slot: Instant
    let now: Instant

    init() throws {
        folder = try ScratchFolder()
        ledger = try Ledger(at: folder.path("ledger"))
        reminder = try #require(.sample())
        other = try #require(.sample(about: "SIP-2026-018"))
        slot = try #require(Instant(utc: "2026-12-04T07:00:00Z"))
        now = slot.adding(seconds: 2)
    }

    var digest: Claim { Claim(Digest(recipient: reminder.recipient, slot: slot, reminders: [reminder])) }

    @Test("What was claimed on Friday 4 December 2026 is told, also after reopening")
    func remembers() throws {
        try ledger.claim([digest], at: now)
        #expect(try ledger.told(about: .plan(.the("SIP-2026-017"))) == [reminder.key: now])
        #expect(try ledger.told(about: .plan(.the("SIP-2026-018"))).isEmpty)
        let again = try Ledger(at: folder.path("ledger"))
        #expect(try again.told(about: .plan(.the("SIP-2026-017"))) == [reminder.key: now])
        #expect(try again.digests(atOrAfter: slot) == ["anna.berg": slot])
        #expect(try again.digests(atOrAfter: now).isEmpty)
    }

    @Test("A letter is unsettled until it is settled")
    func confirms() throws {
        try ledger.claim([digest], at: now)
        #expect(try ledger.unconfirmed() == [digest.name])
        #expect(try ledger.unclaimed(among: ["a.eml", digest.name, "b.eml"]) == ["a.eml", "b.eml"])
        try ledger.confirm([digest.name, "unknown.eml"], at: now.adding(seconds: 1))
        #expect(try ledger.unconfirmed().isEmpty)
        let letter = try #require(try ledger.letters(to: "anna.berg", since: slot).first)
        #expect(letter.confirmedAt == now.adding(seconds: 1))
        #expect(letter.name == digest.name && letter.recipient == "anna.berg")
        #expect(try ledger.letters(to: "bo.ek", since: slot).isEmpty)
        #expect(try ledger.letters(to: nil, since: now.adding(seconds: 1)).isEmpty)
    }

    @Test("A reminder that was told fails the whole batch, by name, and nothing of it is written")
    func refusesTwice() throws {
        try ledger.claim([digest], at: now)
        let later = slot.adding(seconds: 86_400)
        let batch = [
            Claim(Digest(recipient: other.recipient, slot: later, reminders: [other])),
            Claim(name: "other.eml", recipient: "bo.ek", slot: later, reminders: [reminder]),
        ]
        #expect(throws: LedgerError.alreadyTold(reminder.key)) {
            try ledger.claim(batch, processedThrough: later, at: later)
        }
        #expect(try ledger.told(about: .plan(.the("SIP-2026-018"))).isEmpty)
        #expect(try ledger.unconfirmed() == [digest.name])
        #expect(try ledger.history(limit: 9).count == 1)
        #expect(try ledger.processedThrough() == nil)
    }

    @Test("A recipient gets one digest a slot, whatever its file is called")
    func oneDigest() throws {
        try ledger.claim([digest], at: now)
        let second = Claim(name: "second.eml", recipient: "anna.berg", slot: slot, reminders: [other])
        #expect(throws: LedgerError.alreadyClaimed(letter: "second.eml")) { try ledger.claim([second], at: now) }
        let immediate = Claim(name: "now-1.eml", recipient: "anna.berg", slot: nil, reminders: [other])
        try ledger.claim([immediate], at: now)
        let next = try #require(Reminder.sample(rung: "2 working days after due"))
        try ledger.claim([Claim(name: "now-2.eml", recipient: "anna.berg", slot: nil, reminders: [next])], at: now)
        #expect(try ledger.unconfirmed().count == 3)
    }

    @Test("The same lapse is recorded once, however often it is decided")
    func lapses() throws {
        let lapse = Lapse(reminder.key, to: "2 working days after due")
        try ledger.claim([], lapsed: [lapse], at: now)
        try ledger.claim([], lapsed: [lapse], at: now.adding(seconds: 60))
        let entry = try #require(try ledger.history(about: "SIP-2026-017", limit: 9).last)
        #expect(try ledger.history(limit: 9).count == 1)
        #expect(entry.kind == .lapsed)
        #expect(entry.fields["to"] == "2 working days after due")
        #expect(try ledger.told(about: .plan(.the("SIP-2026-017"))).isEmpty)
    }

    @Test("What has been decided is remembered, alone and with a claim")
    func decidesUpTo() throws {
        #expect(try ledger.processedThrough() == nil)
        try ledger.decide(upTo: slot)
        #expect(try ledger.processedThrough() == slot)
        try ledger.claim([], processedThrough: now, at: now)
        #expect(try LedgerReader(at: folder.path("ledger")).processedThrough() == now)
    }

    @Test("A full disk claims nothing, may pass, and passes")
    func fullDisk() throws {
        try ledger.run("PRAGMA max_page_count = 1")
        let claims = try (1...2000).map { number in
            let reminder = try #require(Reminder.sample(about: "SIP-\(number)"))
            return Claim(name: "now-\(number).eml", recipient: "anna.berg", slot: nil, reminders: [reminder])
        }
        #expect(throws: LedgerError.full(path: folder.path("ledger"))) { try ledger.claim(claims, at: now) }
        #expect(LedgerError.full(path: "ledger").mayPass)
        #expect(try ledger.unconfirmed().isEmpty)
        try ledger.run("PRAGMA max_page_count = 1000000")
        try ledger.claim(claims, at: now)
        #expect(try ledger.unconfirmed().count == 2000)
        #expect(try ledger.verify() == .intact(entries: 2000))
    }
}
