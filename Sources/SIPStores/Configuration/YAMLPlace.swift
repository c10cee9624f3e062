internal import SIPRules

/// Where a key of a document stands or would stand, and the ways to write a value there.
struct YAMLPlace {
    typealias Lines = [[Unicode.Scalar]]

    private let lines: Lines
    private let name: String
    /// The map that has the key or is to have it, and the key that it stands under; none above the outermost.
    private let map: DocumentNode
    private let above: DocumentNode?
    private let entry: (key: DocumentNode, value: DocumentNode)?
    /// In braces, or inside some.
    private let isInBraces: Bool

    init(_ keys: [String], in document: DocumentNode, _ lines: Lines) {
        self.lines = lines
        name = keys.last ?? ""
        var (map, above): (DocumentNode, DocumentNode?) = (document, nil)
        var isInBraces = Self.scalar(at: map, in: lines) == "{"
        for key in keys.dropLast() {
            guard let entry = map.entry(key) else { break }
            (above, map) = (entry.key, entry.value)
            isInBraces = isInBraces || Self.scalar(at: map, in: lines) == "{"
        }
        (self.map, self.above, self.isInBraces) = (map, above, isInBraces)
        entry = map.entry(name)
    }

    /// Where to look when nothing can be done.
    var shown: DocumentNode { entry?.key ?? above ?? map }

    /// The document's lines with the value there, the likeliest way first. A nil value leaves the key with nothing under it.
    func changes(to value: YAMLValue?, shipped: Set<[Unicode.Scalar]>) -> [Lines] {
        let written = value.map { " " + $0.written } ?? (isInBraces ? " ~" : "")
        if let entry {
            if case .list(let texts) = value, Self.scalar(at: entry.value, in: lines) == "-" {
                return [withItems(texts, of: entry.value)].compactMap(\.self)
            }
            return [replacing(entry, with: written)].compactMap(\.self)
        }
        let pair = YAMLValue.text(name).written + ":" + written
        if isInBraces {
            if map.kind == .null { return [replacing(above.map { ($0, map) }, with: " {\(pair)}")].compactMap(\.self) }
            let rest = map.entries.isEmpty ? "" : ", "
            return [replacing(map, 1, with: "{\(pair)\(rest)")].compactMap(\.self)
        }
        return [commentedOut(pair, shipped), added(pair, after: end)].compactMap(\.self)
            + (above.map { [added(pair, after: $0.line)].compactMap(\.self) } ?? [])
    }

    // MARK: A key that is there

    private func replacing(_ entry: (key: DocumentNode, value: DocumentNode)?, with written: String) -> Lines? {
        guard let entry else { return nil }
        if entry.value.kind != .null || "~n".unicodeScalars.contains(Self.scalar(at: entry.value, in: lines) ?? " ") {
            guard let length = length(at: entry.value) else { return nil }
            return replacing(entry.value, length, with: String(written.drop { $0 == " " }))
        }
        // Nothing stands after the colon.
        guard let length = length(at: entry.key), let line = line(of: entry.key),
            let colon = line[min(line.count, entry.key.column - 1 + length)...].firstIndex(of: ":")
        else { return nil }
        return changing(entry.key.line) { $0.insert(contentsOf: written.unicodeScalars, at: colon + 1) }
    }

    private func replacing(_ node: DocumentNode, _ length: Int, with written: String) -> Lines? {
        changing(node.line) {
            let start = node.column - 1
            guard start >= 0, start + length <= $0.count else { return }
            $0.replaceSubrange(start..<start + length, with: written.unicodeScalars)
        }
    }

    /// How many characters a value has that begins and ends on one line.
    private func length(at node: DocumentNode) -> Int? {
        guard let line = line(of: node), node.column >= 1, node.column <= line.count else { return nil }
        let text = line[(node.column - 1)...]
        switch text.first {
        case "\"", "'": return Self.quoted(text)
        case "[", "{": return Self.bracketed(text)
        default:
            var end = text.startIndex
            for index in text.indices {
                let scalar = text[index]
                let isFirst = index == text.startIndex
                if scalar == "#", !isFirst, text[index - 1] == " " || text[index - 1] == "\t" { break }
                if isInBraces, ",[]{}".unicodeScalars.contains(scalar) { break }
                if scalar == ":", index + 1 == text.endIndex || " \t\r".unicodeScalars.contains(text[index + 1]) {
                    break
                }
                if !" \t\r".unicodeScalars.contains(scalar) { end = index + 1 }
            }
            return end - text.startIndex
        }
    }

    private static func quoted(_ text: ArraySlice<Unicode.Scalar>) -> Int? {
        guard let mark = text.first else { return nil }
        var index = text.startIndex + 1
        while index < text.endIndex {
            if text[index] == "\\", mark == "\"" {
                index += 1
            } else if text[index] == mark {
                guard mark == "'", index + 1 < text.endIndex, text[index + 1] == mark else {
                    return index + 1 - text.startIndex
                }
                index += 1
            }
            index += 1
        }
        return nil
    }

