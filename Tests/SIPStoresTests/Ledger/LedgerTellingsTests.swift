import SIPRules
import SIPStores
import SIPTesting
import Testing

@Suite("Who was told last")
struct LedgerTellingsTests {
    let folder: ScratchFolder
    let ledger: Ledger
    let slot: Instant = .the("2026-12-04T08:00:00+01:00")

    init() throws {
        folder = try ScratchFolder()
        ledger = try Ledger(at: folder.path("ledger"))
    }

    private var tell: (String, String, Reminder.Part, Int64) throws -> Void {
        { [ledger, slot] recipient, rung, part, days in
            let reminder = try #require(Reminder.sample(rung: rung, to: recipient, part: part))
            let now = slot.adding(seconds: days * 86_400)
            let digest = Digest(recipient: reminder.recipient, slot: now, reminders: [reminder])
            try ledger.claim([Claim(digest)], at: now)
        }
    }

    private var last: String? {
        get throws {
            let obligation = try #require(Reminder.sample()).obligation
            let last = try ledger.lastTellings(of: [obligation])
            return last.first.flatMap(\.self).map { "\($0.key.recipient) \($0.part.rawValue)" }
        }
    }

    @Test("nobody, before anybody is told") func nobody() throws {
        #expect(try last == nil)
    }

    @Test("of a manager who is to act and a copy, both told on Friday 4 December 2026, it is the manager")
    func acting() throws {
        try tell("anna.berg", "due", .informed, 0)
        try tell("zoe.manager", "due", .act, 0)
        #expect(try last == "zoe.manager act")
        try tell("olle.owner", "later", .informed, 3)
        #expect(try last == "zoe.manager act", "a later copy asks nobody for anything")
        try tell("bo.ek", "later", .act, 4)
        #expect(try last == "bo.ek act")
    }

    @Test("of several who were to act in one slot it is the first by name, each time it is asked") func ties() throws {
        for recipient in ["dag", "bo", "eva", "anna", "cia"] { try tell(recipient, "due", .act, 0) }
        for _ in 0..<20 { #expect(try last == "anna act") }
    }

    @Test("a copy alone is better than nobody, and another duty is another") func others() throws {
        try tell("anna.berg", "due", .informed, 0)
        #expect(try last == "anna.berg informed")
        let other = try #require(Reminder.sample(about: "SIP-2026-018")).obligation
        let one = try #require(Reminder.sample()).obligation
        let last = try ledger.lastTellings(of: [other, one, other, one])
        #expect(last.map { $0?.key.recipient } == [nil, "anna.berg", nil, "anna.berg"])
        #expect(try ledger.lastTellings(of: []).isEmpty)
    }
}
