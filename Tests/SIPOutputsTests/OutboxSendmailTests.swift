import Glibc
import SIPOutputs
import SIPRules
import SIPTesting
import Testing

/// Real folders, and a sendmail that is a script of the test's.
@Suite("The outbox and a real sendmail")
struct OutboxSendmailTests {
    let scratch: ScratchFolder
    let letter: SpoolName
    let events = Events()

    final class Events {
        var all: [Outbox.Event] = []
    }

    init() throws {
        scratch = try ScratchFolder()
        letter = try #require(SpoolName("a.eml"))
        try scratch.makeFolder("outgoing")
        try scratch.write("outgoing/a.eml", "To: anna@example.se\n\n" + String(repeating: "åäö\n", count: 50_000))
    }

    /// Drains the spool with a script for its sendmail, which has so many seconds for a letter.
    var drain: (String, Int) throws -> Void {
        { [scratch, events] script, seconds in
            try scratch.write("sendmail", "#!/bin/sh\n" + script + "\n")
            chmod(scratch.path("sendmail"), 0o755)
            let folders = try SpoolDirectory(asItIs: scratch.path)
            #expect(try folders.begin())
            let sendmail = Sendmail(
                scratch.path("sendmail"), sender: try Mailbox(parsing: "sipd@example.se"), in: folders,
                seconds: seconds)
            try Outbox(on: folders, backoff: Backoff(seconds: 1 << 40), mailer: sendmail.hand).drain(
                now: { Instant(seconds: 1_800_000_000) }, unless: { false }, tell: { events.all.append($0) })
        }
    }

    var contents: (String) throws -> String {
        { [scratch] name in
            let file = try #require(fopen(scratch.path(name), "r"))
            defer { fclose(file) }
            var bytes = [UInt8](repeating: 0, count: 1 << 20)
            let count = fread(&bytes, 1, bytes.count, file)
            return String(decoding: bytes.prefix(count), as: UTF8.self)
        }
    }

    @Test("It is given the letter on its input, byte for byte, and the sender as an argument")
    func accepts() throws {
        let original = try contents("outgoing/a.eml")
        try drain("printf '%s ' \"$@\" >'\(scratch.path)/arguments'; cat >'\(scratch.path)/got'", 60)
        #expect(events.all == [.accepted(letter)])
        #expect(try contents("got") == original)
        #expect(try contents("sent/a.eml") == original)
        #expect(try contents("arguments") == "-t -i -f sipd@example.se ")
    }

    @Test("It takes the letter, though it reads only half of it")
    func readsHalf() throws {
        try drain("head -c 100 >/dev/null", 60)
        #expect(events.all == [.accepted(letter)])
    }

    @Test("It takes the letter and leaves a process behind that holds its standard error")
    func leavesDaemon() throws {
        try drain("sleep 600 & echo $! >'\(scratch.path)/pid'; exit 0", 60)
        #expect(events.all == [.accepted(letter)])
        if let daemon = pid_t(try contents("pid").split(separator: "\n").joined()) { kill(daemon, SIGKILL) }
    }

    @Test("What it says is kept: one line, bounded, escaped, without personal numbers")
    func reasons() throws {
        try drain("printf 'bad \\033[31m header\\nof 19121212-1212' >&2; exit 65", 60)
        let reason = #"exit 65: bad \u{1B}[31m header of **********"#
        #expect(events.all == [.failed(letter, reason)])
        #expect(try contents("notes/a.eml") == "attempts: 1\nreason: \(reason)\n")
        #expect(try contents("failed/a.eml").hasPrefix("To: anna@example.se"))
        #expect(try OutboxReport(of: SpoolDirectory(asItIs: scratch.path)).failed.map(\.reason) == [reason])
    }

    @Test(
        "What stands in a letter's way keeps that letter alone, and is named",
        arguments: ["waiting", "handing", "failed", "sent", "notes"])
    func inTheWay(folder: String) throws {
        try scratch.makeFolder("\(folder)/a.eml/full")
        try scratch.makeFolder("\(folder)")
        chmod(scratch.path(folder), 0o700)
        try scratch.write("outgoing/b.eml", "To: bo@example.se\n\nhej\n")
        try drain("grep -q anna && exit 65; exit 0", 60)
        #expect(try contents("sent/b.eml").contains("bo@"))
        let named = events.all.contains {
            switch $0 {
            case .stuck(letter, _), .failed(letter, _): true
            default: false
            }
        }
        #expect(named, "\(events.all)")
    }

