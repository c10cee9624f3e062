/// Text from outside, made fit for a terminal and a log.
public enum VisibleText {
    /// The text with every control, format (bidirectional overrides among them), private and unassigned character
    /// written as `\u{202E}`, so that it can neither repaint a terminal nor start a new line.
    public static func of(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHidden) else { return text }
        var visible = ""
        for scalar in text.unicodeScalars {
            if isHidden(scalar) {
                visible += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            } else {
                visible.unicodeScalars.append(scalar)
            }
        }
        return visible
    }

    /// The text in quotation marks, cut after 60 characters: how a message repeats what it found. A personal identity
    /// number is starred out before the cut, which might leave most of it.
    public static func quoted(_ text: String) -> String {
        let text = PersonalNumber.starred(text)
        let shown = text.prefix(60)
        return shown.endIndex == text.endIndex ? "\"\(text)\"" : "\"\(shown)…\""
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x7F { return scalar.value < 0x20 }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: return true
        default: return false
        }
    }
}
