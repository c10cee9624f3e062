internal import SIPRules

/// What stands in a YAML document for people alone. A personal number there is kept, saved and copied like any other.
struct YAMLComments {
    private struct Comment {
        var place: DocumentPlace
        var line: Int
        /// With what stands before it.
        var whole: ArraySlice<UInt8>
        var text: ArraySlice<UInt8>
    }

    private let comments: [Comment]

    /// Each line from its first `#` on. In a quoted text that is no comment, and looked at all the same.
    init(_ bytes: [UInt8]) {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        comments = lines.enumerated().compactMap { index, line in
            guard let mark = line.firstIndex(of: UInt8(ascii: "#")) else { return nil }
            let column = line[..<mark].count { $0 & 0xC0 != 0x80 } + 1
            return Comment(
                place: DocumentPlace(line: index + 1, column: column), line: index, whole: line,
                text: line[mark...].dropFirst())
        }
    }

    /// Where a personal number stands: in a line, or begins in one and ends in the next.
    func numbers(path: String) -> [Finding] {
        var findings: [Finding] = []
        var before: Comment?
        for comment in comments {
            let both = before.flatMap { $0.line + 1 == comment.line ? $0.text + [0x0A] + comment.text : nil }
            if PersonalNumber.found(in: comment.whole) {
                findings.append(Finding(number: comment.whole, path: path, at: comment.place))
                before = nil
            } else if let both, let first = before, PersonalNumber.found(in: both) {
                findings.append(Finding(number: both, path: path, at: first.place))
                before = nil
            } else {
                before = comment
            }
        }
        return findings
    }
}
