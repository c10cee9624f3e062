internal import SIPRules

/// A piece of text and the ink it is shown in.
///
/// Whatever comes from a file, the roster or the socket passes here on its way to a terminal: a control character or a
/// bidirectional override is shown escaped, so that no text can repaint the screen.
struct Styled: Hashable, ExpressibleByStringLiteral {
    let text: String
    let ink: Ink

    init(_ text: String, _ ink: Ink = .plain) {
        self.text = VisibleText.of(text)
        self.ink = ink
    }

    init(stringLiteral text: String) { self.init(text) }

    /// In columns, one a character.
    var width: Int { text.count }

    /// As it is written to a terminal.
    func rendered(inColour: Bool) -> String {
        guard inColour, ink != .plain, !text.isEmpty else { return text }
        return "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m"
    }

    /// Broken between words into lines of at most so many columns; a longer word stays whole, so that a path can still be
    /// copied.
    func wrapped(to width: Int) -> [Styled] {
        guard self.width > width else { return [self] }
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            if !line.isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = String(word)
            } else {
                line += (line.isEmpty ? "" : " ") + word
            }
        }
        return (lines + [line]).map { Styled($0, ink) }
    }
}

/// A colour or weight, by its number in ECMA-48's *select graphic rendition*.
enum Ink: Int, Hashable {
    case plain = 0
    case bold = 1
    case dim = 2
    case red = 31
    case green = 32
    case yellow = 33
}
