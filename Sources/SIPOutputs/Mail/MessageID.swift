public import SIPRules

/// A letter's name for ever: the same reminder has the same one, whenever and however often it is rendered. So a letter
/// that a power cut brings back is recognised, and a follow-up finds its thread.
public struct MessageID: Hashable, Sendable, CustomStringConvertible {
    /// `left@domain`, without the angle brackets.
    public let text: String

    /// `<left@domain>`, as fields write it.
    public var description: String { "<\(text)>" }

    /// A dot-atom of at most 128 bytes that says which letter, in a domain that is ours. `nil` when `left` is neither.
    public init?(_ left: String, at domain: MailDomain) {
        guard left.utf8.count <= 128, left.isDotAtom else { return nil }
        text = "\(left)@\(domain)"
    }
}
