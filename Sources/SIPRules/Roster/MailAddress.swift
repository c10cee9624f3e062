/// An address that sipd writes to or from: `local@domain` with an ASCII dot-atom before the @ and a DNS name after it.
///
/// Stricter than RFC 5322 on purpose: nothing that needs quotes, comments or an extension of SMTP. Mailers disagree on
/// those, and a message without a usable recipient looks like a passing trouble to some of them: sipd says no itself,
/// when the roster is read.
public struct MailAddress: Hashable, Sendable, CustomStringConvertible {
    /// As it was written.
    public let text: String
    /// What stands before the @: a dot-atom of at most 64 bytes.
    public let localPart: String
    /// What stands after the @.
    public let domain: MailDomain

    /// As it was written.
    public var description: String { text }

    /// `local@domain`, at most 254 bytes, fit for an envelope.
    public var envelope: String { "\(localPart)@\(domain)" }

    /// By which two that differ in capital letters alone are one.
    public var folded: String { text.lowercased() }

    /// Reads `local@domain`.
    public init(_ text: String) throws(SyntaxError) {
        guard !text.isEmpty else { throw .addressEmpty }
        guard !text.unicodeScalars.contains(where: \.isControl) else { throw .controlCharacter }
        guard text.utf8.count <= 254 else { throw .addressTooLong }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, let local = parts.first, let domain = parts.last else { throw .notOneAt }
        guard local.utf8.allSatisfy({ $0 < 0x80 }) else { throw .localPartNotASCII }
        guard local.utf8.count <= 64 else { throw .localPartTooLong }
        // A leading hyphen could be taken for an option by what drains the spool; postfix refuses it as well.
        guard local.isDotAtom, local.first != "-" else { throw .localPartMalformed }
        self.text = text
        localPart = String(local)
        self.domain = try MailDomain(String(domain))
    }
}

/// Why a text is not an address that sipd writes to.
extension SyntaxError {
    /// Nothing there.
    package static let addressEmpty = SyntaxError("the address is empty: write name@domain")

    /// NUL, a line break or another control character, in the name or the address.
    package static let controlCharacter = SyntaxError("the address holds a control character or line break: remove it")

    /// More than 254 bytes (RFC 5321 § 4.5.3.1.3, less the brackets).
    package static let addressTooLong = SyntaxError("the address is longer than 254 bytes: use a shorter one")

    /// The name has more than 256 bytes.
    package static let nameTooLong = SyntaxError("the name beside the address is longer than 256 bytes: shorten it")

    /// None or several `@`.
    package static let notOneAt = SyntaxError("the address does not have exactly one @: write name@domain")

    /// `<` and `>` do not enclose exactly the end of the text.
    package static let bracketsMalformed = SyntaxError(
        "the address does not end in <name@domain>: write Name <name@domain>")

    /// Letters such as å before the `@` (SMTPUTF8, which the receiving side may lack).
    package static let localPartNotASCII = SyntaxError("the part before @ is not ASCII: use the mailbox's ASCII alias")

    /// More than 64 bytes before the `@` (RFC 5321 § 4.5.3.1.1).
    package static let localPartTooLong = SyntaxError("the part before @ is longer than 64 bytes: use a shorter alias")

    /// Empty, a dot too many, a leading hyphen, or a character that needs quotes.
    package static let localPartMalformed = SyntaxError(
        "the part before @ holds something that needs quotes: use a plain alias")

    /// Letters such as å after the `@`.
    package static let domainNotASCII = SyntaxError("the domain is not ASCII: write it in its xn-- form")

    /// Not labels of letters, digits and inner hyphens.
    package static let domainMalformed = SyntaxError("the domain is not one that DNS can hold: correct it")
}
