/// Text in quotation marks: RFC 8259 § 7 with valid UTF-8 (RFC 3629 § 4), and no control character however written.
extension JSONReader {
    /// Reads a text or key from its opening quotation mark to past the closing one.
    mutating func text(at place: DocumentPlace) throws(DocumentRefused) {
        let textStart = builder.text.count
        offset += 1
        var chunk = offset
        while true {
            guard offset < bytes.count else {
                throw error("the text has no closing quotation mark: add one", at: place)
            }
            switch bytes[offset] {
            case UInt8(ascii: "\""):
                append(from: chunk)
                offset += 1
                guard builder.text.count - textStart <= limits.textBytes else {
                    throw error("a text of more than \(limits.textBytes) bytes: shorten it", at: place)
                }
                builder.addText(from: textStart, quoted: true, at: place)
                return
            case UInt8(ascii: "\\"):
                append(from: chunk)
                try escape()
                chunk = offset
            case 0x20..<0x7F: offset += 1
            case 0x80...: try character()
            default: throw controlCharacter(UInt32(bytes[offset]))
            }
        }
    }

    private mutating func append(from chunk: Int) {
        if chunk < offset { builder.text.append(contentsOf: bytes[chunk..<offset]) }
    }

    /// Steps over one character of more than one byte, refusing overlong forms, surrogates and what is beyond Unicode.
    private mutating func character() throws(DocumentRefused) {
        let length: Int
        let second: ClosedRange<UInt8>
        switch bytes[offset] {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: throw invalidUTF8
        }
        guard bytes.count - offset >= length, second ~= bytes[offset + 1],
            bytes[(offset + 2)..<(offset + length)].allSatisfy({ 0x80...0xBF ~= $0 })
        else { throw invalidUTF8 }
        if bytes[offset] == 0xC2, bytes[offset + 1] < 0xA0 { throw controlCharacter(UInt32(bytes[offset + 1])) }
        offset += length
        continuationBytes += length - 1
    }

    private mutating func escape() throws(DocumentRefused) {
        let place = place
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            builder.text.append(bytes[offset])
            offset += 1
        case UInt8(ascii: "u"):
            let scalar = try escapedScalar(at: place)
            builder.text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        case UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            throw error("a line break, tab or other control character in a text: write one line of text", at: place)
        default:
            throw error("an unknown escape: write \\\\ for a backslash", at: place)
        }
    }

    private mutating func escapedScalar(at place: DocumentPlace) throws(DocumentRefused) -> Unicode.Scalar {
        var value = try escapedUnit(at: place)
        if 0xD800...0xDBFF ~= value, byte == UInt8(ascii: "\\"), bytes.count - offset > 1,
            bytes[offset + 1] == UInt8(ascii: "u")
        {
            offset += 1
            let low = try escapedUnit(at: place)
            if 0xDC00...0xDFFF ~= low { value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00) }
        }
        guard let scalar = Unicode.Scalar(value) else {
            throw error("half a surrogate pair: write the character itself", at: place)
        }
        if value < 0x20 || 0x7F..<0xA0 ~= value {
            throw error("a line break, tab or other control character in a text: write one line of text", at: place)
        }
        return scalar
    }

    /// The number in `u` and four hexadecimal digits.
    private mutating func escapedUnit(at place: DocumentPlace) throws(DocumentRefused) -> UInt32 {
        offset += 1
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = byte?.hexadecimalValue else {
                throw error("an unfinished escape: write four hexadecimal digits after \\u", at: place)
            }
            value = value << 4 | UInt32(digit)
            offset += 1
        }
        return value
    }

    private var invalidUTF8: DocumentRefused {
        error("a byte that is not valid UTF-8: save the document as UTF-8")
    }

    private func controlCharacter(_ value: UInt32) -> DocumentRefused {
        error(
            value == 0x0A || value == 0x0D
                ? "the line ends inside a text: close the quotation mark before it"
                : "the control character 0x\(system: value.hexadecimal()) in a text: remove it")
    }
}
