/// RFC 2045 § 6.7: a body part as short ASCII lines that no mailer has a reason to change.
enum QuotedPrintable {
    /// Encodes text whose line ends are LF. Lines have at most 76 characters and end in LF.
    ///
    /// Beyond the standard's rules, a dot or `From ` that begins a line is written as a code: the one ends a message for
    /// mailers that were not told otherwise, the other is mangled by mailboxes in mbox form. White space that ends a
    /// line is a code as well, so that none is lost. A soft break never splits a scalar.
    static func encoded(_ text: String) -> String {
        var out = ""
        out.reserveCapacity(text.utf8.count + text.utf8.count / 8)
        var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        for line in lines {
            encode(line, into: &out)
            out += "\n"
        }
        return out
    }

    /// Scalars before a soft break; the `=` of the break is the 76th. A line's last scalar would not need that room: not
    /// worth a rule.
    private static let width = 75

    private static func encode(_ line: Substring.UnicodeScalarView, into out: inout String) {
        var rest = line
        var column = 0
        while let scalar = rest.first {
            var unit = form(of: scalar, beginning: column == 0, rest: rest)
            if column + unit.utf8.count > width {
                out += "=\n"
                column = 0
                unit = form(of: scalar, beginning: true, rest: rest)
            }
            out += unit
            column += unit.utf8.count
            rest.removeFirst()
        }
    }

    /// The scalar that begins `rest` as it stands in a line, which it perhaps begins.
    private static func form(of scalar: Unicode.Scalar, beginning: Bool, rest: Substring.UnicodeScalarView) -> String {
        let coded =
            switch scalar {
            case " ", "\t": rest.dropFirst().isEmpty
            case "=": true
            case ".": beginning
            case "F": beginning && rest.starts(with: "From ".unicodeScalars)
            default: !(0x21...0x7E).contains(scalar.value)
            }
        return coded ? scalar.utf8.reduce(into: "") { $0 += "=" + $1.hexadecimal } : String(scalar)
    }
}

extension Unicode.Scalar {
    /// The scalar's UTF-8 bytes.
    fileprivate var utf8: String.UTF8View { String(self).utf8 }
}
