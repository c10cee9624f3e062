import Foundation
import SIPRules
import SIPTesting
import Testing

@testable import SIPStores

/// `Schemas/` holds a ledger of each schema that was ever shipped, as the sipd of that time left it, in SQL. A new migration
/// wants one more: let the new sipd work on a sample, and dump its ledger with `sqlite3 ledger.sqlite .dump`, after a line
/// `PRAGMA application_id = 1936289892;`.
@Suite("A ledger of every shipped schema")
struct LedgerMigrationTests {
    static let schemas = LedgerSchema.migrations.map(\.name)
    private static let folder = "Tests/SIPStoresTests/Ledger/Schemas"

    /// The ledger of a schema in a new file, and whatever else is to be in it: the present one's tables are taken away first.
    static let load: @Sendable (String, String, [String]) throws -> Void = { schema, path, more in
        let dump = try ProjectFile.text("\(folder)/\(schema).sql")
        let ledger = try Ledger(at: path)
        let tables = LedgerSchema.migrations.map(\.sql).joined().matches(of: /CREATE TABLE (\w+)/).map(\.output.1)
        try ledger.run("PRAGMA foreign_keys = OFF")
        for table in tables.reversed() + ["grdb_migrations"] { try ledger.run("DROP TABLE IF EXISTS \(table)") }
        for sql in [dump] + more { try ledger.run(sql) }
    }

    @Test("is kept here, and nothing else is") func kept() throws {
        let names = try ProjectFile.names(in: Self.folder, ending: ".sql")
        #expect(names.map { String($0.dropLast(4)) }.sorted() == Self.schemas.sorted())
        for (number, schema) in Self.schemas.enumerated() {
            let dump = try ProjectFile.text("\(Self.folder)/\(schema).sql")
            for (other, name) in Self.schemas.enumerated() {
                #expect(dump.contains("VALUES('\(name)')") == (other <= number), "\(name) in \(schema)")
            }
        }
    }

    @Test("is brought up to date with all that it remembers, and goes on", arguments: schemas)
    func migrates(_ schema: String) throws {
        let folder = try ScratchFolder()
        let path = folder.path("ledger")
        try Self.load(schema, path, [])
        let ledger = try Ledger(at: path)
        guard case .intact(let entries) = try ledger.verify() else { throw Broken() }
        #expect(entries >= 45)
        let history = try ledger.history(about: nil, to: nil, since: .earliest)
        let kinds = Set(history.map(\.kind))
        #expect(kinds.isSuperset(of: [.told, .lapsed, .recalled, .acknowledged, .snoozed, .resumed]))
        // What was told and not taken back is remembered as told, at that time and to that recipient.
        for (subject, about) in Dictionary(grouping: history, by: \.about) {
            let told = about.count { $0.kind == .told } - about.count { $0.kind == .recalled }
            // Whether a unit or a person could not be reached is not known any more: it was told of both.
            let doubled = about.count { $0.kind == .told && $0.fields["rule"] == "unreachable-role" && $0.key == nil }
            let memory = try ledger.told(about: subject)
            #expect(memory.count == told + doubled, "\(subject)")
            #expect(Set(memory.values).isSubset(of: about.map(\.at)))
        }
        let ordered = Instant.the("2026-11-22T12:00:00+01:00")
        #expect(try ledger.pauses(at: ordered).map(\.pause.comment) == ["väntar på svar"])
        #expect(try ledger.processedThrough() != nil)
        #expect(try !ledger.recalled(atOrAfter: .earliest).isEmpty)
        #expect(try ledger.lastJournaled() >= 45)

        let reminder = try #require(Reminder.sample())
        let digest = Digest(recipient: reminder.recipient, slot: nil, reminders: [reminder])
        try ledger.claim([Claim(digest)], at: ordered)
        #expect(try ledger.verify() == .intact(entries: entries + 1))
        #expect(try Ledger(at: path).verify() == .intact(entries: entries + 1))
    }

    @Test(
        "of 0.2.0 that is on trial when it is brought up to date was so before: live, all is told again; live, nothing is"
    )
    func trial() throws {
        let folder = try ScratchFolder()
        let now = Instant.the("2026-11-30T08:00:00+01:00")
        for (name, address) in [("tried", "sip-prov@kommun.example"), ("live", nil)] {
            try Self.load(try #require(Self.schemas.dropFirst().first), folder.path(name), [])
            let ledger = try Ledger(at: folder.path(name))
            let subjects = Set(try ledger.history(about: nil, to: nil, since: .earliest).map(\.about))
            let told = { try subjects.map { try ledger.told(about: $0).count }.reduce(0, +) }
            let before = try told()
            #expect(try before > 0 && ledger.noteTrial(address, at: now) == 0 && told() == before)
            ledger.countsTrial = false
            #expect(try told() == (address == nil ? before : 0))
            ledger.countsTrial = true
            let letters = try ledger.noteTrial(nil, at: now)
            #expect(try (letters > 0) == (address != nil) && told() == (address == nil ? before : 0))
            #expect(try ledger.noteTrial(nil, at: now) == 0)
        }
    }

    private struct Broken: Error {}
}

extension LedgerEntry {
    /// What it is about, of whatever version.
    fileprivate var about: Obligation.Subject {
        guard let rule = fields["rule"].flatMap(RuleID.init(rawValue:)), rule.rule.source == .upkeep else {
            return Obligation.Subject(text: subject) ?? .upkeep(.service)
        }
        return Obligation.Subject(text: subject)?.plan == nil
            ? Obligation.Subject(text: subject) ?? .upkeep(.service)
            : Upkeep.Part(rawValue: subject).map(Obligation.Subject.upkeep) ?? .upkeep(.service)
    }
}
