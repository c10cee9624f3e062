import Glibc
import SIPRules
import SIPTesting
import Testing

@testable import SIPStores

@Suite("Of several files with one plan")
struct CountingDocumentTests {
    let folder: PlanFolder
    let now: Instant
    let plan: PlanID

    init() throws {
        folder = try PlanFolder()
        now = try #require(Instant(utc: "2026-06-16T08:00:00Z"))
        plan = try #require(PlanID("K-2"))
    }

    /// The last activity of the plan in the file that counts.
    private var counting: Day? { get throws { try folder.store.plan(plan)?.lastActivity } }

    private static let copy = "K-2 (conflicted copy 2026-06-16 081500).json"

    @Test(
        "K-2.json, read on 16 June 2026, goes on counting when a copy comes that is first by path, and it is said at once"
    )
    func copyComes() throws {
        try folder.write("K-2.json", plan: "K-2", lastActivity: "2026-06-16")
        try folder.look(at: now)
        try folder.write(Self.copy, plan: "K-2", lastActivity: "2026-06-10")
        let (first, second) = (folder.path("K-2.json"), folder.path(Self.copy))
        let said = Finding(
            path: second,
            message: "the plan K-2 is in \(path: first) already, which counts: remove one of them, or merge them")
        #expect(try folder.look(at: now).last == .passedOver(path: second, .duplicate(plan, counts: first), [said]))
        #expect(try counting == Day("2026-06-16"))
        #expect(folder.store.count == 1 && folder.store.findings == [said])
        #expect(folder.store.passedOver == [second: .duplicate(plan, counts: first)])
        #expect(try folder.look(at: now).isEmpty)

        try folder.delete(Self.copy)
        #expect(try folder.look(at: now).contains(.readable(path: second)))
        #expect(folder.store.findings.isEmpty && folder.store.passedOver.isEmpty)
        #expect(try counting == Day("2026-06-16"))
    }

