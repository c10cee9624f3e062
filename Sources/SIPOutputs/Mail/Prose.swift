public import SIPRules

/// A run of text with some of it strong. Written as a literal: `"Plan \(reference) is due \(strong: day)."`.
///
/// It is text, never markup: each rendering escapes what it must.
public struct Prose: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// A piece in one weight.
    struct Run: Hashable, Sendable {
        let text: String
        var strong = false
        /// It stands on one line: a case reference is read as a word, and how late it is in one look.
        var whole = false
    }

    let runs: [Run]

    /// Plain text. Line breaks become spaces.
    public init(_ text: String) { runs = [Run(text: text)] }

    /// Plain text. Line breaks become spaces.
    public init(stringLiteral value: String) { self.init(value) }

    /// Text with interpolated parts.
    public init(stringInterpolation: StringInterpolation) { runs = stringInterpolation.runs }

    /// Collects the runs of a literal.
    public struct StringInterpolation: StringInterpolationProtocol {
        var runs: [Run] = []

        /// Begins a literal.
        public init(literalCapacity: Int, interpolationCount: Int) {}

        /// A literal part.
        public mutating func appendLiteral(_ literal: String) { runs.append(Run(text: literal)) }

        /// A value in the plain weight.
        public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            runs.append(Run(text: value.description))
        }

        /// Pieces that are made elsewhere.
        mutating func appendInterpolation(_ pieces: [Run]) { runs += pieces }

        /// A value that stands on one line.
        mutating func appendInterpolation(whole value: String) { runs.append(Run(text: value, whole: true)) }

        /// A value that the eye should find first.
        public mutating func appendInterpolation(strong value: some CustomStringConvertible) {
            runs.append(Run(text: value.description, strong: true))
        }
    }

    /// Pieces, one after the other.
    init(_ runs: [Run]) { self.runs = runs }

    /// The text alone, on one line.
    var plain: String { HeaderText(runs.reduce(into: "") { $0 += $1.text }).text }
}

/// A piece of a letter's body. Few kinds on purpose: each reads well as plain text and in one column on a phone.
public enum Block: Hashable, Sendable {
    /// What the letter is about: one in a letter.
    case title(Prose)
    /// What a part of it is about.
    case heading(Prose)
    /// What a part of such a part is about.
    case subheading(Prose)
    /// Running text.
    case paragraph(Prose)
    /// Things to do or to know, one each.
    case list([Prose])
    /// What is there for the record: how the letter came about.
    case note(Prose)
}

/// All that a letter says in one language.
public struct Passage: Hashable, Sendable {
    /// The language of every block.
    public let language: Language
    /// What it says, in order.
    public let blocks: [Block]

    /// A passage.
    public init(in language: Language, _ blocks: [Block]) {
        self.language = language
        self.blocks = blocks
    }
}
