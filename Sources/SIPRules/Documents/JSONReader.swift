/// Reads JSON (RFC 8259) strictly and within limits, in one pass over the bytes.
///
/// This is the trust boundary of the plan store. Refused, with the place: a byte-order mark and UTF-16, invalid UTF-8
/// anywhere, duplicate keys, trailing commas and comments, control characters in text, lone surrogates, numbers that
/// are not whole, and anything after the document.
public struct JSONReader {
    let bytes: [UInt8]
    let path: String
    let limits: DocumentLimits
    var offset = 0
    var builder: DocumentBuilder

    private var line = 1
    private var lineStart = 0
    /// UTF-8 continuation bytes since the start of the line: they are no columns.
    var continuationBytes = 0

    /// Reads one document.
    ///
    /// - Throws: the first syntax error, or every place where a personal identity number stands.
    public static func read(
        _ bytes: [UInt8], path: String, limits: DocumentLimits = .plan
    ) throws(DocumentRefused) -> DocumentNode {
        var reader = JSONReader(bytes: bytes, path: path, limits: limits)
        try reader.document()
        return try reader.builder.finish(path: path)
    }

    private init(bytes: [UInt8], path: String, limits: DocumentLimits) {
        self.bytes = bytes
        self.path = path
        self.limits = limits
        builder = DocumentBuilder(expectingBytes: min(bytes.count, limits.bytes))
    }

    private mutating func document() throws(DocumentRefused) {
        guard bytes.count <= limits.bytes else {
            throw DocumentRefused(
                Finding(
                    path: path,
                    message: "the document has \(bytes.count) bytes: at most \(limits.bytes) are read; shorten it"))
        }
        if bytes.first == 0, bytes.allSatisfy({ $0 == 0 }) {
            throw error("the file holds only NUL bytes: it was not written out before a power cut; export it again")
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            throw error("the document begins with a byte-order mark: save it as UTF-8 without one")
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.prefix(2).contains(0) {
            throw error("the document looks like UTF-16: save it as UTF-8")
        }
        skipSpace()
        if offset == bytes.count { throw error("the document is empty: write a JSON object") }
        try value(depth: 0)
        skipSpace()
        if offset < bytes.count { throw error("\(found) after the end of the document: remove it") }
    }

    private mutating func value(depth: Int) throws(DocumentRefused) {
        let place = place
        switch byte {
        case UInt8(ascii: "{"): try map(depth: depth + 1, at: place)
        case UInt8(ascii: "["): try list(depth: depth + 1, at: place)
        case UInt8(ascii: "\""): try text(at: place)
        case UInt8(ascii: "-"): try number(at: place)
        case let digit? where digit &- UInt8(ascii: "0") < 10: try number(at: place)
        case UInt8(ascii: "t"): try word("true", .boolean(true), at: place)
        case UInt8(ascii: "f"): try word("false", .boolean(false), at: place)
        case UInt8(ascii: "n"): try word("null", .null, at: place)
        default: throw error("expected a value, found \(found)")
        }
    }

    private mutating func map(depth: Int, at place: DocumentPlace) throws(DocumentRefused) {
        try check(depth: depth)
        let mark = builder.openMap(at: place)
        var count = 0
        offset += 1
        skipSpace()
        while byte != UInt8(ascii: "}") {
            if count > 0 { try comma(before: .brace, in: "object") }
            guard byte == UInt8(ascii: "\"") else {
                throw error(
                    "expected a key in quotation marks\(count == 0 ? " or }" as KnownWord : ""), found \(found)")
            }
            guard count < limits.keys else {
                throw error("the object has more than \(limits.keys) keys: remove some")
            }
            let keyPlace = self.place
            let key = builder.records.count
            try text(at: keyPlace)
            if let first = twin(ofKey: key, in: mark) {
                throw error("the same key as on line \(first.line) of this object: remove one", at: keyPlace)
            }
            skipSpace()
            guard byte == UInt8(ascii: ":") else { throw error("expected : after the key, found \(found)") }
            offset += 1
            skipSpace()
            try value(depth: depth)
            count += 1
            skipSpace()
        }
        offset += 1
        builder.close(mark, count: count)
    }

    private mutating func list(depth: Int, at place: DocumentPlace) throws(DocumentRefused) {
        try check(depth: depth)
        let mark = builder.openList(at: place)
        var count = 0
        offset += 1
        skipSpace()
        while byte != UInt8(ascii: "]") {
            if count > 0 { try comma(before: .bracket, in: "array") }
            guard count < limits.items else {
                throw error("the array has more than \(limits.items) values: remove some")
            }
            try value(depth: depth)
            count += 1
            skipSpace()
        }
        offset += 1
        builder.close(mark, count: count)
    }

