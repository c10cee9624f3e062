import Foundation

/// A place in the sources that makes a journal entry: of which kind, with which fields, and under which name it is sent.
struct EntrySource {
    let kind: String
    let fields: Set<String>
    let name: String
    let file: String

    /// Every Swift file of the sources.
    static var files: [(name: String, text: String)] {
        get throws {
            let root = CatalogTests.folder.deletingLastPathComponent().appending(path: "Sources")
            let found = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
            return try (found?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }.map {
                ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8))
            }
        }
    }

    /// Every place, in any order.
    static var all: [EntrySource] {
        get throws {
            try files.filter { $0.text.contains("JournalEntry") }.flatMap { file in
                file.text.matches(of: /(?:JournalEntry|self\.init)\(\s*\.(\w+),/).compactMap { made in
                    let before = file.text[..<made.range.lowerBound]
                    // The constructor's name; in a switch over events, the event's.
                    let names = before.matches(of: /static (?:func|let) (\w+)/)
                    let events = before.matches(of: /case \.(\w+)\(/)
                    guard let name = names.last?.1 ?? events.last?.1 else { return nil }
                    return EntrySource(
                        kind: String(made.1), fields: fields(call(file.text[made.range.lowerBound...])),
                        name: String(name), file: file.name)
                }
            }
        }
    }

    /// From a call's name to the parenthesis that ends it.
    private static let call: @Sendable (Substring) -> Substring = { text in
        var depth = 0
        let end = text.firstIndex { character in
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            return character == ")" && depth == 0
        }
        return text[..<(end ?? text.endIndex)]
    }

    /// `[.path: …, .reason: …]`, as the journal has them.
    private static let fields: @Sendable (Substring) -> Set<String> = { call in
        Set(call.matches(of: /[\[,]\s*\.(\w+):/).map { "SIPD_" + $0.1.uppercased() })
    }
}
