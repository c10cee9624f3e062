internal import SIPRules

/// JSON in the one spelling that is hashed: no spaces, names in order of their bytes, only the escapes that must be.
enum CanonicalJSON {
    static func object(_ fields: [String: String]) -> String {
        object(
            fields.map { (name: $0.key, value: $0.value) }.sorted {
                $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
            })
    }

    /// Of parts that are in order of their names.
    static func object(_ parts: [(name: String, value: String)]) -> String {
        var text = "{"
        for (name, value) in parts {
            if text.utf8.count > 1 { text += "," }
            append(name, to: &text)
            text += ":"
            append(value, to: &text)
        }
        return text + "}"
    }

    static func array(_ values: [String]) -> String {
        var text = "["
        for value in values {
            if text.utf8.count > 1 { text += "," }
            append(value, to: &text)
        }
        return text + "]"
    }

    private static func append(_ value: String, to text: inout String) {
        text += "\""
        if value.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
            for scalar in value.unicodeScalars { append(scalar, to: &text) }
        } else {
            text += value
        }
        text += "\""
    }

    private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
        switch scalar {
        case "\"": text += "\\\""
        case "\\": text += "\\\\"
        case "\u{00}"..."\u{1F}":
            text += "\\u" + scalar.value.hexadecimal(digits: 4)
        default: text.unicodeScalars.append(scalar)
        }
    }

    /// The parts of an object of texts in this spelling, in their order; nil for anything else.
    static func parts(_ text: String) -> [(name: String, value: String)]? {
        var rest = Array(text.utf8)[...]
        guard rest.popFirst() == UInt8(ascii: "{") else { return nil }
        var parts: [(name: String, value: String)] = []
        while rest.first != UInt8(ascii: "}") {
            if !parts.isEmpty, rest.popFirst() != UInt8(ascii: ",") { return nil }
            guard let name = string(&rest), rest.popFirst() == UInt8(ascii: ":"), let value = string(&rest) else {
                return nil
            }
            parts.append((name, value))
        }
        return rest.count == 1 ? parts : nil
    }

    private static func string(_ rest: inout ArraySlice<UInt8>) -> String? {
        guard rest.popFirst() == UInt8(ascii: "\"") else { return nil }
        var bytes: [UInt8] = []
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return String(validating: bytes, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let escaped = escape(&rest) else { return nil }
                bytes.append(escaped)
            default: bytes.append(byte)
            }
        }
        return nil
    }

    /// What stands behind a backslash: a quote, a backslash, or a control character in one of JSON's two ways, since SQLite
    /// writes the short one.
    private static func escape(_ rest: inout ArraySlice<UInt8>) -> UInt8? {
        guard let byte = rest.popFirst() else { return nil }
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return byte
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "f"): return 0x0C
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "u"):
            let digits = rest.prefix(4)
            rest = rest.dropFirst(4)
            return digits.count == 4 ? UInt8(String(decoding: digits, as: UTF8.self), radix: 16) : nil
        default: return nil
        }
    }
}
