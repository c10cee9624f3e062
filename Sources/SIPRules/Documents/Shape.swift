/// What may stand at a place of a document, for whoever describes documents or makes them up. What it *means* is decided by
/// the ``Expectation`` that has the shape.
public indirect enum Shape: Sendable {
    /// `true` or `false`.
    case boolean
    /// A whole number in a range.
    case integer(ClosedRange<Int>)
    /// A date.
    case day
    /// A time of day.
    case time
    /// A mail address.
    case address
    /// A name that somebody or something is known by.
    case name(of: Bearer)
    /// One line of at most so many characters.
    case line(Int)
    /// One of these words.
    case words([String])
    /// A text that a reader of its own understands; these among others.
    case like([String])
    /// A list of such values, at most so many.
    case list(Shape, atMost: Int)
    /// A map from names that the document chooses.
    case named(Bearer, Shape)
    /// A map with these keys and no others.
    case map([any DocumentKey])
    /// Any of these.
    case either([Shape])
    /// Nobody has said. No file that has a table of keys holds it.
    case unsaid

    /// Who or what bears a name.
    public enum Bearer: Sendable {
        case person, unit, plan
        /// Something within the document, such as a meeting.
        case part
    }
}

/// A key of a map: what readers, descriptions and made-up documents have in common.
public protocol DocumentKey: Sendable {
    /// As the document writes it.
    var name: String { get }
    /// What stands under it.
    var shape: Shape { get }
    /// Whether the map is refused without it.
    var isRequired: Bool { get }
    /// What the shipped file and the reference say of it. Empty: what they say of the key before it holds for both.
    var says: String { get }
    /// What the shipped file shows under it: the default, or an example. Lines of their own stand below it; of a map of
    /// names the first line is one name, and the others stand after what that one holds.
    var shown: String { get }
}
