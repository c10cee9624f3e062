/// A file of settings as it is shipped: every key of its table, commented out, each below what is said of it. Lines that begin
/// with `##` explain; one `#` less in every line gives the file in force.
public enum ShippedFile {
    private static let width = 120

    /// The whole file.
    ///
    /// - Parameters:
    ///   - head: what the file says of itself, without comment marks.
    ///   - keys: its table.
    public static func text(head: String, _ keys: [any DocumentKey]) -> String {
        let head = head.split(separator: "\n", omittingEmptySubsequences: false)
        let lines = head.map { $0.isEmpty ? "##" : "## \($0)" } + lines(keys, depth: 0)
        return lines.joined(separator: "\n") + "\n"
    }

    /// What is said of a key, in lines that fit.
    static func explanation(_ says: String) -> [String] {
        var lines: [String] = []
        for word in says.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append("## \(word)")
            }
        }
        return lines
    }

    /// Keys with what they show, so many levels in.
    static func lines(_ keys: [any DocumentKey], depth: Int) -> [String] {
        keys.flatMap { key -> [String] in
            let required = key.isRequired && !key.says.isEmpty ? " Required." : ""
            let space = depth == 0 && !key.says.isEmpty ? [""] : []
            return space + explanation(key.says + required) + value(key, depth: depth)
        }
    }

    private static func value(_ key: any DocumentKey, depth: Int) -> [String] {
        let line = commented("\(key.name):", depth)
        let shown = key.shown.split(separator: "\n").map(String.init)
        switch key.shape {
        case .map(let keys): return [line] + lines(keys, depth: depth + 1)
        case .named(_, .map(let keys)):
            guard let name = shown.first else { return [line] }
            return [line, commented("\(name):", depth + 1)] + lines(keys, depth: depth + 2)
                + shown.dropFirst().map { commented($0, depth + 1) }
        default:
            guard key.shown.hasPrefix("- ") else { return [shown.isEmpty ? line : "\(line) \(key.shown)"] }
            return [line] + shown.map { commented($0, depth + 1) }
        }
    }

    private static func commented(_ text: String, _ depth: Int) -> String {
        "#" + String(repeating: "  ", count: depth) + text
    }
}
