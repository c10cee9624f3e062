internal import SIPRules

/// One entry for the journal: a sentence for people and fields for machines.
public struct JournalEntry: Equatable, Sendable {
    /// How much it matters, as in syslog(3), whose two highest are a whole system's.
    public enum Priority: Int, Sendable {
        /// sipd cannot keep its promises.
        case critical = 2
        /// Something failed.
        case error = 3
        /// Something will fail if nobody acts.
        case warning = 4
        /// Normal and worth knowing.
        case notice = 5
        /// Normal.
        case info = 6
        /// For whoever mends sipd.
        case debug = 7
    }

    /// Bytes of a whole field, name and all: `journalctl -o json` shows null for longer ones.
    public static let fieldLimit = 4095

    /// The sentence.
    public let message: String
    /// How much it matters.
    public let priority: Priority
    /// What kind of thing it tells.
    public let id: EntryKind
    /// Our own fields, in order; values may hold newlines.
    public let fields: [(name: FieldName, value: String)]

    /// An entry; personal numbers are starred out, and then what is longer than journald shows is cut at a character,
    /// with `…` for the rest.
    public init(
        _ id: EntryKind, _ priority: Priority, _ message: String, _ fields: KeyValuePairs<FieldName, String> = [:]
    ) {
        self.id = id
        self.priority = priority
        self.message = JournalEntry.bounded(message, after: "MESSAGE")
        self.fields = fields.map { ($0.key, JournalEntry.bounded($0.value, after: $0.key.description)) }
    }

    /// Equal in all that is written.
    public static func == (one: JournalEntry, other: JournalEntry) -> Bool {
        one.assignments == other.assignments
    }

    /// `NAME=value` for each field, as journald takes them.
    var assignments: [String] {
        ["MESSAGE=\(message)", "PRIORITY=\(priority.rawValue)", "MESSAGE_ID=\(id.rawValue)"]
            + fields.map { "\($0.name)=\($0.value)" }
    }

    /// One line for standard error: `<5>message SIPD_PLAN=… SIPD_REASON="…"`, where the number is one that the service
    /// manager and kernel logs understand (sd-daemon(3)).
    var line: String {
        fields.reduce("<\(priority.rawValue)>" + JournalEntry.escaped(message)) { line, field in
            let value = JournalEntry.escaped(field.value)
            let isPlain = !value.isEmpty && value.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "\"") }
            let shown = isPlain ? value : "\"" + value.split("\"", joinedBy: "\\\"") + "\""
            return line + " \(field.name)=\(shown)"
        } + "\n"
    }

    /// What a person reads of it, as a line.
    var sentence: String { JournalEntry.escaped(message) + "\n" }

    private static func bounded(_ value: String, after name: String) -> String {
        let value = VisibleText.starred(value)
        let room = fieldLimit - name.utf8.count - 1
        guard value.utf8.count > room else { return value }
        var size = "…".utf8.count
        let kept = value.unicodeScalars.prefix { scalar in
            size += UTF8.width(scalar)
            return size <= room
        }
        return String(kept) + "…"
    }

    /// Controls, newlines foremost, would end the line or colour the terminal.
    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { line, scalar in
            switch scalar {
            case "\n": line += "\\n"
            case "\\": line += "\\\\"
            case _ where scalar.properties.generalCategory == .control: line += "?"
            default: line.unicodeScalars.append(scalar)
            }
        }
    }
}

extension String {
    fileprivate func split(_ separator: Character, joinedBy other: String) -> String {
        split(separator: separator, omittingEmptySubsequences: false).joined(separator: other)
    }
}
