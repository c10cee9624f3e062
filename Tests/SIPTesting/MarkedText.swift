public import SIPRules

/// A text that somebody put where it does not belong, by which it is known again wherever it is repeated.
public struct MarkedText: Sendable {
    /// The text.
    public let text: String
    private let pieces: Set<[UInt8]>

    /// Four characters in a row are known again: three stand by chance in a word or a file's name, and of a name or a number
    /// four say little yet.
    public init(_ text: String) {
        self.text = text
        let bytes = Array(text.lowercased().utf8)
        pieces = Set(bytes.indices.dropLast(3).map { Array(bytes[$0..<$0 + 4]) })
    }

    /// Whether any four characters of it stand there, in upper or lower case.
    public func shows(in said: String) -> Bool {
        let bytes = Array(said.lowercased().utf8)
        return bytes.indices.dropLast(3).contains { pieces.contains(Array(bytes[$0..<$0 + 4])) }
    }

    /// A document with it in the place of one value or key each, or at the end of a text.
    public func placed(in value: DrawnValue) -> [DrawnValue] {
        var placed: [DrawnValue] = [.text(text)]
        switch value {
        case .text(let own): placed.append(.text(own + text))
        case .list(let items):
            for (index, item) in items.enumerated() {
                for other in self.placed(in: item) {
                    var items = items
                    items[index] = other
                    placed.append(.list(items))
                }
            }
        case .map(let entries):
            for (index, entry) in entries.enumerated() {
                for other in self.placed(in: entry.value) + [nil] {
                    var entries = entries
                    if let other { entries[index].value = other } else { entries[index].key = text }
                    placed.append(.map(entries))
                }
            }
        default: break
        }
        return placed
    }

    /// A document with it in the place of every text.
    public func everywhere(in value: DrawnValue) -> DrawnValue {
        switch value {
        case .text: .text(text)
        case .list(let items): .list(items.map { everywhere(in: $0) } + items.map { everywhere(in: $0) })
        case .map(let entries):
            .map(
                entries.map { DrawnEntry(key: $0.key, value: $0.key == "format" ? $0.value : everywhere(in: $0.value)) }
            )
        default: value
        }
    }
}

extension DrawnValue {
    /// A document with every key that there is, each list of one value, each map of names of one name.
    public init(allOf shape: Shape) {
        self =
            switch shape {
            case .boolean: .truth(true)
            case .integer(let range): .number(range.lowerBound)
            case .day: .text("2026-06-01")
            case .time: .text("08:00")
            case .address: .text("anna.lind@kommun.example")
            case .name: .text("anna.lind")
            case .line: .text("x")
            case .words(let words), .like(let words): .text(words.first ?? "")
            case .list(let item, _): .list([DrawnValue(allOf: item)])
            case .named(_, let item): .map([DrawnEntry(key: "anna.lind", value: DrawnValue(allOf: item))])
            case .map(let keys): .map(keys.map { DrawnEntry(key: $0.name, value: DrawnValue(allOf: $0.shape)) })
            case .either(let shapes): shapes.first.map { DrawnValue(allOf: $0) } ?? .nothing
            case .unsaid: .nothing
            }
    }
}
