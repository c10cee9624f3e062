internal import SIPRules

/// RFC 2045 § 6.7: a body part as short ASCII lines that no mailer has a reason to change.
enum QuotedPrintable {
    /// Encodes text whose line ends are LF. Lines have at most 76 characters and end in LF.
    ///
    /// Beyond the standard's rules, a dot or `From ` that begins a line is written as a code: the one ends a message for
    /// mailers that were not told otherwise, the other is mangled by mailboxes in mbox form. White space that ends a
    /// line is a code as well, so that none is lost. A soft break never splits a scalar.
    static func encoded(_ text: String) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count + text.utf8.count / 4)
        var lines = Array(text.utf8).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        for line in lines {
            encode(line, into: &out)
            out.append(UInt8(ascii: "\n"))
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Characters before a soft break; the `=` of the break is the 76th. A line's last scalar would not need that room:
    /// not worth a rule.
    private static let width = 75

    private static func encode(_ line: ArraySlice<UInt8>, into out: inout [UInt8]) {
        var rest = line
        var column = 0
        while let byte = rest.first {
            let length = byte < 0x80 ? 1 : 1 + rest.dropFirst().prefix { $0 & 0xC0 == 0x80 }.count
            var coded = isCoded(rest, beginning: column == 0)
            if column + (coded ? 3 * length : 1) > width {
                out += "=\n".utf8
                column = 0
                coded = isCoded(rest, beginning: true)
            }
            if coded {
                for byte in rest.prefix(length) {
                    out.append(UInt8(ascii: "="))
                    out += Hexadecimal.digits(byte)
                }
            } else {
                out.append(byte)
            }
            column += coded ? 3 * length : 1
            rest = rest.dropFirst(length)
        }
    }

    /// Whether the scalar that begins `rest` must be written as codes, where it perhaps begins a line.
    private static func isCoded(_ rest: ArraySlice<UInt8>, beginning: Bool) -> Bool {
        switch rest.first.map(Unicode.Scalar.init) {
        case " ", "\t": rest.count == 1
        case "=": true
        case ".": beginning
        case "F": beginning && rest.starts(with: "From ".utf8)
        case .some("!"..."~"), nil: false
        default: true
        }
    }

    /// Reads it back, whichever way lines end; nil for what is something else.
    static func decoded(_ bytes: some Collection<UInt8>) -> [UInt8]? {
        var out: [UInt8] = []
        var rest = Array(bytes)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "=") else {
                out.append(byte)
                continue
            }
            guard let first = rest.popFirst() else { return nil }
            if first == 0x0A { continue }
            guard let second = rest.popFirst() else { return nil }
            if first == 0x0D, second == 0x0A { continue }
            guard let high = first.hexadecimalValue, let low = second.hexadecimalValue else { return nil }
            out.append(high << 4 | low)
        }
        return out
    }
}
