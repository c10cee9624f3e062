import Glibc
import SIPRules
import SIPTesting
import Testing

@testable import SIPStores

@Suite("What is passed over in the plan folder")
struct PassedOverTests {
    let folder: PlanFolder
    /// The files' times are the machine's, and what is young is judged by them.
    let now: Instant

    init() throws {
        folder = try PlanFolder()
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        now = Instant(seconds: Int64(time.tv_sec))
    }

    @Test("K-1.json.bak is a finding at once, and told of when it has stayed for five minutes")
    func stays() throws {
        try folder.write("K-1.json.bak", "{}")
        #expect(try folder.look(at: now).isEmpty)
        let finding = try #require(folder.store.findings.first)
        #expect(finding.path == folder.path("K-1.json.bak") && finding.message == FileError.notPlanName.message)
        #expect(folder.store.sweepInterval == 300 && folder.store.passedOver == [folder.path("K-1.json.bak"): .stray])
        #expect(try folder.look(.pending, at: now.adding(seconds: 200)).isEmpty)
        let told = PlanChange.passedOver(path: folder.path("K-1.json.bak"), .stray, [finding])
        #expect(try folder.look(.pending, at: now.adding(seconds: 310)) == [told])
        #expect(folder.store.sweepInterval == nil)
        #expect(try folder.look(at: now.adding(seconds: 320)).isEmpty)
        try folder.reopen()
        #expect(try folder.look(at: now.adding(seconds: 330)) == [told])
        try folder.delete("K-1.json.bak")
        #expect(
            try folder.look(.pending, at: now.adding(seconds: 340)) == [.readable(path: folder.path("K-1.json.bak"))])
        #expect(folder.store.findings.isEmpty)
    }

    @Test("A writer's temporary file is told to nobody, as often as it comes")
    func temporary() throws {
        try folder.look(at: now)
        for second in 1...20 {
            try folder.write("K-1.json.tmp", plan: "K-1", lastActivity: "2026-06-01")
            if second % 2 == 0 { try folder.look(.pending, at: now.adding(seconds: Int64(second))) }
            try folder.move("K-1.json.tmp", to: "K-1.json")
            let told = try folder.look(.pending, at: now.adding(seconds: Int64(second)))
            #expect(told.allSatisfy { if case .present = $0 { true } else { false } } && told.count == 1)
        }
        #expect(folder.store.findings.isEmpty && folder.store.sweepInterval == nil)
    }

    @Test("A folder named like a plan is said, and the plans in it count")
    func folderLikeAPlan() throws {
        try folder.look(at: now)
        try folder.makeFolder("K-1.json")
        try folder.write("K-1.json/K-2.json", plan: "K-2")
        for _ in 1...2 {
            try folder.look(at: now)
            #expect(folder.store.passedOver == [folder.path("K-1.json"): .noFile(.folder, nil)])
            #expect(folder.store.count == 1)
            #expect(folder.store.findings.map(\.message) == [FileError.notRegular.message])
        }
        try folder.delete("K-1.json/K-2.json")
        try folder.delete("K-1.json")
        try folder.look(.pending, at: now)
        #expect(folder.store.findings.isEmpty && folder.store.passedOver.isEmpty)
    }

    @Test("A link and a pipe in the place of a plan are told as what they are, and the last good version counts")
    func noFile() throws {
        try folder.write("K-1.json", plan: "K-1")
        try folder.look(at: now)
        try folder.move("K-1.json", to: ".K-1")
        #expect(symlink(".K-1", folder.path("K-1.json")) == 0)
        #expect(mkfifo(folder.path("K-2.json"), 0o644) == 0)
        let plan = try #require(PlanID("K-1"))
        let expected: [String: PassedOver] = [
            folder.path("K-1.json"): .noFile(.link, plan), folder.path("K-2.json"): .noFile(.other, nil),
        ]
        for scope in [PlanScope.pending, .everything] {
            try folder.look(scope, at: now)
            #expect(folder.store.passedOver == expected)
            #expect(try folder.store.plan(plan) != nil)
        }
        try folder.delete("K-1.json")
        try folder.write("K-1.json", "{")
        try folder.look(.pending, at: now)
        #expect(folder.store.passedOver[folder.path("K-1.json")] == .unreadable(plan))
    }

    @Test(
        "A link to a folder is said at once under any name, and plans that went behind it keep their last good versions"
    )
    func folderLink() throws {
        try folder.makeFolder("nord")
        try folder.write("nord/K-1.json", plan: "K-1")
        try folder.write("K-2.json", plan: "K-2")
        try folder.makeFolder(".elsewhere")
        try folder.look(at: now)
        try folder.move("nord", to: ".elsewhere/nord")
        #expect(symlink(".elsewhere/nord", folder.path("nord")) == 0)
        #expect(symlink(".elsewhere", folder.path("syd.json")) == 0)
        let plan = try #require(PlanID("K-1"))
        let finding = Finding(path: folder.path("nord"), message: FileError.folderLink.message)
        for scope in [PlanScope.pending, .everything, .pending] {
            let told = try folder.look(scope, at: now)
            let change = PlanChange.passedOver(path: finding.path, .noFile(.folderLink, nil), [finding])
            #expect(told.isEmpty || told.contains(change))
            #expect(
                folder.store.passedOver == [
                    finding.path: .noFile(.folderLink, nil), folder.path("syd.json"): .noFile(.folderLink, nil),
                ])
            #expect(try folder.store.plan(plan) != nil && folder.store.count == 2)
        }
        try folder.reopen()
        try folder.look(at: now)
        #expect(try folder.store.plan(plan) != nil && folder.store.passedOver.count == 2)
        try folder.delete("nord")
        try folder.delete("syd.json")
        try folder.move(".elsewhere/nord", to: "nord")
        try folder.look(.pending, at: now)
        #expect(try folder.store.plan(plan) != nil && folder.store.findings.isEmpty && folder.store.passedOver.isEmpty)
    }

    @Test("A plan in K-1.txt is told of when it has stayed for five minutes, until something else stands there")
    func semblance() throws {
        try folder.look(at: now)
        let path = folder.path("K-1.txt")
        try folder.write("K-1.txt", "notes")
        #expect(try folder.look(.pending, at: now).isEmpty && folder.store.findings.isEmpty)
        try folder.write("K-1.txt", plan: "K-1")
        try folder.look(.pending, at: now)
        #expect(folder.store.passedOver == [path: .stray] && folder.store.sweepInterval == 300)
        let finding = Finding(path: path, message: FileError.notPlanName.message)
        #expect(
            try folder.look(.pending, at: now.adding(seconds: 310)) == [.passedOver(path: path, .stray, [finding])])
        try folder.write("K-1.txt", "notes")
        #expect(try folder.look(.pending, at: now.adding(seconds: 320)) == [.readable(path: path)])
        #expect(folder.store.findings.isEmpty)
    }

    @Test("A file written in place with its length and its time put back, while sipd was away, is read again")
    func timePutBack() throws {
        try folder.write("K-1.json", plan: "K-1", lastActivity: "2026-06-15")
        var times = [timespec(tv_sec: 1_781_000_000, tv_nsec: 0), timespec(tv_sec: 1_781_000_000, tv_nsec: 0)]
        #expect(utimensat(AT_FDCWD, folder.path("K-1.json"), &times, 0) == 0)
        try folder.look(at: now)
        try folder.write("K-1.json", plan: "K-1", lastActivity: "2026-06-17")
        #expect(utimensat(AT_FDCWD, folder.path("K-1.json"), &times, 0) == 0)
        try folder.reopen()
        try folder.look(at: now)
        #expect(try folder.store.plan(#require(PlanID("K-1")))?.lastActivity == Day("2026-06-17"))
    }

    @Test("A file that a power cut left full of NUL bytes is called that, and keeps its last good version")
    func nulls() throws {
        try folder.write("K-1.json", plan: "K-1")
        try folder.look(at: now)
        try folder.write("K-1.json", String(repeating: "\0", count: 4096))
        try folder.look(at: now)
        let messages = folder.store.findings.map(\.message)
        #expect(
            messages == [
                "the file holds only NUL bytes: it was not written out before a power cut; export it again"
            ])
        #expect(try folder.store.plan(#require(PlanID("K-1"))) != nil)
    }

    @Test(
        "A kept version that this sipd cannot read is said when somebody asks for the plan, and read again from its file"
    )
    func doubtful() throws {
        try folder.write("K-1.json", plan: "K-1")
        try folder.look(at: now)
        let plan = try #require(PlanID("K-1"))
        let path = folder.path("K-1.json")
        try PlanCache(at: folder.cache).read { try $0.run("UPDATE version SET bytes = x'00'") }
        #expect(try folder.store.plan(plan) == nil)
        #expect(folder.store.passedOver == [path: .unreadable(plan)] && folder.store.count == 1)
        #expect(
            folder.store.findings.map(\.message) == [
                "the version of plan K-1 that was kept cannot be read by this sipd; export the plan again"
            ])
        #expect(folder.store.sweepInterval == 300)
        let told = try folder.look(.pending, at: now)
        #expect(told.count == 1 && folder.store.findings.isEmpty)
        #expect(try folder.store.plan(plan) != nil && folder.store.sweepInterval == nil)
    }

    @Test("When the folder is away too, a start tells that the plan is one that nobody is reminded of")
    func doubtfulWhileAway() throws {
        try folder.write("K-1.json", plan: "K-1")
        try folder.look(at: now)
        try PlanCache(at: folder.cache).read { try $0.run("UPDATE version SET bytes = x'00'") }
        try folder.takeAway()
        try folder.reopen()
        var changes: [PlanChange] = []
        #expect(throws: PlanStoreError.self) {
            try folder.store.refresh(.everything, at: now) { changes.append($0) }
        }
        let isTold = changes.contains {
            if case .passedOver(_, .unreadable(let plan), _) = $0 { plan == PlanID("K-1") } else { false }
        }
        #expect(isTold && folder.store.count == 1)
    }

    @Test("Sparse files of eight exabytes, or as many as the disk takes, are too large, and nothing else happens")
    func sparse() throws {
        try folder.write("K-1.json", plan: "K-1")
        for name in ["a.json", "b.json", "c.json"] {
            try folder.write(name, "")
            var size: off_t = .max
            while size > 1 << 30, truncate(folder.path(name), size) != 0 { size /= 2 }
        }
        try folder.look(at: now)
        #expect(folder.store.count == 1 && folder.store.findings.count == 3)
    }
}
