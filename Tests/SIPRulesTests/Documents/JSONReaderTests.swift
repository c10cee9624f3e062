import SIPRules
import SIPTesting
import Testing

@Suite("The JSON reader")
struct JSONReaderTests {
    /// What the reader says of a document: its findings, or the tree.
    static let reading = { @Sendable (bytes: [UInt8]) -> String in
        do throws(DocumentRefused) {
            return try JSONReader.read(
                bytes, path: "p", limits: DocumentLimits(bytes: 300, depth: 3, textBytes: 20, items: 4, keys: 3)
            ).outline
        } catch {
            return error.description
        }
    }

    @Test(
        "reads what RFC 8259 allows",
        arguments: [
            ("{}", "{}"), ("[ ]", "[]"), (" \t\r\n7 ", "7"), ("-0", "0"), ("null", "null"), ("\"\"", "\"\""),
            (#"{"b":1,"a":[true,false,null]}"#, #"{"b": 1, "a": [true, false, null]}"#),
            (#""å€😀""#, "\"å€😀\""), (#""\"\\\/\u00e5\u20AC\uD83D\uDE00""#, #""\"\\/å€😀""#),
            ("9223372036854775807", "9223372036854775807"), ("-9223372036854775808", "-9223372036854775808"),
            (#"{"a":{"a":{"a":1}}}"#, #"{"a": {"a": {"a": 1}}}"#),
        ])
    func allowed(source: String, outline: String) {
        #expect(Self.reading(Array(source.utf8)) == outline)
    }

    @Test(
        "refuses what is not, and says where and what to do",
        arguments: [
            ("", "p:1:1: error: the document is empty: write a JSON object"),
            ("{", "p:1:2: error: expected a key in quotation marks or }, found the end of the document"),
            ("{} x", "p:1:4: error: x after the end of the document: remove it"),
            ("{}{}", "p:1:3: error: { after the end of the document: remove it"),
            (#"{"a":1,}"#, "p:1:7: error: a comma with nothing after it: remove the comma"),
            ("[1,\n 2,\n]", "p:2:3: error: a comma with nothing after it: remove the comma"),
            (#"{"a" 1}"#, "p:1:6: error: expected : after the key, found 1"),
            (#"{"å" 1}"#, "p:1:6: error: expected : after the key, found 1"),
            (#"{"a":1 "b":2}"#, "p:1:8: error: expected , or } in the object, found \""),
            ("[1 2]", "p:1:4: error: expected , or ] in the array, found 2"),
            ("{a:1}", "p:1:2: error: expected a key in quotation marks or }, found a"),
            ("{'a':1}", "p:1:2: error: expected a key in quotation marks or }, found '"),
            ("// x\n{}", "p:1:1: error: expected a value, found /"),
            (#"{"a":1,"b":2,"a":3}"#, #"p:1:14: error: the same key as on line 1 of this object: remove one"#),
            (#"{"a":1,"\u0061":3}"#, #"p:1:8: error: the same key as on line 1 of this object: remove one"#),
            (#"{"a":1,"b":2,"c":3,"d":4}"#, "p:1:20: error: the object has more than 3 keys: remove some"),
            ("[1,2,3,4,5]", "p:1:10: error: the array has more than 4 values: remove some"),
            ("[[[[", "p:1:4: error: more than 3 objects and arrays inside each other: write a flatter document"),
            ("tru", "p:1:1: error: expected a value, found an unknown word: write true or quote the text"),
            ("truer", "p:1:5: error: r right after true: quote the text, or remove it"),
            ("NaN", "p:1:1: error: expected a value, found N"),
            ("01", "p:1:1: error: a number with a leading zero: remove the zero, or quote the text"),
            ("-", "p:1:2: error: expected a digit after -, found the end of the document"),
            ("+1", "p:1:1: error: expected a value, found +"),
            ("1.5", "p:1:1: error: a number that is not whole: write it without fraction and exponent"),
            ("1e3", "p:1:1: error: a number that is not whole: write it without fraction and exponent"),
            ("9223372036854775808", "p:1:1: error: a number beyond 64 bits: write a smaller one, or quote the text"),
            ("0x10", "p:1:2: error: x right after a number: quote the text, or remove it"),
            ("\"a", "p:1:1: error: the text has no closing quotation mark: add one"),
            ("\"a\nb\"", "p:1:3: error: the line ends inside a text: close the quotation mark before it"),
            ("\"a\tb\"", "p:1:3: error: the control character 0x9 in a text: remove it"),
            ("\"\u{7F}\"", "p:1:2: error: the control character 0x7f in a text: remove it"),
            ("\"\u{85}\"", "p:1:2: error: the control character 0x85 in a text: remove it"),
            (
                #""a\nb""#,
                "p:1:3: error: a line break, tab or other control character in a text: write one line of text"
            ),
            (
                #""\u0000""#,
                "p:1:2: error: a line break, tab or other control character in a text: write one line of text"
            ),
            (#""\x""#, #"p:1:2: error: an unknown escape: write \\ for a backslash"#),
            (#""\u00g0""#, #"p:1:2: error: an unfinished escape: write four hexadecimal digits after \u"#),
            (#""\uD83D""#, "p:1:2: error: half a surrogate pair: write the character itself"),
            (#""\uDE00\uD83D""#, "p:1:2: error: half a surrogate pair: write the character itself"),
            ("\"123456789012345678901\"", "p:1:1: error: a text of more than 20 bytes: shorten it"),
            ("\u{FEFF}{}", "p:1:1: error: the document begins with a byte-order mark: save it as UTF-8 without one"),
            (
                "{\u{A0}}",
                "p:1:2: error: expected a key in quotation marks or }, found a character outside quotation marks"
            ),
            (
                String(repeating: " ", count: 301),
                "p: error: the document has 301 bytes: at most 300 are read; shorten it"
            ),
        ])
    func refused(source: String, finding: String) {
        #expect(Self.reading(Array(source.utf8)) == finding)
    }

    @Test("refuses a personal identity number in any text, key or number, and says only where")
    func personalNumbers() {
        let source = #"{"a": ["121212-1212", 191212121212],"# + "\n" + #" "121212+1212": 1}"#
        #expect(
            Self.reading(Array(source.utf8)) == """
                p:1:8: error: a personal identity number stands here: replace it with the case reference
                p:1:23: error: a personal identity number stands here: replace it with the case reference
                p:2:2: error: a personal identity number stands here: replace it with the case reference
                """)
        let twice = #"{"121212-1212": 1, "121212-1212": 2}"#
        #expect(
            Self.reading(Array(twice.utf8))
                == #"p:1:20: error: the same key as on line 1 of this object: remove one"#)
    }

    @Test(
        "refuses bytes that are not UTF-8, also in values that nobody reads",
        arguments: [
            [0x80], [0xC0, 0xAF], [0xC1, 0x81], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98],
        ])
    func invalidUTF8(bytes: [UInt8]) {
        let finding = "p:1:7: error: a byte that is not valid UTF-8: save the document as UTF-8"
        #expect(Self.reading(Array(#"{"x":""#.utf8) + bytes + Array(#""}"#.utf8)) == finding)
        #expect(Self.reading(Array(#"{"x":""#.utf8) + bytes) == finding)
    }

    @Test(
        "refuses UTF-16 in either order",
        arguments: [[0xFF, 0xFE, 0x7B, 0], [0xFE, 0xFF, 0, 0x7B], [0x7B, 0, 0x7D, 0], [0, 0x7B]])
    func utf16(bytes: [UInt8]) {
        #expect(Self.reading(bytes) == "p:1:1: error: the document looks like UTF-16: save it as UTF-8")
    }

    @Test("gives a tree or a finding, and never stops the process, for 20,000 mutations of a good document")
    func mutations() throws {
        let good = Array(
            #"{"id":"K-1","seen":"2026-03-30","n":[1,-2,{"å":"\u00e5\uD83D\uDE00","b":[true,false,null]}],"e":{}}"#.utf8
        )
        var random = SeededGenerator(seed: 114_327)
        let alphabet = Array(#"{}[]",:\u0019-+.eEtfn "#.utf8) + [0x00, 0x0A, 0x7F, 0x80, 0xC3, 0xED, 0xF4, 0xFF]
        var trees = 0
        for _ in 0..<20_000 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = alphabet.randomElement(using: &random) ?? 0
                case 1: bytes.insert(alphabet.randomElement(using: &random) ?? 0, at: place)
                case 2: bytes.removeSubrange(place..<min(bytes.count, place + 3))
                default: bytes.removeSubrange(min(bytes.count, place + 40)...)
                }
                if bytes.isEmpty { break }
            }
            do throws(DocumentRefused) {
                let outline = try JSONReader.read(bytes, path: "p").outline
                // What was read, written again, reads the same.
                #expect(try JSONReader.read(Array(outline.utf8), path: "p").outline == outline)
                trees += 1
            } catch {
                #expect(!error.findings.isEmpty)
            }
        }
        #expect(trees > 100 && trees < 19_900)
    }
}
