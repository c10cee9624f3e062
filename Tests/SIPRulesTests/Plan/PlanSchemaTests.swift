import SIPRules
import SIPTesting
import Testing

@Suite("The published schema")
struct PlanSchemaTests {
    @Test("has the fields and words of the reader, in its order")
    func agrees() throws {
        let schema = try JSONReader.read(ProjectFile.bytes("config/sip-plan-1.schema.json"), path: "schema")
        let probe = SchemaProbe(schema)
        let (_, findings) = PlanDocument.read(Array(probe.document.utf8), path: "p")
        let answers = findings.map(\.message.text).filter { message in
            message.hasPrefix("unknown field") || message.hasPrefix("expected one of")
        }
        #expect(answers.sorted() == probe.answers)
        #expect(probe.answers.count > 30)
    }

    @Test("describes every field, but for those whose type does")
    func described() throws {
        let schema = try JSONReader.read(ProjectFile.bytes("config/sip-plan-1.schema.json"), path: "schema")
        let value = { (node: DocumentNode, name: String) in node.entries.first { $0.key.text == name }?.value }
        let types = try #require(value(schema, "$defs"))
        let objects = [schema] + types.entries.map(\.value)
        for field in objects.flatMap({ value($0, "properties")?.entries ?? [] }) {
            let name = value(field.value, "$ref")?.text?.split(separator: "/").last.map(String.init)
            let type = name.flatMap { value(types, $0) }
            #expect(
                value(field.value, "description") != nil || type.flatMap { value($0, "description") } != nil,
                "\(field.key.text ?? "") at line \(field.key.line)")
        }
    }
}
