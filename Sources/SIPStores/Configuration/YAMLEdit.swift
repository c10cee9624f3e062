public import SIPRules

/// A YAML document in which values are set, and everything else stays as it stands: comments, order, spaces, ends of lines.
///
/// A change is made on the line where the reader found the place, in one way or another, and taken when the reader then
/// finds what was meant and nothing else changed. Where no way leads to that, it is refused.
public struct YAMLEdit: Sendable {
    /// The document as it reads now.
    public private(set) var document: DocumentNode
    private var lines: [[Unicode.Scalar]]
    private let limits: DocumentLimits
    /// Lines that the shipped file has: a key that is commented out in one of them is written in its place.
    private let shipped: Set<[Unicode.Scalar]>

    /// A document to edit.
    ///
    /// - Parameters:
    ///   - bytes: the document as it stands.
    ///   - path: as findings name it.
    ///   - limits: how large it may be.
    ///   - shipped: the file as it is shipped. A key that is commented out as it is there is written there; one that
    ///     somebody commented out stays, and the key is written below it.
    public init(
        _ bytes: [UInt8], path: String, limits: DocumentLimits = .configuration, shipped: String = ""
    ) throws(DocumentRefused) {
        document = try YAMLDocument.read(bytes, path: path, limits: limits)
        lines = Self.lines(of: String(decoding: bytes, as: UTF8.self))
        self.limits = limits
        self.shipped = Set(Self.lines(of: shipped))
    }

    /// The document as it would be written.
    public var bytes: [UInt8] { Self.bytes(of: lines) }

    /// The value of a key of a map in a map and so on; nil where there is none.
    public subscript(_ keys: [String]) -> DocumentNode? {
        keys.reduce(document) { node, key in node?.entry(key)?.value }
    }

    /// Gives the last of these keys, each in the map of the one before it, a value. Missing maps are made.
    ///
    /// - Throws: where it stands, when the reader would then find something else.
    public mutating func set(_ keys: [String], to value: YAMLValue) throws(DocumentRefused) {
        for depth in 1..<max(1, keys.count) where self[Array(keys.prefix(depth))] == nil {
            try put(nil, at: Array(keys.prefix(depth)))
        }
        try put(value, at: keys)
    }

    private mutating func put(_ value: YAMLValue?, at keys: [String]) throws(DocumentRefused) {
        let now = Outline(document)
        let wanted = now.setting(keys[...], to: Outline(value))
        if now == wanted { return }
        let place = YAMLPlace(keys, in: document, lines)
        for changed in place.changes(to: value, shipped: shipped) {
            let read = try? YAMLDocument.read(Self.bytes(of: changed), path: document.path, limits: limits)
            guard let read, Outline(read) == wanted else { continue }
            (document, lines) = (read, changed)
            return
        }
        throw DocumentRefused(
            Finding(
                path: document.path, line: place.shown.line, column: place.shown.column,
                message: "what stands here cannot be changed line by line: change it by hand"))
    }

    /// As libyaml counts them where nothing odd ends one; what differs is found when the change is read.
    private static func lines(of text: String) -> [[Unicode.Scalar]] {
        text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
    }

    private static func bytes(of lines: [[Unicode.Scalar]]) -> [UInt8] {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: lines.joined(separator: ["\n"]))
        return Array(String(text).utf8)
    }
}

/// What is written under a key.
public enum YAMLValue: Hashable, Sendable {
    /// A text.
    case text(String)
    /// Texts in order.
    case list([String])

    /// As it is written on one line: plain where that cannot be misread, else in double quotes.
    public var written: String {
        switch self {
        case .text(let text): Self.written(text)
        case .list(let texts): "[\(texts.map(Self.written).joined(separator: ", "))]"
        }
    }

    private static func written(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let isPlain =
            scalars.first?.properties.isAlphabetic == true && scalars.last != " "
            && scalars.allSatisfy { $0.properties.isAlphabetic || "0123456789 .@_-/+".unicodeScalars.contains($0) }
            && !["null", "true", "false"].contains(text)
        if isPlain { return text }
        let escaped = scalars.map { scalar in
            switch scalar {
            case "\\", "\"": "\\\(scalar)"
            case _ where scalar.properties.generalCategory == .control:
                "\\x" + scalar.value.hexadecimal(digits: 2)
            default: String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }
}

/// What a document says, without where it says it.
private indirect enum Outline: Equatable {
    case nothing
    case text(String)
    case list([Outline])
    case map([String: Outline])

    init(_ node: DocumentNode) {
        switch node.kind {
        case .list: self = .list(node.items.map(Outline.init))
        case .map:
            self = .map(
                Dictionary(
                    node.entries.map { ($0.key.text ?? "", Outline($0.value)) }, uniquingKeysWith: { first, _ in first }
                ))
        case .null: self = .nothing
        case .text, .integer, .boolean: self = .text(node.text ?? "")
        }
    }

    init(_ value: YAMLValue?) {
        switch value {
        case .text(let text): self = .text(text)
        case .list(let texts): self = .list(texts.map(Outline.text))
        case nil: self = .nothing
        }
    }

    func setting(_ keys: ArraySlice<String>, to value: Outline) -> Outline {
        guard let key = keys.first else { return value }
        var entries: [String: Outline] = [:]
        if case .map(let old) = self { entries = old }
        entries[key] = (entries[key] ?? .nothing).setting(keys.dropFirst(), to: value)
        return .map(entries)
    }
}

extension DocumentNode {
    /// A key of a map with its value.
    func entry(_ name: String) -> (key: DocumentNode, value: DocumentNode)? {
        entries.first { $0.key.text == name }
    }

    /// The last line on which something begins that is in it.
    var lastLine: Int {
        let inner = items.map(\.lastLine) + entries.map { max($0.key.line, $0.value.lastLine) }
        return max(line, inner.max() ?? 0)
    }
}
