internal import SIPDaemon

extension Page {
    private static let mostFindings = 10

    /// What stands against documents, the first of them; nothing where that is none.
    mutating func add(findings: [String], of count: Int) {
        guard !findings.isEmpty else { return }
        add(heading: "Findings", Styled("  \(count); sipd check tells them all", .dim))
        for finding in findings.prefix(Self.mostFindings) { add(Styled("  " + finding, .yellow)) }
        add(leftOut: count - min(findings.count, Self.mostFindings), of: "finding", indent: 2)
    }
}
