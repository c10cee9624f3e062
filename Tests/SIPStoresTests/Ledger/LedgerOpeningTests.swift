import Foundation
import GRDB
import SIPFiles
import SIPRules
import SIPTesting
import Testing

@testable import SIPStores

@Suite("Opening the ledger")
struct LedgerOpeningTests {
    let folder: ScratchFolder
    let path: String
    let reminder: Reminder
    let now: Instant

    init() throws {
        folder = try ScratchFolder()
        path = folder.path("ledger")
        reminder = try #require(.sample())
        now = try #require(Instant(utc: "2026-12-04T07:00:02Z"))
    }

    var claim: Claim { Claim(Digest(recipient: reminder.recipient, slot: nil, reminders: [reminder])) }
    var files: Set<String> { get throws { Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)) } }

    @Test("A new ledger is readable by its owner alone")
    func isPrivate() throws {
        let ledger = try Ledger(at: path)
        try ledger.claim([claim], at: now)
        for file in ["ledger", "ledger-wal", "ledger-shm"] {
            let mode = try FileManager.default.attributesOfItem(atPath: folder.path(file))[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(file)")
        }
    }

    @Test("What the system is short of passes, and nobody is told to look at the folder or to remove anything")
    func short() {
        for code in [EMFILE, ENFILE, ENOMEM, EAGAIN] {
            let error = LedgerError(SystemError(path, code: code), path)
            #expect(error.mayPass && error.description.hasSuffix("; let sipd have more"), "\(error)")
        }
        #expect(LedgerError(SystemError(path, code: EIO), path).mayPass)
        #expect(!LedgerError(SystemError(path, code: EACCES), path).mayPass)
    }

    @Test("The ledger of a killed daemon holds all that was claimed")
    func survivesKill() throws {
        let ledger = try Ledger(at: path)
        try ledger.claim([claim], at: now)
        // What is on disk at this moment, with the log not yet moved into the file.
        try folder.makeFolder("killed")
        for file in ["ledger", "ledger-wal"] {
            try FileManager.default.copyItem(atPath: folder.path(file), toPath: folder.path("killed/" + file))
        }
        let found = try Ledger(at: folder.path("killed/ledger"))
        #expect(try found.unconfirmed() == [claim.name])
        #expect(try found.told(about: .plan(.the("SIP-2026-017"))) == [reminder.key: now])
    }

    @Test("A claim cut short in the log never happened")
    func tornTransaction() throws {
        let ledger = try Ledger(at: path)
        try ledger.decide(upTo: now)
        try ledger.claim([claim], at: now)
        try folder.makeFolder("torn")
        try FileManager.default.copyItem(atPath: path, toPath: folder.path("torn/ledger"))
        let log = try Data(contentsOf: URL(fileURLWithPath: path + "-wal"))
        try log.dropLast(100).write(to: URL(fileURLWithPath: folder.path("torn/ledger-wal")))
        let found = try Ledger(at: folder.path("torn/ledger"))
        #expect(try found.processedThrough() == now)
        #expect(try found.unconfirmed().isEmpty)
        #expect(try found.verify() == .intact(entries: 0))
    }

    @Test("A ledger of a later sipd is refused, to write and to read")
    func refusesNewer() throws {
        try Ledger(at: path).run("INSERT INTO grdb_migrations (identifier) VALUES ('9 what nobody knows yet')")
        #expect(throws: LedgerError.newer(path: path)) { try Ledger(at: path) }
        #expect(throws: LedgerError.newer(path: path)) { try LedgerReader(at: path) }
        #expect("\(LedgerError.newer(path: "ledger"))".contains("install that version or a later one"))
    }

    @Test("Another program's database is left as it is")
    func refusesForeign() throws {
        try Ledger(at: path).run("PRAGMA application_id = 1")
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(throws: LedgerError.notLedger(path: path)) { try Ledger(at: path) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test("A file that is no database stops the daemon", arguments: ["not a database at all, but a text long enough"])
    func refusesText(text: String) throws {
        try folder.write("ledger", String(repeating: text, count: 40))
        #expect { try Ledger(at: path) } throws: { error in
            guard case .corrupt = error as? LedgerError else { return false }
            return (error as? LedgerError)?.mayPass == false
        }
    }

    @Test("A page that could not be read, for the disk or for want of memory, may pass; a page that is wrong is damage")
    func unreadPage() {
        for code in [266, 10, 7] {
            let said = "*** in database main ***\nTree 4 page 4: unable to get the page. error code=\(code)"
            #expect(
                LedgerError(damage: said, path) == .io(path: path, reason: said)
                    && LedgerError(damage: said, path).mayPass)
        }
        for said in ["Tree 4 page 4: unable to get the page. error code=11", "row 2 missing from index letter_slot"] {
            #expect(LedgerError(damage: said, path) == .corrupt(path: path, reason: said))
        }
    }

    @Test("A statement that calls a page damaged which its check finds whole was not given it by the disk: it may pass")
    func pageNotGiven() throws {
        let ledger = try Ledger(at: path)
        #expect(throws: LedgerError.io(path: path, reason: "a page could not be read")) {
            try ledger.perform { _ in throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
        }
    }

    @Test("A pipe beside the ledger, or in its place, is not waited at", arguments: ["", "-wal", "-shm", "-journal"])
    func pipe(end: String) throws {
        if !end.isEmpty { _ = try Ledger(at: path) }
        try? FileManager.default.removeItem(atPath: path + end)
        #expect(mkfifo(path + end, 0o600) == 0)
        #expect { try Ledger(at: path) } throws: { error in "\(error)".contains("is not a regular file") }
    }

    @Test("A ledger cut short stops the daemon")
    func refusesTruncated() throws {
        try Ledger(at: path).claim([claim], at: now)
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: path))
        #expect { try Ledger(at: path) } throws: { error in
            guard case .corrupt = error as? LedgerError else { return false }
            return true
        }
    }

    @Test("A ledger in no folder, or where a folder is, cannot be opened")
    func refusesNoFolder() throws {
        #expect(throws: LedgerError.cannotOpen(path: "/proc/ledger", reason: "No such file or directory")) {
            try Ledger(at: "/proc/ledger")
        }
        try folder.makeFolder("ledger")
        #expect(throws: LedgerError.self) { try Ledger(at: path) }
    }

    @Test("A second writer waits, and says that the ledger is locked")
    func busy() throws {
        let first = try Ledger(at: path)
        let second = try Ledger(at: path)
        try second.run("PRAGMA busy_timeout = 0")
        try first.transaction { _ in
            #expect(throws: LedgerError.busy(path: path)) { try second.claim([claim], at: now) }
        }
        try second.claim([claim], at: now)
    }

    @Test("A reader makes no ledger where there is none")
    func readerMakesNothing() throws {
        #expect(throws: LedgerError.self) { try LedgerReader(at: path) }
        #expect(try files.isEmpty)
    }

    @Test("A reader of a closed ledger leaves no file behind")
    func readerAlone() throws {
        try Ledger(at: path).claim([claim], at: now)
        #expect(try files == ["ledger"])
        let reader = try LedgerReader(at: path)
        #expect(try reader.unconfirmed() == [claim.name])
        #expect(try files == ["ledger"])
    }

    @Test(
        "A reader of a killed daemon's ledger reads what stands in the log, and leaves each file and its time as they are"
    )
    func readerAfterKill() throws {
        let ledger = try Ledger(at: path)
        try ledger.claim([claim], at: now)
        try folder.makeFolder("killed")
        for file in ["ledger", "ledger-wal", "ledger-shm"] {
            try FileManager.default.copyItem(atPath: folder.path(file), toPath: folder.path("killed/" + file))
        }
        let state = { () throws -> [String: [String]] in
            let manager = FileManager.default
            let place = folder.path("killed")
            return try Dictionary(
                uniqueKeysWithValues: manager.contentsOfDirectory(atPath: place).map { name in
                    let file = place + "/" + name
                    let time = try manager.attributesOfItem(atPath: file)[.modificationDate] as? Date
                    let bytes = try Data(contentsOf: URL(fileURLWithPath: file)).base64EncodedString()
                    return (name, ["\(time?.timeIntervalSince1970 ?? 0)", bytes])
                })
        }
        let before = try state()
        let killed = folder.path("killed/ledger")
        do {
            let reader = try LedgerReader(at: killed)
            #expect(try reader.unconfirmed() == [claim.name])
            #expect(try state() == before)
        }
        #expect(try state() == before)
        try folder.delete("killed/ledger-shm")
        let trouble = LedgerError.cannotOpen(
            path: killed, reason: "it was not closed; the next start of sipd puts it in order")
        #expect(throws: trouble) { try LedgerReader(at: killed) }
        #expect(try state().keys.sorted() == ["ledger", "ledger-wal"])
    }

    @Test("A reader beside the daemon sees each claim, and hinders none")
    func readerBeside() throws {
        let ledger = try Ledger(at: path)
        let reader = try LedgerReader(at: path)
        #expect(try reader.unconfirmed().isEmpty)
        try ledger.claim([claim], at: now)
        #expect(try reader.unconfirmed() == [claim.name])
        #expect(throws: LedgerError.self) { try reader.run("DELETE FROM letter") }
    }

    @Test("A ledger whose path holds what a URI would misread is opened all the same")
    func oddPath() throws {
        try folder.makeFolder("a b?c#d%20")
        let odd = folder.path("a b?c#d%20/ledger")
        try Ledger(at: odd).claim([claim], at: now)
        #expect(try LedgerReader(at: odd).unconfirmed() == [claim.name])
    }

    @Test(
        "Root follows no link that sipd's user put in the place of the ledger or beside it: SQLite would make files there",
        .enabled(if: geteuid() == 0), arguments: ["", "-wal", "-shm"])
    func linkOfAnother(beside: String) throws {
        let folder = try ScratchFolder()
        try folder.makeFolder("root")
        try folder.makeFolder("state")
        let (victim, path) = (folder.path("root/other.db"), folder.path("state/ledger.sqlite"))
        _ = try Ledger(at: victim)
        let before = try FileManager.default.contentsOfDirectory(atPath: folder.path("root")).sorted()
        if !beside.isEmpty { _ = try Ledger(at: path) }
        unlink(path + beside)
        #expect(symlink(victim, path + beside) == 0 && lchown(path + beside, Nobody.user, Nobody.user) == 0)
        let error = #expect(throws: LedgerError.self) { _ = try LedgerReader(at: path) }
        #expect("\(error.map(String.init(describing:)) ?? "")".contains("is a link of user \(Nobody.user)'s"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("root")).sorted() == before)
        // Root's own leads where the record is.
        #expect(lchown(path + beside, 0, 0) == 0)
        if beside.isEmpty { _ = try LedgerReader(at: path) }
    }
}
