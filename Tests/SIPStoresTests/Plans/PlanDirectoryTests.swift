import Glibc
import SIPRules
import SIPTesting
import Testing

@testable import SIPStores

@Suite("The folder of plans")
struct PlanDirectoryTests {
    let folder: PlanFolder
    let now: Instant
    let first: PlanID

    init() throws {
        folder = try PlanFolder()
        now = try #require(Instant(utc: "2026-11-23T07:00:00Z"))
        first = try #require(PlanID("SIP-1"))
    }

    /// What a full scan tells of.
    var everything: [PlanChange] {
        get throws {
            var changes: [PlanChange] = []
            try folder.store.refresh(.everything, at: now) { changes.append($0) }
            return changes
        }
    }

    /// What is told of once the folder says that something changed.
    var news: [PlanChange] {
        get throws {
            let descriptor = try #require(folder.store.descriptor)
            var question = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            #expect(poll(&question, 1, 10_000) == 1, "no news in ten seconds")
            var changes: [PlanChange] = []
            try folder.store.refresh(.pending, at: now) { changes.append($0) }
            return changes
        }
    }

    @Test("A plan that moves to another file is never gone")
    func moved() throws {
        try folder.makeFolder("nord")
        try folder.write("a.json", plan: "SIP-1")
        _ = try everything
        try folder.move("a.json", to: "nord/b.json")
        let changes = try news
        #expect(!changes.contains(.gone(first)) && !changes.isEmpty)
        #expect(folder.store.findings.isEmpty && folder.store.count == 1)
    }

    @Test("A whole folder that moves takes no plan with it")
    func movedFolder() throws {
        try folder.makeFolder("nord")
        for number in 1...20 { try folder.write("nord/\(number).json", plan: "SIP-\(number)") }
        _ = try everything
        try folder.move("nord", to: "syd")
        let changes = try news
        #expect(!changes.contains { if case .gone = $0 { true } else { false } })
        #expect(folder.store.count == 20 && folder.store.findings.isEmpty)
    }

    @Test("A file that takes another plan's id gives up its own")
    func renamedPlan() throws {
        try folder.write("a.json", plan: "SIP-1")
        _ = try everything
        try folder.write("a.json", plan: "SIP-2")
        let changes = try news
        #expect(changes.contains(.gone(first)))
        #expect(folder.store.count == 1)
        #expect(try folder.store.plan(first) == nil)
    }

    @Test("A half-written file is judged when it is closed")
    func halfWritten() throws {
        try folder.write("a.json", plan: "SIP-2")
        _ = try everything
        let file = open(folder.path("a.json"), O_WRONLY | O_TRUNC | O_CLOEXEC)
        #expect(write(file, "{\"format\"", 9) == 9)
        var half: [PlanChange] = []
        try folder.store.refresh(.pending, at: now) { half.append($0) }
        #expect(half.isEmpty)
        let rest = ": \"sip-plan/1\", \"id\": \"SIP-1\", \"unit\": \"vc\"}"
        #expect(write(file, rest, rest.utf8.count) == rest.utf8.count)
        close(file)
        #expect(try news.last == .gone(try #require(PlanID("SIP-2"))))
        #expect(try folder.store.plan(first) != nil)
        #expect(folder.store.count == 1 && folder.store.findings.isEmpty)
    }

    @Test("A document broken while sipd was away loses no deadline, nor when sipd is started twice since")
    func brokenAcrossRestarts() throws {
        try folder.write("a.json", plan: "SIP-1")
        _ = try everything
        try folder.write("a.json", "{")
        for _ in 1...2 {
            try folder.reopen()
            let changes = try everything
            #expect(changes.contains { if case .present(let plan) = $0 { plan.id == first } else { false } })
            #expect(changes.contains { if case .passedOver(_, .unreadable(first), _) = $0 { true } else { false } })
            #expect(folder.store.findings.count == 1 && folder.store.count == 1)
        }
        try folder.write("a.json", plan: "SIP-1")
        #expect(try news.contains(.readable(path: folder.path("a.json"))))
        #expect(folder.store.findings.isEmpty)
    }

