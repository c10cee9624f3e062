import SIPRules
import SIPStores
import SIPTesting
import Testing

@Suite("Files that are made, copied, moved, edited, spoilt and removed, between looks and restarts from 16 June 2026")
struct CountingDocumentModelTests {
    @Test("count, and are passed over, as a simple account of the folder says", arguments: 1...40)
    func model(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let folder = try PlanFolder()
        try folder.makeFolder("nord")
        let now = try #require(Instant(utc: "2026-06-16T08:00:00Z"))
        var model = FolderModel()
        var told: [PlanID: Plan] = [:]
        var passed: [String: PassedOver] = [:]
        var story: [String] = []
        for _ in 1...40 {
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                try model.change(folder, &story, &random)
            }
            if Int.random(in: 0..<5, using: &random) == 0 {
                try folder.reopen()
                passed = [:]
                story.append("restart")
            }
            // As somebody says it who asks the cache and looks at the folder, before the daemon does.
            let counted = CountedDocuments(cache: folder.cache)
            let root = try RootFolder(folder.path(""))
            var holders: [PlanID: [(path: String, stamp: FileStamp?)]] = [:]
            for (name, file) in model.files {
                guard let id = file.plan.flatMap({ PlanID($0) }) ?? counted.plan(at: name) else { continue }
                holders[id, default: []].append((name, try root.read(name).stamp))
            }
            let foreseen = holders.map { (id, documents) in (id, counted.counting(of: id, among: documents)) }
            let scope = Bool.random(using: &random) ? PlanScope.everything : .pending
            try folder.store.refresh(scope, at: now) { change in
                switch change {
                case .present(let plan): told[plan.id] = plan
                case .gone(let id): told[id] = nil
                case .passedOver(let path, let why, _): passed[path] = why
                case .readable(let path): passed[path] = nil
                case .unwatched: break
                }
            }
            model.look()
            story.append("look")
            let what = "\(story.suffix(12))"
            for (id, path) in foreseen { try #require(path == model.counts[id.text], "foreseen of \(id): \(what)") }
            try #require(foreseen.count == model.counts.count, "\(what)")
            for name in FolderModel.orders.keys {
                let id = try #require(PlanID(name))
                let expected = model.counts[name].flatMap { model.held[$0]?.activity }
                try #require(try folder.store.plan(id)?.lastActivity == expected, "\(name): \(what)")
                try #require(told[id]?.lastActivity == expected, "told of \(name): \(what)")
            }
            let expected = model.passedOver(folder.path)
            try #require(folder.store.passedOver == expected, "\(what)")
            try #require(passed == expected, "told: \(what)")
            try #require(folder.store.count == model.counts.count, "\(what)")
        }
    }
}
