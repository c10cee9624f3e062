import Foundation
import SIPDaemon
import SIPRules
import SIPStores
import SIPTesting
import Testing

@testable import SIPOutputs

@Suite("The journal gets each entry at least once")
struct JournalFeedTests {
    private static let settings = Settings(
        configuration: Configuration(), environment: .sample.under(Policy().without(.allChecked)))
    private static let tuesday = Instant.the("2026-06-02T08:00:00+02:00")

    let folder: ScratchFolder
    let disk = SimulatedDisk()

    init() throws {
        folder = try ScratchFolder()
        try folder.write("journal", "")
    }

    /// A sipd on the ledger and the spool as they are, whose journal is a file; or, nil, one that takes nothing.
    private var start: (String?) throws -> (round: Round, journal: JournalOutput, ledger: Ledger) {
        { [folder, disk] name in
            let file = name.map { open(folder.path($0), O_WRONLY | O_APPEND) } ?? -1
            let journal = try JournalOutput(.standardError, capacity: 4096, standardError: file)
            let ledger = try Ledger(at: folder.path("ledger"))
            let store = MemoryPlanStore()
            store.put(
                .sample {
                    $0.id = .the("SIP-1")
                    $0.need.seen = .the("2026-06-01")
                })
            let delivery = Delivery(spool: Spool(on: disk), ledger: ledger, journal: journal)
            let round = Round(
                store: store, ledger: ledger, delivery: delivery, journal: journal, settings: Self.settings,
                sender: try Self.settings.sender())
            return (round, journal, ledger)
        }
    }
    private var told: [Substring] {
        get throws {
            try String(contentsOfFile: folder.path("journal"), encoding: .utf8).split(separator: "\n")
                .filter { $0.contains("SIPD_REMINDER=") }
        }
    }

    @Test("Killed on Tuesday 2 June 2026 after settling and before the journal had it, it is sent at the next start")
    func killedBetween() throws {
        do {
            let first = try start(nil)
            _ = try first.round.run(.everything, at: Self.tuesday.adding(seconds: -3600))
            _ = try first.round.run(.changes, at: Self.tuesday)
            _ = first.journal.drain(milliseconds: 2000)
            #expect(try first.ledger.history(limit: 100).contains { $0.kind == .told })
            #expect(try first.ledger.unconfirmed().isEmpty)
        }
        #expect(try told.isEmpty)
        let count: Int
        do {
            let second = try start("journal")
            _ = try second.round.run(.everything, at: Self.tuesday.adding(seconds: 60))
            #expect(second.journal.drain(milliseconds: 2000))
            try second.round.rest(at: Self.tuesday.adding(seconds: 61))
            let entries = try second.ledger.history(limit: 100).filter { $0.kind == .told }
            count = entries.count
            #expect(count > 0)
            #expect(try told.count == count)
            for entry in entries {
                let line = "|\(entry.fields["rung"] ?? "?")|\(entry.fields["recipient"] ?? "?")"
                #expect(try told.contains { $0.contains("SIPD_REMINDER=\"SIP-1|") && $0.contains(line) })
            }
            #expect(try second.ledger.lastJournaled() >= entries.map(\.number).max() ?? 1)
        }
        // It has it now: a third start sends nothing again.
        let third = try start("journal")
        _ = try third.round.run(.everything, at: Self.tuesday.adding(seconds: 120))
        #expect(third.journal.drain(milliseconds: 2000))
        #expect(try told.count == count)
    }

    @Test("What the journal did not take while sipd ran is sent again in a later round, and what it took stays taken")
    func gap() throws {
        let output = try JournalOutput(.standardError, capacity: 2, standardError: -1)
        #expect(output.feed(after: 7) == 7)
        output.send(JournalEntry(.reminderTold, .notice, "eight"), number: 8)
        output.send(JournalEntry(.reminderTold, .notice, "nine"), number: 9)
        #expect(output.drain(milliseconds: 2000))
        #expect(output.journaledThrough == 7)
        #expect(output.hasGap)

        let file = open(folder.path("journal"), O_WRONLY | O_APPEND)
        let good = try JournalOutput(.standardError, capacity: 10, standardError: file)
        #expect(good.feed(after: 7) == 7)
        good.send(JournalEntry(.reminderTold, .notice, "eight"), number: 8)
        good.send(JournalEntry(.started, .notice, "not the ledger's"))
        good.send(JournalEntry(.reminderTold, .notice, "nine"), number: 9)
        #expect(good.drain(milliseconds: 2000))
        #expect(good.journaledThrough == 9)
        #expect(!good.hasGap)
        #expect(good.feed(after: 3) == 9)
    }

    @Test("A ledger of which the journal has more is not told that it has less")
    func neverBack() throws {
        let ledger = try Ledger(at: folder.path("ledger"))
        ledger.journaledThrough = 5
        try ledger.keepJournaled()
        ledger.journaledThrough = 3
        try ledger.keepJournaled()
        #expect(try ledger.lastJournaled() == 5)
    }
}
