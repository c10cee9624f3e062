/// A JSON value to be written, its members in the order given: what the command prints with `--json`, and the plan
/// documents of a sample.
public indirect enum JSONValue: Hashable, Sendable {
    case null
    case boolean(Bool)
    case number(Int)
    case text(String)
    case list([JSONValue])
    case object([Member])

    /// A name and its value.
    public struct Member: Hashable, Sendable {
        /// Written as it is, beside the escapes that JSON needs.
        public var name: String
        /// What it holds.
        public var value: JSONValue

        /// A member.
        public init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// An object with its members sorted by name, those that are nil left out: the same values always give the same text.
    public static func sorted(_ members: [String: JSONValue?]) -> JSONValue {
        .object(
            members.compactMap { name, value in value.map { Member(name, $0) } }
                .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
    }

    /// The document: indented by two spaces, ended by a line feed.
    public var document: String {
        var text = ""
        write(to: &text, indent: 0)
        return text + "\n"
    }

    /// The same in one line, without blanks and without a line feed.
    public var line: String {
        var text = ""
        write(to: &text, indent: nil)
        return text
    }

    /// `indent`: nil for one line.
    private func write(to text: inout String, indent: Int?) {
        switch self {
        case .null: text += "null"
        case .boolean(let value): text += value ? "true" : "false"
        case .number(let value): text += "\(value)"
        case .text(let value): Self.quote(value, to: &text)
        case .list(let values):
            Self.write(values, "[", "]", to: &text, indent: indent) { value, text in
                value.write(to: &text, indent: indent.map { $0 + 2 })
            }
        case .object(let members):
            Self.write(members, "{", "}", to: &text, indent: indent) { member, text in
                Self.quote(member.name, to: &text)
                text += indent == nil ? ":" : ": "
                member.value.write(to: &text, indent: indent.map { $0 + 2 })
            }
        }
    }

    private static func write<Item>(
        _ items: [Item], _ open: String, _ close: String, to text: inout String, indent: Int?,
        _ write: (Item, inout String) -> Void
    ) {
        text += open
        for (index, item) in items.enumerated() {
            if index > 0 { text += "," }
            if let indent { newLine(indent + 2, &text) }
            write(item, &text)
        }
        if !items.isEmpty, let indent { newLine(indent, &text) }
        text += close
    }

    private static func newLine(_ indent: Int, _ text: inout String) {
        text += "\n"
        for _ in 0..<indent { text += " " }
    }

    /// Stars personal numbers out, then escapes what RFC 8259 § 7 asks for, and DEL and the C1 controls besides: the text may
    /// end on a terminal.
    private static func quote(_ value: String, to text: inout String) {
        text += "\""
        for scalar in VisibleText.starred(value).unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}":
                text += "\\u" + scalar.value.hexadecimal(digits: 4)
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}

extension JSONValue: ExpressibleByStringLiteral {
    /// A text.
    public init(stringLiteral text: String) { self = .text(text) }
}
