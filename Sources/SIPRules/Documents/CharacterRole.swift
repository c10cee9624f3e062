/// What a character does to a number that it stands in.
enum CharacterRole {
    /// A digit of any script, by its value; superscript and circled ones too.
    case digit(UInt8)
    case hyphen
    /// Joins words as a name of a file or an identifier has them.
    case mark
    case slash
    case space
    /// Nobody sees it.
    case invisible
    /// Neither letter nor digit, nor one of the above.
    case punctuation
    case letter

    init(_ scalar: Unicode.Scalar) {
        if let ascii = UInt8(exactly: scalar.value), ascii < 0x80 {
            self.init(ascii: ascii)
        } else {
            self.init(beyondASCII: scalar)
        }
    }

    private init(ascii: UInt8) {
        switch ascii {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .digit(ascii & 0x0F)
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): self = .letter
        case UInt8(ascii: "-"), UInt8(ascii: "+"): self = .hyphen
        case UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "~"), UInt8(ascii: "|"): self = .mark
        case UInt8(ascii: "/"), UInt8(ascii: "\\"): self = .slash
        case 0x20, 0x09...0x0D: self = .space
        case 0..<0x20, 0x7F: self = .invisible
        default: self = .punctuation
        }
    }

    private init(beyondASCII scalar: Unicode.Scalar) {
        switch scalar {
        case "\u{2212}", "\u{FF0B}", "\u{2795}", "\u{2796}", "\u{207A}", "\u{207B}", "\u{208A}", "\u{208B}", "\u{02D7}",
            "\u{30FC}":
            self = .hyphen
        case "\u{FF0E}", "\u{FF3F}", "\u{00B7}", "\u{2022}", "\u{2024}", "\u{2027}", "\u{2219}", "\u{22C5}":
            self = .mark
        case "\u{2044}", "\u{2215}", "\u{FF0F}", "\u{29F8}": self = .slash
        // A control that begins a new line, a blank of braille, and a soft hyphen and others that are not shown.
        case "\u{85}", "\u{2800}": self = .space
        default:
            let properties = scalar.properties
            if let value = Self.digit(properties) {
                self = .digit(value)
            } else {
                self = Self.shape(properties)
            }
        }
    }

    private static func digit(_ properties: Unicode.Scalar.Properties) -> UInt8? {
        switch properties.numericType {
        // The whole value of such a character is 0 to 9, so nothing is lost.
        case .decimal, .digit: properties.numericValue.flatMap { UInt8(exactly: $0) }
        default: nil
        }
    }

    private static func shape(_ properties: Unicode.Scalar.Properties) -> CharacterRole {
        if properties.isDefaultIgnorableCodePoint { return .invisible }
        switch properties.generalCategory {
        case .dashPunctuation: return .hyphen
        case .spaceSeparator, .lineSeparator, .paragraphSeparator: return .space
        case .format, .control, .nonspacingMark, .spacingMark, .enclosingMark: return .invisible
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber,
            .otherNumber:
            return .letter
        default: return .punctuation
        }
    }
}

/// The characters of a text one by one, by what they do, and where they stand.
struct ScalarCursor {
    private let text: [UInt8]
    private var offset = 0

    init(_ text: [UInt8]) { self.text = text }

    /// The next one; nil at the end.
    mutating func next() -> (CharacterRole, Range<Int>)? {
        guard offset < text.count else { return nil }
        let start = offset
        let byte = text[start]
        if byte == UInt8(ascii: "\\"), let escaped = escaped(from: start + 1) {
            offset = escaped.end
            return (escaped.role, start..<offset)
        }
        guard byte >= 0x80 else {
            offset += 1
            return (CharacterRole(Unicode.Scalar(byte)), start..<offset)
        }
        guard let (scalar, length) = scalar(at: start) else {
            offset += 1
            return (.hyphen, start..<offset)
        }
        offset += length
        return (CharacterRole(scalar), start..<offset)
    }

    private func scalar(at start: Int) -> (Unicode.Scalar, length: Int)? {
        var decoder = UTF8()
        var bytes = text[start...].prefix(4).makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return nil }
        return (scalar, UTF8.width(scalar))
    }

    /// What follows a backslash, where that is an escape: `n`, `xE2`, `u2013`, `u{2013}`.
    private func escaped(from start: Int) -> (role: CharacterRole, end: Int)? {
        guard start < text.count else { return nil }
        switch text[start] {
        case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"): return (.space, start + 1)
        case UInt8(ascii: "x"):
            // A byte beyond ASCII is part of a character.
            return hexadecimal(start + 1, 2...2).map { ($0.value < 0x80 ? role($0.value) : .hyphen, $0.end) }
        case UInt8(ascii: "u"):
            guard start + 1 < text.count, text[start + 1] == UInt8(ascii: "{") else {
                return hexadecimal(start + 1, 4...4).map { (role($0.value), $0.end) }
            }
            guard let code = hexadecimal(start + 2, 1...6), code.end < text.count,
                text[code.end] == UInt8(ascii: "}")
            else { return nil }
            return (role(code.value), code.end + 1)
        default: return nil
        }
    }

    /// Half of a surrogate pair is part of a character.
    private func role(_ code: UInt32) -> CharacterRole { Unicode.Scalar(code).map(CharacterRole.init) ?? .hyphen }

    private func hexadecimal(_ start: Int, _ lengths: ClosedRange<Int>) -> (value: UInt32, end: Int)? {
        var (value, end) = (0 as UInt32, start)
        while end < text.count, end - start < lengths.upperBound, let digit = text[end].hexadecimalValue {
            value = value << 4 | UInt32(digit)
            end += 1
        }
        return end - start >= lengths.lowerBound ? (value, end) : nil
    }
}
