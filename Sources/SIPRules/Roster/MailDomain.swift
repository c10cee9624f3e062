/// A domain as DNS writes it: labels of ASCII letters, digits and inner hyphens. An internationalised name comes in its
/// `xn--` form, as the mailer needs it.
public struct MailDomain: Hashable, Sendable, CustomStringConvertible {
    /// The domain in lower case, at most 253 bytes.
    public let text: String

    /// The domain in lower case.
    public var description: String { text }

    /// Reads a domain. `localhost` is one; an address literal in brackets or an IPv4 number is not.
    public init(_ raw: String) throws(SyntaxError) {
        guard raw.utf8.allSatisfy({ $0 < 0x80 }) else { throw .domainNotASCII }
        guard (1...253).contains(raw.utf8.count) else { throw .domainMalformed }
        let labels = raw.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let sound = labels.allSatisfy { label in
            (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                && label.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
        }
        guard sound, let top = labels.last, !top.allSatisfy(\.isDigit) else { throw .domainMalformed }
        text = raw.lowercased()
    }
}

extension UInt8 {
    package var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    package var isLetterOrDigit: Bool {
        isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
    }

    /// RFC 5322 `atext`: what may stand unquoted in an address, an identifier or a name.
    package var isAtomText: Bool {
        if isLetterOrDigit { return true }
        switch Unicode.Scalar(self) {
        case "!", "#", "$", "%", "&", "'", "*", "+", "-", "/", "=", "?", "^", "_", "`", "{", "|", "}", "~": return true
        default: return false
        }
    }
}

extension StringProtocol {
    /// RFC 5322 `dot-atom-text`: atoms joined by single dots.
    package var isDotAtom: Bool {
        utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            .allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isAtomText) }
    }
}

extension Unicode.Scalar {
    /// C0, DEL, C1 and Unicode's own line and paragraph separators.
    package var isControl: Bool {
        switch value {
        case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029: true
        default: false
        }
    }
}
