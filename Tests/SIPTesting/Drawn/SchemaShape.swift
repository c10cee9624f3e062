public import SIPRules

/// The shape of documents as a JSON Schema has it, as far as the published one goes: what it does not know stops it.
public struct SchemaShape {
    private let schema: DocumentNode

    /// The plan format as it is published.
    public static let plan: Shape = {
        do {
            let schema = try JSONReader.read(ProjectFile.bytes("config/sip-plan-1.schema.json"), path: "schema")
            return try SchemaShape(schema: schema).shape(schema)
        } catch {
            preconditionFailure("the published schema has no shape: \(error)")
        }
    }()

    private func shape(_ node: DocumentNode) throws(Broken) -> Shape {
        if let name = value(node, "$ref")?.text?.split(separator: "/").last {
            guard let meant = value(schema, "$defs").flatMap({ value($0, String(name)) }) else {
                throw Broken("the schema has no \(name)")
            }
            return try shape(meant)
        }
        if let properties = value(node, "properties") {
            let required = value(node, "required")?.items.compactMap(\.text) ?? []
            var keys: [any DocumentKey] = []
            for (key, field) in properties.entries {
                let name = key.text ?? ""
                keys.append(
                    SchemaKey(
                        name: name, shape: try shape(field), isRequired: required.contains(name),
                        says: value(field, "description")?.text ?? ""))
            }
            return .map(keys)
        }
        if let items = value(node, "items") {
            return .list(try shape(items), atMost: value(node, "maxItems")?.integer ?? .max)
        }
        if let words = value(node, "enum") { return .words(words.items.compactMap(\.text)) }
        if let word = value(node, "const")?.text { return .words([word]) }
        if let options = value(node, "anyOf") {
            var shapes: [Shape] = []
            for option in options.items { shapes.append(try shape(option)) }
            return .either(shapes)
        }
        return try plain(node)
    }

    private func plain(_ node: DocumentNode) throws(Broken) -> Shape {
        let kinds = value(node, "type").map { $0.items.compactMap(\.text) + [$0.text].compactMap(\.self) } ?? []
        if kinds.contains("boolean") { return .boolean }
        if kinds.contains("integer"), let least = value(node, "minimum")?.integer,
            let most = value(node, "maximum")?.integer
        {
            return .integer(least...most)
        }
        guard let pattern = value(node, "pattern")?.text, let known = try? Regex(pattern) else {
            throw Broken("line \(node.line) of the schema is of a kind that nothing can be drawn for")
        }
        // What a pattern takes says what it is for.
        let takes = { (text: String) in (try? known.wholeMatch(in: text)) != nil }
        switch (takes("2026-06-18"), takes("08:00"), takes("3 working days"), takes("anna.berg")) {
        case (true, false, false, false): return .day
        case (false, true, false, false): return .time
        case (false, false, true, false): return .like(Self.spans.filter(takes))
        case (true, false, false, true): return .name(of: .part)
        case (true, true, true, true): return .line(value(node, "maxLength")?.integer ?? 64)
        default: throw Broken("nothing is known that \(pattern) takes")
        }
    }

    private static let spans = [
        "same day", "1 day", "3 days", "14 days", "0 days", "1 working day", "3 working days", "0 working days",
        "2 weeks", "1 month", "6 months", "2 years", "2 opening hours", "0 opening hours", "48 hours",
        "9999999 working days",
    ]

    private func value(_ node: DocumentNode, _ name: String) -> DocumentNode? {
        node.entries.first { $0.key.text == name }?.value
    }
}

/// A field of the schema.
private struct SchemaKey: DocumentKey {
    let name: String
    let shape: Shape
    let isRequired: Bool
    let says: String
    var shown: String { "" }
}
