/// Text from outside, made fit for a terminal, a log and whoever reads them: the only way in which any is printed.
///
/// Personal identity numbers are starred out first, and only then is anything escaped or cut: an escape in the midst of a
/// number would leave its digits legible. Whoever has only one of both to do asks here too.
public enum VisibleText {
    /// The text with numbers starred out, and then with every control, format (bidirectional overrides among them), private
    /// and unassigned character written as `\u{202E}`, so that it can neither repaint a terminal nor start a new line.
    public static func of(_ text: String) -> String { escaped(starred(text)) }

    /// A file's name of whatever bytes, in printable ASCII: numbers starred out, and then other bytes as `\xE2`.
    public static func of(name bytes: some Sequence<UInt8>) -> String {
        var text = ""
        for byte in PersonalNumber.starred(Array(bytes)) {
            if (0x20..<0x7F).contains(byte), byte != UInt8(ascii: "\\") {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += "\\x" + byte.hexadecimal(digits: 2, uppercase: true)
            }
        }
        return text
    }

    /// The text in quotation marks, cut after 60 characters: how a message repeats what it found.
    public static func quoted(_ text: String) -> String {
        let text = starred(text)
        let shown = text.prefix(60)
        return shown.endIndex == text.endIndex ? "\"\(text)\"" : "\"\(shown)…\""
    }

    /// The text with numbers starred out and nothing else done to it: for what escapes in a way of its own or keeps its
    /// lines, such as JSON, the journal and the ledger.
    public static func starred(_ text: String) -> String {
        guard PersonalNumber.mayHold(text.utf8) else { return text }
        return String(decoding: PersonalNumber.starred(Array(text.utf8)), as: UTF8.self)
    }

    /// Whether nothing in the text is hidden from its readers. What identifies somebody is refused elsewhere, in other words.
    public static func isAll(of text: String) -> Bool { !text.unicodeScalars.contains(where: isHidden) }

    private static func escaped(_ text: String) -> String {
        guard !isAll(of: text) else { return text }
        var visible = ""
        for scalar in text.unicodeScalars {
            if isHidden(scalar) {
                visible += "\\u{\(scalar.value.hexadecimal(uppercase: true))}"
            } else {
                visible.unicodeScalars.append(scalar)
            }
        }
        return visible
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x7F { return scalar.value < 0x20 }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: return true
        default: return false
        }
    }
}
