internal import Foundation
internal import GRDB
internal import SIPRules

/// A place in a ledger's history: how far it had come at a moment.
public struct LedgerMark: Hashable, Sendable {
    /// The number of the last entry; 0 before the first.
    public var number: Int64
    /// Its hash in hexadecimal digits, by which another ledger, or an older copy that went another way, is known.
    public var hash: String

    /// A mark that was written down.
    public init(number: Int64, hash: String) {
        self.number = number
        self.hash = hash
    }
}

extension LedgerReader {
    /// How far the history has come.
    public func mark() throws(LedgerError) -> LedgerMark {
        try marks("SELECT seq, hash FROM history ORDER BY seq DESC LIMIT 1", []).first
            ?? LedgerMark(number: 0, hash: "")
    }

    /// What the history's entries since a mark are about. Nil when the mark is of another history, or when what was told
    /// is not known any more: then it may be about anything.
    public func subjects(since mark: LedgerMark) throws(LedgerError) -> Set<String>? {
        if mark.number > 0 {
            guard try marks("SELECT seq, hash FROM history WHERE seq = ?", [mark.number]).first == mark else {
                return nil
            }
        }
        let found = try rows("SELECT DISTINCT kind, subject FROM history WHERE seq > ?", [mark.number]) {
            (try $0.text(0), try $0.text(1))
        }
        let unsettling = [LedgerEntry.Kind.restored, .live].map(\.rawValue)
        guard !found.contains(where: { unsettling.contains($0.0) }) else { return nil }
        return Set(found.map(\.1))
    }

    private func marks(_ sql: String, _ arguments: StatementArguments) throws(LedgerError) -> [LedgerMark] {
        try rows(sql, arguments) { row in
            LedgerMark(number: try row.integer(0), hash: try row.blob(1).hexadecimal)
        }
    }
}
