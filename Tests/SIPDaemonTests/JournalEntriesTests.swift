import SIPFiles
import Foundation
import SIPRules
import SIPStores
import SIPTesting
import Testing

@testable import SIPDaemon
@testable import SIPOutputs

@Suite("The journal hears what stands in the way, by its own kind, and when it has passed")
struct JournalEntriesTests {
    private static let settings = Settings(
        configuration: Configuration(), environment: .sample.under(Policy().without(.allChecked)))
    private static let tuesday: Instant = .the("2026-06-02T08:00:00+02:00")

    let folder: ScratchFolder
    let journal: JournalOutput
    let station: Station

    /// A need seen on Monday 1 June 2026, to be told of on Tuesday at 08:00.
    init() throws {
        folder = try ScratchFolder()
        try folder.write("journal", "")
        let file = open(folder.path("journal"), O_WRONLY | O_APPEND)
        journal = try JournalOutput(.standardError, capacity: 4096, standardError: file)
        station = try Station(Self.settings, journal: journal)
        station.store.put(.sample { $0.need.seen = .the("2026-06-01") })
        try station.wake(at: .the("2026-06-01T12:00:00+02:00"))
    }

    private var lines: [String] {
        get throws {
            _ = journal.drain(milliseconds: 10_000)
            return try String(contentsOfFile: folder.path("journal"), encoding: .utf8).split(separator: "\n")
                .map(String.init).filter { !$0.contains("SIPD_REMINDER=") }
        }
    }

    @Test("A disk full from Tuesday 2 June 2026 08:00 to 08:03 is told of once, with its path, and so is its end")
    func full() throws {
        station.disk.isFull = .bytes
        for minute in 0...2 { try station.wake(at: Self.tuesday.adding(seconds: Int64(minute) * 60)) }
        station.disk.isFull = nil
        try station.wake(at: Self.tuesday.adding(seconds: 180))
        #expect(try station.letters == ["20260602t0600z-anna.berg.eml"])
        let lines = try lines
        #expect(lines.count == 2, "\(lines)")
        #expect(lines[0].hasPrefix("<2>nothing can be told at the moment: tmp/"))
        #expect(lines[0].contains(" SIPD_PATH=tmp/"))
        #expect(lines[1].hasPrefix("<5>tmp/") && lines[1].contains(": there is room again SIPD_PATH=tmp/"))
    }

    @Test(
        "Letters that cannot be taken back on Tuesday 2 June 2026 at noon are told of once, however often it is tried")
    func notTakenBack() throws {
        try station.wake(at: Self.tuesday)
        station.store.put(
            .sample {
                $0.need.seen = .the("2026-06-01")
                $0.closing = Closing(on: .the("2026-06-02"))
            })
        station.disk.effectsLeft = 0
        for minute in 0...2 { try station.wake(at: .the("2026-06-02T12:0\(minute):00+02:00")) }
        #expect(station.round.state.recall.trouble != nil)
        #expect(try lines.count { $0.contains("taken back") } == 1)
    }

    @Test("Each thing that stands in the way has a kind of its own, and none but these says that nothing can be told")
    func kinds() {
        let path = "/var/lib/sipd/x"
        let kinds: [(Trouble, EntryKind)] = [
            (Trouble(SpoolError.full(path: path)), .diskFull), (Trouble(LedgerError.full(path: path)), .diskFull),
            (Trouble(SpoolError.readOnly(path: path)), .spoolTrouble),
            (Trouble(LedgerError.busy(path: path)), .ledgerTrouble),
            (Trouble(PlanStoreError.cache(path: path, reason: "gone")), .storeUnavailable),
        ]
        for (trouble, kind) in kinds {
            let entry = JournalEntry.blocked(by: trouble)
            #expect(entry.id == kind && entry.priority == .critical && entry.message.contains("nothing can be told"))
            #expect(entry.message.contains(path))
        }
        let figures = JournalEntry.figuresNotWritten(path, SystemError(path, because: "No such file"))
        #expect(figures.priority == .warning && figures.id == .figuresNotWritten)
        #expect(figures.message.contains("reminders go on") && !figures.message.contains("nothing can be told"))
        #expect(JournalEntry.notTakenBack(kinds[2].0).id == .lettersNotTakenBack)
        #expect(JournalEntry.givesUp(kinds[3].0).id == .givesUp)
    }

    @Test(
        "Of 60 documents that turn unreadable a second apart on 2 June 2026, 20 are told of by name, 1 and 39 by number"
    )
    func oneByOne() throws {
        let noon: Instant = .the("2026-06-02T12:00:00+02:00")
        for number in 0..<60 { station.store.put(.sample { $0.id = .the("K-\(number)") }) }
        try station.wake(at: noon.adding(seconds: -3600))
        var next: Instant?
        for number in 0..<60 {
            station.store.spoil(.the("K-\(number)"))
            next = try station.wake(at: noon.adding(seconds: Int64(number)))
        }
        #expect(next == noon.adding(seconds: 60))
        #expect(station.store.findings.count == 60, "each stands in status")
        try station.wake(at: noon.adding(seconds: 60))
        let lines = try lines
        #expect(lines.count { $0.hasPrefix("<3>") && $0.contains("passed over") && $0.contains("SIPD_PATH=") } == 20)
        #expect(lines.filter { $0.contains("more plan document") }.map { $0.prefix(6) } == ["<3>1 m", "<3>39 "])
    }

    @Test("What waits to be counted is counted when sipd stops") func stop() throws {
        let noon: Instant = .the("2026-06-02T12:00:00+02:00")
        for number in 0..<30 { station.store.put(.sample { $0.id = .the("K-\(number)") }) }
        try station.wake(at: noon.adding(seconds: -3600))
        for number in 0..<30 {
            station.store.spoil(.the("K-\(number)"))
            try station.wake(at: noon)
        }
        station.round.finishEntries()
        #expect(try lines.contains { $0.hasPrefix("<3>9 more plan documents are passed over") })
    }

    @Test("One of a thing is not many") func one() {
        #expect(JournalEntry.heldByCap(1, caps: [.round(5)]).message == "1 letter is held: a round sends at most 5")
        #expect(JournalEntry.furtherReadable(1).message == "1 more plan document is taken again, or is gone")
        #expect(JournalEntry.furtherUnreadable(2).message.hasPrefix("2 more plan documents are passed over"))
        let found = Recovery.Found(discarded: 1, published: 0, confirmed: 1)
        #expect(
            JournalEntry.recovered(found).message
                == "the last run was interrupted: 1 letter will be decided again, 1 was promised and is in the spool")
    }
}
