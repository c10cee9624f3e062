public import SIPRules

/// A mailbox that a letter goes to or comes from: an address, perhaps with the name that a reader sees.
public struct Mailbox: Hashable, Sendable, CustomStringConvertible {
    /// The name shown beside the address, if any.
    public let name: HeaderText?
    private let parsed: MailAddress

    /// `local@domain`, at most 254 bytes, fit for an envelope.
    public var address: String { parsed.envelope }

    /// What stands after the @.
    public var domain: MailDomain { parsed.domain }

    /// `Name <local@domain>` for people; a header field renders it with encoded words instead.
    public var description: String { name.map { "\($0) <\(address)>" } ?? address }

    /// Reads `local@domain`, `Name <local@domain>` or `"Name" <local@domain>`.
    ///
    /// A control character anywhere, the name included, refuses the whole: it is an attack or a broken export, and either
    /// is worth a finding.
    public init(parsing raw: String) throws(SyntaxError) {
        guard !raw.unicodeScalars.contains(where: \.isControl) else { throw .controlCharacter }
        guard let open = raw.firstIndex(of: "<") else {
            try self.init(MailAddress(raw), name: nil)
            return
        }
        guard raw.last == ">", raw.lastIndex(of: "<") == open, raw.firstIndex(of: ">") == raw.indices.last else {
            throw .bracketsMalformed
        }
        var name = HeaderText(String(raw[..<open])).text[...]
        if name.count >= 2, name.first == "\"", name.last == "\"" { name = name.dropFirst().dropLast() }
        try self.init(
            MailAddress(String(raw[raw.index(after: open)...].dropLast())), name: HeaderText(String(name)))
    }

    /// An address with a name that has been cleaned already. An empty name is no name.
    public init(_ address: MailAddress, name: HeaderText?) throws(SyntaxError) {
        if let name, name.text.utf8.count > Self.longestName { throw .nameTooLong }
        parsed = address
        self.name = name.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Bytes that a name may have. Far above any person's or unit's; a bound all the same.
    private static let longestName = 256
}
