import SIPRules

/// The bytes of a YAML document, looked at before Yams reads them.
struct YAMLSource {
    let bytes: [UInt8]
    let path: String
    let limits: DocumentLimits

    /// The document as text.
    ///
    /// - Throws: when it is too large, not UTF-8, begins with a byte-order mark, or uses an alias.
    func text() throws(DocumentRefused) -> String {
        guard bytes.count <= limits.bytes else {
            throw refused(
                at: nil, "the document has \(bytes.count) bytes: at most \(limits.bytes) are read; shorten it")
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            throw refused(at: 0, "the document begins with a byte-order mark: save it as UTF-8 without one")
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.prefix(2).contains(0) {
            throw refused(at: 0, "the document looks like UTF-16: save it as UTF-8")
        }
        if let control = bytes.firstIndex(where: { $0 < 0x20 && ![0x09, 0x0A, 0x0D].contains($0) || $0 == 0x7F }) {
            let code = bytes[control].hexadecimal()
            throw refused(at: control, "the control character 0x\(system: code): remove it")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw refused(at: firstInvalidByte, "a byte that is not valid UTF-8: save the document as UTF-8")
        }
        if let alias = firstUsedAlias {
            throw refused(at: alias, "an anchor or alias (& or *): write the value out")
        }
        return text
    }

    private func refused(at offset: Int?, _ message: Finding.Message) -> DocumentRefused {
        guard let offset else { return DocumentRefused(Finding(path: path, message: message)) }
        let before = bytes[..<offset]
        let line = before.count { $0 == 0x0A } + 1
        let lineStart = (before.lastIndex(of: 0x0A) ?? -1) + 1
        let column = before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
        return DocumentRefused(Finding(path: path, line: line, column: column, message: message))
    }

    private var firstInvalidByte: Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var offset = 0
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { offset += UTF8.width(scalar) }
        return min(offset, bytes.count)
    }

    /// Yams follows aliases while it reads and compares keys, so a few lines could keep it busy for ever: a name that
    /// is both anchored (`&name`) and used (`*name`) is refused before. What escapes this look is refused by the tree.
    private var firstUsedAlias: Int? {
        var anchors: Set<ArraySlice<UInt8>> = []
        var offset = 0
        while offset < bytes.count {
            let mark = bytes[offset]
            offset += 1
            guard mark == UInt8(ascii: "&") || mark == UInt8(ascii: "*") else { continue }
            let name = bytes[offset...].prefix { $0.isNamePart }
            if name.isEmpty { continue }
            if mark == UInt8(ascii: "&") {
                anchors.insert(name)
            } else if anchors.contains(name) {
                return offset - 1
            }
        }
        return nil
    }
}

extension UInt8 {
    /// A letter, digit, hyphen or underscore: what libyaml takes in an anchor's name.
    fileprivate var isNamePart: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
