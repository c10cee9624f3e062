/// RFC 4648 § 4, with padding. Own code because Foundation would be the only other source.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// One run of characters, without line breaks.
    static func encoded(_ bytes: some Sequence<UInt8>) -> String {
        var out: [UInt8] = []
        var bits: UInt32 = 0
        var held = 0
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            held += 8
            while held >= 6 {
                held -= 6
                out.append(alphabet[Int(bits >> UInt32(held) & 63)])
            }
        }
        if held > 0 { out.append(alphabet[Int(bits << UInt32(6 - held) & 63)]) }
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
}
