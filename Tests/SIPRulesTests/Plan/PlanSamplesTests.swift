import SIPRules
import SIPTesting
import Testing

@Suite("The sample plans")
struct PlanSamplesTests {
    static let names = (try? ProjectFile.names(in: "config/samples", ending: ".json")) ?? []

    @Test("are read without a finding", arguments: names)
    func read(name: String) throws {
        let path = "config/samples/\(name)"
        let (plan, findings) = PlanDocument.read(try ProjectFile.bytes(path), path: path)
        #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
        #expect(plan != nil)
    }

    @Test("are told of in their README, each once, and have case references of their own")
    func told() throws {
        let readme = try ProjectFile.text("config/samples/README.md")
        let told = readme.split(separator: "\n").filter { $0.hasPrefix("| `") }
            .compactMap { $0.split(separator: "`").dropFirst().first.map { "\($0).json" } }
        #expect(told == Self.names)
        let ids = try Self.names.map {
            PlanDocument.read(try ProjectFile.bytes("config/samples/\($0)"), path: $0).plan?.id
        }
        #expect(Set(ids).count == 16)
    }
}
