/// A language as mail and HTML name it (RFC 5646): `sv`, `en`, `se-SE`.
public struct LanguageTag: Hashable, Sendable, CustomStringConvertible {
    /// The tag as given.
    public let text: String

    /// The tag as given.
    public var description: String { text }

    /// Swedish.
    public static let swedish = LanguageTag(unchecked: "sv")
    /// English.
    public static let english = LanguageTag(unchecked: "en")

    /// Reads a tag: parts of one to eight letters or digits, the first of two or three letters. `nil` for anything else.
    public init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let sound = parts.allSatisfy { (1...8).contains($0.count) && $0.allSatisfy(\.isLetterOrDigit) }
        guard sound, let first = parts.first, (2...3).contains(first.count), !first.contains(where: \.isDigit),
            text.utf8.count <= 35
        else { return nil }
        self.text = text
    }

    private init(unchecked text: String) { self.text = text }
}
