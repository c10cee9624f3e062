internal import SIPRules

/// One line of text that may stand in a header field, a calendar property or an element: no line break, no control.
///
/// There is one way to make it, and that way cleans. Whatever a plan, a roster or a policy holds, a line break in it
/// becomes a space, so a value can never begin a field of its own.
public struct HeaderText: Hashable, Sendable, ExpressibleByStringInterpolation, CustomStringConvertible {
    /// The cleaned text. Never contains a control character; no two spaces follow each other; none at either end.
    public let text: String

    /// Cleans `raw`: controls and white space become one space, scalars that reorder or hide text are dropped.
    public init(_ raw: String) {
        if raw.isClean {
            text = raw
            return
        }
        var cleaned = String.UnicodeScalarView()
        var gap = false
        for scalar in raw.unicodeScalars {
            if scalar.isSpace || scalar.isControl {
                gap = !cleaned.isEmpty
            } else if !scalar.misleads {
                if gap { cleaned.append(" ") }
                gap = false
                cleaned.append(scalar)
            }
        }
        text = String(cleaned)
    }

    /// A literal, interpolated or not, is cleaned like any other text.
    public init(stringLiteral value: String) { self.init(value) }

    /// The cleaned text.
    public var description: String { text }

    /// True when nothing was left.
    public var isEmpty: Bool { text.isEmpty }
}

extension Unicode.Scalar {
    /// White space. Our letters are asked about in one look, without Unicode's tables.
    fileprivate var isSpace: Bool { value == 0x20 || value == 0xA0 || value > 0xFF && properties.isWhitespace }

    /// Bidirectional marks, embeddings, overrides and isolates, and the byte order mark: they make a reader see other
    /// text than the one that is there. The joiner U+200D stays: emoji and several scripts need it.
    var misleads: Bool {
        switch value {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}

extension String {
    /// Printable ASCII and the letters of U+00C0 to U+00FF, which C3 leads, with single spaces inside: most texts, and not
    /// worth a second look at each scalar.
    fileprivate var isClean: Bool {
        var afterSpace = true
        for byte in utf8 {
            switch byte {
            case 0x20 where !afterSpace: afterSpace = true
            case 0x21...0x7E, 0x80...0xBF, 0xC3: afterSpace = false
            default: return false
            }
        }
        return !afterSpace || utf8.isEmpty
    }

    /// Text of many lines as a mail may carry it: line ends are LF, other controls but the tab are gone, and so is what
    /// makes a reader see other text than the one that is there.
    var cleanedLines: String {
        var cleaned = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in unicodeScalars {
            switch scalar {
            case "\n":
                if !afterReturn { cleaned.append("\n") }
            case "\r", "\u{85}", "\u{2028}", "\u{2029}":
                cleaned.append("\n")
            case "\t":
                cleaned.append("\t")
            default:
                if !scalar.isControl && !scalar.misleads { cleaned.append(scalar) }
            }
            afterReturn = scalar == "\r"
        }
        return String(cleaned)
    }
}
