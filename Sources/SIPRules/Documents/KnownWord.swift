/// A word that sipd knows by itself: a field's name, a rule's, one that may stand for a value. It is written in the code or
/// is a case of an enumeration, and cannot be made from text that was read, so that a finding may repeat it.
public struct KnownWord: Hashable, Sendable, ExpressibleByStringLiteral {
    private enum Source: Sendable {
        case written(StaticString)
        case known(String)
    }

    private let source: Source

    /// A word written in the code.
    public init(stringLiteral word: StaticString) { source = .written(word) }

    /// A case of an enumeration.
    public init(_ word: some RawRepresentable<String> & CaseIterable) { source = .known(word.rawValue) }

    /// The word.
    public var text: String {
        switch source {
        case .written(let word): word.description
        case .known(let word): word
        }
    }

    /// The same word, however it came to be known.
    public static func == (left: KnownWord, right: KnownWord) -> Bool { left.text == right.text }

    /// Of the word alone.
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }

    /// Asked for each field of each plan: a word written in the code is compared where it lies.
    @inline(__always)
    func isSame(as bytes: ArraySlice<UInt8>) -> Bool {
        switch source {
        case .written(let word):
            word.hasPointerRepresentation && word.utf8CodeUnitCount == bytes.count
                && word.withUTF8Buffer { unsafe $0.elementsEqual(bytes) }
        case .known(let word): word.utf8.count == bytes.count && word.utf8.elementsEqual(bytes)
        }
    }
}

extension NearestName {
    /// The known word nearest to a text, which is not said itself.
    static func to(_ text: String, among known: [KnownWord]) -> KnownWord? {
        let names = known.map(\.text)
        return to(text, among: names).flatMap { name in names.firstIndex(of: name).map { known[$0] } }
    }
}
