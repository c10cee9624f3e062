internal import SIPRules

/// The name of a letter's file: `[a-z0-9.-]+.eml`, at most 120 bytes, beginning with a letter or digit. It cannot leave
/// its folder, hide, or be taken for an option.
public struct SpoolName: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The name with its extension.
    public let text: String

    /// The name with its extension.
    public var description: String { text }

    /// Reads a name; `nil` when it is not one.
    public init?(_ text: String) {
        guard text.utf8.count <= 120, text.hasSuffix(".eml"), text.utf8.count > 4,
            let first = text.utf8.first, first.isLetterOrDigit,
            text.utf8.allSatisfy({ Self.allowed.contains($0) })
        else { return nil }
        self.text = text
    }

    /// The order of the names' bytes, which is the order of spelling.
    public static func < (one: SpoolName, other: SpoolName) -> Bool { one.text < other.text }

    private static let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789.-".utf8)
}
