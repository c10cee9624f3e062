import Glibc
import SIPOutputs
import SIPTesting
import Testing

@Suite("The spool", .serialized)
struct MailSpoolTests {
    let scratch: ScratchFolder
    let a: SpoolName
    let b: SpoolName

    init() throws {
        scratch = try ScratchFolder()
        a = try #require(SpoolName("2026-06-18.anna.eml"))
        b = try #require(SpoolName("2026-06-18.bo.eml"))
    }

    /// What a file holds; nil when there is none.
    var content: (String) -> String? {
        { [scratch] name in
            guard let file = fopen(scratch.path(name), "r") else { return nil }
            defer { fclose(file) }
            var buffer = [UInt8](repeating: 0, count: 4_096)
            let count = fread(&buffer, 1, buffer.count, file)
            return String(decoding: buffer.prefix(count), as: UTF8.self)
        }
    }

    /// The permissions of a file or folder.
    var mode: (String) -> mode_t? {
        { [scratch] name in
            var status = stat()
            return lstat(scratch.path(name), &status) == 0 ? status.st_mode & 0o7777 : nil
        }
    }

    @Test("A letter is in tmp until published, then in outgoing, and nowhere twice", arguments: Spool.Sync.allCases)
    func passage(sync: Spool.Sync) throws {
        let spool = try Spool.open(at: scratch.path, sync: sync)
        try spool.write(a, Array("Subject: a\n\nå\n".utf8))
        try spool.write(b, [])
        try spool.syncStaged()
        #expect(try spool.staged() == [a, b])
        #expect(try spool.letters().count == 0)
        #expect(try spool.letters().map(\.written).min() == nil)
        let publication = try spool.publish([a, b])
        try spool.syncMoves()
        #expect(publication.moved == [a, b])
        #expect(try spool.staged().isEmpty)
        #expect(content("outgoing/\(a)") == "Subject: a\n\nå\n")
        #expect(try spool.letters().count == 2)
        #expect(try spool.letters().map(\.written).min() ?? 0 > 1_700_000_000)
    }

    @Test("Publishing again says what became of each: moved before, taken, or still waiting")
    func again() throws {
        let spool = try Spool.open(at: scratch.path)
        try spool.write(a, [1])
        #expect(try spool.publish([a]).moved == [a])
        #expect(try spool.publish([a]).absent == [a])
        try spool.write(a, [2])
        #expect(try spool.publish([a]).occupied == [a])
        #expect(content("outgoing/\(a)") == "\u{1}", "the letter that waits is not replaced")
        try spool.discard(a)
        #expect(try spool.staged().isEmpty)
        try spool.discard(a)
    }

    @Test("What somebody else has put into a letter's place is said, and the letter stays until it is away")
    func obstacle() throws {
        let spool = try Spool.open(at: scratch.path)
        try spool.write(a, [1])
        for isFolder in [true, false] {
            try isFolder ? scratch.makeFolder("outgoing/\(a)") : scratch.write("outgoing/\(a)", "another letter")
            #expect(throws: SpoolError.self) { try spool.publish([a]) }
            #expect(try spool.staged() == [a])
            try scratch.delete("outgoing/\(a)")
        }
        #expect(try spool.publish([a]).moved == [a])
    }

    @Test("A letter can be taken back until the mailer has it")
    func recall() throws {
        let spool = try Spool.open(at: scratch.path)
        try spool.write(a, [])
        _ = try spool.publish([a])
        #expect(try spool.holds(a))
        #expect(try spool.recall(a) == .taken)
        #expect(try spool.holds(a), "the mailer has not got it")
        #expect(try spool.recall(a) == .taken, "as long as it lies in tmp it is sipd's")
        try spool.discard(a)
        #expect(try !spool.holds(a) && spool.recall(a) == .gone)

        try spool.write(a, [])
        _ = try spool.publish([a])
        #expect(
            rename(scratch.path("outgoing/\(a)"), scratch.path("waiting/\(a)")) == 0, "a drain without a mailer")
        #expect(try spool.holds(a))
        #expect(try spool.recall(a) == .taken)
        try spool.syncMoves()
        #expect(try spool.staged() == [a])
        try spool.discard(a)

