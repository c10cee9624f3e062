internal import SIPRules

/// FNV-1a of the parts in 16 hexadecimal digits: the same on every machine and in every run, unlike
/// `hashValue`. It is short and looks the same each time; it is no secret hash, and who guesses the parts can check them.
func fingerprint(_ parts: [String]) -> String {
    // No part holds a NUL: it keeps ("a", "bc") and ("ab", "c") apart.
    let hash = parts.joined(separator: "\0").utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { hash, byte in
        (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return HexadecimalWord.spelled(String(repeating: "0", count: 16 - digits.count) + digits)
}