    @Test(
        "the one that counted does so over a restart, an edit, while it cannot be read, and when its name is the odd one"
    )
    func goesOn() throws {
        try folder.write("export 17.json", plan: "K-2", lastActivity: "2026-06-01")
        try folder.look(at: now)
        try folder.write("K-2.json", plan: "K-2", lastActivity: "2026-06-10")
        for restarts in [false, true] {
            if restarts { try folder.reopen() }
            try folder.look(at: now)
            #expect(try counting == Day("2026-06-01"))
        }
        try folder.write("export 17.json", plan: "K-2", lastActivity: "2026-06-02")
        try folder.look(at: now)
        #expect(try counting == Day("2026-06-02"))
        try folder.write("export 17.json", "{")
        for _ in 1...2 {
            try folder.look(at: now)
            #expect(try counting == Day("2026-06-02"))
            #expect(
                folder.store.passedOver == [
                    folder.path("export 17.json"): .unreadable(plan),
                    folder.path("K-2.json"): .duplicate(plan, counts: folder.path("export 17.json")),
                ])
            try folder.reopen()
        }
    }

    @Test("another takes over when the one that counted is gone or has another plan in it, and then goes on counting")
    func takesOver() throws {
        try folder.write("K-2.json", plan: "K-2", lastActivity: "2026-06-01")
        try folder.look(at: now)
        try folder.write("nord.json", plan: "K-2", lastActivity: "2026-06-02")
        try folder.look(at: now)
        try folder.write("K-2.json", plan: "K-3")
        try folder.look(at: now)
        #expect(try counting == Day("2026-06-02") && folder.store.count == 2)
        try folder.write("K-2.json", plan: "K-2", lastActivity: "2026-06-03")
        try folder.look(at: now)
        #expect(try counting == Day("2026-06-02") && folder.store.count == 1)
        try folder.delete("nord.json")
        try folder.look(at: now)
        #expect(try counting == Day("2026-06-03") && folder.store.findings.isEmpty)
    }

    @Test("that are all new, a usual name counts, however many files a look reads at a time")
    func allNew() throws {
        try folder.write("A - kopia.json", plan: "K-2", lastActivity: "2026-06-01")
        try folder.write("Copy of K-2.json", plan: "K-2", lastActivity: "2026-06-02")
        for number in 1...1100 { try folder.write("L-\(number).json", plan: "L-\(number)") }
        try folder.write("K-2.json", plan: "K-2", lastActivity: "2026-06-03")
        let told = try folder.look(at: now)
        #expect(try counting == Day("2026-06-03"))
        #expect(folder.store.count == 1101 && folder.store.findings.count == 2)
        let last = told.last { if case .present(let other) = $0 { other.id == plan } else { false } }
        if case .present(let present)? = last { #expect(present.lastActivity == Day("2026-06-03")) }
        #expect(last != nil)
    }

    @Test(
        "that are all new, one counts in this order",
        arguments: [
            ["K-2.json", "K-2.JSON"], ["K-2.json", "A/K-2.json"], ["nord/K-2.json", "A.json"],
            ["z.json", "K-2 (1).json"], ["z.json", "K-2 - kopia.json"], ["z.json", "K-2 konfliktkopia 3.json"],
            ["z.json", "K-2.sync-conflict-20260616-081500-ABCDEFG.json"], ["z.json", "Kopia av K-2.json"],
            ["z.json", "K-2 2.json"], ["z.json", "K-2_conflict-20260616.json"], ["z.json", "K-2~1.json"],
            ["K-2.json", "Backup/K-2.json"], ["z.json", "A - kopia/K-2.json"], ["a.json", "b.json"],
            ["b.json", "nord/a.json"], ["photocopies.json", "K-2 copy.json"],
        ])
    func order(names: [String]) throws {
        #expect(DocumentName.first(among: names.reversed(), of: plan) == names[0])
        #expect(DocumentName.first(among: names, of: plan) == names[0])
    }

    @Test("a file that was moved is the same file: it is no contest, and goes on counting beside a copy")
    func moved() throws {
        try folder.makeFolder("nord")
        try folder.write("K-2.json", plan: "K-2", lastActivity: "2026-06-16")
        try folder.look(at: now)
        try folder.move("K-2.json", to: "nord/K.json")
        let told = try folder.look(at: now)
        #expect(!told.contains { if case .passedOver = $0 { true } else { false } } && folder.store.findings.isEmpty)
        try folder.write("K-2.json", plan: "K-2", lastActivity: "2026-06-10")
        try folder.look(at: now)
        try folder.move("nord/K.json", to: "x.json")
        try folder.look(at: now)
        #expect(try counting == Day("2026-06-16"))
        #expect(Array(folder.store.passedOver.keys) == [folder.path("K-2.json")])
    }

    @Test("a name like a copy's is worth a word when it is the plan's only one, and the plan counts")
    func onlyCopy() throws {
        try folder.write("K-2 (1).json", plan: "K-2")
        for _ in 1...2 {
            try folder.look(at: now)
            #expect(try counting != nil && folder.store.passedOver.isEmpty)
            #expect(
                folder.store.findings.map(\.message) == [
                    "the name looks like a copy's: if this is the document of K-2, rename it to K-2.json"
                ])
            try folder.reopen()
        }
    }

    @Test("of which one counted, a disk that cannot be looked at says nothing new")
    func away() throws {
        try folder.write("K-2.json", plan: "K-2", lastActivity: "2026-06-16")
        try folder.look(at: now)
        try folder.write("A (1).json", plan: "K-2", lastActivity: "2026-06-10")
        try folder.look(at: now)
        try folder.takeAway()
        #expect(throws: PlanStoreError.self) { try folder.look(at: now) }
        try folder.reopen()
        #expect(throws: PlanStoreError.self) { try folder.look(at: now) }
        #expect(try counting == Day("2026-06-16"))
        try folder.bringBack()
        try folder.look(at: now)
        #expect(try counting == Day("2026-06-16") && folder.store.passedOver.count == 1)
    }

    @Test("the cache says which counts to whoever only looks, and nothing when there is none")
    func asked() throws {
        try folder.write("z.json", plan: "K-2")
        try folder.look(at: now)
        try folder.write("K-2.json", plan: "K-2")
        try folder.look(at: now)
        let counted = CountedDocuments(cache: folder.cache)
        #expect(counted.document(of: plan) == "z.json" && counted.plan(at: "K-2.json") == plan)
        #expect(counted.version(at: "z.json").map { PlanDocument.read($0, path: "z").plan?.id } == plan)
        #expect(counted.document(of: try #require(PlanID("K-9"))) == nil && counted.plan(at: "x.json") == nil)
        #expect(counted.trouble == nil && counted.note == nil)
        let none = CountedDocuments(cache: folder.path("none"))
        #expect(none.trouble == .absent && none.document(of: plan) == nil)
    }

    @Test("a cache of 62b4cda keeps its last good versions, and the usual name counts")
    func upgraded() throws {
        try folder.write("A (1).json", plan: "K-2", lastActivity: "2026-06-10")
        try folder.write("K-2.json", plan: "K-2", lastActivity: "2026-06-16")
        try folder.write("K-3.json", plan: "K-3", lastActivity: "2026-06-16")
        try folder.look(at: now)
        try folder.write("K-3.json", "{")
        try PlanCache(at: folder.cache).read {
            try $0.run("DROP TABLE counting")
            try $0.run("DROP INDEX document_unit")
            for column in ["changed", "unit"] { try $0.run("ALTER TABLE document DROP COLUMN \(column)") }
        }
        try folder.reopen()
        try folder.look(at: now)
        #expect(try counting == Day("2026-06-16"))
        #expect(try folder.store.plan(#require(PlanID("K-3")))?.lastActivity == Day("2026-06-16"))
        #expect(folder.store.count == 2 && folder.store.findings.count == 2)
    }
}
