/// The findings about one document while it is being read: they are collected, so that one reading tells all.
public final class FindingList {
    /// The document.
    public let path: String
    /// In the order they were found, at most 200: a document with more is not mended from a list. Warnings
    /// leave room for errors. How many more there are is the last one's to say.
    public var findings: [Finding] { listed + further }
    /// No more are named; whoever would take pains over the words of one need not.
    public var isFull: Bool { listed.count >= Self.mostErrors }

    private var listed: [Finding] = []
    private var unlisted: [Finding.Severity: Int] = [:]
    private static let (mostErrors, mostWarnings) = (200, 100)

    /// An empty list about one document.
    public init(path: String) {
        self.path = path
    }

    /// Adds a finding about the place of `node`.
    public func add(_ node: DocumentNode, _ message: Finding.Message, _ severity: Finding.Severity = .error) {
        guard listed.count < (severity == .error ? Self.mostErrors : Self.mostWarnings) else {
            unlisted[severity, default: 0] += 1
            return
        }
        listed.append(
            Finding(severity, path: path, line: node.line, column: node.column, message: message))
    }

    private func further(_ count: Int, _ severity: Finding.Severity) -> Finding.Message {
        switch severity {
        case .error: "\(count, "more error is", "more errors are")"
        case .warning: "\(count, "more warning is", "more warnings are")"
        case .note: "\(count, "more note is", "more notes are")"
        }
    }

    /// After the last of those that are named, wherever they are sorted to.
    private var further: [Finding] {
        guard !unlisted.isEmpty, let last = listed.max() else { return [] }
        return [Finding.Severity.error, .warning, .note].compactMap { severity in
            unlisted[severity].map { count in
                var finding = Finding(
                    severity, path: path, line: last.line, column: last.column,
                    message: "\(further(count, severity)) not named: correct those above and look again")
                finding.count = count
                return finding
            }
        }
    }
}

/// The named fields of a map, asked for one by one. A field left out and a field that is `null` are the same.
public struct Fields {
    /// The map itself.
    public let node: DocumentNode
    /// Where everything wrong is said.
    public let findings: FindingList

    private var asked: [KnownWord] = []
    /// Which of the first 64 keys were asked for.
    private var taken: UInt64 = 0
    /// The key after the one found last: documents mostly keep the order in which they are read.
    private var next: (entry: Int, record: Int)

    init(_ node: DocumentNode, _ findings: FindingList) {
        self.node = node
        self.findings = findings
        next = (0, node.index + 1)
        asked.reserveCapacity(16)
    }

    /// A field that must be there; nil, with a finding, when it is not or is not as expected.
    public mutating func required<Value>(_ name: KnownWord, _ expectation: Expectation<Value>) -> Value? {
        guard let value = present(name) else {
            findings.add(node, "\"\(name)\" is missing: write \(expectation.wanted())")
            return nil
        }
        return expectation.take(value, findings)
    }

    /// A field that may be left out; nil when it is, and nil with a finding when it is not as expected.
    public mutating func optional<Value>(_ name: KnownWord, _ expectation: Expectation<Value>) -> Value? {
        present(name).flatMap { expectation.take($0, findings) }
    }

    /// The value of a field, as it stands; nil when it is left out. For a finding that concerns several fields.
    public mutating func present(_ name: KnownWord) -> DocumentNode? {
        asked.append(name)
        guard let value = find(name), value.kind != .null else { return nil }
        return value
    }

    private mutating func find(_ name: KnownWord) -> DocumentNode? {
        guard case .map(let count) = node.record.content else { return nil }
        for _ in 0..<count {
            if next.entry == Int(count) { next = (0, node.index + 1) }
            let (entry, key) = next
            next = (entry + 1, Int(node.tree.records[key + 1].end))
            if node.tree.isText(at: key, name) {
                if entry < 64 { taken |= 1 << UInt64(entry) }
                return DocumentNode(tree: node.tree, index: key + 1)
            }
        }
        return nil
    }

    /// Reports the keys that nobody asked for.
    func finish() {
        guard case .map(let count) = node.record.content, count > 64 || taken.nonzeroBitCount < Int(count) else {
            return
        }
        let names = Set(asked.map(\.text))
        for (key, _) in node.entries {
            guard let name = key.text, !names.contains(name) else { continue }
            let meant = findings.isFull ? nil : NearestName.to(name, among: asked)
            findings.add(
                key,
                meant.map { "unknown field: did you mean \"\($0)\"?" }
                    ?? "unknown field: remove it; known here are \(asked)")
        }
    }
}

extension DocumentTree {
    /// Whether the record at `index` is this text.
    func isText(at index: Int, _ name: KnownWord) -> Bool {
        guard case .text(let start, let count, _) = records[index].content else { return false }
        return name.isSame(as: text[Int(start)..<Int(start) + Int(count)])
    }
}