    @Test("A file of five megabytes is no letter of sipd's: the mailer is not asked about it, and the others go")
    func tooLong() throws {
        try scratch.write("outgoing/hole.eml", "To: bo@example.se\n\n")
        #expect(truncate(scratch.path("outgoing/hole.eml"), 5 << 20) == 0)
        try drain("grep -q bo@ && echo asked >>'\(scratch.path("asked"))'; exit 0", 60)
        #expect(access(scratch.path("asked"), F_OK) != 0)
        #expect(try contents("sent/a.eml").contains("anna@"))
        let failed = try OutboxReport(of: SpoolDirectory(asItIs: scratch.path)).failed
        #expect(failed.map(\.reason) == ["5242880 bytes: sipd writes no such letter, so somebody else put it there"])
    }

    @Test("A folder in the place of a note ends nothing, and what stands in it is kept")
    func folderForNote() throws {
        for folder in ["waiting", "handing", "sent", "failed", "notes"] {
            try scratch.makeFolder(folder)
            chmod(scratch.path(folder), 0o700)
        }
        #expect(rename(scratch.path("outgoing/a.eml"), scratch.path("waiting/a.eml")) == 0)
        try scratch.write("waiting/b.eml", "To: bo@example.se\n\nhej\n")
        try scratch.makeFolder("notes/a.eml/full")
        try scratch.makeFolder("notes/b.eml")
        try scratch.write("failed/c.eml", "To: cia@example.se\n\nhej\n")
        try scratch.makeFolder("notes/c.eml")
        let report = try OutboxReport(of: SpoolDirectory(asItIs: scratch.path))
        #expect(report.failed.map(\.reason) == ["unknown: no note about it can be read"])
        try drain("exit 0", 60)
        #expect(try contents("sent/a.eml").contains("anna@") && contents("sent/b.eml").contains("bo@"))
        let left = ["a.eml", "b.eml", ".folder-a.eml/full"].filter {
            access(scratch.path("notes/\($0)"), F_OK) == 0
        }
        #expect(left == [".folder-a.eml/full"])
    }

    @Test(
        "A letter that may not be read, one that is a folder and one under an odd name let the others go, and are named"
    )
    func amongLetters() throws {
        try scratch.makeFolder("outgoing/c.eml")
        try scratch.write("outgoing/Kopia av 19121212-1212.eml", "")
        try scratch.write("outgoing/b.eml", "To: bo@example.se\n\nhej\n")
        try drain("exit 0", 60)
        #expect(try contents("sent/a.eml").contains("anna@") && contents("sent/b.eml").contains("bo@"))
        let report = try OutboxReport(of: SpoolDirectory(asItIs: scratch.path))
        #expect(report.strangers == ["outgoing/Kopia av **********.eml", "outgoing/c.eml"])
    }

    @Test("An answer finds its letter in sent alone, also where the drain before was stopped with it in both folders")
    func placeOfBefore() throws {
        for folder in ["waiting", "handing", "sent", "notes"] {
            try scratch.makeFolder(folder)
            chmod(scratch.path(folder), 0o700)
        }
        #expect(rename(scratch.path("outgoing/a.eml"), scratch.path("handing/a.eml")) == 0)
        #expect(Glibc.link(scratch.path("handing/a.eml"), scratch.path("sent/a.eml")) == 0)
        try drain("exit 0", 60)
        #expect(events.all == [.repeated(letter), .accepted(letter)])
        let folders = try SpoolDirectory(asItIs: scratch.path)
        #expect(try folders.entries(of: .sent).map(\.name) == [letter])
        #expect(try folders.entries(of: .handing).isEmpty && folders.entries(of: .waiting).isEmpty)
    }

    @Test("A letter that it took and that could not be noted where it lies is noted beside it, and goes no more")
    func takenBefore() throws {
        for folder in ["handing", "sent", "notes"] {
            try scratch.makeFolder(folder)
            chmod(scratch.path(folder), 0o700)
        }
        #expect(rename(scratch.path("outgoing/a.eml"), scratch.path("handing/a.eml")) == 0)
        #expect(Glibc.link(scratch.path("handing/a.eml"), scratch.path("sent/a.eml")) == 0)
        try scratch.write("notes/a.eml", "attempts: 1\nmailer: took it\nreason: an error of the disk\n")
        try drain("touch '\(scratch.path)/asked'; exit 0", 60)
        #expect(events.all == [.accepted(letter)])
        #expect(access(scratch.path("asked"), F_OK) != 0)
        #expect(try SpoolDirectory(asItIs: scratch.path).entries(of: .sent).map(\.name) == [letter])
    }

    @Test("A flood of words neither blocks it nor is kept")
    func flood() throws {
        try drain("yes | head -c 1000000; exit 75", 60)
        guard case .deferred(letter, let reason, _) = events.all.first else {
            Issue.record("\(events.all)")
            return
        }
        #expect(reason.count < 450)
    }

