internal import SIPRules

/// Headers and a body.
struct MIMEPart {
    private let fields: [(name: String, value: String)]
    private let body: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) throws(SyntaxError) {
        var fields: [(name: String, value: String)] = []
        var rest = bytes
        while true {
            guard let end = rest.firstIndex(of: 0x0A) else {
                throw SyntaxError("no letter: its headers do not end")
            }
            let line = String(decoding: rest[..<end], as: UTF8.self)
            rest = rest[(end + 1)...]
            if line.isEmpty { break }
            if line.first == " " || line.first == "\t" {
                guard let last = fields.indices.last else { throw SyntaxError("no letter: it begins with a blank") }
                fields[last].value += line
            } else if let colon = line.firstIndex(of: ":") {
                let value = line[line.index(after: colon)...].drop { $0 == " " }
                fields.append((String(line[..<colon]), String(value)))
            } else {
                throw SyntaxError("no letter: a header line without a colon")
            }
        }
        self.fields = fields
        body = rest
    }

    subscript(name: String) -> String? { fields.first { $0.name.lowercased() == name.lowercased() }?.value }

    /// The first text/plain in it; nil when there is none.
    func plainText(depth: Int) throws(SyntaxError) -> String? {
        let type = self["Content-Type"] ?? "text/plain"
        if type.hasPrefix("text/plain") { return try decoded() }
        guard type.hasPrefix("multipart/"), depth < 4, let boundary = Self.boundary(type) else { return nil }
        for part in parts(boundary) {
            if let text = try MIMEPart(part).plainText(depth: depth + 1) { return text }
        }
        return nil
    }

    private static func boundary(_ type: String) -> String? {
        let pieces = type.split(separator: "\"", omittingEmptySubsequences: false)
        guard pieces.count >= 3, pieces[0].hasSuffix("boundary="), !pieces[1].isEmpty else { return nil }
        return String(pieces[1])
    }

    private func parts(_ boundary: String) -> [ArraySlice<UInt8>] {
        let mark = Array("--\(boundary)".utf8)
        var parts: [ArraySlice<UInt8>] = []
        var start: Int?
        var position = body.startIndex
        while position < body.endIndex {
            let end = body[position...].firstIndex(of: 0x0A) ?? body.endIndex
            if body[position..<end].starts(with: mark) {
                if let start { parts.append(body[start..<position]) }
                start = min(end + 1, body.endIndex)
            }
            position = end + 1
        }
        return parts
    }

    private func decoded() throws(SyntaxError) -> String {
        let bytes: [UInt8]?
        switch self["Content-Transfer-Encoding"]?.lowercased() {
        case "quoted-printable": bytes = QuotedPrintable.decoded(body)
        case "base64": bytes = Base64.decoded(body)
        case "7bit", nil: bytes = Array(body)
        default: bytes = nil
        }
        guard let bytes, let text = String(validating: bytes, as: UTF8.self) else {
            throw SyntaxError("its text is not encoded as sipd does it")
        }
        return text
    }
}
