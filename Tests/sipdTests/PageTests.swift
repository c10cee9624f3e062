import SIPRules
import Testing

@testable import sipd

@Suite("Pages fit their terminal and show what they must")
struct PageTests {
    @Test("a table's last column is broken between words at the terminal's edge") func wrapping() {
        var table = Table("a", ">b", "c")
        table.add("x", "1", "one two three four five six seven eight nine ten")
        table.add("long cell", "100", "short")
        let lines = table.lines(width: 42).map { $0.map(\.text).joined() }
        #expect(
            lines == [
                "a            b  c", "x            1  one two three four five",
                "                six seven eight nine ten",
                "long cell  100  short",
            ])
        #expect(table.lines(width: nil).count == 3)
    }

    @Test("a word that does not fit stays whole, so that a path can be copied") func longWord() {
        let path = String(repeating: "p", count: 60)
        #expect(Styled("see \(path) now").wrapped(to: 30).map(\.text) == ["see", path, "now"])
    }

    @Test("without colour there is not one escape; with it each piece ends its own") func colour() {
        var plain = Page(for: .plain)
        plain.add(Styled("late", .red))
        #expect(plain.text == "late\n")
        var coloured = Page(for: Terminal(width: 80, hasColour: true))
        coloured.add(Styled("late", .red), " now")
        #expect(coloured.text == "\u{1B}[31mlate\u{1B}[0m now\n")
    }

    @Test("what a document says cannot repaint the terminal") func escapes() {
        #expect(Styled("\u{1B}[2J\u{202E}x").text == "\\u{1B}[2J\\u{202E}x")
    }

    @Test("rows with too few or too many cells do no harm") func ragged() {
        var table = Table("a", "b")
        table.add("1")
        table.add("1", "2", "3")
        #expect(table.rows.map(\.count) == [2, 2])
    }

    @Test("every rule has a step and a sentence") func titles() {
        #expect(RuleStep.allCases.flatMap(\.rules) == RuleID.allCases)
        #expect(RuleID.allCases.allSatisfy { $0.rule.title.hasSuffix(".") })
    }
}
