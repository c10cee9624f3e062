import SIPRules
import SIPStores
import SIPTesting
import Testing

@Suite("Plans that are lost")
struct PlanLossTests {
    let folder: PlanFolder
    let now: Instant

    /// Twenty plans.
    init() throws {
        folder = try PlanFolder(lossShare: 50)
        now = try #require(Instant(utc: "2026-11-23T07:00:00Z"))
        for number in 1...20 { try folder.write("\(number).json", plan: "SIP-\(number)") }
        try folder.store.refresh(.everything, at: now) { _ in }
    }

    @Test("Half of them may be gone at once")
    func half() throws {
        for number in 1...10 { try folder.delete("\(number).json") }
        var gone = 0
        try folder.store.refresh(.everything, at: now) { if case .gone = $0 { gone += 1 } }
        #expect(gone == 10 && folder.store.count == 10)
    }

    @Test("More than half are not believed, until they are back")
    func tooMany() throws {
        for number in 1...11 { try folder.delete("\(number).json") }
        let reason =
            "11 of 20 plans are gone within a day; bring them back, or say that it is meant with sipd reload --accept-loss"
        for scope in [PlanScope.pending, .everything, .pending] {
            #expect(throws: PlanStoreError.unavailable(path: folder.path(""), reason: reason)) {
                try folder.store.refresh(scope, at: now) { _ in }
            }
            #expect(folder.store.count == 20 && folder.store.descriptor == nil)
        }
        try folder.write("1.json", plan: "SIP-1")
        var gone = 0
        try folder.store.refresh(.pending, at: now) { if case .gone = $0 { gone += 1 } }
        #expect(gone == 10 && folder.store.count == 10 && folder.store.descriptor != nil)
    }

    @Test("More than half are believed when an operator says so, and only that time")
    func accepted() throws {
        for number in 1...12 { try folder.delete("\(number).json") }
        folder.directory.acceptLoss()
        try folder.store.refresh(.pending, at: now) { _ in }
        #expect(folder.store.count == 8)
        for number in 13...17 { try folder.delete("\(number).json") }
        #expect(throws: PlanStoreError.self) { try folder.store.refresh(.pending, at: now) { _ in } }
    }

    @Test("A loss that comes in small bites is seen as one")
    func bites() throws {
        for number in 1...10 {
            try folder.delete("\(number).json")
            try folder.store.refresh(.pending, at: now.adding(seconds: Int64(number))) { _ in }
        }
        try folder.delete("11.json")
        #expect(throws: PlanStoreError.self) {
            try folder.store.refresh(.pending, at: now.adding(seconds: 11)) { _ in }
        }
        #expect(folder.store.count == 10)
    }

    @Test("Plans that are closed over days are no loss")
    func overDays() throws {
        for number in 1...18 {
            try folder.delete("\(number).json")
            try folder.store.refresh(.pending, at: now.adding(seconds: Int64(number) * 86_400)) { _ in }
        }
        #expect(folder.store.count == 2)
    }

    @Test("While the folder is away sipd starts with the plans it knows, and says that the folder is missing")
    func startsWithout() throws {
        try folder.takeAway()
        try folder.reopen()
        var told = 0
        #expect(throws: PlanStoreError.self) {
            try folder.store.refresh(.everything, at: now) { if case .present = $0 { told += 1 } }
        }
        #expect(told == 20 && folder.store.count == 20)
        try folder.bringBack()
        try folder.store.refresh(.pending, at: now) { _ in told += 1 }
        #expect(told == 20 && folder.store.descriptor != nil)
    }

    @Test("The only plan of a store is all of it: it is held, until it is back or somebody says that it is meant")
    func only() throws {
        let small = try PlanFolder(lossShare: 50)
        try small.write("1.json", plan: "SIP-1")
        try small.look(at: now)
        try small.delete("1.json")
        let reason = "the only plan is gone; bring it back, or say that it is meant with sipd reload --accept-loss"
        for scope in [PlanScope.pending, .everything] {
            #expect(throws: PlanStoreError.unavailable(path: small.path(""), reason: reason)) {
                try small.look(scope, at: now)
            }
        }
        #expect(small.store.count == 1)
        small.directory.acceptLoss()
        #expect(try small.look(.pending, at: now) == [.gone(.the("SIP-1"))])
    }

    @Test("An empty folder where the disk was mounted is a lost disk")
    func unmounted() throws {
        try folder.takeAway()
        try folder.makeFolder("")
        #expect(throws: PlanStoreError.self) { try folder.store.refresh(.everything, at: now) { _ in } }
        #expect(folder.store.count == 20)
    }
}
