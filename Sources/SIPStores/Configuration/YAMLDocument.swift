public import SIPRules
import Yams

/// Reads YAML into the tree that JSON gives, and only as much of YAML as a configuration file needs: no anchors,
/// aliases, merge keys, tags or second document, no key twice, no text of several lines.
///
/// A plain scalar stays text, whatever YAML 1.1 makes of `no`, `on`, `08:00` or `2026-03-02`: what it means is decided
/// by the `Expectation` that reads it. Only an empty value, `~` and `null` are nothing.
public enum YAMLDocument {
    /// Reads one document.
    ///
    /// - Throws: the first thing that cannot be read, or every place where a personal identity number stands, comments
    ///   among them.
    public static func read(
        _ bytes: [UInt8], path: String, limits: DocumentLimits = .configuration
    ) throws(DocumentRefused) -> DocumentNode {
        let text = try YAMLSource(bytes: bytes, path: path, limits: limits).text()
        if let refused = DocumentRefused(YAMLComments(bytes).numbers(path: path)) { throw refused }
        let parser: Parser
        let root: Node?
        do {
            // The basic resolver reads every key as text, so that `1` and `"1"` are the same key.
            parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            root = try parser.singleRoot()
        } catch {
            throw DocumentRefused(finding(error, in: text, path: path))
        }
        // Nodes refer to their anchors weakly; the parser owns them.
        return try withExtendedLifetime(parser) { () throws(DocumentRefused) in
            var tree = YAMLTree(path: path, limits: limits, builder: DocumentBuilder(expectingBytes: bytes.count))
            if let root { try tree.add(root, depth: 0) }
            return try tree.builder.finish(path: path)
        }
    }

    private static func finding(_ error: any Error, in text: String, path: String) -> Finding {
        switch error as? YamlError {
        case .parser(_, let problem, let mark, _) where problem.contains("nesting"):
            finding(mark, in: text, path, message: "nested far too deeply: write it as the shipped files show")
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
            finding(
                mark, in: text, path,
                message: "this is not YAML: \(system: problem); check indentation, colons and quotation marks")
        case .composer(nil, _, let mark, _):
            finding(
                mark, in: text, path,
                message: "an anchor or alias (& or *): write the value out")
        case .composer(_, _, let mark, _):
            finding(
                mark, in: text, path,
                message: "a second document begins here: keep one in a file")
        case .duplicatedKeysInMapping(let keys, let context):
            finding(
                context.mark, in: text, path,
                message: "\(known(keys.first)) stands twice in this map: remove one")
        case .reader(let problem, _, _, _):
            Finding(path: path, message: "the document cannot be read: \(system: problem); save it as UTF-8 text")
        default:
            Finding(path: path, message: "the document cannot be read as YAML: check it with a YAML editor")
        }
    }

    /// Of a key only what may be the name of a setting, a unit or a person is repeated: who has many must find it.
    private static func known(_ key: String?) -> Finding.Message {
        guard let key, let name = Identifier<Roster>(key), !PersonalNumber.found(in: key.utf8) else { return "a key" }
        return "the key \"\(roster: name)\""
    }

    /// libyaml ends the last line for itself: the end of a document may be a line that is not there.
    private static func finding(_ mark: Mark, in text: String, _ path: String, message: Finding.Message) -> Finding {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard mark.line > lines.count else {
            return Finding(path: path, line: mark.line, column: mark.column, message: message)
        }
        let end = (lines.last?.unicodeScalars.count ?? 0) + 1
        return Finding(path: path, line: lines.count, column: end, message: message)
    }
}

/// Puts what Yams read into the tree, refusing what a configuration file has no use for.
private struct YAMLTree {
    let path: String
    let limits: DocumentLimits
    var builder: DocumentBuilder

    mutating func add(_ node: Node, depth: Int) throws(DocumentRefused) {
        let place = DocumentPlace(line: node.mark?.line ?? 0, column: node.mark?.column ?? 0)
        try refuseSharing(node)
        switch node {
        case .scalar(let scalar):
            try check(scalar, node)
            let plain = scalar.style == .plain
            if plain && ["", "~", "null"].contains(scalar.string) {
                builder.addNull(at: place)
            } else {
                builder.addText(scalar.string.utf8, quoted: !plain, at: place)
            }
        case .sequence(let list):
            try check(list.tag, list.count, limits.items, depth: depth + 1, node)
            let mark = builder.openList(at: place)
            for item in list { try add(item, depth: depth + 1) }
            builder.close(mark, count: list.count)
        case .mapping(let map):
            try check(map.tag, map.count, limits.keys, depth: depth + 1, node)
            let mark = builder.openMap(at: place)
            for (key, value) in map {
                try add(key: key)
                try add(value, depth: depth + 1)
            }
            builder.close(mark, count: map.count)
        case .alias:
            throw refused(node, "an alias (*): write the value out")
        }
    }

    private mutating func add(key: Node) throws(DocumentRefused) {
        try refuseSharing(key)
        guard case .scalar(let scalar) = key, !scalar.string.isEmpty else {
            throw refused(key, "a key that is not a text: write a name before the colon")
        }
        if scalar.string == "<<" { throw refused(key, "a merge key (<<): write the fields out") }
        try check(scalar, key, isKey: true)
        builder.addText(
            scalar.string.utf8, quoted: scalar.style != .plain,
            at: DocumentPlace(line: key.mark?.line ?? 0, column: key.mark?.column ?? 0))
    }

    /// An alias comes from Yams as the value it stands for, anchor included: refusing anchors refuses both.
    private func refuseSharing(_ node: Node) throws(DocumentRefused) {
        if node.anchor != nil { throw refused(node, "an anchor or alias (& or *): write the value out") }
    }

    private func check(_ scalar: Node.Scalar, _ node: Node, isKey: Bool = false) throws(DocumentRefused) {
        // Yams gives every quoted scalar, and every key it has compared, the tag of a text.
        let mayBeText = isKey || scalar.style != .plain
        guard scalar.tag == .implicit || mayBeText && scalar.tag.description == Tag.Name.str.rawValue else {
            throw refused(node, "a tag (!): write the value without it")
        }
        guard scalar.string.utf8.count <= limits.textBytes else {
            throw refused(node, "a text of more than \(limits.textBytes) bytes: shorten it")
        }
        guard !scalar.string.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw refused(node, "a line break or control character in a text: write one line of text")
        }
    }

    private func check(_ tag: Tag, _ count: Int, _ limit: Int, depth: Int, _ node: Node) throws(DocumentRefused) {
        guard tag == .implicit else { throw refused(node, "a tag (!): write the value without it") }
        guard count <= limit else { throw refused(node, "more than \(limit) values here: remove some") }
        guard depth <= limits.depth else {
            throw refused(node, "more than \(limits.depth) maps and lists inside each other: write a flatter document")
        }
    }

    private func refused(_ node: Node, _ message: Finding.Message) -> DocumentRefused {
        DocumentRefused(
            Finding(path: path, line: node.mark?.line ?? 0, column: node.mark?.column ?? 0, message: message))
    }
}
