internal import SIPRules

/// FNV-1a of the parts in 16 hexadecimal digits: the same on every machine and in every run, unlike
/// `hashValue`. It is short and looks the same each time; it is no secret hash, and who guesses the parts can check them.
func fingerprint(_ parts: [String]) -> String {
    // No part holds a NUL: it keeps ("a", "bc") and ("ab", "c") apart.
    HexadecimalWord.spelled(UInt64.fnv1a(parts.joined(separator: "\0").utf8).hexadecimal(digits: 16))
}
