/// What a reader of a document wants at some place: how to name it in a finding, and how to take it.
///
/// Small expectations make larger ones: `.list(of: .map(Meeting.init(reading:)))`. A type that can stand in a document
/// adds its own in an extension: `static var day: Expectation<Day> { .text("a date like 2026-03-30", Day.init) }`.
public struct Expectation<Value>: Sendable {
    /// Named with its article: "a date like 2026-03-30".
    let wanted: @Sendable () -> Finding.Message
    /// Takes the value, or reports why not and gives nil.
    let take: @Sendable (DocumentNode, FindingList) -> Value?
    /// What may stand there, asked only by who describes or makes documents.
    private let describe: @Sendable () -> Shape

    init(
        wanted: @escaping @Sendable () -> Finding.Message, shape: @escaping @Sendable () -> Shape = { .unsaid },
        take: @escaping @Sendable (DocumentNode, FindingList) -> Value?
    ) {
        self.wanted = wanted
        self.take = take
        describe = shape
    }

    /// What may stand there.
    public var shape: Shape { describe() }

    /// Takes a value of this kind, or reports why not to `findings` and gives nil.
    public func read(_ node: DocumentNode, _ findings: FindingList) -> Value? {
        take(node, findings)
    }
}

extension Expectation {
    /// The same, with its shape.
    public func shaped(_ shape: Shape) -> Expectation { Expectation(wanted: wanted, shape: { shape }, take: take) }

    /// The same: a text such as these.
    public func like(_ examples: String...) -> Expectation { shaped(.like(examples)) }

    /// Any single value that `take` understands.
    public static func value(
        _ wanted: @escaping @autoclosure @Sendable () -> Finding.Message,
        _ take: @escaping @Sendable (DocumentNode) -> Value?
    ) -> Expectation {
        Expectation(wanted: wanted) { node, findings in
            if let value = take(node) { return value }
            findings.add(node, "expected \(wanted()), found \(node)")
            return nil
        }
    }

    /// A text that `take` understands, quoted or plain.
    public static func text(
        _ wanted: @escaping @autoclosure @Sendable () -> Finding.Message,
        _ take: @escaping @Sendable (String) -> Value?
    ) -> Expectation {
        value(wanted()) { $0.text.flatMap(take) }
    }

    /// A map, each of whose keys `take` asks for; keys it does not ask for are findings.
    public static func map(_ take: @escaping @Sendable (inout Fields) -> Value?) -> Expectation {
        Expectation(wanted: { "a map of named fields" }) { node, findings in
            guard node.kind == .map else {
                findings.add(node, "expected a map of named fields, found \(node)")
                return nil
            }
            var fields = Fields(node, findings)
            let value = take(&fields)
            fields.finish()
            return value
        }
    }
}

extension Expectation where Value == String {
    /// Any text but an empty one.
    public static var text: Expectation { text("a text") { $0.isEmpty ? nil : $0 } }
}

extension Expectation where Value == Int {
    /// A whole number in `range`.
    public static func integer(_ range: ClosedRange<Int>) -> Expectation {
        value("a whole number from \(range.lowerBound) to \(range.upperBound)") { node in
            node.integer.flatMap { range.contains($0) ? $0 : nil }
        }.shaped(.integer(range))
    }
}

extension Expectation where Value: RawRepresentable<String> & CaseIterable & SendableMetatype {
    /// One of the words that `Value` knows.
    public static func oneOf(_ type: Value.Type) -> Expectation {
        let words = { @Sendable in Value.allCases.map { KnownWord($0) } }
        let wanted: @Sendable () -> Finding.Message = { "one of \(words())" }
        return Expectation(wanted: wanted, shape: { .words(Value.allCases.map(\.rawValue)) }) { node, findings in
            if let value = node.text.flatMap(Value.init(rawValue:)) { return value }
            let meant = node.text.flatMap { NearestName.to($0, among: words()) }
            let hint: Finding.Message = meant.map { ": did you mean \"\($0)\"?" } ?? ""
            findings.add(node, "expected \(wanted()), found \(node)\(hint)")
            return nil
        }
    }
}

extension Expectation {
    /// A list of such values; those that could not be taken are findings and left out. There is no list without a bound:
    /// what a document holds is work for each rule, for status and for letters.
    public static func list<Item>(of item: Expectation<Item>, atMost most: Int = 100) -> Expectation
    where Value == [Item] {
        Expectation(wanted: { "a list" }, shape: { .list(item.shape, atMost: most) }) { node, findings in
            guard node.kind == .list else {
                findings.add(node, "expected a list, found \(node)")
                return nil
            }
            guard node.items.count <= most else {
                findings.add(node, "the list has \(node.items.count) values: keep at most \(most)")
                return nil
            }
            return node.items.compactMap { item.take($0, findings) }
        }
    }

    /// A map whose keys are names that the document chooses, such as units; in the document's order.
    public static func named<Item>(
        _ item: Expectation<Item>
    ) -> Expectation where Value == [(name: String, value: Item)] {
        Expectation(wanted: { "a map of names" }) { node, findings in
            guard node.kind == .map else {
                findings.add(node, "expected a map of names, found \(node)")
                return nil
            }
            return node.entries.compactMap { key, value in
                guard let name = key.text, let value = item.take(value, findings) else { return nil }
                return (name, value)
            }
        }
    }
}

extension DocumentNode {
    /// Reads the whole document.
    ///
    /// - Returns: the value, with the warnings and notes about it.
    /// - Throws: every finding, when at least one is an error.
    public func read<Value>(
        _ expectation: Expectation<Value>
    ) throws(DocumentRefused) -> (value: Value, warnings: [Finding]) {
        let findings = FindingList(path: path)
        let value = expectation.read(self, findings)
        if let refused = DocumentRefused(findings.findings) { throw refused }
        guard let value else {
            throw DocumentRefused(
                Finding(path: path, line: line, column: column, message: "expected \(expectation.wanted())"))
        }
        return (value, findings.findings.sorted())
    }
}
