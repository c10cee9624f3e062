import SIPRules

/// A letter's body for programs, and people, that read text only.
enum PlainText {
    /// Lines are broken at 72 columns: programs show a text part as it is, on a terminal too. `format=flowed` would let
    /// a phone join them again, but Outlook ignores it and phones show the HTML part.
    static let width = 72

    /// Every passage, a rule between two languages. Lines end in LF; none ends in white space.
    static func rendered(_ passages: [Passage]) -> String {
        passages.map { $0.blocks.map(rendered).joined(separator: "\n") }
            .joined(separator: "\n" + String(repeating: "_", count: 40) + "\n\n")
    }

    private static func rendered(_ block: Block) -> String {
        switch block {
        case .heading(let prose):
            let lines = wrapped(prose.plain)
            let longest = lines.map(\.count).max() ?? 0
            return text(lines + [String(repeating: "-", count: min(longest, width))])
        case .title(let prose), .subheading(let prose), .paragraph(let prose), .note(let prose):
            return text(wrapped(prose.plain))
        case .list(let items):
            return text(items.flatMap { wrapped($0.plain, first: "- ", later: "  ") })
        }
    }

    private static func text(_ lines: [String]) -> String {
        lines.reduce(into: "") { $0 += $1 + "\n" }
    }

    /// Breaks at spaces. A word wider than a line stands alone on one.
    private static func wrapped(_ text: String, first: String = "", later: String = "") -> [String] {
        var lines: [String] = []
        var line = first
        var isBare = true
        for word in text.split(separator: " ") {
            if !isBare, line.count + 1 + word.count > width {
                lines.append(line)
                line = later
                isBare = true
            }
            line += (isBare ? "" : " ") + word
            isBare = false
        }
        return isBare ? lines : lines + [line]
    }
}