        try spool.write(a, [])
        _ = try spool.publish([a])
        #expect(rename(scratch.path("outgoing/\(a)"), scratch.path("handing/\(a)")) == 0, "the mailer has it")
        #expect(try spool.holds(a))
        #expect(try spool.recall(a) == .isHanded)
        let folders = try SpoolDirectory(asItIs: scratch.path)
        #expect(try folders.recalled() == [a], "the drain hands it over no more")
        try spool.unmark(but: [])
        #expect(try folders.recalled().isEmpty)
    }

    @Test("What is in tmp already is never opened: a file, a link to a file, a link to nowhere, a FIFO")
    func planted() throws {
        let spool = try Spool.open(at: scratch.path)
        let victim = "\(scratch.path)/victim"
        #expect(creat(victim, 0o600) >= 0)
        try spool.write(b, [])
        #expect(throws: SpoolError.exists(b)) { try spool.write(b, [1]) }
        #expect(symlink(victim, "\(scratch.path)/tmp/\(a)") == 0)
        #expect(throws: SpoolError.exists(a)) { try spool.write(a, [1]) }
        #expect(content("victim")?.isEmpty == true)
        #expect(try spool.staged() == [b], "a link is no letter")
        #expect(throws: SpoolError.notAFile(path: "\(scratch.path)/tmp/\(a)")) { try spool.publish([a]) }
        try spool.discard(a)
        #expect(content("victim") != nil, "the link goes, not what it points to")
        #expect(symlink("\(scratch.path)/nowhere", "\(scratch.path)/tmp/\(a)") == 0)
        #expect(throws: SpoolError.exists(a)) { try spool.write(a, [1]) }
        try spool.discard(a)
        #expect(mkfifo("\(scratch.path)/tmp/\(a)", 0o600) == 0)
        #expect(throws: SpoolError.exists(a)) { try spool.write(a, [1]) }
    }

    @Test("Files of other names are passed over")
    func strangers() throws {
        let spool = try Spool.open(at: scratch.path)
        for name in ["README", ".hidden.eml", "UPPER.eml", "x.eml~"] {
            #expect(creat("\(scratch.path)/tmp/\(name)", 0o600) >= 0)
        }
        #expect(try spool.staged().isEmpty)
    }

    @Test("A tmp that is a link, a file, or open to others is refused; a missing root is not made up")
    func unfit() throws {
        #expect(throws: SpoolError.unfit(path: "\(scratch.path)/no", reason: "there is no such folder; create it")) {
            try Spool.open(at: "\(scratch.path)/no")
        }
        let tmp = "\(scratch.path)/tmp"
        let reason = "not a folder but a file or a link; remove it"
        #expect(symlink("/tmp", tmp) == 0)
        #expect(throws: SpoolError.unfit(path: tmp, reason: reason)) { try Spool.open(at: scratch.path) }
        #expect(unlink(tmp) == 0 && creat(tmp, 0o600) >= 0)
        #expect(throws: SpoolError.unfit(path: tmp, reason: reason)) { try Spool.open(at: scratch.path) }
        #expect(unlink(tmp) == 0 && mkdir(tmp, 0o700) == 0 && chmod(tmp, 0o777) == 0)
        #expect(throws: SpoolError.self) { try Spool.open(at: scratch.path) }
        #expect(chmod(tmp, 0o700) == 0)
        #expect(throws: Never.self) { try Spool.open(at: scratch.path) }
    }

    @Test("A folder that sipd may not read any more fails by its name, with the system's reason")
    func unreadable() throws {
        let spool = try Spool.open(at: scratch.path)
        let outgoing = "\(scratch.path)/outgoing"
        #expect(chmod(outgoing, 0) == 0)
        #expect(throws: SpoolError.failed(path: outgoing, call: "open", errno: EACCES)) {
            try Nobody.does { try spool.letters() }
        }
        #expect(chmod(outgoing, 0o770) == 0)
        #expect(try spool.letters().isEmpty)
    }

    @Test("Letters are 0640 less the umask, and tmp is for sipd alone")
    func modes() throws {
        let spool = try Spool.open(at: scratch.path)
        try spool.write(a, [])
        let file = try #require(mode("tmp/\(a)"))
        #expect(file & ~0o660 == 0 && file & 0o600 == 0o600)
        #expect(mode("tmp") == 0o700)
        #expect((mode("outgoing") ?? 0o777) & 0o007 == 0)
    }

    @Test(
        "A name is lower case, ends in .eml and stays in its folder",
        arguments: [
            "", ".eml", "a.EML", "A.eml", "a/b.eml", "../a.eml", "-a.eml", ".a.eml", "a\0.eml", "å.eml", "a b.eml",
            "a.eml\n",
            String(repeating: "a", count: 117) + ".eml",
        ])
    func names(text: String) {
        #expect(SpoolName(text) == nil)
        #expect(SpoolName(String(repeating: "a", count: 116) + ".eml") != nil)
    }
}
