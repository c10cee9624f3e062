import SIPRules
import SIPStores
import SIPTesting
import Testing

@Suite("A YAML document is edited in the lines that say something else, and nowhere else")
struct YAMLEditTests {
    static let edited: @Sendable (String, [String], YAMLValue, String) -> String = { source, keys, value, shipped in
        do throws(DocumentRefused) {
            var edit = try YAMLEdit(Array(source.utf8), path: "y", shipped: shipped)
            try edit.set(keys, to: value)
            let once = edit.bytes
            try edit.set(keys, to: value)
            return once == edit.bytes ? String(decoding: once, as: UTF8.self) : "not the same twice"
        } catch {
            return error.description
        }
    }

    static let from = ["mail", "from"]

    @Test(
        "a key that is there gets the value, and what stands beside it stays",
        arguments: [
            ("mail:\n  from: old@k.se # since May\n  x: 1\n", "mail:\n  from: sip@k.se # since May\n  x: 1\n"),
            ("mail:\n    from: 'it''s'\n", "mail:\n    from: sip@k.se\n"),
            ("mail:\n  from: \"a \\\" b\" # c\n", "mail:\n  from: sip@k.se # c\n"),
            ("mail:\n  \"from\":   old@k.se  \n", "mail:\n  \"from\":   sip@k.se  \n"),
            ("mail: {from: old@k.se, trial: off} # d\n", "mail: {from: sip@k.se, trial: off} # d\n"),
            ("mail: {trial: off, from: 'old'}\n", "mail: {trial: off, from: sip@k.se}\n"),
            ("{mail: {from: old}, x: [1, 2]}\n", "{mail: {from: sip@k.se}, x: [1, 2]}\n"),
            ("mail:\n  from:\n  x: 1\n", "mail:\n  from: sip@k.se\n  x: 1\n"),
            ("mail:\n  from: # none\n  x: 1\n", "mail:\n  from: sip@k.se # none\n  x: 1\n"),
            ("mail:\n  from: ~\n", "mail:\n  from: sip@k.se\n"),
            ("mail:\r\n  from: old\r\nx: 1\r\n", "mail:\r\n  from: sip@k.se\r\nx: 1\r\n"),
            ("mail:\n  from: old", "mail:\n  from: sip@k.se"),
            ("mail:\n  from: http://a:1/#x\n", "mail:\n  from: sip@k.se\n"),
        ])
    func present(source: String, expected: String) {
        #expect(Self.edited(source, Self.from, .text("sip@k.se"), "") == expected)
    }

    @Test(
        "a key that is not there comes where the shipped file has it commented out, else below the others, indented as they are",
        arguments: [
            ("", "mail:\n  from: sip@k.se\n"),
            ("# mine\nx: 1", "# mine\nx: 1\nmail:\n  from: sip@k.se\n"),
            ("x: 1\r\n", "x: 1\r\nmail:\r\n  from: sip@k.se\r\n"),
            ("#mail:\n## Who.\n#  from: a@b\n#  x:\n#y: 1\n", "mail:\n## Who.\n  from: sip@k.se\n#  x:\n#y: 1\n"),
            ("mail:\n## Who.\n#  from: a@b\n  x: 1\n#y: 1\n", "mail:\n## Who.\n  from: sip@k.se\n  x: 1\n#y: 1\n"),
            ("mail:\n    x: 1\n#  from: a@b\n#y: 1\n", "mail:\n    x: 1\n    from: sip@k.se\n#y: 1\n"),
            ("mail:\n#  from: mine@b\n  x: 1\n", "mail:\n#  from: mine@b\n  from: sip@k.se\n  x: 1\n"),
            ("mail:\n  x: 1\n#other:\n#  from: a@b\n", "mail:\n  x: 1\n  from: sip@k.se\n#other:\n#  from: a@b\n"),
            (
                "mail:\n  x: 1 # a\n  # of x\n# of y\ny: 2\n",
                "mail:\n  x: 1 # a\n  # of x\n  from: sip@k.se\n# of y\ny: 2\n"
            ),
            ("mail:\n  x: {a: [1,\n    2]}\ny: 2\n", "mail:\n  x: {a: [1,\n    2]}\n  from: sip@k.se\ny: 2\n"),
            ("mail: {x: 1}\n", "mail: {from: sip@k.se, x: 1}\n"), ("mail: {}\n", "mail: {from: sip@k.se}\n"),
            ("{x: 1}\n", "{mail: {from: sip@k.se}, x: 1}\n"),
            ("mail:\ny: 1\n", "mail:\n  from: sip@k.se\ny: 1\n"),
        ])
    func absent(source: String, expected: String) {
        let shipped = "#mail:\n## Who.\n#  from: a@b\n#  x:\n#y: 1\n"
        #expect(Self.edited(source, Self.from, .text("sip@k.se"), shipped) == expected)
    }

