import Foundation
import SIPDaemon
import SIPTesting
import Testing

@Suite("What a new operator gets wrong stands in check, and in status in the same words", .serialized)
struct FirstMistakesTests {
    /// The lines of check, and the findings of status, stopped and running, that hold these words.
    private static let lines = { @Sendable (sample: MadeSample, words: String) in
        let check = try Ran("check", "-c", sample.configuration)
        #expect(check.status == Exit.findings.rawValue)
        let stopped = try #require(try Ran("status", "--json", "-c", sample.configuration).json as? [String: Any])
        let daemon = try sample.running
        let running = try #require(daemon.ask(ControlRequest(.status))?.status)
        #expect(daemon.stop() == 0, "\(daemon.errors)")
        return [
            check.output.split(separator: "\n").map(String.init), try #require(stopped["findings"] as? [String]),
            running.findings,
        ].map { $0.filter { $0.contains(words) } }
    }

    @Test("a roster that is empty beside twelve plans: one line, and none for each plan") func roster() throws {
        let sample = try MadeSample()
        try sample.folder.write("sip/roster.yaml", "# nobody yet\n")
        let line =
            "\(sample.path)/roster.yaml: warning: nobody is in it, and there are 12 plans: nobody can be told of them; write the "
            + "people and units that they name, then sipd reload"
        #expect(try Self.lines(sample, "roster") == [[line], [line], [line]])
    }

    @Test("an empty roster without a plan is how one begins") func fresh() throws {
        let sample = try MadeSample()
        try sample.folder.write("sip/roster.yaml", "")
        try sample.folder.move("sip/plans", to: "sip/elsewhere")
        try sample.folder.makeFolder("sip/plans")
        let check = try Ran("check", "-c", sample.configuration)
        #expect(check.status == 0, "\(check.output)")
    }

    @Test("a roster without process owner and administrators") func posts() throws {
        let sample = try MadeSample()
        let text = try String(contentsOfFile: sample.path + "/roster.yaml", encoding: .utf8)
        let kept = text.split(separator: "\n").filter {
            !$0.hasPrefix("process-owner:") && !$0.hasPrefix("administrators:")
        }
        try sample.folder.write("sip/roster.yaml", kept.joined(separator: "\n") + "\n")
        for words in [
            "roster.yaml: warning: no process owner: write ", "roster.yaml: warning: no administrators: write ",
        ] {
            let found = try Self.lines(sample, words)
            #expect(found.allSatisfy { $0.count == 1 } && Set(found).count == 1, "\(found)")
        }
    }

    @Test("letters that go to their readers from an address of this machine alone, and not while they do not")
    func sender() throws {
        let sample = try MadeSample()
        let path = sample.configuration
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let others = text.split(separator: "\n").filter { !$0.hasPrefix("mail:") && !$0.hasPrefix("  ") }
        let write = { (mail: String) in
            try sample.folder.write("sip/sipd.yaml", others.joined(separator: "\n") + "\nmail: \(mail)\n")
        }
        try write("{trial: off}")
        let found = try Self.lines(sample, "from an address of this machine alone: others refuse them")
        #expect(found.allSatisfy { $0.count == 1 && $0[0].contains("sipd.yaml:") } && Set(found).count == 1, "\(found)")
        for mail in ["{trial: anna@localhost}", "{trial: off, from: sip@kommun.example}"] {
            try write(mail)
            let check = try Ran("check", "-c", path)
            #expect(!check.output.contains("this machine alone"), "\(check.output)")
        }
    }
}
