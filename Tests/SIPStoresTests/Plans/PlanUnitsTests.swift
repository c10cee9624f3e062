import SIPFiles
import SIPRules
import SIPTesting
import Testing

@testable import SIPStores

@Suite("Units and folders of a store")
struct PlanUnitsTests {
    @Test("A folder that no watch is left for is told of once, with the reason")
    func unwatched() throws {
        let folder = try ScratchFolder()
        try folder.makeFolder("plans/nord")
        let store = try PlanDirectory(
            folder.path("plans"), cache: folder.path("cache"),
            watch: { _ throws(SystemError) in LimitedWatch(allBut: "nord") }, parse: PlanDocument.read)
        var told: [PlanChange] = []
        for minute in 0..<20 {
            let now = Instant.the("2026-06-02T08:00:00+02:00").adding(seconds: Int64(minute) * 60)
            try store.refresh(minute == 0 ? .everything : .pending, at: now) { told.append($0) }
        }
        let reason = "no watch left after 3 folders; raise the sysctl fs.inotify.max_user_watches"
        #expect(told == [.unwatched(path: folder.path("plans/nord"), reason: reason)])
        #expect(store.sweepInterval == 300 && store.findings.map(\.message.text) == [reason])
    }

    @Test("A cache from before units stood in it learns them, and keeps its last good versions")
    func olderCache() throws {
        let folder = try PlanFolder()
        try folder.write("1.json", plan: "SIP-1")
        try folder.store.refresh(.everything, at: .the("2026-06-02T08:00:00+02:00")) { _ in }
        _ = try PlanCache(at: folder.cache).write { access in
            try access.run("DROP INDEX document_unit")
            try access.run("ALTER TABLE document DROP COLUMN unit")
            return true
        }
        try folder.write("1.json", "{")
        try folder.reopen()
        try folder.store.refresh(.everything, at: .the("2026-06-02T08:01:00+02:00")) { _ in }
        #expect(try folder.store.holdings(of: .the("vc-ekeby")).plans == [.the("SIP-1")])
    }
}