    @Test("A restart reads no file that did not change")
    func restart() throws {
        for number in 1...600 { try folder.write("\(number).json", plan: "SIP-\(number)") }
        _ = try everything
        try folder.write("7.json", plan: "SIP-7", lastActivity: "2026-12-01")
        // Reads nothing but what says so: the changed document, and the cache's versions of all.
        try folder.reopen { bytes, path in PlanDocument.read(bytes, path: path) }
        for number in 1...600 where number != 7 { #expect(chmod(folder.path("\(number).json"), 0) == 0) }
        var told: [PlanID: Plan] = [:]
        for change in try everything {
            if case .present(let plan) = change { told[plan.id] = plan }
        }
        #expect(told.count == 600 && folder.store.findings.isEmpty)
        #expect(told[try #require(PlanID("SIP-7"))]?.lastActivity == Day("2026-12-01"))
    }

    @Test("What is written, moved or removed after the folder was looked at ahead is found by the first refresh")
    func changedAfterTheLookAhead() throws {
        for number in 1...3 { try folder.write("\(number).json", plan: "SIP-\(number)") }
        try folder.makeFolder("later")
        _ = try everything
        let terms = CheckpointTerms(settings: "these", ledger: LedgerMark(number: 0, hash: ""), at: now)
        let ids = (1...3).compactMap { PlanID("SIP-\($0)") }
        let checkpoint = PlanCheckpoint(alarm: now, open: 0, overdue: 0, turns: nil, coverage: .watched)
        try folder.directory.keep(ids.map { ($0, checkpoint) }, under: terms, replacing: true)

        let changes: [() throws -> Void] = [
            { try folder.write("1.json", plan: "SIP-1", lastActivity: "2026-11-24") },
            { try folder.write("later/4.json", plan: "SIP-4") },
            { try folder.delete("3.json") },
        ]
        for (change, seen) in zip(changes, ["SIP-1", "SIP-4", "SIP-3"]) {
            try folder.reopen()
            _ = try folder.directory.checkpoints
            try #require(folder.directory.ahead).join()
            try change()
            let told = try everything.map { change in
                switch change {
                case .present(let plan): plan.id.text
                case .gone(let id): id.text
                default: ""
                }
            }
            #expect(told.contains(seen))
        }
    }

    @Test("A plan removed while sipd was away is gone after the restart")
    func removedWhileAway() throws {
        try folder.write("a.json", plan: "SIP-1")
        try folder.write("b.json", plan: "SIP-2")
        _ = try everything
        try folder.delete("a.json")
        try folder.reopen()
        #expect(try everything.last == .gone(first))
        #expect(folder.store.count == 1)
    }

    @Test("A cache that is no cache is thrown away, and all is read again")
    func rebuilt() throws {
        try folder.write("a.json", plan: "SIP-1")
        _ = try everything
        try folder.writeCache(String(repeating: "not a database", count: 500))
        try folder.reopen()
        #expect(try everything.count == 1)
        #expect(folder.store.count == 1)
    }

    @Test("A version that a stricter sipd does not take is read again, and said to be wrong")
    func stricter() throws {
        try folder.write("a.json", plan: "SIP-1")
        _ = try everything
        try folder.reopen { _, path in (nil, [Finding(path: path, message: "not any more; mend it")]) }
        let changes = try everything
        #expect(changes.count == 1 && folder.store.findings.count == 1)
    }

    @Test("What is no plan file is found wrong, and the others go on")
    func strangeFiles() throws {
        #expect(mkfifo(folder.path("pipe.json"), 0o644) == 0)
        #expect(symlink("/etc/passwd", folder.path("link.json")) == 0)
        try folder.write("big.json", String(repeating: " ", count: 300_000))
        try folder.write("a.json", plan: "SIP-1")
        _ = try everything
        #expect(folder.store.count == 1)
        #expect(folder.store.findings.map(\.path) == ["big.json", "link.json", "pipe.json"].map(folder.path))
        for name in ["pipe.json", "link.json", "big.json"] { try folder.delete(name) }
        _ = try everything
        #expect(folder.store.findings.isEmpty)
    }

    @Test("A warning stands across a restart, and the plan counts")
    func warning() throws {
        let parse: PlanDirectory.Parse = { bytes, path in
            (PlanDocument.read(bytes, path: path).plan, [Finding(.warning, path: path, message: "look; mend")])
        }
        try folder.reopen(parse: parse)
        try folder.write("a.json", plan: "SIP-1")
        for _ in 1...2 {
            #expect(try everything.contains { if case .present = $0 { true } else { false } })
            #expect(folder.store.findings.count == 1 && folder.store.count == 1)
            try folder.reopen(parse: parse)
        }
    }

    @Test("More changes than the kernel queues are all found")
    func overflow() throws {
        _ = try everything
        let limit = try #require(queueLimit)
        for number in 0..<(limit / 2 + 100) {
            try folder.write(".t", plan: "SIP-\(number % 50)")
            try folder.move(".t", to: "\(number % 50).json")
            if number % 50 == 0 { try folder.write("x.json", "{}") }
            try folder.move("\(number % 50).json", to: "y\(number % 50).json")
        }
        _ = try news
        #expect(folder.store.count == 50)
        #expect(folder.store.findings.map(\.path).allSatisfy { $0 == folder.path("x.json") })
    }

    /// fs.inotify.max_queued_events, if it is small enough to be overrun here.
    var queueLimit: Int? {
        guard let file = fopen("/proc/sys/fs/inotify/max_queued_events", "r") else { return nil }
        defer { fclose(file) }
        var text = [CChar](repeating: 0, count: 32)
        guard fgets(&text, 32, file) != nil else { return nil }
        return Int(String(decoding: text.prefix { $0 >= 48 }.map(UInt8.init), as: UTF8.self))
    }
}
