import SIPRules
import SIPTesting
import Testing

@Suite("A hostile plan document")
struct PlanDocumentHostileTests {
    static let identifier =
        "expected a name of 1 to 64 letters a–z, digits, '.', '_' and '-' that begins with a letter or digit"
    static let line = "expected one line of 1 to 64 visible characters"

    /// What the reader says of a plan with this id and these further fields.
    static let findings = { @Sendable (id: String, rest: String) -> [String] in
        let source = "{\"format\": \"sip-plan/1\", \"unit\": \"norr\", \"id\":\n\"\(id)\"\n\(rest)}"
        return PlanDocument.read(Array(source.utf8), path: "p").findings.map(\.description)
    }

    @Test(
        "cannot have an id that leaves a folder, a header or a line",
        arguments: [
            ("../../etc/passwd", "found a text of 16 characters"), ("a/b", "found a text of 3 characters"),
            ("..", "found a text of 2 characters"), (".hidden", "found a text of 7 characters"),
            ("-rf", "found a text of 3 characters"), ("", "found an empty text"),
            ("K 1", "found a text of 3 characters"),
            ("Å-1", "found a text of 3 characters"), ("K\u{202E}1", "found a text of 3 characters"),
        ])
    func ids(id: String, found: String) {
        #expect(Self.findings(id, "") == ["p:2:1: error: \(Self.identifier), \(found)"])
    }

    @Test("cannot have an id of 65 letters, or a NUL or a line break in one")
    func longAndControl() {
        let long = String(repeating: "k", count: 65)
        #expect(
            Self.findings(long, "")
                == ["p:2:1: error: \(Self.identifier), found a text of 65 characters"])
        let control = "error: a line break, tab or other control character in a text: write one line of text"
        #expect(Self.findings(#"K\u0000"#, "") == ["p:2:3: \(control)"])
        #expect(Self.findings(#"K\r\nBcc: x"#, "") == ["p:2:3: \(control)"])
        #expect(
            Self.findings("K\r\n1", "") == [
                "p:2:3: error: the line ends inside a text: close the quotation mark before it"
            ])
    }

    @Test(
        "cannot have a reference that hides, reorders or fills a page",
        arguments: [
            "a\u{202E}b", "a\u{200B}b", "a\u{2028}b", " a", "a\u{E000}", String(repeating: "å", count: 65),
        ])
    func references(text: String) {
        let found = "found a text of \(text.unicodeScalars.count) characters"
        let rest = ", \"principals\": [{\"id\": \"region\", \"documented\":\n\"\(text)\"}]"
        #expect(Self.findings("K-1", rest) == ["p:4:1: error: \(Self.line), \(found)"])
    }

    @Test("cannot have a reference of one letter with ten thousand accents")
    func accents() {
        let rest =
            ", \"principals\": [{\"id\": \"region\", \"documented\":\n\"e\(String(repeating: "\u{301}", count: 1000))\"}]"
        let findings = Self.findings("K-1", rest)
        #expect(findings.count == 1 && findings[0].hasPrefix("p:4:1: error: \(Self.line)"))
    }

    @Test("cannot hold a personal identity number in any field, and the refusal does not repeat it")
    func personalNumber() {
        let refusal = "error: a personal identity number stands here: replace it with the case reference"
        #expect(Self.findings("121212-1212", "") == ["p:2:1: \(refusal)"])
        let rest = ", \"principals\": [{\"id\": \"region\", \"documented\":\n\"journal 19121212-1212\"}]"
        #expect(Self.findings("K-1", rest) == ["p:4:1: \(refusal)"])
        #expect(Self.findings("K-1", ",\n\"121212-1212\": 1") == ["p:4:1: \(refusal)"])
    }

    @Test("nested a thousand deep, with a key twice, or not UTF-8, is refused with one finding")
    func syntax() {
        #expect(
            Self.findings("K-1", ",\n\"need\": \(String(repeating: "[", count: 1000))") == [
                "p:4:24: error: more than 16 objects and arrays inside each other: write a flatter document"
            ])
        #expect(
            Self.findings("K-1", ",\n\"id\": \"K-2\"")
                == ["p:4:1: error: the same key as on line 1 of this object: remove one"])
        let (plan, findings) = PlanDocument.read(Array("{\"id\": \"K".utf8) + [0xFF], path: "p")
        #expect(plan == nil)
        #expect(
            findings.map(\.description) == ["p:1:10: error: a byte that is not valid UTF-8: save the document as UTF-8"]
        )
    }

    @Test(
        "with sixty unknown fields in each of a hundred meetings is refused within 200 findings and a count of the rest"
    )
    func flood() {
        let meeting = "{\((0..<60).map { "\"field\($0)\": 1" }.joined(separator: ", "))}"
        let rest = ", \"meetings\": [\((0..<100).map { _ in meeting }.joined(separator: ","))]"
        #expect(Self.findings("K-1", rest).count == 201)
    }

    @Test("made of a sample by 6,000 mutations gives a plan or a finding, and never stops the process")
    func mutations() throws {
        let words = ["\"id\"", "null", "[]", "{}", "2026-02-29", "9999-99-99", "\"m\"", "-1", "99999999999999999999"]
            .map { Array($0.utf8) }
        var random = SeededGenerator(seed: 114_327)
        var taken = 0
        for name in ["02-discharge", "03-child-two-guardians", "14-moved-meeting", "16-situation-changed"] {
            let good = try ProjectFile.bytes("config/samples/\(name).json")
            for _ in 0..<1500 {
                var bytes = good
                let start = Int.random(in: 0..<bytes.count, using: &random)
                let end = min(bytes.count, start + Int.random(in: 0...12, using: &random))
                bytes.replaceSubrange(start..<end, with: words.randomElement(using: &random) ?? [])
                let (plan, findings) = PlanDocument.read(bytes, path: "p")
                let isRefused = findings.contains { $0.severity == .error }
                #expect((plan == nil) == isRefused)
                if plan != nil { taken += 1 }
            }
        }
        #expect(taken > 10 && taken < 5_990)
    }
}
