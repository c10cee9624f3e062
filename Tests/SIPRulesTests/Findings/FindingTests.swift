import SIPRules
import Testing

@Suite("A finding")
struct FindingTests {
    @Test("prints like a compiler's, with as much of the place as is known")
    func description() {
        var finding = Finding(path: "plans/a.json", line: 3, column: 9, message: "expected a value, found ]")
        #expect(finding.description == "plans/a.json:3:9: error: expected a value, found ]")
        finding.column = 0
        #expect(finding.description == "plans/a.json:3: error: expected a value, found ]")
        finding.line = 0
        finding.severity = .warning
        #expect(finding.description == "plans/a.json: warning: expected a value, found ]")
    }

    @Test("cannot repaint a terminal or start a new line")
    func hostileText() {
        let finding = Finding(path: "a\u{202E}nosj.json", message: "found \"\u{1B}[2J\r\n\u{200B}\"")
        #expect(
            finding.description
                == #"a\u{202E}nosj.json: error: found "\u{1B}[2J\u{D}\u{A}\u{200B}""#)
    }

    @Test("never repeats a personal identity number, not even in a file's name")
    func privacy() {
        let finding = Finding(path: "19121212-1212.json", message: "found \"121212+1212 (mor)\"")
        #expect(finding.description == #"**********.json: error: found "********** (mor)""#)
    }

    @Test("sorts by path, line and column")
    func order() {
        let places = [("b", 1, 1), ("a", 10, 1), ("a", 2, 7), ("a", 2, 3)]
        let sorted = places.map { Finding(path: $0.0, line: $0.1, column: $0.2, message: "") }.sorted()
        #expect(sorted.map(\.description) == ["a:2:3: error: ", "a:2:7: error: ", "a:10:1: error: ", "b:1:1: error: "])
    }

    @Test(
        "suggests the nearest name, or none",
        arguments: [
            ("seeen", "seen"), ("sene", "seen"), ("Seen", "seen"), ("meetngs", "meetings"), ("follow_up", "follow-up"),
            ("xyz", nil), ("", nil), ("s", nil), (String(repeating: "seen", count: 20), nil),
        ])
    func nearest(name: String, meant: String?) {
        #expect(NearestName.to(name, among: ["id", "seen", "meetings", "follow-up"]) == meant)
    }
}
