public import SIPRules

/// Asks a reader what it knows by handing it a document with an unknown field in every object that a JSON Schema has,
/// and an unknown word wherever it lists words. What the reader then says is compared with what the schema says.
public struct SchemaProbe {
    private let schema: DocumentNode

    /// Whether the reader knows the same is asked of this schema.
    public init(_ schema: DocumentNode) {
        self.schema = schema
    }

    /// The document.
    public var document: String { document(schema) }

    /// What a reader says of the document that knows the same fields and words, sorted.
    public var answers: [String] { answers(schema).sorted() }

    private func document(_ node: DocumentNode) -> String {
        let node = resolved(node)
        if let properties = value(node, "properties") {
            let fields = properties.entries.map { "\"\($0.key.text ?? "")\": \(document($0.value))" }
            return "{\"?\": 1, \(fields.joined(separator: ", "))}"
        }
        if let items = value(node, "items") { return "[\(document(items))]" }
        if let constant = value(node, "const") { return constant.outline }
        return value(node, "enum") == nil ? "null" : "\"?\""
    }

    private func answers(_ node: DocumentNode) -> [String] {
        let node = resolved(node)
        if let properties = value(node, "properties") {
            let names = properties.entries.compactMap { $0.key.text }
            let own = "unknown field: remove it; known here are \(names.joined(separator: ", "))"
            return [own] + properties.entries.flatMap { answers($0.value) }
        }
        if let items = value(node, "items") { return answers(items) }
        guard let words = value(node, "enum")?.items.compactMap(\.text) else { return [] }
        return ["expected one of \(words.joined(separator: ", ")), found a text of 1 character"]
    }

    private func resolved(_ node: DocumentNode) -> DocumentNode {
        guard let reference = value(node, "$ref")?.text else { return node }
        let name = reference.split(separator: "/").last.map(String.init) ?? ""
        return value(schema, "$defs").flatMap { value($0, name) } ?? node
    }

    private func value(_ node: DocumentNode, _ name: String) -> DocumentNode? {
        node.entries.first { $0.key.text == name }?.value
    }
}