    private static func bracketed(_ text: ArraySlice<Unicode.Scalar>) -> Int? {
        var depth = 0
        var index = text.startIndex
        while index < text.endIndex {
            switch text[index] {
            case "[", "{": depth += 1
            case "]", "}":
                depth -= 1
                if depth == 0 { return index + 1 - text.startIndex }
            case "\"", "'":
                guard let length = quoted(text[index...]) else { return nil }
                index += length - 1
            default: break
            }
            index += 1
        }
        return nil
    }

    /// A list of a line for each: lines of those that stay are left as they are.
    private func withItems(_ texts: [String], of list: DocumentNode) -> Lines? {
        let items = list.items
        let present = items.compactMap(\.text)
        guard present.count == items.count, let last = items.last, let row = line(of: last) else { return nil }
        for item in items {
            let start = line(of: item)?.prefix(max(0, item.column - 1))
            guard start?.allSatisfy({ " -".unicodeScalars.contains($0) }) == true else { return nil }
        }
        let start = row.prefix(max(0, last.column - 1))
        let new = texts.filter { !present.contains($0) }.map {
            Array(start) + Array(YAMLValue.text($0).written.unicodeScalars)
        }
        guard var changed = inserting(new, after: last.line) else { return nil }
        for item in items.reversed() where !texts.contains(item.text ?? "") { changed.remove(at: item.line - 1) }
        return changed
    }

    // MARK: A key that is not there

    /// How far keys of the map are indented.
    private var indent: Int {
        map.entries.first.map { max(0, $0.key.column - 1) } ?? above.map { $0.column + 1 } ?? 0
    }

    /// The line, from 1, below which a further key of the map stands.
    private var end: Int {
        guard let above else {
            // The document ends with an empty line, or without one.
            return lines.last?.isEmpty == true ? lines.count - 1 : lines.count
        }
        var end = max(above.line, map.lastLine)
        // Comments that belong to the last of them.
        while end < lines.count, let first = lines[end].firstIndex(where: { $0 != " " }), first >= above.column,
            lines[end][first] == "#"
        { end += 1 }
        return end
    }

    private func added(_ pair: String, after number: Int) -> Lines? { inserting([indented(pair)], after: number) }

    /// Where the key is commented out: in its place when that is as shipped, else below it.
    private func commentedOut(_ pair: String, _ shipped: Set<[Unicode.Scalar]>) -> Lines? {
        let outer = above.map { $0.column - 1 } ?? -1
        for index in lines.indices.dropFirst(above?.line ?? 0) {
            let line = lines[index].last == "\r" ? lines[index].dropLast() : lines[index][...]
            guard let first = line.firstIndex(where: { $0 != " " }) else { continue }
            guard line[first] == "#" else {
                if first <= outer { return nil }
                continue
            }
            guard first == 0, let depth = Self.depth(ofCommented: line) else { continue }
            if depth <= outer { return nil }
            let key = "#" + String(repeating: " ", count: depth) + YAMLValue.text(name).written + ":"
            guard depth == outer + (above == nil ? 1 : 2), line.starts(with: key.unicodeScalars) else { continue }
            guard shipped.contains(Array(line)) else { return added(pair, after: index + 1) }
            return changing(index + 1) { $0 = ended(indented(pair)) }
        }
        return nil
    }

    /// How far a key that is commented out is indented; nil for other comments.
    private static func depth(ofCommented line: ArraySlice<Unicode.Scalar>) -> Int? {
        let text = line.dropFirst()
        guard let first = text.firstIndex(where: { $0 != " " }), let colon = text.firstIndex(of: ":"),
            colon + 1 == text.endIndex || text[colon + 1] == " ",
            text[first..<colon].allSatisfy({ $0.properties.isAlphabetic || "0123456789.-_".unicodeScalars.contains($0) }
            )
        else { return nil }
        return first - text.startIndex
    }

    // MARK: Lines

    private static func scalar(at node: DocumentNode, in lines: Lines) -> Unicode.Scalar? {
        guard lines.indices.contains(node.line - 1) else { return nil }
        let line = lines[node.line - 1]
        return line.indices.contains(node.column - 1) ? line[node.column - 1] : nil
    }

    private func line(of node: DocumentNode) -> [Unicode.Scalar]? {
        lines.indices.contains(node.line - 1) ? lines[node.line - 1] : nil
    }

    private func changing(_ number: Int, _ change: (inout [Unicode.Scalar]) -> Void) -> Lines? {
        guard lines.indices.contains(number - 1) else { return nil }
        var changed = lines
        change(&changed[number - 1])
        return changed
    }

    private func inserting(_ new: Lines, after number: Int) -> Lines? {
        guard number <= lines.count else { return nil }
        var changed = lines
        if number == lines.count, number > 0, !new.isEmpty {
            // The last line has no end yet.
            changed[number - 1] = ended(changed[number - 1])
            changed.append([])
        }
        changed.insert(contentsOf: new.map(ended), at: number)
        return changed
    }

    private func indented(_ text: String) -> [Unicode.Scalar] {
        Array(repeating: " ", count: indent) + Array(text.unicodeScalars)
    }

    /// A line that ends as the document's first does.
    private func ended(_ line: [Unicode.Scalar]) -> [Unicode.Scalar] {
        line + (lines.count > 1 && lines.first?.last == "\r" ? ["\r"] : [])
    }
}
