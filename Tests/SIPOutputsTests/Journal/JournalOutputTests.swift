import Glibc
import Testing

@testable import SIPOutputs

@Suite("Telling the journal")
struct JournalOutputTests {
    static let entry = JournalEntry(.letterRecalled, .info, "pulled", [.letter: "a.eml"])
    static let line = "<6>pulled SIPD_LETTER=a.eml\n"

    @Test("Standard error gets a line for each entry, in order, all of them before the drain ends")
    func lines() throws {
        let pipe = try Pipe()
        let output = try JournalOutput(.standardError, capacity: 10, standardError: pipe.writing)
        output.send(JournalOutputTests.entry)
        output.send(JournalEntry(.stopping, .notice, "stopping"))
        #expect(output.drain(milliseconds: 10_000))
        #expect(pipe.text == JournalOutputTests.line + "<5>stopping\n")
        #expect(output.dropped == 0)
    }

    @Test("A terminal gets the sentence of each entry, for a person, without the fields that are for programs")
    func terminal() throws {
        var (reading, writing): (Int32, Int32) = (0, 0)
        try #require(openpty(&reading, &writing, nil, nil, nil) == 0)
        defer { for end in [reading, writing] { close(end) } }
        let output = try JournalOutput(.standardError, capacity: 10, standardError: writing)
        output.send(JournalOutputTests.entry)
        #expect(output.drain(milliseconds: 10_000))
        // A terminal may hand over the end of a line apart from the line.
        var said: [UInt8] = []
        var bytes = [UInt8](repeating: 0, count: 100)
        while said.last != UInt8(ascii: "\n") {
            let count = read(reading, &bytes, bytes.count)
            try #require(count > 0)
            said += bytes.prefix(count)
        }
        #expect(String(decoding: said, as: UTF8.self) == "pulled\r\n")
    }

    @Test("A reader that does not read holds up nobody: entries are dropped, counted and told of when it reads")
    func stuck() throws {
        let pipe = try Pipe()
        pipe.fill()
        let output = try JournalOutput(.standardError, capacity: 10, standardError: pipe.writing)
        for _ in 0..<100 { output.send(JournalOutputTests.entry) }
        #expect(output.dropped >= 80, "the thread holds ten at most, and the queue ten")
        #expect(!output.drain(milliseconds: 1))
        var text = ""
        while !output.drain(milliseconds: 0) { text += pipe.text }
        text += pipe.text
        let lines = text.split(separator: "\n")
        let dropped = lines.compactMap { $0.firstMatch(of: /SIPD_COUNT=(\d+)/).flatMap { Int($0.1) } }.reduce(0, +)
        #expect(dropped >= 80)
        #expect(lines.count { $0 + "\n" == JournalOutputTests.line } + dropped == 100)
    }

    @Test("A reader that has gone kills nobody")
    func gone() async {
        await #expect(processExitsWith: .success) {
            signal(SIGPIPE, SIG_DFL)
            let pipe = try Pipe()
            pipe.closeReading()
            let output = try JournalOutput(.standardError, capacity: 10, standardError: pipe.writing)
            output.send(JournalOutputTests.entry)
            #expect(output.drain(milliseconds: 10_000))
        }
    }

    @Test("Letting go of the output ends its thread")
    func letsGo() throws {
        let pipe = try Pipe()
        var output: JournalOutput? = try JournalOutput(.standardError, capacity: 10, standardError: pipe.writing)
        output?.send(JournalOutputTests.entry)
        weak let queue = output?.queue
        output = nil
        #expect(queue?.waitUntilFinished(milliseconds: 10_000) != false)
        #expect(pipe.text == JournalOutputTests.line)
    }
}
