/// A document, or several together, that was not taken, with everything that is wrong as far as could be told.
public struct DocumentRefused: Error, Hashable, Sendable, CustomStringConvertible {
    /// In order of place; never empty, and at least one of them an error.
    public let findings: [Finding]
    /// The first file that whoever reads may not read. What it says may be in order.
    public let denied: String?
    /// Nothing is wrong but that a file cannot be read at the moment: an error of the disk, or too little memory.
    public let mayPass: Bool

    /// Refused for one reason.
    public init(_ finding: Finding) { self.init(findings: [finding], denied: nil, mayPass: false) }

    /// Refused for several reasons; nil when none of them is an error.
    public init?(_ findings: [Finding]) {
        guard findings.contains(where: { $0.severity == .error }) else { return nil }
        self.init(findings: findings, denied: nil, mayPass: false)
    }

    /// Refused for reasons of which one is an error, or because of files that could not be had.
    package init(findings: [Finding], denied: String?, mayPass: Bool) {
        self.findings = findings.sorted()
        self.denied = denied
        self.mayPass = mayPass
    }

    /// The findings, a line each.
    public var description: String { findings.map(\.description).joined(separator: "\n") }
}