    @Test(
        "Only what blames the letter refuses it",
        arguments: [
            (1, false), (2, false), (64, false), (65, true), (66, true), (67, true), (68, false), (69, false),
            (70, false), (71, false), (75, false), (77, false), (78, false), (127, false),
        ])
    func exits(status: Int, refuses: Bool) throws {
        try drain("exit \(status)", 60)
        let note = try #require(try SpoolDirectory(asItIs: scratch.path).note(on: letter))
        #expect(note.reason == "exit \(status)")
        #expect((note.next == nil) == refuses)
    }

    @Test(
        "OpenSMTPD's sendmail ends with 70 in any case, and says whether it was for good",
        arguments: [("550 Invalid recipient: <bo@example.se>", true), ("421 try again later", false)])
    func openSMTPD(answer: String, refuses: Bool) throws {
        try drain("echo 'sendmail: command failed: \(answer)' >&2; exit 70", 60)
        let note = try #require(try SpoolDirectory(asItIs: scratch.path).note(on: letter))
        #expect(note.reason == "exit 70: sendmail: command failed: \(answer)")
        #expect((note.next == nil) == refuses)
    }

    @Test(
        "A long letter that it finds too big is put aside at once to be told again in parts, whatever its exit status",
        arguments: [
            "69; sendmail: fatal: root(0): message file too big", "1; exim: message too big (max=100)",
            "75; sendmail: 552 5.3.4 Message size exceeds fixed limit", "70; 552 5.2.3 Message too large",
        ])
    func tooBig(answer: String) throws {
        let parts = answer.split(separator: ";")
        try drain("echo '\(parts[1])' >&2; exit \(parts[0])", 60)
        guard case .tooBig(letter, let reason) = events.all.first else {
            Issue.record("\(events.all)")
            return
        }
        #expect(reason.contains("too") || reason.contains("exceeds"))
        #expect(try !contents("too-big/a.eml").isEmpty)
        #expect(try SpoolDirectory(asItIs: scratch.path).note(on: letter) == nil)
    }

    @Test("A short one that it finds too big is refused like any other: it would not go in parts either")
    func tooBigThoughShort() throws {
        try scratch.write("outgoing/a.eml", "To: anna@example.se\n\nhej\n")
        try drain("echo 'message file too big' >&2; exit 69", 60)
        guard case .failed(letter, _) = events.all.first else {
            Issue.record("\(events.all)")
            return
        }
    }

    @Test("One that dies by a signal has not taken the letter")
    func signal() throws {
        try drain("kill -KILL $$", 60)
        guard case .deferred(letter, "ended by signal 9", _) = events.all.first else {
            Issue.record("\(events.all)")
            return
        }
    }

    @Test("One that hangs is ended, with all that it started")
    func hangs() throws {
        try drain("echo wait; sleep 600", 1)
        guard case .deferred(letter, let reason, _) = events.all.first else {
            Issue.record("\(events.all)")
            return
        }
        #expect(reason == "ended by signal 15: no answer within 1 seconds; wait")
    }

    @Test("One that is not there defers the letter")
    func missing() throws {
        try drain("exit 0", 60)
        try scratch.write("outgoing/b.eml", "")
        try scratch.delete("sendmail")
        let folders = try SpoolDirectory(asItIs: scratch.path)
        #expect(try folders.begin())
        let sendmail = Sendmail(
            scratch.path("sendmail"), sender: try Mailbox(parsing: "a@b.se"), in: folders)
        let reason = "open: No such file or directory; see to its owner, its mode and its disk"
        #expect(sendmail.hand(over: letter) == .unreadable("\(scratch.path)/handing/a.eml: error: \(reason)"))
        try scratch.move("sent/a.eml", to: "handing/a.eml")
        #expect(
            sendmail.hand(over: letter)
                == .deferred("\(scratch.path)/sendmail cannot be started: No such file or directory"))
    }

    @Test("A second drain of one spool is told so and touches nothing")
    func lock() throws {
        let first = try SpoolDirectory(asItIs: scratch.path)
        #expect(try first.begin())
        let second = try SpoolDirectory(asItIs: scratch.path)
        #expect(try !second.begin())
    }

    @Test("Links, folders and other files in outgoing are passed over")
    func strangers() throws {
        try scratch.makeFolder("outgoing/folder.eml")
        try scratch.write("outgoing/README", "")
        #expect(symlink("/etc/passwd", scratch.path("outgoing/link.eml")) == 0)
        try drain("cat >/dev/null", 60)
        #expect(events.all == [.accepted(letter)])
    }

    @Test("A folder of the outbox that is a link is refused")
    func link() throws {
        #expect(symlink("/tmp", scratch.path("waiting")) == 0)
        #expect(throws: SpoolError.self) { try SpoolDirectory(asItIs: scratch.path).begin() }
    }
}
