/// RFC 4648 § 4, with padding. Own code because Foundation would be the only other source.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// One run of characters, without line breaks.
    static func encoded(_ bytes: some Sequence<UInt8>) -> String {
        var out: [UInt8] = []
        var bits: UInt32 = 0
        var ready = 0
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            ready += 8
            while ready >= 6 {
                ready -= 6
                out.append(alphabet[Int(bits >> UInt32(ready) & 63)])
            }
        }
        if ready > 0 { out.append(alphabet[Int(bits << UInt32(6 - ready) & 63)]) }
        while out.count % 4 != 0 { out.append(UInt8(ascii: "=")) }
        return String(decoding: out, as: UTF8.self)
    }

    /// Lines of 76 characters, each ended by LF, as a body part wants them.
    static func lines(_ bytes: some Sequence<UInt8>) -> String {
        var rest = Substring(encoded(bytes))
        var out = ""
        while !rest.isEmpty {
            out += rest.prefix(76) + "\n"
            rest = rest.dropFirst(76)
        }
        return out
    }

    /// Reads it back; nil for what is something else.
    static func decoded(_ bytes: some Collection<UInt8>) -> [UInt8]? {
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
