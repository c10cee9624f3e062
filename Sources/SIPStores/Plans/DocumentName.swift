public import SIPRules

/// What the name of a plan's document says beside what stands in it: whether it is the usual one, or a copy's, as sync
/// clients and people make them.
public struct DocumentName: Comparable {
    /// Of two documents that hold a plan and of which neither counted before, the lesser counts.
    private enum Rank: Int, Comparable {
        /// `K-1.json`.
        case usual
        /// `K-1.JSON`, `k-1.json`.
        case usualInAnotherCase
        case other
        /// `K-1 (conflicted copy).json`, or one in a folder that is called so.
        case copy

        static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
    }

    private let path: String
    private let rank: Rank
    private let depth: Int

    /// The name of the document at `path`, relative to the plan folder, that holds the plan `id`.
    public init(_ path: String, of id: PlanID) {
        self.path = path
        let parts = path.split(separator: "/")
        depth = parts.count
        let name = parts.last.map(String.init) ?? path
        let isUsual = name.lowercased() == "\(id.text).json".lowercased()
        if parts.dropLast().contains(where: { Self.isMarked(String($0)) }) || (!isUsual && Self.isCopy(name, of: id)) {
            rank = .copy
        } else if isUsual {
            rank = name == "\(id.text).json" ? .usual : .usualInAnotherCase
        } else {
            rank = .other
        }
    }

    /// The one that counts of documents that hold a plan, when none of them counted before: a usual name, then one that
    /// does not look like a copy's, then the nearest to the plan folder, then the first by path.
    public static func first(among paths: some Sequence<String>, of id: PlanID) -> String? {
        paths.map { DocumentName($0, of: id) }.min()?.path
    }

    /// The order above.
    public static func < (left: DocumentName, right: DocumentName) -> Bool {
        if left.rank != right.rank { return left.rank < right.rank }
        if left.depth != right.depth { return left.depth < right.depth }
        return left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
    }

    /// A word to whoever named the document of the plan `id` like a copy; nil when nobody did. `shown` is the path as the
    /// reader would name it.
    public static func warning(_ path: String, of id: PlanID, shown: String) -> Finding? {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        guard name != "\(id.text).json", isCopy(name, of: id) else { return nil }
        return Finding(
            .warning, path: shown,
            message: "the name looks like a copy's: if this is the document of \(id), rename it to \(id).json")
    }

    /// What is said of a document that holds a plan which another, that counts, holds too.
    public static func duplicate(_ shown: String, of id: PlanID, counts: String) -> Finding {
        Finding(
            path: shown,
            message: "the plan \(id) is in \(path: counts) already, which counts: remove one of them, or merge them")
    }

    private static func isCopy(_ name: String, of id: PlanID) -> Bool {
        var stem = Substring(name)
        if FileName.isPlan(name.utf8) { stem = stem.dropLast(5) }
        // What the reference itself holds marks nothing.
        guard stem.hasPrefix(id.text) else { return isMarked(String(stem)) }
        let rest = stem.dropFirst(id.text.count)
        // As a Mac does: `K-1 2.json`.
        let isNumbered = rest.first == " " && rest.count > 1 && rest.dropFirst().allSatisfy(\.isASCIIDigit)
        return isNumbered || isMarked(String(rest))
    }

    /// Whether there is a word in the name that copies are marked with: `conflicted copy`, `sync-conflict`, `konfliktkopia`,
    /// `- kopia`, `Copy of`, or a tilde or `(1)` at the end.
    static func isMarked(_ name: String) -> Bool {
        if name.contains("~") { return true }
        if name.last == ")", let open = name.lastIndex(of: "(") {
            let inside = name[open...].dropFirst().dropLast()
            if !inside.isEmpty, inside.allSatisfy(\.isASCIIDigit) { return true }
        }
        let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
        return words.contains { word in
            marks.contains(String(word)) || word.hasPrefix("conflict") || word.hasPrefix("konflikt")
        }
    }

    private static let marks: Set<String> = [
        "copy", "kopia", "duplicate", "dubblett", "backup", "säkerhetskopia", "sfconflict",
    ]
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
