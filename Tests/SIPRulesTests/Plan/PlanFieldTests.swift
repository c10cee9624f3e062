import SIPRules
import SIPTesting
import Testing

@Suite("The fields that rules name are those of the published schema")
struct PlanFieldTests {
    @Test("each value of the schema is a field, and each field a value of the schema, in its order") func schema() {
        #expect(Self.leaves(SchemaShape.plan, "") == PlanField.allCases.map(\.rawValue))
    }

    @Test("each field that may hold something is found in a plan that has it")
    func found() {
        var found: Set<PlanField> = []
        for seed in UInt64(1)...60 {
            var random = SeededGenerator(seed: seed)
            let plan = Plan.drawn(.the("SIP-1"), around: .the("2026-06-18"), .sample, &random)
            if let plan { found.formUnion(plan.values.keys) }
        }
        let missing = PlanField.allCases.filter { !found.contains($0) }
        #expect(missing == [.format], "the format is no member of a plan's")
    }

    private static let leaves: @Sendable (Shape, String) -> [String] = { shape, path in
        switch shape {
        case .map(let keys):
            keys.flatMap { key in Self.leaves(key.shape, path.isEmpty ? key.name : "\(path).\(key.name)") }
        case .list(.map(let keys), _): Self.leaves(.map(keys), path)
        default: [path]
        }
    }
}
