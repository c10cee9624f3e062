import GRDB
import SIPRules
import SIPTesting

@testable import SIPStores

/// Rows of a plan cache that somebody, or a bad disk, wrote.
enum Caches {
    nonisolated(unsafe) private static let cache: PlanCache = {
        do {
            let cache = try PlanCache(at: scratch.path("cache"))
            _ = try cache.read { access in
                try access.database.execute(
                    sql: """
                        PRAGMA foreign_keys = OFF; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;
                        DROP TABLE counting; DROP TABLE version; DROP TABLE document;
                        CREATE TABLE document (
                            id INTEGER PRIMARY KEY, path UNIQUE, inode, size, modified, changed, clean, plan, unit);
                        CREATE TABLE version (document, bytes);
                        CREATE TABLE counting (plan PRIMARY KEY, document)
                        """)
            }
            return cache
        } catch {
            fatalError("no cache: \(error)")
        }
    }()
    private static let scratch: ScratchFolder = {
        do { return try ScratchFolder() } catch { fatalError("no folder: \(error)") }
    }()

    private static let words = ["SIP-1", "SIP-2", "a.json", "unit/a.json", "unit", "{}"]

    static func meet(_ bytes: [UInt8]) {
        do throws(PlanStoreError) {
            try cache.read { access in
                try access.database.execute(sql: "DELETE FROM document; DELETE FROM version; DELETE FROM counting")
                var draws = Draws(bytes)
                var id = 0
                while !draws.isEmpty {
                    id += 1
                    let values = (0..<8).map { _ in draws.value(words) }
                    try access.database.execute(
                        sql: "INSERT OR IGNORE INTO document VALUES (\(id), ?, ?, ?, ?, ?, ?, ?, ?)",
                        arguments: StatementArguments(values))
                    try access.database.execute(
                        sql: "INSERT INTO version VALUES (\(id), ?)", arguments: [draws.value(words)])
                    try access.database.execute(
                        sql: "INSERT OR IGNORE INTO counting VALUES (?, ?)",
                        arguments: [draws.value(words), draws.value(words)])
                }
            }
        } catch {
            fatalError("rows cannot be written: \(error)")
        }
        let plan = PlanID.the("SIP-1")
        ask(
            { try $0.forEachKnown { _ in } }, { try $0.forEachKnown(under: "unit") { _ in } },
            { _ = try $0.plan(at: "a.json") }, { _ = try $0.counting(of: plan, among: $0.holders(of: plan)) },
            { _ = try $0.holds(plan) },
            { _ = try $0.countPlans() }, { _ = try $0.contested() }, { _ = try $0.version(of: plan) },
            { _ = try $0.versions(after: 0, limit: 100) }, { try $0.remove("a.json") },
            { try $0.noteBroken(FileStamp(inode: 1, size: 2, modified: 3, changed: 4), at: "b.json") })
    }

    private static func ask(_ questions: (CacheAccess) throws -> Void...) {
        for question in questions {
            do throws(PlanStoreError) {
                try cache.read { try question($0) }
            } catch {
                check(printed: error.description)
            }
        }
    }
}
