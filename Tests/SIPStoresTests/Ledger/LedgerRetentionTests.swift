import Foundation
import SIPRules
import SIPTesting
import Testing

@testable import SIPStores

@Suite("What need not be remembered")
struct LedgerRetentionTests {
    let folder: ScratchFolder
    let ledger: Ledger
    let told: Instant
    /// Two years after it was noticed, on 1 December 2026, that SIP-2 has left.
    let later = Instant.the("2028-12-02T08:00:00+01:00")
    let noticed = Instant.the("2026-12-05T08:00:00+01:00")

    init() throws {
        folder = try ScratchFolder()
        ledger = try Ledger(at: folder.path("ledger"))
        told = .the("2026-12-04T08:00:00+01:00")
        for plan in ["SIP-1", "SIP-2", "SIP-3"] {
            let reminder = try #require(Reminder.sample(about: plan))
            let claim = Claim(Digest(recipient: reminder.recipient, slot: nil, reminders: [reminder]))
            let lapsed = try #require(Reminder.sample(about: plan, rung: "start"))
            try ledger.claim([claim], lapsed: [Lapse(lapsed.key, to: "due")], at: told)
            try ledger.confirm([claim.name], at: told)
        }
    }

    /// A whole walk, in which these plans are in the store.
    var walk: ([String], Instant, Instant) throws -> Int {
        { kept, end, now in
            var walk = Ledger.Walk()
            while !walk.isOver {
                try ledger.retain(&walk, limit: 2, removals: 1, leftBefore: end, at: now) { kept.contains($0) }
            }
            return walk.removed
        }
    }

    @Test("As long as a plan is in the store, or has not left it long enough, all about it stays")
    func kept() throws {
        #expect(try walk(["SIP-1", "SIP-2", "SIP-3"], later, later) == 0)
        // SIP-2 is gone; it has been gone since this is noticed and no longer.
        #expect(try walk(["SIP-1", "SIP-3"], later, noticed) == 0)
        #expect(try walk(["SIP-1", "SIP-3"], noticed, later) == 0)
        // It came back: its two years begin anew.
        #expect(try walk(["SIP-1", "SIP-2", "SIP-3"], later, later) == 0)
        #expect(try walk(["SIP-1", "SIP-3"], later, later) == 0)
        #expect(try ledger.told(about: .plan(.the("SIP-2"))).count == 1)
        #expect(try ledger.verify() == .intact(entries: 6))
        #expect(try ledger.removed() == nil)
    }

    @Test("Two years after it has left, nobody finds its name, and the chain holds")
    func removes() throws {
        #expect(try walk(["SIP-1"], noticed, noticed) == 0)
        #expect(try walk(["SIP-1"], later, later.adding(seconds: 60)) == 4)
        #expect(try ledger.told(about: .plan(.the("SIP-2"))).isEmpty)
        #expect(try ledger.history(about: "SIP-2", limit: 10).isEmpty)
        #expect(try ledger.told(about: .plan(.the("SIP-1"))).count == 1)
        #expect(try ledger.verify() == .intact(entries: 8))
        let removed = try #require(try ledger.removed())
        #expect(removed.entries == 4)
        #expect(removed.last == told)
        let owned = try ledger.history(about: "sipd/ledger", limit: 10)
        #expect(owned.map { $0.fields["numbers"] } == ["5-6", "3-4"])
        #expect(try ledger.letters(to: nil, since: .earliest).count == 1)
        try ledger.run("PRAGMA wal_checkpoint(TRUNCATE)")
        for file in ["ledger", "ledger-wal"] {
            let bytes = try Data(contentsOf: URL(filePath: folder.path(file)))
            #expect(bytes.range(of: Data("SIP-2".utf8)) == nil, "\(file)")
            #expect(file != "ledger" || bytes.range(of: Data("SIP-1".utf8)) != nil)
        }
        // What happened goes on, and another walk finds nothing.
        #expect(try walk(["SIP-1"], later, later.adding(seconds: 120)) == 0)
    }

    @Test("A plan that comes back after that is told nothing of the time before")
    func remembersThatItForgot() throws {
        #expect(try walk(["SIP-1", "SIP-3"], noticed, noticed) == 0)
        #expect(try walk(["SIP-1", "SIP-3"], later, later) == 2)
        let recent = try ledger.recent(at: later)
        #expect(recent.forgotten.isEmpty)
        let memory = try ledger.told(about: [.plan(.the("SIP-2"))], beside: recent, at: later)
        #expect(memory.forgotten == [.init(.subject(.plan(.the("SIP-2"))), .earliest...noticed)])
        #expect(try ledger.told(about: [.plan(.the("SIP-1"))], beside: recent, at: later).forgotten.isEmpty)
    }

    @Test(
        "Contents that were removed without an entry that owns up to it are found out",
        arguments: [
            "UPDATE history SET kind = '', subject = '', fields = '' WHERE seq = 3",
            "UPDATE history SET kind = '', subject = '', fields = '' WHERE seq = 6",
        ])
    func tampering(sql: String) throws {
        try ledger.run(sql)
        #expect(try ledger.verify() == .broken(at: sql.hasSuffix("6") ? 6 : 3))
    }

    @Test("Nothing else about an entry can be changed, and a removed one does not come back")
    func isAppendOnly() throws {
        for change in ["at = 0", "hash = x'00'", "subject = 'SIP-9'", "kind = ''", "seq = 99, kind = '', fields = ''"] {
            #expect(throws: LedgerError.self) { try ledger.run("UPDATE history SET \(change) WHERE seq = 3") }
        }
        #expect(try ledger.verify() == .intact(entries: 6))
    }
}
