import SIPRules
import SIPTesting
import Testing

@testable import SIPStores

@Suite("The ledger's history")
struct LedgerHistoryTests {
    let folder: ScratchFolder
    let ledger: Ledger
    let now: Instant

    init() throws {
        folder = try ScratchFolder()
        ledger = try Ledger(at: folder.path("ledger"))
        now = try #require(Instant(utc: "2026-12-04T07:00:02Z"))
        for plan in ["SIP-1", "SIP-2", "SIP-3"] {
            let reminder = try #require(Reminder.sample(about: plan))
            try ledger.claim([Claim(Digest(recipient: reminder.recipient, slot: nil, reminders: [reminder]))], at: now)
        }
    }

    @Test("It says to whom, at which address, in which role and in whose place, and in which letter")
    func says() throws {
        let entry = try #require(try ledger.history(about: "SIP-2", limit: 1).first)
        #expect(entry.number == 2)
        #expect(entry.at == now)
        #expect(entry.kind == .told)
        #expect(entry.fields["recipient"] == "anna.berg")
        #expect(entry.fields["address"] == "anna.berg@region.example")
        #expect(entry.fields["role"] == "convener")
        #expect(entry.fields["instead"] == "bo.ek absent until 2026-12-04")
        #expect(entry.fields["due"] == "2026-12-04")
        #expect(entry.fields["letter"]?.hasPrefix("now-") == true)
    }

    @Test("The latest entries come first, and no more than asked for")
    func latestFirst() throws {
        #expect(try ledger.history(limit: 2).map(\.subject) == ["SIP-3", "SIP-2"])
        #expect(try ledger.verify() == .intact(entries: 3))
    }

    @Test("Nobody edits or cuts it by mistake")
    func isAppendOnly() throws {
        #expect(throws: LedgerError.self) { try ledger.run("UPDATE history SET at = 0") }
        #expect(throws: LedgerError.self) { try ledger.run("DELETE FROM history WHERE seq = 3") }
        #expect(try ledger.verify() == .intact(entries: 3))
    }

    @Test(
        "Who edits or cuts it on purpose is found out, by the first entry that is not as it was",
        arguments: [
            ("UPDATE history SET at = at + 1 WHERE seq = 2", 2),
            ("UPDATE history SET fields = replace(fields, 'anna.berg', 'bo.ek') WHERE seq = 1", 1),
            ("UPDATE history SET hash = zeroblob(32) WHERE seq = 3", 3),
            ("DELETE FROM history WHERE seq = 1", 1),
            ("DELETE FROM history WHERE seq = 3", 3),
            ("DELETE FROM history", 1),
        ] as [(String, Int64)])
    func tampering(sql: String, entry: Int64) throws {
        try ledger.run("DROP TRIGGER history_is_not_edited; DROP TRIGGER history_is_not_cut")
        try ledger.run(sql)
        #expect(try ledger.verify() == .broken(at: entry))
        // And does not heal by itself.
        try ledger.claim([], lapsed: [Lapse(try #require(Reminder.sample()).key, to: "due")], at: now)
        #expect(try ledger.verify() == .broken(at: entry))
    }

    @Test("A last number that none can follow means a damaged ledger, and nothing is written")
    func noNumberLeft() throws {
        try ledger.run("UPDATE sqlite_sequence SET seq = \(Int64.max) WHERE name = 'history'")
        let pause = Pause(
            plan: .the("SIP-1"), rule: nil, instance: nil, until: .latest, by: "anna.berg", comment: "moved",
            kind: .snoozed)
        #expect(throws: LedgerError.corrupt(path: ledger.path, reason: "the history has no number left")) {
            try ledger.order(pause, at: now)
        }
        #expect(try ledger.pauses(at: now).isEmpty)
    }

    @Test("Fields are hashed in one spelling")
    func canonical() {
        #expect(CanonicalJSON.object(["b": "1", "a": "å\"\\\n"]) == #"{"a":"å\"\\\u000a","b":"1"}"#)
        #expect(CanonicalJSON.array(["", "x", "\n"]) == #"["","x","\u000a"]"#)
        #expect(CanonicalJSON.object([:]) == "{}")
        // And read back: what a name may hold, and what SQLite writes the short way.
        let parts = CanonicalJSON.parts(CanonicalJSON.object(["a": "1\u{1}2\u{1f}3", "b": "å\"\\"]))
        #expect(parts?.map(\.value) == ["1\u{1}2\u{1f}3", "å\"\\"])
        #expect(CanonicalJSON.parts(#"{"a":"\u00"}"#) == nil && CanonicalJSON.parts(#"{"a":"\u00e5x"}"#) == nil)
    }
}
