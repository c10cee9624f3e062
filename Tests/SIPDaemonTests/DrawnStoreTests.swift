import SIPDaemon
import SIPRules
import SIPStores
import SIPTesting
import Testing

@Suite("Documents drawn from the schema and the tables of keys")
struct DrawnStoreTests {
    private static let stores = (UInt64(1)...60).map { DrawnStore(seed: $0) }

    @Test("are taken by the readers, but for fewer than one in ten")
    func taken() {
        var (settings, plans, taken) = (0, 0, 0)
        for store in Self.stores {
            let (environment, read, refused) = store.read()
            settings += environment == nil ? 0 : 1
            plans += store.plans.count
            taken += read.count - 1
            // What is left out of being put right is all that may be refused.
            for finding in refused { #expect(!finding.message.text.hasPrefix("unknown"), "\(finding)") }
        }
        #expect(settings * 10 >= Self.stores.count * 9, "\(settings) of \(Self.stores.count) settings")
        #expect(taken * 10 >= plans * 9, "\(taken) of \(plans) plans")
        #expect(plans > 300)
    }

    @Test("hold every key and every word that there is, and lists of none, one and many")
    func everything() throws {
        var seen: Set<String> = []
        for store in Self.stores {
            let texts = [("sipd", store.configuration), ("policy", store.policy), ("roster", store.roster)]
            for (file, text) in texts {
                guard let document = try? YAMLDocument.read(Array(text.utf8), path: file, limits: .roster) else {
                    continue
                }
                note(document, file, &seen)
            }
            for (_, text) in store.plans {
                guard let document = try? JSONReader.read(Array(text.utf8), path: "plan") else { continue }
                note(document, "plan", &seen)
            }
        }
        for seed in UInt64(1)...400 {
            var drawing = Drawing(Chance(seed: seed), around: .the("2026-06-18"))
            note(try Self.tree(drawing.configuration().yaml), "sipd", &seen)
            note(try Self.tree(drawing.policy().yaml), "policy", &seen)
        }
        let shapes = [
            ("sipd", ConfigurationDocument.shape), ("policy", PolicyDocument.shape), ("roster", RosterDocument.shape),
            ("plan", SchemaShape.plan),
        ]
        for (file, shape) in shapes {
            let missing = expected(shape, file).subtracting(seen).subtracting(Self.putRight)
            #expect(missing.isEmpty, "\(file): never drawn: \(missing.sorted())")
        }
    }

    /// What stores in a folder never hold, or what no reader takes.
    private static let putRight: Set<String> = [
        "sipd.journal=automatic", "sipd.journal=journal", "sipd.window.days#0", "sipd.window.days#1",
        "roster.people.*.days#0", "sipd.window.slots#0",
        "policy.rules.*.ladder.to#0", "policy.rules.*.ladder.copy#0", "policy.rules.*.ladder.copy=on-call",
    ]

    @Test("are the same for the same seed")
    func same() {
        #expect(DrawnStore(seed: 7).roster == DrawnStore(seed: 7).roster)
        #expect(DrawnStore(seed: 7).plans.map(\.text) == DrawnStore(seed: 7).plans.map(\.text))
        #expect(DrawnStore(seed: 7).plans.map(\.text) != DrawnStore(seed: 8).plans.map(\.text))
    }

    @Test("A roster of 2,000 people with 4,000 absences is taken; of circles in one it is said who is in them")
    func crowd() throws {
        let crowd = DrawnCrowd(seed: 1, people: 2_000, absences: 4_000)
        let read = RosterDocument.read(try Self.tree(crowd.text))
        #expect(read.roster?.people.count == 2_000)
        #expect(crowd.text.split(separator: "first:").count == 4_001)
        let circles = DrawnCrowd(seed: 1, people: 2_000, absences: 4_000, circles: 100)
        #expect(
            RosterDocument.read(try Self.tree(circles.text)).findings.contains {
                $0.message.text.contains("the substitutes lead back: ")
            })
    }

    private static let tree = { @Sendable (text: String) throws -> DocumentNode in
        try YAMLDocument.read(Array(text.utf8), path: "roster.yaml", limits: .roster)
    }

    /// Paths of keys, `plan.need.target`, and of words, `plan.need.ground=clarity`; of rules only that there are some.
    private let expected = { @Sendable (shape: Shape, path: String) -> Set<String> in Paths.expected(shape, path) }
    private let note = { @Sendable (node: DocumentNode, path: String, seen: inout Set<String>) in
        Paths.note(node, path, &seen)
    }
}

/// What a document can hold and what it holds, as paths.
private enum Paths {
    static let expected: @Sendable (Shape, String) -> Set<String> = { shape, path in
        switch shape {
        case .map(let keys) where path.hasSuffix(".rules"):
            // Each of the rules has the same keys.
            keys.first.map { expected($0.shape, path + ".*") } ?? []
        case .map(let keys):
            keys.reduce(into: []) { paths, key in
                paths.formUnion(expected(key.shape, "\(path).\(key.name)").union(["\(path).\(key.name)"]))
            }
        case .named(_, let shape): expected(shape, path + ".*")
        case .list(let item, _): expected(item, path).union(["\(path)#0", "\(path)#1", "\(path)#2"])
        case .words(let words): Set(words.map { "\(path)=\($0)" })
        case .either(let shapes): shapes.reduce(into: []) { $0.formUnion(expected($1, path)) }
        default: []
        }
    }

    static let note: @Sendable (DocumentNode, String, inout Set<String>) -> Void = { node, path, seen in
        if let text = node.text { seen.insert("\(path)=\(text)") }
        if node.kind == .list { seen.insert("\(path)#\(min(node.items.count, 2))") }
        for item in node.items { note(item, path, &seen) }
        let isNamed = path.hasSuffix(".units") || path.hasSuffix(".people") || path.hasSuffix(".rules")
        for (key, value) in node.entries {
            let name = isNamed ? "\(path).*" : "\(path).\(key.text ?? "")"
            if value.kind != .null { seen.insert(name) }
            note(value, name, &seen)
        }
    }
}
