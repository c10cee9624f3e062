import SIPDaemon
import SIPRules
import SIPStores
import SIPTesting
import Testing

@Suite("The tables of keys")
struct KeyTableTests {
    /// Record them anew with `SIPD_RECORD=1 swift test --filter KeyTableTests`, and `make reference` after it.
    @Test("are what sipd.yaml and roster.yaml show", arguments: ["sipd", "roster"])
    func shipped(name: String) throws {
        let path = "config/\(name).yaml"
        let text = name == "sipd" ? ConfigurationDocument.shipped : RosterDocument.shipped
        let golden = try ProjectFile.golden(path, recording: text)
        #expect(golden == text, "run SIPD_RECORD=1 swift test --filter KeyTableTests, and make reference")
    }

    @Test("say of every value what it may be, and readers take all of that, each key read")
    func readers() throws {
        let files: [(String, Shape, (DocumentNode) -> [Finding])] = [
            ("sipd", ConfigurationDocument.shape, { ConfigurationDocument.read($0).findings }),
            ("policy", PolicyDocument.shape, { PolicyDocument.read($0).findings }),
            ("roster", RosterDocument.shape, { RosterDocument.read($0).findings }),
        ]
        for (name, shape, findings) in files {
            var drawing = Drawing(Chance(seed: 11), around: .the("2026-06-18"))
            drawing.percent = 100
            for _ in 0..<20 {
                let document = try YAMLDocument.read(
                    Array(drawing.value(shape).yaml.utf8), path: name, limits: .roster)
                // A value of its shape is never of the wrong kind, and no key of the table is unknown to the reader.
                let wrong = findings(document).map(\.message.text).filter {
                    $0.hasPrefix("unknown") || $0.hasPrefix("expected") || $0.contains("is missing")
                }
                let allowed = ["expected at least one weekday", "expected a list of roles, each once"]
                #expect(
                    wrong.filter { message in !allowed.contains { message.hasPrefix($0) } }.isEmpty, "\(name): \(wrong)"
                )
            }
        }
    }

    @Test("An explanation is broken into lines of at most 120 characters, and a required key says so")
    func template() {
        for file in [ConfigurationDocument.shipped, RosterDocument.shipped] {
            let afterHead = file.split(separator: "\n\n").dropFirst()
            for line in afterHead.flatMap({ $0.split(separator: "\n") }) { #expect(line.count <= 120) }
        }
        #expect(RosterDocument.shipped.contains("## What letters call it. Required.\n#    name: Hemtjänst Norr"))
    }
}
