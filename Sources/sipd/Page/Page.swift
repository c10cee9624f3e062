internal import SIPRules

/// What a verb shows to people: lines of styled pieces, laid out for a terminal of a width.
struct Page {
    private let terminal: Terminal
    private var lines: [String] = []

    /// An empty page for a terminal.
    init(for terminal: Terminal) {
        self.terminal = terminal
    }

    /// The whole text, each line ended.
    var text: String { lines.map { $0 + "\n" }.joined() }

    /// One line, as long as it is.
    mutating func add(_ pieces: Styled...) { add(pieces) }

    mutating func add(_ pieces: [Styled], indent: Int = 0) {
        var line = String(repeating: " ", count: indent)
        for piece in pieces { line += piece.rendered(inColour: terminal.hasColour) }
        while line.hasSuffix(" ") { line.removeLast() }
        lines.append(line)
    }

    /// A text, broken between words where the terminal ends.
    mutating func add(paragraph text: Styled, indent: Int = 0, hanging: Int = 0) {
        let width = terminal.width.map { max(Table.narrowest, $0 - indent - hanging) } ?? Int.max
        for (number, line) in text.wrapped(to: width).enumerated() {
            add([line], indent: number == 0 ? indent : indent + hanging)
        }
    }

    mutating func add(_ table: Table, indent: Int = 0) {
        for line in table.lines(width: terminal.width.map { $0 - indent }) { add(line, indent: indent) }
    }

    /// At the end of a list that was cut: how many it leaves out; nothing where that is none.
    mutating func add(leftOut count: Int, of noun: String, _ plural: String? = nil, indent: Int = 0) {
        guard count > 0 else { return }
        add([Styled("… and \(count.counted("more \(noun)", plural.map { "more \($0)" }))", .dim)], indent: indent)
    }

    /// A heading, with an empty line before it unless it is the first.
    mutating func add(heading: String, _ rest: Styled...) {
        if !lines.isEmpty { lines.append("") }
        add([Styled(heading, .bold)] + rest)
    }

    /// An empty line.
    mutating func skip() { lines.append("") }
}
