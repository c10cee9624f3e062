/// A document that was not taken, with everything that is wrong with it as far as could be told.
public struct DocumentRefused: Error, Hashable, Sendable, CustomStringConvertible {
    /// In the order of the document; never empty.
    public let findings: [Finding]

    /// Refused for one reason.
    public init(_ finding: Finding) {
        findings = [finding]
    }

    /// Refused for several reasons; nil when none of them is an error.
    public init?(_ findings: [Finding]) {
        guard findings.contains(where: { $0.severity == .error }) else { return nil }
        self.findings = findings.sorted()
    }

    /// The findings, a line each.
    public var description: String {
        findings.map(\.description).joined(separator: "\n")
    }
}
