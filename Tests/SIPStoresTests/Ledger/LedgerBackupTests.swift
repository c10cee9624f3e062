import Foundation
import SIPRules
import SIPTesting
import Testing

@testable import SIPStores

@Suite("A backup of the ledger")
struct LedgerBackupTests {
    let folder: ScratchFolder
    let path: String
    let copy: String
    let now: Instant

    init() throws {
        folder = try ScratchFolder()
        try folder.makeFolder("backups")
        path = folder.path("ledger")
        copy = folder.path("backups/copy")
        now = try #require(Instant(utc: "2026-12-04T07:00:02Z"))
    }

    /// Claims an immediate letter about each plan.
    var tell: (Ledger, ClosedRange<Int>) throws -> Void {
        { [now] ledger, plans in
            for plan in plans {
                let reminder = try #require(Reminder.sample(about: "SIP-\(plan)"))
                let digest = Digest(recipient: reminder.recipient, slot: nil, reminders: [reminder])
                try ledger.claim([Claim(digest)], at: now)
            }
        }
    }
    var files: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path("backups")) } }

    @Test("Beside the daemon it holds what was claimed so far, is private and alone, and a daemon goes on from it")
    func besideTheDaemon() throws {
        let ledger = try Ledger(at: path)
        try tell(ledger, 1...3)
        let backup = try LedgerBackup(of: path, at: copy)
        #expect(backup.check == .intact(entries: 3))
        #expect(backup.last == now)
        try tell(ledger, 4...4)
        #expect(try files == ["copy"])
        #expect(try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int == 0o600)
        let restored = try Ledger(at: copy)
        #expect(try restored.verify() == .intact(entries: 3))
        try tell(restored, 4...4)
        #expect(try restored.verify() == .intact(entries: 4))
    }

    @Test("Taken again and again while a daemon writes, each is of one moment and whole")
    func whileTheDaemonWrites() async throws {
        try tell(try Ledger(at: path), 1...1)
        async let writing: Void = { @Sendable in try tell(try Ledger(at: path), 2...400) }()
        var entries: [Int64] = []
        for number in 1...20 {
            guard case .intact(let count) = try LedgerBackup(of: path, at: copy + "\(number)").check else { continue }
            entries.append(count)
        }
        try await writing
        #expect(entries.count == 20)
        #expect(entries == entries.sorted())
    }

    @Test("Of a ledger that nobody has open it leaves no file beside either")
    func alone() throws {
        try tell(try Ledger(at: path), 1...2)
        #expect(try LedgerBackup(of: path, at: copy).check == .intact(entries: 2))
        #expect(try files == ["copy"])
        #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
    }

    @Test("It overwrites nothing, and needs a folder")
    func refuses() throws {
        try tell(try Ledger(at: path), 1...1)
        try folder.write("backups/copy", "precious")
        #expect(throws: LedgerError.exists(path: copy)) { try LedgerBackup(of: path, at: copy) }
        #expect(try String(contentsOfFile: copy, encoding: .utf8) == "precious")
        #expect(throws: LedgerError.cannotOpen(path: "/proc/copy", reason: "No such file or directory")) {
            try LedgerBackup(of: path, at: "/proc/copy")
        }
        #expect(try files == ["copy"])
    }

    @Test("What an interrupted backup left is no hindrance")
    func interrupted() throws {
        try tell(try Ledger(at: path), 1...1)
        try folder.write("backups/copy.partial", "half a copy")
        #expect(try LedgerBackup(of: path, at: copy).check == .intact(entries: 1))
        #expect(try files == ["copy"])
    }

    @Test("A damaged ledger gives no backup, and the one before is not in danger")
    func damaged() throws {
        try tell(try Ledger(at: path), 1...200)
        var bytes = try Data(contentsOf: URL(filePath: path))
        // The head of every page from the twenty-first on.
        for page in stride(from: 20 * 4096, to: bytes.count, by: 4096) {
            bytes.replaceSubrange(page..<page + 64, with: Data(repeating: 0xA5, count: 64))
        }
        try bytes.write(to: URL(filePath: path))
        #expect {
            try LedgerBackup(of: path, at: copy)
        } throws: { error in
            guard case .corrupt(path, _) = error as? LedgerError else { return false }
            return true
        }
        #expect(try files.isEmpty)
    }

    @Test("A history that somebody has cut is copied as it is, and said to be cut")
    func tampered() throws {
        let ledger = try Ledger(at: path)
        try tell(ledger, 1...3)
        try ledger.run("DROP TRIGGER history_is_not_cut; DELETE FROM history WHERE seq = 2")
        #expect(try LedgerBackup(of: path, at: copy).check == .broken(at: 2))
        #expect(try files == ["copy"])
    }

    @Test("A link, a pipe and a link that leads nowhere are left as they are, and nobody waits for them")
    func occupied() throws {
        try tell(try Ledger(at: path), 1...1)
        try folder.write("precious", "precious")
        for (name, target) in [("link", "precious"), ("dangling", "nothing")] {
            symlink(folder.path(target), folder.path("backups/\(name)"))
        }
        mkfifo(folder.path("backups/pipe"), 0o600)
        for name in ["link", "dangling", "pipe"] {
            let copy = folder.path("backups/\(name)")
            #expect(throws: LedgerError.exists(path: copy)) { try LedgerBackup(of: path, at: copy) }
        }
        // In the place of what is written first they are removed.
        symlink(folder.path("precious"), copy + ".partial")
        #expect(try LedgerBackup(of: path, at: copy).check == .intact(entries: 1))
        mkfifo(copy + "2.partial", 0o600)
        #expect(try LedgerBackup(of: path, at: copy + "2").check == .intact(entries: 1))
        #expect(try String(contentsOfFile: folder.path("precious"), encoding: .utf8) == "precious")
        #expect(!FileManager.default.fileExists(atPath: folder.path("nothing")))
    }

    @Test("Another folder in its place between the look and SQLite's opening gets nothing")
    func swapped() throws {
        try tell(try Ledger(at: path), 1...1)
        try folder.makeFolder("theirs/copy.partial")
        try folder.write("theirs/copy.partial/copy", "")
        #expect(
            throws: LedgerError.cannotOpen(path: copy, reason: "another file was put in its place while it was made")
        ) {
            try LedgerBackup(of: path, at: copy) {
                try? folder.move("backups", to: "moved")
                try? folder.move("theirs", to: "backups")
            }
        }
        #expect(try String(contentsOfFile: copy + ".partial/copy", encoding: .utf8).isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("moved")).isEmpty)
    }

    @Test(
        "What killed backups left in the folder goes at the next one, under whatever name; what may be somebody's stays"
    )
    func killed() throws {
        try tell(try Ledger(at: path), 1...1)
        let theirs = ["open.partial", "kept.partial", "folder", "at-work.partial"]
        for name in ["2026-11-28.sqlite.partial", "empty.partial"] + theirs {
            try #require(mkdir(folder.path("backups/" + name), name.hasPrefix("open") ? 0o755 : 0o700) == 0)
        }
        for name in ["2026-11-28.sqlite", "open", "kept", "at-work"] {
            try folder.write("backups/\(name).partial/copy")
        }
        try folder.write("backups/2026-11-28.sqlite.partial/copy-journal")
        try folder.write("backups/kept.partial/letter")
        try folder.write("backups/file.partial")
        let lock = open(folder.path("backups/at-work.partial"), O_RDONLY | O_DIRECTORY)
        try #require(flock(lock, LOCK_EX | LOCK_NB) == 0)
        defer { close(lock) }
        _ = try LedgerBackup(of: path, at: copy)
        let name = copy.split(separator: "/").last.map(String.init) ?? ""
        #expect(try files.sorted() == (theirs + ["file.partial", name]).sorted())
    }

    @Test("Root makes no backup in a folder of somebody else's", .enabled(if: geteuid() == 0, "only root gives away"))
    func anothers() throws {
        try tell(try Ledger(at: path), 1...1)
        chown(folder.path("backups"), 54_321, 54_321)
        let reason = "the folder belongs to user 54321; run this as that user, or name a folder of root's"
        #expect(throws: LedgerError.unfit(path: folder.path("backups"), reason: reason)) {
            try LedgerBackup(of: path, at: copy)
        }
        #expect(try files.isEmpty)
    }

    @Test("A pipe in the place of the ledger, or of its log, is not waited for") func pipes() throws {
        mkfifo(path, 0o600)
        #expect(throws: LedgerError.self) { try LedgerBackup(of: path, at: copy) }
        try folder.delete("ledger")
        try tell(try Ledger(at: path), 1...1)
        mkfifo(path + "-wal", 0o600)
        #expect(throws: LedgerError.self) { try LedgerReader(at: path) }
        #expect(try files.isEmpty)
    }
}
