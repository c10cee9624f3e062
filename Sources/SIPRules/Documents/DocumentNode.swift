/// A value in a document, with its place: the same tree whether the syntax was JSON or YAML.
///
/// What a value *means* is decided by the ``Expectation`` that reads it. So YAML's plain `no`, `08:00` and `2026-03-02`
/// are text here, and a clock time to who asks for one.
public struct DocumentNode: Sendable {
    /// What the syntax alone says of a value.
    public enum Kind: Hashable, Sendable {
        /// Text; `quoted` is false for a plain YAML scalar, which may also stand for a number or a truth value.
        case text(quoted: Bool)
        /// A whole number.
        case integer
        /// True or false.
        case boolean
        /// Nothing.
        case null
        /// Values in order.
        case list
        /// Keys and values, in the document's order; no key twice.
        case map
    }

    let tree: DocumentTree
    let index: Int

    /// What the syntax alone says of the value.
    public var kind: Kind {
        switch record.content {
        case .text(_, _, let quoted): .text(quoted: quoted)
        case .integer: .integer
        case .boolean: .boolean
        case .null: .null
        case .list: .list
        case .map: .map
        }
    }

    /// Line of the value's first character, from 1.
    public var line: Int { Int(record.place.line) }
    /// Column of the value's first character, from 1, in Unicode scalars.
    public var column: Int { Int(record.place.column) }
    /// The document.
    public var path: String { tree.path }

    /// The text of a text, quoted or plain; nil for any other kind.
    public var text: String? {
        textBytes.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The UTF-8 of a text; nil for any other kind.
    public var textBytes: ArraySlice<UInt8>? {
        guard case .text(let start, let count, _) = record.content else { return nil }
        return tree.text[Int(start)..<Int(start) + Int(count)]
    }

    /// A whole number, also one written as plain YAML text; nil for anything else, `007` and `1_000` among them.
    public var integer: Int? {
        switch record.content {
        case .integer(let value): return value
        case .text(_, _, quoted: false):
            guard let text, let value = Int(text), String(value) == text else { return nil }
            return value
        default: return nil
        }
    }

    /// A truth value, also one written as plain YAML `true` or `false`; YAML 1.1's `yes`, `no`, `on` and `off` are not.
    public var boolean: Bool? {
        switch record.content {
        case .boolean(let value): value
        case .text(_, _, quoted: false): text.flatMap(Bool.init)
        default: nil
        }
    }

    /// The values of a list, in order; empty for any other kind.
    public var items: [DocumentNode] {
        guard case .list(let count) = record.content else { return [] }
        return children(Int(count))
    }

    /// The keys and values of a map, in order; empty for any other kind.
    public var entries: [(key: DocumentNode, value: DocumentNode)] {
        guard case .map(let count) = record.content else { return [] }
        let children = children(2 * Int(count))
        return stride(from: 0, to: children.count - 1, by: 2).map { (children[$0], children[$0 + 1]) }
    }

    /// The first value that is this text, from here inwards, where the syntax puts it.
    public func first(_ text: String) -> DocumentNode? {
        switch kind {
        case .text: self.text == text ? self : nil
        case .list: items.lazy.compactMap { $0.first(text) }.first
        case .map: entries.lazy.compactMap { $0.value.first(text) }.first
        default: nil
        }
    }

    /// What a message says of the value: its kind and its length, never what stands there.
    var kindInWords: Finding.Message {
        switch record.content {
        case .text(_, 0, _): "an empty text"
        case .text: "a text of \(text?.unicodeScalars.count ?? 0, "character")"
        case .integer(let value): "a number of \("\(value.magnitude)".utf8.count, "digit")"
        case .boolean(let value): value ? "true" : "false"
        case .null: "nothing"
        case .list: "a list"
        case .map: "a map"
        }
    }

    var record: DocumentTree.Record { tree.records[index] }

    private func children(_ count: Int) -> [DocumentNode] {
        var children: [DocumentNode] = []
        children.reserveCapacity(count)
        var next = index + 1
        for _ in 0..<count {
            children.append(DocumentNode(tree: tree, index: next))
            next = Int(tree.records[next].end)
        }
        return children
    }
}

/// The whole document behind its nodes: two allocations however many values it has, which is what makes a tree cheap
/// enough for the load path.
final class DocumentTree: Sendable {
    /// A value; a list's or map's values follow it, a map's keys each before their value.
    struct Record: Sendable {
        enum Content: Sendable {
            case text(start: Int32, count: Int32, quoted: Bool)
            case integer(Int)
            case boolean(Bool)
            case null
            case list(Int32)
            case map(Int32)
        }

        var content: Content
        var place: DocumentPlace
        /// The first record after this value and all that is inside it.
        var end: Int32
    }

    let path: String
    let records: [Record]
    /// Every text and key, one after the other, escapes resolved.
    let text: [UInt8]

    init(path: String, records: [Record], text: [UInt8]) {
        self.path = path
        self.records = records
        self.text = text
    }
}
