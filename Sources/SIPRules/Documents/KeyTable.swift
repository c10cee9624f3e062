/// A key with the reader of its value and the sentence about it. One declaration gives the reader, the shipped file, the
/// reference and the documents that tests make up.
public struct Key<Value>: DocumentKey {
    /// As the document writes it.
    public var name: String { word.text }
    let word: KnownWord
    /// Whether the map is refused without it.
    public let isRequired: Bool
    /// What the shipped file and the reference say of it.
    public let says: String
    /// What the shipped file shows under it.
    public let shown: String
    let expectation: Expectation<Value>

    /// What stands under the key.
    public var shape: Shape { expectation.shape }

    /// A key; those of a map stand in its ``KeyTable``.
    public init(
        _ name: KnownWord, _ expectation: Expectation<Value>, required: Bool = false, shown: String = "",
        _ says: String = ""
    ) {
        word = name
        self.expectation = expectation
        isRequired = required
        self.shown = shown
        self.says = says
    }
}

/// The keys of one map: a stored property for each, or a list of keys of the same kind, in the order of the shipped file.
public protocol KeyTable: Sendable {}

extension KeyTable {
    /// All of them, in order.
    public var keys: [any DocumentKey] {
        Mirror(reflecting: self).children.flatMap { child -> [any DocumentKey] in
            if let key = child.value as? any DocumentKey { return [key] }
            return child.value as? [any DocumentKey] ?? []
        }
    }
}

/// A map whose keys are asked for by their names in a table, so that a key that is not in the table cannot be read:
/// `keys.manager` is the value under that key, or nil, with a finding where there must be one.
@dynamicMemberLookup
public struct Keyed<Table: KeyTable> {
    /// The map, for findings about it.
    public private(set) var fields: Fields
    private let table: Table

    init(_ table: Table, _ fields: Fields) {
        self.table = table
        self.fields = fields
    }

    /// The value under a key.
    public subscript<Value>(dynamicMember key: KeyPath<Table, Key<Value>>) -> Value? {
        mutating get { fields.take(table[keyPath: key]) }
    }

    /// The values under keys of the same kind, those that there are, by name.
    public subscript<Value>(dynamicMember keys: KeyPath<Table, [Key<Value>]>) -> [String: Value] {
        mutating get {
            var values: [String: Value] = [:]
            for key in table[keyPath: keys] { values[key.name] = fields.take(key) }
            return values
        }
    }
}

extension Fields {
    fileprivate mutating func take<Value>(_ key: Key<Value>) -> Value? {
        key.isRequired ? required(key.word, key.expectation) : optional(key.word, key.expectation)
    }
}

extension Expectation {
    /// A map with the keys of a table; any other key is a finding.
    public static func map<Table: KeyTable>(
        _ table: Table, _ take: @escaping @Sendable (inout Keyed<Table>) -> Value?
    ) -> Expectation {
        let map = Expectation.map { @Sendable (fields: inout Fields) -> Value? in
            var keyed = Keyed(table, fields)
            defer { fields = keyed.fields }
            return take(&keyed)
        }
        return Expectation(wanted: map.wanted, shape: { .map(table.keys) }, take: map.take)
    }
}
