import Foundation
import GRDB
import SIPRules
import SIPTesting
import Testing

@testable import SIPStores

@Suite("The first ledger")
struct LedgerFirstStartTests {
    let folder: ScratchFolder
    let path: String
    let now: Instant = .the("2026-12-04T08:00:02+01:00")

    init() throws {
        folder = try ScratchFolder()
        path = folder.path("ledger")
    }

    var files: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() } }

    @Test("What holds nothing is new: no byte, no table, or no table but an empty list of migrations, logged or not")
    func nothing() throws {
        let beginnings = ["", "PRAGMA user_version = 1", "CREATE TABLE grdb_migrations (identifier TEXT PRIMARY KEY)"]
        for (number, sql) in beginnings.enumerated() {
            for log in ["DELETE", "WAL"] {
                let path = folder.path("\(number)\(log)")
                try folder.write("\(number)\(log)", "")
                if !sql.isEmpty {
                    let queue = try DatabaseQueue(path: path)
                    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = \(log); \(sql)") }
                    // As a kill leaves it.
                    for end in ["", "-wal"] where FileManager.default.fileExists(atPath: path + end) {
                        try FileManager.default.copyItem(atPath: path + end, toPath: path + "-killed" + end)
                    }
                    try queue.close()
                    let killed = path + "-killed"
                    #expect(try Ledger.holdsNothing(at: killed))
                    try Ledger(at: killed).decide(upTo: now)
                    #expect(try LedgerReader(at: killed).processedThrough() == now)
                }
                #expect(try Ledger.holdsNothing(at: path))
                try Ledger(at: path).decide(upTo: now)
                #expect(try LedgerReader(at: path).processedThrough() == now && !Ledger.holdsNothing(at: path))
            }
        }
    }

    @Test("One that holds something is never begun anew: a ledger, another program's tables, a text, a folder")
    func something() throws {
        _ = try Ledger(at: path)
        #expect(try !Ledger.holdsNothing(at: path))
        try DatabaseQueue(path: folder.path("other")).write { try $0.execute(sql: "CREATE TABLE t (x)") }
        #expect(throws: LedgerError.notLedger(path: folder.path("other"))) { try Ledger(at: folder.path("other")) }
        try folder.write("text", "x")
        try folder.makeFolder("place")
        for name in ["text", "place", "other"] { #expect(try !Ledger.holdsNothing(at: folder.path(name)), "\(name)") }
    }

    @Test("What a killed first start left beside it is not taken for a part of the new one, and goes")
    func leftovers() throws {
        do {
            let other = try Ledger(at: folder.path("other"))
            try other.decide(upTo: now)
            try FileManager.default.copyItem(atPath: folder.path("other-wal"), toPath: path + "-wal")
        }
        try folder.write("ledger.new", "half")
        try folder.write("ledger.new-journal", "half")
        try folder.delete("other")
        do {
            let ledger = try Ledger(at: path)
            #expect(try ledger.processedThrough() == nil)
        }
        #expect(try files == ["ledger"])
    }

    @Test("Where it cannot be made whole nothing is there afterwards, and no link is written through")
    func failed() throws {
        symlink("/proc/none/ledger", path)
        #expect(throws: LedgerError.self) { try Ledger(at: path) }
        try folder.delete("ledger")
        try folder.makeFolder("ledger.new")
        #expect(throws: LedgerError.self) { try Ledger(at: path) }
        #expect(try files == ["ledger.new"])
    }
}
