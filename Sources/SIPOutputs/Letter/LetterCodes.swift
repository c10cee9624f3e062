/// The two encodings of MIME, read back (RFC 2045 § 6.7 and § 6.8). Nil for what is neither.
enum Codes {
    static func quotedPrintable(_ bytes: some Collection<UInt8>) -> [UInt8]? {
        var out: [UInt8] = []
        var rest = Array(bytes)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "=") else {
                out.append(byte)
                continue
            }
            guard let first = rest.popFirst() else { return nil }
            if first == 0x0A { continue }
            guard let second = rest.popFirst() else { return nil }
            if first == 0x0D, second == 0x0A { continue }
            guard let high = hex(first), let low = hex(second) else { return nil }
            out.append(high << 4 | low)
        }
        return out
    }

    static func base64(_ bytes: some Collection<UInt8>) -> [UInt8]? {
        var out: [UInt8] = []
        var (bits, count) = (0 as UInt32, 0)
        for byte in bytes where byte != 0x0A && byte != 0x0D && byte != UInt8(ascii: "=") {
            guard let value = digit(byte) else { return nil }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                out.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return out
    }

    static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}

/// Encoded words in a header, read back (RFC 2047). One that is not ours stays as it stands.
enum EncodedWords {
    static func decoded(_ header: String) -> String {
        var out = ""
        var wasWord = false
        for (index, word) in header.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
            let text = decoded(word: word)
            // The space between two encoded words is not part of the text (RFC 2047 § 6.2).
            if index > 0, !(wasWord && text != nil) { out += " " }
            out += text ?? String(word)
            wasWord = text != nil
        }
        return out
    }

    private static func decoded(word: Substring) -> String? {
        let parts = word.split(separator: "?", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0] == "=", parts[4] == "=", parts[1].lowercased() == "utf-8" else { return nil }
        let bytes: [UInt8]?
        switch parts[2] {
        case "B", "b": bytes = Codes.base64(parts[3].utf8)
        case "Q", "q": bytes = Codes.quotedPrintable(parts[3].utf8.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 })
        default: bytes = nil
        }
        return bytes.flatMap { String(validating: $0, as: UTF8.self) }
    }
}
