/// A place in a document: line and column from 1, the column in Unicode scalars.
public struct DocumentPlace: Hashable, Sendable {
    var line: Int32
    var column: Int32

    /// A place; numbers that no document within its limits can have are clamped.
    public init(line: Int, column: Int) {
        self.line = Int32(clamping: line)
        self.column = Int32(clamping: column)
    }
}

/// Builds a document's tree in document order. Whoever reads a syntax calls it; values come after the list or map
/// that was opened before them, a map's keys as texts before their values.
public struct DocumentBuilder {
    var records: [DocumentTree.Record] = []
    var text: [UInt8] = []

    /// An empty document that expects about so many bytes of source.
    public init(expectingBytes bytes: Int) {
        text.reserveCapacity(bytes)
        records.reserveCapacity(bytes / 12 + 4)
    }

    /// Adds a text or a key.
    public mutating func addText(_ utf8: some Collection<UInt8>, quoted: Bool, at place: DocumentPlace) {
        let start = text.count
        text.append(contentsOf: utf8)
        addText(from: start, quoted: quoted, at: place)
    }

    /// Adds nothing, the value.
    public mutating func addNull(at place: DocumentPlace) {
        add(.null, at: place)
    }

    /// Opens a list; the mark returned closes it.
    public mutating func openList(at place: DocumentPlace) -> Int {
        add(.list(0), at: place)
        return records.count - 1
    }

    /// Opens a map; the mark returned closes it.
    public mutating func openMap(at place: DocumentPlace) -> Int {
        add(.map(0), at: place)
        return records.count - 1
    }

    /// Closes the list or map opened with `mark`, which holds `count` values.
    public mutating func close(_ mark: Int, count: Int) {
        if case .list = records[mark].content {
            records[mark].content = .list(Int32(clamping: count))
        } else {
            records[mark].content = .map(Int32(clamping: count))
        }
        records[mark].end = Int32(clamping: records.count)
    }

    /// The finished tree's outermost value.
    ///
    /// - Throws: when a personal identity number stands anywhere in it; the findings say only where.
    public consuming func finish(path: String) throws(DocumentRefused) -> DocumentNode {
        let numbers = personalNumbers(path: path)
        if let refused = DocumentRefused(numbers) { throw refused }
        if records.isEmpty { add(.null, at: DocumentPlace(line: 1, column: 1)) }
        return DocumentNode(tree: DocumentTree(path: path, records: records, text: text), index: 0)
    }

    /// Adds the text that was appended to `text` from `start` on.
    mutating func addText(from start: Int, quoted: Bool, at place: DocumentPlace) {
        let count = Int32(clamping: text.count - start)
        add(.text(start: Int32(clamping: start), count: count, quoted: quoted), at: place)
    }

    mutating func add(_ content: DocumentTree.Record.Content, at place: DocumentPlace) {
        records.append(.init(content: content, place: place, end: Int32(clamping: records.count + 1)))
    }

    private func personalNumbers(path: String) -> [Finding] {
        records.compactMap { record in
            switch record.content {
            case .text(let start, let count, _):
                let bytes = text[Int(start)..<Int(start) + Int(count)]
                guard count >= 10, PersonalNumber.found(in: bytes) else { return nil }
                return Finding(number: bytes, path: path, at: record.place)
            case .integer(let value):
                let bytes = Array(String(value).utf8)
                guard value.magnitude >= 100_000_000, PersonalNumber.found(in: bytes) else { return nil }
                return Finding(number: bytes[...], path: path, at: record.place)
            default: return nil
            }
        }
    }
}

extension Finding {
    /// A personal number stands in what was read from a place; it is not repeated.
    public init(number: some Collection<UInt8>, path: String, at place: DocumentPlace) {
        self.init(
            path: path, line: Int(place.line), column: Int(place.column),
            message: "a personal identity number stands here: replace it with the case reference"
                + PersonalNumber.advice(on: number))
    }
}
