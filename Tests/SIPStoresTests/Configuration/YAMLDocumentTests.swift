import SIPRules
import SIPStores
import SIPTesting
import Testing

@Suite("A YAML document")
struct YAMLDocumentTests {
    static let reading = { @Sendable (bytes: [UInt8]) -> String in
        do throws(DocumentRefused) {
            let limits = DocumentLimits(bytes: 400, depth: 3, textBytes: 20, items: 4, keys: 4)
            return try YAMLDocument.read(bytes, path: "y", limits: limits).outline
        } catch {
            return error.description
        }
    }

    @Test(
        "gives the same tree as JSON, plain scalars as the text that stands there",
        arguments: [
            ("", "null"), ("# nothing\n", "null"), ("a: 1\nb: [x, 'y']\n", #"{"a": "1", "b": ["x", "y"]}"#),
            ("a: no\nb: 08:00\nc: 2026-03-02\nd: 010\n", #"{"a": "no", "b": "08:00", "c": "2026-03-02", "d": "010"}"#),
            ("no: on\n", #"{"no": "on"}"#),
            ("a:\nb: ~\nc: null\nd: ''\n", #"{"a": null, "b": null, "c": null, "d": ""}"#),
            ("---\nå: \"\\u00e5\"\n...\n", #"{"å": "å"}"#), ("name: Barn &ungdom *\n", #"{"name": "Barn &ungdom *"}"#),
        ])
    func allowed(source: String, outline: String) {
        #expect(Self.reading(Array(source.utf8)) == outline)
    }

    @Test(
        "is refused with the place and what to do",
        arguments: [
            ("a: 1\na: 2\n", "y:1:1: error: the key \"a\" stands twice in this map: remove one"),
            ("1: a\n\"1\": b\n", "y:1:1: error: the key \"1\" stands twice in this map: remove one"),
            ("a: &x 1\n", "y:1:4: error: an anchor or alias (& or *): write the value out"),
            ("a: &x 1\nb: *x\n", "y:2:4: error: an anchor or alias (& or *): write the value out"),
            ("a: *x\n", "y:1:4: error: an anchor or alias (& or *): write the value out"),
            ("a: 1\n---\nb: 2\n", "y:2:1: error: a second document begins here: keep one in a file"),
            (
                "a: 1\nb: {c",
                "y:2:6: error: this is not YAML: did not find expected ',' or '}'; check indentation, colons and "
                    + "quotation marks"
            ),
            ("a: {<<: {b: 1}}\n", "y:1:5: error: a merge key (<<): write the fields out"),
            ("a: !!int 1\n", "y:1:4: error: a tag (!): write the value without it"),
            ("a: !!str no\n", "y:1:4: error: a tag (!): write the value without it"),
            ("a: !x 'no'\n", "y:1:4: error: a tag (!): write the value without it"),
            ("a: !x [1]\n", "y:1:4: error: a tag (!): write the value without it"),
            ("? [a]\n: 1\n", "y:1:3: error: a key that is not a text: write a name before the colon"),
            ("{'': 1}\n", "y:1:2: error: a key that is not a text: write a name before the colon"),
            ("a: |\n  x\n", "y:1:4: error: a line break or control character in a text: write one line of text"),
            ("a: \"\\0\"\n", "y:1:4: error: a line break or control character in a text: write one line of text"),
            ("[[[[1]]]]\n", "y:1:4: error: more than 3 maps and lists inside each other: write a flatter document"),
            ("- - - - 1\n", "y:1:7: error: more than 3 maps and lists inside each other: write a flatter document"),
            ("[1,2,3,4,5]\n", "y:1:1: error: more than 4 values here: remove some"),
            ("a: 123456789012345678901\n", "y:1:4: error: a text of more than 20 bytes: shorten it"),
            (
                "\u{FEFF}a: 1\n",
                "y:1:1: error: the document begins with a byte-order mark: save it as UTF-8 without one"
            ),
            ("å: \u{07}\n", "y:1:4: error: the control character 0x7: remove it"),
            (
                "# " + String(repeating: "x", count: 400),
                "y: error: the document has 402 bytes: at most 400 are read; shorten it"
            ),
            (
                "a:\n  - 121212-1212\n",
                "y:2:5: error: a personal identity number stands here: replace it with the case reference"
            ),
        ])
    func refused(source: String, finding: String) {
        #expect(Self.reading(Array(source.utf8)) == finding)
    }

    @Test(
        "that is not YAML is refused with its line",
        arguments: [
            ("a: 1\n b: 2\n", 2), ("a: [1\n", 2), ("a:\n\t- 1\n", 2), ("a: \"x\n", 2),
        ])
    func syntax(source: String, line: Int) throws {
        #expect(Self.reading(Array(source.utf8)).hasPrefix("y:\(line):"))
    }

    @Test("that is not UTF-8 is refused with its place")
    func invalidUTF8() {
        let finding = "y:2:4: error: a byte that is not valid UTF-8: save the document as UTF-8"
        #expect(Self.reading(Array("å: 1\nö: ".utf8) + [0xE5, 0x0A]) == finding)
        #expect(Self.reading([0x61, 0, 0x3A, 0]) == "y:1:1: error: the document looks like UTF-16: save it as UTF-8")
    }

    @Test("that multiplies by aliases is refused at once, also in keys")
    func laughs() {
        var source = "a0: &a0 [x]\n"
        for level in 1...60 { source += "a\(level): &a\(level) {? [*a\(level - 1), *a\(level - 1)] : 1}\n" }
        let bytes = Array(source.utf8)
        #expect(throws: DocumentRefused.self) { try YAMLDocument.read(bytes, path: "y") }
    }

    @Test("nested a thousand times or more is refused", arguments: ["[", "- ", "{a: ", "? "])
    func deep(opening: String) {
        let bytes = Array(String(repeating: opening, count: 15_000).utf8)
        #expect(throws: DocumentRefused.self) { try YAMLDocument.read(bytes, path: "y") }
    }

    @Test("gives a tree or a finding, and never stops the process, for 1,000 mutations of a good document")
    func mutations() {
        let good = Array("units:\n  - name: 'Söder'\n    open: 08:00\n    closed: [2026-06-19, \"x\"]\n# end\n".utf8)
        let alphabet = Array("{}[]\"',:&*!|>%@#?-~ \n\t\\a0".utf8) + [0x00, 0x07, 0x85, 0xC2, 0xED, 0xEF, 0xFF]
        var random = SeededGenerator(seed: 114_327)
        var trees = 0
        for _ in 0..<1_000 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                bytes.insert(alphabet.randomElement(using: &random) ?? 0, at: place)
                if Bool.random(using: &random) { bytes.remove(at: place + 1) }
            }
            do throws(DocumentRefused) {
                _ = try YAMLDocument.read(bytes, path: "y").outline
                trees += 1
            } catch {
                #expect(!error.findings.isEmpty)
            }
        }
        #expect(trees > 10 && trees < 990)
    }
}
