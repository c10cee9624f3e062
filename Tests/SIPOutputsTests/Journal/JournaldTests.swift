import CLinux
import Foundation
import Glibc
import Testing

@testable import SIPOutputs

/// Against journald's own socket, in a process and a mount namespace of the test's own, which takes root.
@Suite("Telling journald", .enabled(if: getuid() == 0))
struct JournaldTests {
    static let journald = "/lib/systemd/systemd-journald"
    static let journalctl = "/usr/bin/journalctl"

    @Test("Without journald's socket the automatic choice is standard error, and the journal alone loses and counts")
    func absent() async {
        await #expect(processExitsWith: .success) {
            try PrivateRun.enter()
            let pipe = try Pipe()
            let automatic = try JournalOutput(.automatic, capacity: 10, standardError: pipe.writing)
            automatic.send(JournalOutputTests.entry)
            #expect(automatic.drain(milliseconds: 10_000))
            #expect(pipe.text == JournalOutputTests.line)
            #expect(!JournalDestination.journal.write(JournalOutputTests.entry, standardError: pipe.writing))
        }
    }

    @Test("A socket that nobody listens on any more is no journal either")
    func stale() async {
        await #expect(processExitsWith: .success) {
            try PrivateRun.enter()
            close(try PrivateRun.journalSocket())
            let pipe = try Pipe()
            #expect(!JournalDestination.journal.write(JournalOutputTests.entry, standardError: pipe.writing))
            #expect(JournalDestination.automatic.write(JournalOutputTests.entry, standardError: pipe.writing))
            #expect(pipe.text == JournalOutputTests.line)
        }
    }

    @Test("A journald that lives and does not read holds up neither the sender nor the stop")
    func stuck() async {
        await #expect(processExitsWith: .success) {
            try PrivateRun.enter()
            let socket = try PrivateRun.deafJournalSocket()
            let output = try JournalOutput(.journal, capacity: 10)
            for _ in 0..<100 { output.send(JournalOutputTests.entry) }
            #expect(output.dropped >= 80, "the thread holds ten at most, and the queue ten")
            #expect(!output.drain(milliseconds: 1))
            // Open to the end: the process leaves with its thread still waiting.
            withExtendedLifetime(socket) {}
        }
    }

    @Test("journalctl reads back every field, newlines and all", .enabled(if: access(journald, X_OK) == 0))
    func readBack() async {
        await #expect(processExitsWith: .success) {
            try PrivateRun.enter()
            let journald = Process()
            journald.executableURL = URL(filePath: JournaldTests.journald)
            journald.standardError = FileHandle.nullDevice
            try PrivateRun.waitForJournald { try journald.run() }
            let output = try JournalOutput(.journal)
            output.send(
                JournalEntry(.planUnreadable, .warning, "Går inte\natt läsa", [.path: "nord/ö.json", .count: "1"]))
            #expect(output.drain(milliseconds: 10_000))
            let sync = try Process.run(URL(filePath: JournaldTests.journalctl), arguments: ["--sync"])
            sync.waitUntilExit()
            let show = Process()
            let pipe = Foundation.Pipe()
            show.executableURL = URL(filePath: JournaldTests.journalctl)
            show.arguments = ["-o", "json", "MESSAGE_ID=\(EntryKind.planUnreadable.rawValue)"]
            show.standardOutput = pipe
            try show.run()
            let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
            show.waitUntilExit()
            journald.terminate()
            journald.waitUntilExit()
            let entry = try #require(JSONSerialization.jsonObject(with: bytes) as? [String: Any])
            #expect(entry["MESSAGE"] as? String == "Går inte\natt läsa")
            #expect(entry["PRIORITY"] as? String == "4")
            #expect(entry["SIPD_PATH"] as? String == "nord/ö.json")
            #expect(entry["SIPD_COUNT"] as? String == "1")
        }
    }
}
