public import SIPRules

/// A plan document that holds one date of the schema's beside what must be there with it: that date lies in January 2027,
/// the others in January 2026.
public struct DatedDocument: Sendable, CustomStringConvertible {
    /// The field, without the places in lists: `meetings.held`.
    public let description: String
    /// The document. The date stands on a line of its own.
    public let text: String

    /// One for each date that the schema has.
    public static let all: [DatedDocument] = {
        guard let bytes = try? ProjectFile.bytes("config/sip-plan-1.schema.json"),
            let schema = try? JSONReader.read(bytes, path: "schema")
        else { return [] }
        return SchemaDates(schema: schema).documents(schema, []) { $0 }
    }()

    /// Read as any document is.
    public var read: (plan: Plan?, findings: [Finding]) { PlanDocument.read(Array(text.utf8), path: "p") }
}

/// Looks for the dates in a JSON Schema.
private struct SchemaDates {
    let schema: DocumentNode

    /// A document for each date in an object, which stands at a path; `wrap` puts the object where it belongs.
    func documents(
        _ object: DocumentNode, _ path: [String], _ wrap: @escaping (String) -> String
    ) -> [DatedDocument] {
        (value(object, "properties")?.entries ?? []).flatMap { field -> [DatedDocument] in
            let name = field.key.text ?? ""
            let place = path + [name]
            let inside = { (text: String) in wrap(document(object, with: name, text)) }
            if isDay(field.value) {
                let text = inside("\"2027-01-15\"")
                return [DatedDocument(description: place.joined(separator: "."), text: text)]
            }
            let type = resolved(field.value)
            guard let items = value(type, "items") else { return documents(type, place, inside) }
            return documents(resolved(items), place) { inside("[\($0)]") }
        }
    }

    /// An object with all that it must have, and one field more.
    private func document(_ object: DocumentNode, with field: String, _ text: String) -> String {
        // Of several of which exactly one must be there, the first, unless the field is another.
        let either: [[String]] = (value(object, "oneOf")?.items ?? []).map { required($0) }
        var names: [String] = required(object)
        if let first = either.first, !either.contains([field]) { names += first }
        let rest: [String] = names.filter { $0 != field }.map { name in
            let type = value(object, "properties").flatMap { value($0, name) }
            let filling = type.map { filled(name, $0) } ?? "null"
            return "\"\(name)\": \(filling)"
        }
        return "{\((rest + ["\"\(field)\":\n\(text)\n"]).joined(separator: ", "))}"
    }

    private func filled(_ name: String, _ node: DocumentNode) -> String {
        if isDay(node) { return "\"2026-01-15\"" }
        if let constant = value(node, "const") { return constant.outline }
        // The only pattern of its own that a field which must be there has is a span's.
        if value(node, "pattern") != nil { return "\"5 days\"" }
        return value(node, "enum")?.items.first?.outline ?? "\"\(name)-1\""
    }

    private func isDay(_ node: DocumentNode) -> Bool {
        value(node, "$ref")?.text == "#/$defs/day" || value(node, "anyOf")?.items.contains(where: isDay) == true
    }

    private func required(_ node: DocumentNode) -> [String] {
        (value(node, "required")?.items ?? []).compactMap(\.text)
    }

    private func resolved(_ node: DocumentNode) -> DocumentNode {
        guard let name = value(node, "$ref")?.text?.split(separator: "/").last.map(String.init) else { return node }
        return value(schema, "$defs").flatMap { value($0, name) } ?? node
    }

    private func value(_ node: DocumentNode, _ name: String) -> DocumentNode? {
        node.entries.first { $0.key.text == name }?.value
    }
}
