/// A value of a made-up document, before it is written in a syntax.
public indirect enum DrawnValue: Hashable, Sendable {
    case text(String)
    case number(Int)
    case truth(Bool)
    case nothing
    case list([DrawnValue])
    case map([DrawnEntry])

    /// The values of a list.
    public var items: [DrawnValue] { if case .list(let items) = self { items } else { [] } }
    /// The entries of a map.
    public var entries: [DrawnEntry] { if case .map(let entries) = self { entries } else { [] } }
    /// A text.
    public var text: String? { if case .text(let text) = self { text } else { nil } }

    /// What stands under a key of a map; nil takes the key out.
    public subscript(key: String) -> DrawnValue? {
        get { entries.first { $0.key == key }?.value }
        set {
            var entries = entries
            if let place = entries.firstIndex(where: { $0.key == key }) {
                if let newValue { entries[place].value = newValue } else { entries.remove(at: place) }
            } else if let newValue {
                entries.append(DrawnEntry(key: key, value: newValue))
            }
            self = .map(entries)
        }
    }

    /// The same in JSON, on one line.
    public var json: String {
        switch self {
        case .text(let text): "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
        case .number(let number): "\(number)"
        case .truth(let truth): "\(truth)"
        case .nothing: "null"
        case .list(let items): "[\(items.map(\.json).joined(separator: ", "))]"
        case .map(let entries):
            "{\(entries.map { "\(DrawnValue.text($0.key).json): \($0.value.json)" }.joined(separator: ", "))}"
        }
    }

    /// The same in YAML as people write it: maps in lines, what is in a list on one line, texts without quotation marks
    /// where they need none.
    public var yaml: String {
        guard case .map(let entries) = self else { return inline + "\n" }
        return entries.map { $0.lines(indent: "") }.joined()
    }

    fileprivate var inline: String {
        switch self {
        case .text(let text): Self.isPlain(text) ? text : json
        case .list(let items): "[\(items.map(\.inline).joined(separator: ", "))]"
        case .map(let entries):
            "{\(entries.map { "\(DrawnValue.text($0.key).inline): \($0.value.inline)" }.joined(separator: ", "))}"
        default: json
        }
    }

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last, text != "null" else { return false }
        let isWord = { (byte: UInt8) in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte > 0x7F
        }
        return (isWord(first) || first == 0x2F) && isWord(last)
            && text.utf8.allSatisfy { isWord($0) || " ._/@:-".utf8.contains($0) } && !text.contains(": ")
    }
}

/// A key of a made-up map with its value.
public struct DrawnEntry: Hashable, Sendable {
    /// As the document writes it.
    public var key: String
    /// What stands under it.
    public var value: DrawnValue

    /// A key and its value.
    public init(key: String, value: DrawnValue) {
        self.key = key
        self.value = value
    }

    fileprivate func lines(indent: String) -> String {
        let start = "\(indent)\(DrawnValue.text(key).yamlKey):"
        switch value {
        case .map(let entries) where !entries.isEmpty:
            return "\(start)\n" + entries.map { $0.lines(indent: indent + "  ") }.joined()
        case .list(let items) where items.contains { !$0.entries.isEmpty }:
            return "\(start)\n" + items.map { "\(indent)  - \($0.inline)\n" }.joined()
        default: return "\(start) \(value.inline)\n"
        }
    }
}

extension DrawnValue {
    fileprivate var yamlKey: String { inline }
}
