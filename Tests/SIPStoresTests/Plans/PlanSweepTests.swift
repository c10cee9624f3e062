import SIPFiles
import SIPRules
import SIPStores
import SIPTesting
import Testing

@Suite("A folder of plans in which nothing tells of changes")
struct PlanSweepTests {
    private let scratch: ScratchFolder
    private let start: Instant

    init() throws {
        scratch = try ScratchFolder()
        try scratch.makeFolder("plans")
        start = try #require(Instant(utc: "2026-11-23T11:00:00Z"))
    }

    @Test("On a network disk, a plan written at 12:01 is not looked for at 12:04, and is found at 12:05")
    func networkDisk() throws {
        let store = try PlanDirectory(
            scratch.path("plans"), cache: scratch.path("cache"), watch: { _ in DeafWatch() }, parse: PlanDocument.read)
        #expect(try found(store, 0).isEmpty)
        #expect(store.sweepInterval == 300)
        try scratch.write("plans/SIP-1.json", Self.plan)
        #expect(try found(store, 4).isEmpty)
        #expect(try found(store, 5) == ["SIP-1"])
        #expect(try found(store, 10).isEmpty)
    }

    @Test(
        "So it is where the kernel has no watch left; when it has one again, at the next sweep, no sweep is needed more"
    )
    func noWatchLeft() throws {
        var isScarce = true
        let store = try PlanDirectory(
            scratch.path("plans"), cache: scratch.path("cache"),
            watch: { root throws(SystemError) in
                if isScarce { throw .noInstanceLeft }
                return try DirectoryWatch(root)
            }, parse: PlanDocument.read)
        #expect(try found(store, 0).isEmpty)
        #expect(store.descriptor == nil && store.sweepInterval == 300)
        try scratch.write("plans/SIP-1.json", Self.plan)
        #expect(try found(store, 5) == ["SIP-1"])
        isScarce = false
        _ = try found(store, 10)
        #expect(store.descriptor != nil && store.sweepInterval == nil && store.findings.isEmpty)
    }

    private static let plan = #"{"format": "sip-plan/1", "id": "SIP-1", "unit": "vc-ekeby"}"#
}

extension PlanSweepTests {
    /// The plans that a refresh of what is pending tells of, so many minutes after 12:00.
    private var found: (PlanDirectory, Int64) throws -> [String] {
        { store, minutes in
            var found: [String] = []
            try store.refresh(.pending, at: start.adding(seconds: minutes * 60)) { change in
                if case .present(let plan) = change { found.append(plan.id.text) }
            }
            return found
        }
    }
}
