import Foundation
import SIPDaemon
import SIPTesting
import Testing

@Suite("No argument and no file repaints a terminal or leads astray")
struct HostileTests {
    static let values = [
        "\u{1B}[2J\u{1B}]0;owned\u{07}", "\u{202E}gnp.exe", "../../../etc/passwd", "-", "--", "", " ",
        "a\nb: error: c", String(repeating: "x", count: 100_000), "%s%n", "K-1;id", "\u{0}",
    ]

    @Test("as a plan, a unit, a date or a verb", arguments: HostileTests.values.indices) func arguments(_ index: Int)
        throws
    {
        let value = Self.values[index]
        let sample = try MadeSample()
        let place = ["-c", sample.configuration]
        let lines: [[String]] = [
            [value], ["explain", value] + place, ["status", "--plan", value] + place,
            ["status", "--unit", value] + place, ["calendar", "2026", "--unit", value] + place,
            ["preview", "--for", value] + place, ["explain", "K26-0001", "--at", value] + place,
            ["check", value] + place,
            ["show", value], ["rules", "-c", value],
        ]
        for line in lines where !line.contains(where: { $0.utf8.contains(0) }) {
            let ran = try Ran(list: line)
            #expect(ran.status >= 0, "\(line.first ?? "") was killed")
            for text in [ran.output, ran.errors] {
                #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E || $0.value == 0x07 })
            }
        }
    }

    @Test("as anything that a verb takes: it is refused or not found, and nothing is written or read elsewhere")
    func places() throws {
        let sample = try MadeSample()
        let before = try Self.names(sample.folder.path)
        let who = ["--by", "anna.lind", "--until", "2026-06-20", "booked"]
        for value in Self.values where !value.utf8.contains(0) {
            let lines = [
                ["ack", value] + who, ["snooze", value] + who,
                ["ack", "K26-0001", "--for", "3 days", "--by", value, value],
                ["pauses", "--end", value, "--by", "anna.lind"], ["pauses", "--end", "1", "--by", value],
                ["audit", value], ["audit", "--to", value], ["audit", "--since", value], ["coverage", value],
                ["coverage", "--at", value], ["simulate", value], ["explain", "--", value], ["reload", value],
                ["release", value], ["run", value], ["run", "--once", value], ["deliver", value],
                ["backup", value + "/there/is/no/such/folder"], ["sample", value + "/there/is/no/such/folder"],
            ]
            for line in lines {
                let ran = try Ran(list: line + ["-c", sample.configuration])
                #expect([0, 1, 64, 66, 69, 73].contains(ran.status), "\(line.first ?? "") \(ran.status) \(ran.errors)")
                #expect(!(ran.output + ran.errors).unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
                #expect(!(ran.output + ran.errors).contains("root:x:"))
            }
        }
        #expect(try Self.names(sample.folder.path) == before)
    }

    /// Everything below a folder.
    private static let names = { @Sendable (folder: String) throws in
        try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
    }

    @Test("a plan document with controls in its texts is shown escaped") func document() throws {
        let sample = try MadeSample()
        try sample.folder.write("sip/plans/\u{1B}[31mred.json", "{")
        try sample.folder.write("sip/plans/odd.json", #"{"format": "sip-plan/1", "id": "K-1", "u\u001b[31mnit": "b"}"#)
        let ran = try Ran("check", "-c", sample.configuration)
        #expect(ran.status == Exit.findings.rawValue)
        #expect(!ran.output.contains("\u{1B}"))
        #expect(ran.output.contains("odd.json:1:"))
    }

    @Test("a pipe where a letter or a plan should be does not hold the command up") func device() throws {
        #expect(try Ran("show", "/dev/zero").status == Exit.noInput.rawValue)
        #expect(try Ran("check", "/dev/stdin").status == Exit.noInput.rawValue)
    }
}