    private mutating func comma(before end: End, in what: KnownWord) throws(DocumentRefused) {
        guard byte == UInt8(ascii: ",") else {
            throw error("expected , or \(end.word) in the \(what), found \(found)")
        }
        let comma = place
        offset += 1
        skipSpace()
        if byte == end.byte { throw error("a comma with nothing after it: remove the comma", at: comma) }
    }

    /// What ends an object or an array.
    private enum End {
        case brace, bracket

        var byte: UInt8 { self == .brace ? UInt8(ascii: "}") : UInt8(ascii: "]") }
        var word: KnownWord { self == .brace ? "}" : "]" }
    }

    private func check(depth: Int) throws(DocumentRefused) {
        guard depth <= limits.depth else {
            throw error("more than \(limits.depth) objects and arrays inside each other: write a flatter document")
        }
    }

    /// Where the same key stands before in the same object.
    private func twin(ofKey key: Int, in mark: Int) -> DocumentPlace? {
        guard case .text(let start, let count, _) = builder.records[key].content else { return nil }
        let name = builder.text[Int(start)...]
        var earlier = mark + 1
        while earlier < key {
            if case .text(let otherStart, count, _) = builder.records[earlier].content,
                builder.text[Int(otherStart)..<Int(otherStart) + Int(count)].elementsEqual(name)
            {
                return builder.records[earlier].place
            }
            earlier = Int(builder.records[earlier + 1].end)
        }
        return nil
    }

    private mutating func word(
        _ word: StaticString, _ content: DocumentTree.Record.Content, at place: DocumentPlace
    ) throws(DocumentRefused) {
        let matches = word.withUTF8Buffer { unsafe bytes[offset...].starts(with: $0) }
        guard matches else {
            throw error(
                "expected a value, found an unknown word: write \(KnownWord(stringLiteral: word)) or quote the text")
        }
        builder.add(content, at: place)
        offset += word.utf8CodeUnitCount
        if isWordPart {
            throw error("\(found) right after \(KnownWord(stringLiteral: word)): quote the text, or remove it")
        }
    }

    private mutating func number(at place: DocumentPlace) throws(DocumentRefused) {
        let negative = byte == UInt8(ascii: "-")
        if negative { offset += 1 }
        let first = offset
        var value = 0
        var fits = true
        while let byte, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte {
            let digit = Int(byte - UInt8(ascii: "0"))
            let (tens, tensOverflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, sumOverflow) = tens.addingReportingOverflow(negative ? -digit : digit)
            fits = fits && !tensOverflow && !sumOverflow
            value = sum
            offset += 1
        }
        if offset == first { throw error("expected a digit after -, found \(found)") }
        if bytes[first] == UInt8(ascii: "0"), offset - first > 1 {
            throw error("a number with a leading zero: remove the zero, or quote the text", at: place)
        }
        if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
            throw error("a number that is not whole: write it without fraction and exponent", at: place)
        }
        if !fits { throw error("a number beyond 64 bits: write a smaller one, or quote the text", at: place) }
        if isWordPart { throw error("\(found) right after a number: quote the text, or remove it") }
        builder.add(.integer(value), at: place)
    }
}

// MARK: Where the reader is

extension JSONReader {
    var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    var place: DocumentPlace {
        DocumentPlace(line: line, column: offset - lineStart - continuationBytes + 1)
    }

    /// What stands at the reader, for a message.
    var found: Finding.Message {
        guard let byte else { return "the end of the document" }
        // One character tells nobody anything of whom the document is about.
        if 0x21..<0x7F ~= byte { return "\(system: String(Character(Unicode.Scalar(byte))))" }
        return byte < 0x80
            ? "the control character 0x\(system: byte.hexadecimal())" : "a character outside quotation marks"
    }

    /// Whether a letter or digit follows, so that a number or word did not end where it seemed to.
    private var isWordPart: Bool {
        guard let byte else { return false }
        return Unicode.Scalar(byte).properties.isAlphabetic || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
            || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    func error(_ message: Finding.Message, at place: DocumentPlace? = nil) -> DocumentRefused {
        let place = place ?? self.place
        return DocumentRefused(
            Finding(path: path, line: Int(place.line), column: Int(place.column), message: message))
    }

    private mutating func skipSpace() {
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): offset += 1
            case UInt8(ascii: "\n"):
                offset += 1
                line += 1
                lineStart = offset
                continuationBytes = 0
            default: return
            }
        }
    }
}
