internal import Foundation
internal import GRDB
public import SIPRules

/// The end of the history, to which a transaction appends.
///
/// Each entry's hash is the SHA-256 of the hash before it and of the entry in canonical JSON, so that no entry can be
/// changed, taken out or put in without every later hash telling.
struct LedgerHistory {
    private let statement: Statement
    private(set) var number: Int64
    private var hash: Data

    /// Finds the end, inside a transaction.
    init(_ database: Database) throws {
        statement = try database.cachedStatement(
            sql: "INSERT INTO history (seq, at, kind, subject, fields, hash) VALUES (?, ?, ?, ?, ?, ?)")
        number = try Self.lastNumber(database)
        hash = try Data.fetchOne(database, sql: "SELECT hash FROM history ORDER BY seq DESC LIMIT 1") ?? Data()
    }

    mutating func append(_ kind: LedgerEntry.Kind, _ subject: String, _ fields: [String: String], at now: Instant)
        throws
    {
        let text = CanonicalJSON.object(fields)
        guard number < .max else {
            throw DatabaseError(resultCode: .SQLITE_FORMAT, message: "the history has no number left")
        }
        number += 1
        hash = Self.hash(after: hash, number, now.seconds, kind.rawValue, subject, text)
        try statement.execute(arguments: [number, now.seconds, kind.rawValue, subject, text, hash])
    }

    /// The number of the last entry ever made, even if it is gone.
    fileprivate static func lastNumber(_ database: Database) throws -> Int64 {
        try Int64.fetchOne(database, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'history'") ?? 0
    }

    fileprivate static func hash(
        after previous: Data, _ number: Int64, _ at: Int64, _ kind: String, _ subject: String, _ fields: String
    ) -> Data {
        var hash = SHA256()
        hash.add(Array(previous))
        hash.add(Array(CanonicalJSON.array(["\(number)", "\(at)", kind, subject, fields]).utf8))
        return Data(hash.digest)
    }
}

/// Whether the history is as it was written.
public enum HistoryCheck: Hashable, Sendable {
    /// Nothing was changed. How many entries there are.
    case intact(entries: Int64)
    /// The first entry that is not as it was written, or is missing, by its number.
    case broken(at: Int64)
}

extension LedgerReader {
    /// The history's entries about a subject, nil for all, the latest first, at most `limit`.
    public func history(about subject: String? = nil, limit: Int) throws(LedgerError) -> [LedgerEntry] {
        try entries(
            """
            SELECT seq, at, kind, subject, fields FROM history WHERE kind <> '' AND (?1 IS NULL OR subject = ?1)
            ORDER BY seq DESC LIMIT ?2
            """, [subject, limit])
    }

    /// The history's entries about a subject and concerning a recipient, nil for all, since an instant, the earliest
    /// first.
    public func history(
        about subject: String?, to recipient: String?, since: Instant
    ) throws(LedgerError) -> [LedgerEntry] {
        try entries(
            """
            SELECT seq, at, kind, subject, fields FROM history
            WHERE kind <> '' AND (?1 IS NULL OR subject = ?1) AND at >= ?2
            AND (?3 IS NULL OR json_extract(fields, '$.recipient') = ?3) ORDER BY seq
            """, [subject, since.seconds, recipient])
    }

    /// What was told or taken back after an entry of the history, the earliest first, at most `limit`.
    public func told(after number: Int64, limit: Int) throws(LedgerError) -> [LedgerEntry] {
        try entries(
            """
            SELECT seq, at, kind, subject, fields FROM history WHERE seq > ? AND kind IN ('told', 'pulled')
            ORDER BY seq LIMIT ?
            """, [number, limit])
    }

    private func entries(_ sql: String, _ arguments: StatementArguments) throws(LedgerError) -> [LedgerEntry] {
        let decoder = JSONDecoder()
        return try rows(sql, arguments) { row in
            let number = try row.integer(0)
            guard let kind = LedgerEntry.Kind(rawValue: try row.text(2)),
                let fields = try? decoder.decode([String: String].self, from: Data(try row.text(4).utf8))
            else { throw LedgerError.corrupt(path: path, reason: "history entry \(number)") }
            return LedgerEntry(
                number: number, at: Instant(seconds: try row.integer(1)), kind: kind, subject: try row.text(3),
                fields: fields)
        }
    }

    /// Has SQLite look through the whole file. Nil: it finds nothing wrong.
    public func damage() throws(LedgerError) -> String? {
        do throws(LedgerError) {
            let found = try perform { try String.fetchOne($0, sql: "PRAGMA integrity_check(1)") } ?? "unchecked"
            if found == "ok" { return nil }
            throw LedgerError(damage: found, path)
        } catch .corrupt(_, let reason) {
            return reason
        }
    }

    /// Computes every hash of the history again.
    ///
    /// Of an entry whose contents were removed the hash is taken as it stands, which the next entry's covers; a later entry
    /// must own up to the removal.
    public func verify() throws(LedgerError) -> HistoryCheck {
        try perform { database in
            let rows = try Row.fetchCursor(
                database, sql: "SELECT seq, at, kind, subject, fields, hash FROM history ORDER BY seq")
            var number: Int64 = 0
            var hash = Data()
            var removed: Set<Int64> = []
            while let row = try rows.next() {
                number += 1
                guard try row.integer(0) == number else { return .broken(at: number) }
                let (kind, subject, fields) = (try row.text(2), try row.text(3), try row.text(4))
                if kind.isEmpty, subject.isEmpty, fields.isEmpty {
                    removed.insert(number)
                    hash = try row.blob(5)
                    continue
                }
                hash = LedgerHistory.hash(after: hash, number, try row.integer(1), kind, subject, fields)
                guard try row.blob(5) == hash else { return .broken(at: number) }
                if kind == LedgerEntry.Kind.removed.rawValue {
                    for range in try removals(fields, number) {
                        for entry in range where removed.remove(entry) == nil { return .broken(at: entry) }
                    }
                }
            }
            if let first = removed.min() { return .broken(at: first) }
            return try LedgerHistory.lastNumber(database) == number ? .intact(entries: number) : .broken(at: number + 1)
        }
    }

    /// Which entries an entry says were removed.
    private func removals(_ fields: String, _ number: Int64) throws -> [ClosedRange<Int64>] {
        let names = try? JSONDecoder().decode([String: String].self, from: Data(fields.utf8))
        let ranges = (names?["numbers"] ?? "").split(separator: ",").map { text in
            let ends = text.split(separator: "-").compactMap { Int64($0) }
            return ends.first.flatMap { first in
                ends.last.flatMap { first <= $0 && $0 < number ? first...$0 : nil }
            }
        }
        guard ranges.allSatisfy({ $0 != nil }) else {
            throw LedgerError.corrupt(path: path, reason: "history entry \(number)")
        }
        return ranges.compactMap(\.self)
    }
}
