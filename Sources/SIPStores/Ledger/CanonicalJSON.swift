/// JSON in the one spelling that is hashed: no spaces, names in order of their bytes, only the escapes that must be.
enum CanonicalJSON {
    static func object(_ fields: [String: String]) -> String {
        var text = "{"
        for (name, value) in fields.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
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
            text += (scalar.value < 16 ? "\\u000" : "\\u00") + String(scalar.value, radix: 16)
        default: text.unicodeScalars.append(scalar)
        }
    }
}