    @Test(
        "a list gains and loses what differs",
        arguments: [
            ("a: [x, y] # who\n", "a: [y, z] # who\n"), ("a: [y, z]\n", "a: [y, z]\n"), ("a:\n", "a: [y, z]\n"),
            ("a:\n  - x # ex\n  - y # why\nb: 1\n", "a:\n  - y # why\n  - z\nb: 1\n"),
            ("a:\n- y\n- z\n", "a:\n- y\n- z\n"), ("a: []\n", "a: [y, z]\n"), ("b: 1\n", "b: 1\na: [y, z]\n"),
            ("a:\r\n  - y", "a:\r\n  - y\r\n  - z\r\n"), ("a:\r\n  - x\r\n", "a:\r\n  - y\r\n  - z\r\n"),
            ("a:\n  - x", "a:\n  - y\n  - z\n"),
            ("a: {b: c}\n", "a: [y, z]\n"),
        ])
    func list(source: String, expected: String) {
        #expect(Self.edited(source, ["a"], .list(["y", "z"]), "") == expected)
    }

    @Test(
        "what cannot be changed so is refused where it stands",
        arguments: [
            ("mail:\n  from: one\n    two\n", "y:2:3"), ("mail:\n  from: \"one\n    two\"\n", "y:2:3"),
            ("mail:\n  from: {a: 1,\n    b: 2}\n", "y:2:3"), ("mail:\n  from: >-\n    x\n", "y:2:3"),
            ("mail: text\n", "y:1:1"), ("mail:\n  - x\n", "y:1:1"), ("a: 1\n...\n", "y:1:1"), ("- a\n", "y:1:1"),
        ])
    func refused(source: String, place: String) {
        #expect(
            Self.edited(source, Self.from, .text("sip@k.se"), "")
                == "\(place): error: what stands here cannot be changed line by line: change it by hand")
    }

    @Test(
        "a document that the reader refuses is not edited",
        arguments: [
            ("mail: &m {from: a}\n", "y:1:7: error: an anchor or alias (& or *): write the value out"),
            ("a: 1\na: 2\n", "y:1:1: error: the key \"a\" stands twice in this map: remove one"),
            ("mail: !x {from: a}\n", "y:1:7: error: a tag (!): write the value without it"),
        ])
    func unread(source: String, message: String) {
        #expect(Self.edited(source, Self.from, .text("sip@k.se"), "") == message)
    }

    @Test(
        "a text comes back as it was given, whatever is in it",
        arguments: [
            "a", "off", "no", "null", "~", "true", "08:00", "a: b", "a #b", "#a", "'a'", "\"a\" \\ b", "[a]", "{a}",
            "&a",
            "*a", "!a", "- a", "a, b", " a", "a ", "Åsa Öberg (växel)", "👍", "%a", "@a", "`a", "|", ">", "?", "=",
            "e\u{301}",
        ])
    func texts(text: String) throws {
        for source in ["k: old # c\n", "{k: old, x: 1}\n"] {
            var edit = try YAMLEdit(Array(source.utf8), path: "y")
            try edit.set(["k"], to: .text(text))
            #expect(try YAMLDocument.read(edit.bytes, path: "y").entries.first?.value.text == text)
            try edit.set(["l"], to: .list([text, "b"]))
            #expect(edit[["l"]]?.items.map(\.text) == [text, "b"])
        }
    }

    @Test("whatever a document is made of, a value is set in it or refused, and nothing else is changed")
    func anything() throws {
        var chance = SeededGenerator(seed: 7)
        let pieces = [
            "mail:", "from:", "#  from: a@b", "#mail:", "  ", "    ", "\n", "\n", "\r\n", "x", "{", "}", "[", "]", ", ",
            ": ",
            "- ", "# c", "\"", "'", "\u{85}", "\u{2028}", "~", "null", "|", "? ", "...", "---", "\t", "å",
        ]
        var taken = 0
        for _ in 0..<4000 {
            let source = (0..<Int.random(in: 1...14, using: &chance)).map { _ in
                pieces.randomElement(using: &chance) ?? ""
            }
            .joined()
            guard var edit = try? YAMLEdit(Array(source.utf8), path: "y", shipped: "#mail:\n#  from: a@b\n") else {
                continue
            }
            for value in [YAMLValue.text("new"), .list(["new", "x"])] where (try? edit.set(Self.from, to: value)) != nil
            {
                let read = try YAMLDocument.read(edit.bytes, path: "y").entries.first { $0.key.text == "mail" }?.value
                let found = read?.entries.first { $0.key.text == "from" }?.value
                #expect(found?.text == "new" || found?.items.map(\.text) == ["new", "x"], "\(source.debugDescription)")
                taken += 1
            }
        }
        #expect(taken > 300, "\(taken)")
    }
}
