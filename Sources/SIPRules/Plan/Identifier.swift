/// A short name that a document gives to something: a plan, a person, a unit.
///
/// Letters, digits, `.`, `_` and `-`, beginning with a letter or a digit, 1–64 characters: it can stand in a file
/// name, a header field or a journal field without harm.
public struct Identifier<Subject>: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The name as it was written.
    public let text: String

    /// Nil when the text is not such a name.
    public init?(_ text: some StringProtocol) {
        let text = String(text)
        guard isIdentifier(text) else { return nil }
        self.text = text
    }

    /// The same as `text`.
    public var description: String { text }

    /// By code points, upper case before lower: the same order everywhere, whatever the locale.
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// Outside the generic type: a start asks it about every plan, and there it would be compiled for any subject.
private func isIdentifier(_ text: String) -> Bool {
    var count = 0
    for byte in text.utf8 {
        let isAlphanumeric =
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        guard isAlphanumeric || (count > 0 && (byte == 0x2D || byte == 0x2E || byte == 0x5F)) else { return false }
        count += 1
    }
    return (1...64).contains(count)
}

/// The case reference a plan is known by (*ärendebeteckning*). It never identifies the individual.
public typealias PlanID = Identifier<Plan>
/// A member of staff in the roster.
public typealias PersonID = Identifier<Person>
/// A unit (*enhet*) in the roster.
public typealias UnitID = Identifier<Unit>
