import Foundation
import GRDB
import SIPRules
import SIPTesting

@testable import SIPStores

/// Rows of a ledger that somebody, or a bad disk, wrote: any type in any column. Every question gets an answer or an error.
enum Ledgers {
    nonisolated(unsafe) private static let ledger: Ledger = {
        do {
            let ledger = try Ledger(at: scratch.path("ledger"))
            // Without STRICT, keys and triggers: nothing but our own readers stands between a row and us.
            try ledger.run("PRAGMA foreign_keys = OFF; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF")
            for (table, columns) in tables {
                try ledger.run("DROP TABLE \(table); CREATE TABLE \(table) (\(columns.joined(separator: ", ")))")
            }
            return ledger
        } catch {
            fatalError("no ledger: \(error)")
        }
    }()
    private static let scratch: ScratchFolder = {
        do { return try ScratchFolder() } catch { fatalError("no folder: \(error)") }
    }()

    private static let key = ["subject", "rule", "instance", "due", "rung", "recipient"]
    private static let tables: [(name: String, columns: [String])] = [
        (
            "letter",
            ["id", "name", "recipient", "slot", "claimed_at", "settled_at", "pulling_at", "pulled_at"]
        ),
        ("reminder", key + ["part", "told_at", "letter"]),
        ("pulled", key + ["slot"]),
        ("lapse", key),
        (
            "pause",
            [
                "id", "subject", "rule", "instance", "until", "ordered_by", "comment", "kind", "ordered_at",
                "ended_at",
            ]
        ),
        ("meta", ["name", "value"]), ("departed", ["subject", "since"]), ("forgotten", ["subject", "until", "since"]),
        ("history", ["seq", "at", "kind", "subject", "fields", "hash"]),
    ]
    private static let words =
        ["SIP-1", "anna", "a.eml", "decided-up-to", "due", "due/3", "{}", "{\"recipient\":\"anna\"}", "ack", "snooze"]
        + RuleID.allCases.map(\.rawValue).prefix(4) + LedgerEntry.Kind.allCases.map(\.rawValue)

    static func meet(_ bytes: [UInt8]) {
        do {
            try ledger.perform { database in
                for (table, _) in tables { try database.execute(sql: "DELETE FROM \(table)") }
                try database.execute(sql: "DELETE FROM sqlite_sequence")
                var draws = Draws(bytes)
                while !draws.isEmpty {
                    let (table, columns) = tables[Int(draws.byte()) % tables.count]
                    let values = columns.map { _ in draws.value(words) }
                    let places = columns.map { _ in "?" }.joined(separator: ", ")
                    try database.execute(
                        sql: "INSERT INTO \(table) VALUES (\(places))", arguments: StatementArguments(values))
                    if table == "history" {
                        try database.execute(
                            sql: "INSERT INTO sqlite_sequence VALUES ('history', ?)", arguments: [values[0]])
                    }
                }
            }
        } catch {
            fatalError("rows cannot be written: \(error)")
        }
        ask()
        change()
    }

    private static func ask() {
        let now = Instant.the("2026-06-18T06:00:00Z")
        questions(
            { _ = try ledger.told(about: .plan(.the("SIP-1"))) }, { _ = try ledger.digests(atOrAfter: .earliest) },
            { _ = try ledger.processedThrough() }, { _ = try ledger.unconfirmed() }, { _ = try ledger.lastJournaled() },
            { _ = try ledger.told(after: 0, limit: 10) }, { _ = try ledger.removed() },
            { _ = try ledger.recent(at: now) },
            { _ = try ledger.unclaimed(among: ["a.eml"]) }, { _ = try ledger.letters(to: nil, since: .earliest) },
            { _ = try ledger.letters(telling: .the("SIP-1"), otherThan: [.followUp]) }, { _ = try ledger.recalling() },
            { _ = try ledger.recalled(atOrAfter: .earliest) }, { _ = try ledger.pauses(at: now) },
            { _ = try ledger.pauses(about: .the("SIP-1"), at: now) }, { _ = try ledger.history(limit: 10) },
            { _ = try ledger.history(about: nil, to: "anna", since: .earliest) }, { _ = try ledger.verify() })
    }

    /// What the daemon would write next.
    private static func change() {
        let now = Instant.the("2026-06-18T06:00:00Z")
        let pause = Pause(
            plan: .the("SIP-1"), rule: nil, instance: nil, until: .latest, by: "anna", comment: "soon", kind: .snoozed)
        let key = ReminderKey(
            subject: .plan(.the("SIP-1")), rule: .followUp, instance: .only, due: .first, rung: "due", recipient: "anna"
        )
        questions(
            { try ledger.order(pause, at: now) }, { _ = try ledger.end(1, by: "anna", at: now) },
            { try ledger.claim([], lapsed: [Lapse(key, to: "due/1")], processedThrough: now, at: now) },
            { try ledger.confirm(["a.eml"], at: now) }, { try ledger.beginRecall(["a.eml"], at: now) },
            { _ = try ledger.confirmRecall(taken: ["a.eml"], missed: [], at: now) },
            { try ledger.decide(upTo: now) },
            { try ledger.restore([], forgetting: Instant.earliest...now, of: nil, at: now) },
            {
                var walk = Ledger.Walk()
                try ledger.retain(&walk, leftBefore: now, at: now) { _ in false }
            })
    }

    private static func questions(_ questions: () throws -> Void...) {
        for question in questions {
            do {
                try question()
            } catch let error as LedgerError {
                check(printed: error.description)
            } catch {
                promise(false, "an error that is none of the ledger's: \(error)")
            }
        }
    }
}
