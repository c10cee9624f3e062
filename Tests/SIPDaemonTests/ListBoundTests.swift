import SIPRules
import SIPStores
import SIPTesting
import Testing

@testable import SIPDaemon

@Suite("Lists have a bound")
struct ListBoundTests {
    /// The lists of a shape, as the keys that lead to each, with how many values it may hold and one of them.
    private static let lists: @Sendable (Shape, [String]) -> [(path: [String], most: Int, item: Shape)] = {
        shape, path in
        switch shape {
        case .list(let item, let most): [(path, most, item)] + lists(item, path)
        case .map(let keys): keys.flatMap { lists($0.shape, path + [$0.name]) }
        case .named(_, let item): lists(item, path + ["*"])
        case .either(let shapes): shapes.flatMap { lists($0, path) }
        default: []
        }
    }

    /// A document with all keys and so many values in the list at a path; the values of a list differ where they must.
    private static let filled: @Sendable (DrawnValue, ArraySlice<String>, Int) -> DrawnValue = { value, path, count in
        switch value {
        case .list(let items):
            guard path.isEmpty else { return .list(items.map { filled($0, path, count) }) }
            return .list(
                (0..<count).map { number in
                    var item = items.first ?? .nothing
                    for key in ["id", "person"] where item[key] != nil { item[key] = .text("x\(number)") }
                    return item
                })
        case .map(let entries):
            guard let key = path.first else { return value }
            return .map(
                entries.map { entry in
                    guard entry.key == key else { return entry }
                    return DrawnEntry(key: key, value: filled(entry.value, path.dropFirst(), count))
                })
        default: return value
        }
    }

    @Test("of a plan at most a hundred, in the schema and in the reader, which says where, how many and what to do")
    func plans() {
        let whole = DrawnValue(allOf: SchemaShape.plan)
        let lists = Self.lists(SchemaShape.plan, [])
        #expect(lists.count >= 11)
        for (path, most, _) in lists {
            #expect((1...100).contains(most), "\(path)")
            let said = { (count: Int) in
                let text = Self.filled(whole, path[...], count).json.replacing(
                    "\"\(path.last ?? "")\": [", with: "\"\(path.last ?? "")\":\n[")
                return PlanDocument.read(Array(text.utf8), path: "p").findings.map(\.description)
            }
            let refusal = { (count: Int) in ":1: error: the list has \(count) values: keep at most \(most)" }
            #expect(
                said(most + 1).contains { $0.wholeMatch(of: /p:[23]:1.*/) != nil && $0.hasSuffix(refusal(most + 1)) },
                "\(path): \(said(most + 1))")
            #expect(!said(most).contains { $0.contains("the list has") }, "\(path): \(said(most))")
        }
    }

    @Test("of roster, policy and sipd.yaml at most a thousand") func settings() {
        for shape in [RosterDocument.shape, PolicyDocument.shape, ConfigurationDocument.shape] {
            for (path, most, _) in Self.lists(shape, []) { #expect((1...1000).contains(most), "\(path): \(most)") }
        }
    }

    @Test("A plan with a hundred and one meetings is read no further than its lists, and says nothing else")
    func one() {
        let meetings = (0...100).map { #"{"id": "m\#($0)", "purpose": "planning"}"# }.joined(separator: ",")
        let text = #"{"format": "sip-plan/1", "id": "K-1", "unit": "norr", "meetings": [\#(meetings)]}"#
        #expect(
            PlanDocument.read(Array(text.utf8), path: "p").findings.map(\.description) == [
                "p:1:67: error: the list has 101 values: keep at most 100"
            ])
    }
}
