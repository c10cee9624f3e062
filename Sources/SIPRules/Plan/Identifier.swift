/// A short name that a document gives to something: a plan, a person, a unit.
///
/// Letters, digits, `.`, `_` and `-`, beginning with a letter or a digit, 1–64 characters: it can stand in a file
/// name, a header field or a journal field without harm.
public struct Identifier<Subject>: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The name as it was written.
    public let text: String

    /// Nil when the text is not such a name.
    public init?(_ text: some StringProtocol) {
        let bytes = text.utf8
        guard (1...64).contains(bytes.count), let first = bytes.first, Self.isAlphanumeric(first),
            bytes.allSatisfy({ Self.isAlphanumeric($0) || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F })
        else { return nil }
        self.text = String(text)
    }

    /// The same as `text`.
    public var description: String { text }

    /// By code points, upper case before lower: the same order everywhere, whatever the locale.
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}

/// The case reference a plan is known by (*ärendebeteckning*). It never identifies the individual.
public typealias PlanID = Identifier<Plan>
/// A member of staff in the roster.
public typealias PersonID = Identifier<Person>
/// A unit (*enhet*) in the roster.
public typealias UnitID = Identifier<Unit>
