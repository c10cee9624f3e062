import Glibc
public import SIPRules
public import SIPStores

/// A store together with the hand that changes what it reads.
public protocol PlanStoreSubject {
    /// The store.
    var store: any PlanStore { get }
    /// Writes a plan of this id, told apart from its other versions by its last activity.
    func put(_ id: PlanID, lastActivity: Day) throws
    /// Removes the plan's document.
    func remove(_ id: PlanID) throws
    /// Makes the plan's document one that cannot be taken.
    func spoil(_ id: PlanID) throws
    /// Writes a second document of the plan.
    func putCopy(_ id: PlanID, lastActivity: Day) throws
    /// Removes it.
    func removeCopy(_ id: PlanID) throws
    /// Opens the store again, as a start does.
    func reopen() throws
    /// Takes all of it away, as an unmounted disk is.
    func takeAway() throws
    /// Undoes `takeAway`.
    func bringBack() throws
}

/// What every plan store promises. A test target runs each promise on a subject of its own.
public struct PlanStoreContract: Sendable, CustomStringConvertible {
    /// The promise, as a sentence.
    public let description: String
    private let check: @Sendable (inout Reader) throws -> Void

    /// Keeps the promise, or throws `ContractBroken`.
    public func check(_ subject: any PlanStoreSubject) throws {
        var reader = try Reader(subject)
        try check(&reader)
    }

    private init(_ description: String, _ check: @escaping @Sendable (inout Reader) throws -> Void) {
        self.description = description
        self.check = check
    }

    /// Every promise.
    public static let promises: [PlanStoreContract] = [
        PlanStoreContract("An empty store holds no plan and finds nothing wrong") { reader in
            try reader.refresh(.everything)
            try reader.expect(reader.plans.isEmpty && reader.store.count == 0 && reader.store.findings.isEmpty)
            try reader.expect(try reader.store.plan(reader.first) == nil)
            try reader.expect(try reader.store.path(of: reader.first) == nil)
        },
        PlanStoreContract("The first refresh tells of every plan, whatever its scope") { reader in
            try reader.put(reader.first, reader.second)
            try reader.refresh(.pending)
            try reader.expect(Set(reader.plans.keys) == [reader.first, reader.second])
            try reader.expect(reader.store.count == 2)
            try reader.expect(try reader.store.plan(reader.second)?.id == reader.second)
            try reader.expect(try reader.store.path(of: reader.second)?.hasSuffix("SIP-2.json") == true)
        },
        PlanStoreContract("A refresh without a change tells of nothing") { reader in
            try reader.put(reader.first, reader.second)
            try reader.refresh(.everything)
            try reader.refresh(.pending)
            try reader.refresh(.everything)
            try reader.expect(reader.changes.isEmpty)
        },
        PlanStoreContract("A changed plan is told of in its new version") { reader in
            try reader.put(reader.first)
            try reader.refresh(.everything)
            try reader.subject.put(reader.first, lastActivity: reader.later)
            try reader.hear()
            try reader.expect(reader.plans[reader.first]?.lastActivity == reader.later)
            try reader.expect(try reader.store.plan(reader.first)?.lastActivity == reader.later)
            try reader.expect(reader.store.count == 1)
        },
        PlanStoreContract("A plan whose document is removed is gone, and may come back") { reader in
            try reader.put(reader.first, reader.second)
            try reader.refresh(.everything)
            try reader.subject.remove(reader.first)
            try reader.hear()
            try reader.expect(Set(reader.plans.keys) == [reader.second] && reader.store.count == 1)
            try reader.expect(try reader.store.plan(reader.first) == nil)
            try reader.put(reader.first)
            try reader.hear()
            try reader.expect(Set(reader.plans.keys) == [reader.first, reader.second])
        },
        PlanStoreContract("A spoilt document keeps its last good version, and is found until it is mended") { reader in
            try reader.put(reader.first)
            try reader.refresh(.everything)
            try reader.subject.spoil(reader.first)
            try reader.hear()
            try reader.expect(reader.unreadable == [reader.first] && reader.plans[reader.first] != nil)
            try reader.expect(reader.store.findings.count == 1 && reader.store.count == 1)
            try reader.expect(try reader.store.plan(reader.first)?.lastActivity == reader.day)
            try reader.subject.put(reader.first, lastActivity: reader.later)
            try reader.hear()
            try reader.expect(reader.unreadable.isEmpty && reader.store.findings.isEmpty)
            try reader.expect(reader.plans[reader.first]?.lastActivity == reader.later)
        },
        PlanStoreContract("It knows what a unit has, by the last good versions, also after a restart") { reader in
            guard let unit = UnitID("vc-ekeby"), let other = UnitID("vc-norr") else { return }
            try reader.put(reader.first, reader.second)
            try reader.refresh(.everything)
            try reader.subject.spoil(reader.first)
            try reader.hear()
            try reader.expect(try reader.store.holdings(of: unit).plans == [reader.first, reader.second])
            let paths = try reader.store.holdings(of: unit).paths
            try reader.expect(paths.isSuperset(of: reader.store.findings.map(\.path)))
            try reader.expect(try reader.store.holdings(of: other) == UnitHoldings())
            try reader.expect(try reader.store.units() == [unit])
            try reader.subject.remove(reader.second)
            try reader.hear()
            try reader.expect(try reader.store.holdings(of: unit).plans == [reader.first])
            try reader.expect(try reader.store.units() == [unit])
            try reader.subject.put(reader.first, lastActivity: reader.later)
            try reader.hear()
            try reader.subject.reopen()
            try reader.refresh(.everything)
            try reader.expect(try reader.store.holdings(of: unit).plans == [reader.first])
        },
        PlanStoreContract(
            "A second document of a plan changes nothing and is told of, until the first is gone; then it goes on counting"
        ) { reader in
            try reader.put(reader.first)
            try reader.refresh(.everything)
            try reader.subject.putCopy(reader.first, lastActivity: reader.later)
            try reader.hear()
            for _ in 1...2 {
                try reader.expect(try reader.store.plan(reader.first)?.lastActivity == reader.day)
                try reader.expect(reader.plans[reader.first]?.lastActivity == reader.day && reader.store.count == 1)
                try reader.expect(reader.store.findings.count == 1 && reader.store.passedOver.count == 1)
                try reader.expect(reader.passedOver == reader.store.passedOver)
                try reader.subject.reopen()
                reader.passedOver = [:]
                try reader.refresh(.everything)
            }
            try reader.subject.remove(reader.first)
            try reader.hear()
            try reader.expect(reader.plans[reader.first]?.lastActivity == reader.later && reader.store.count == 1)
            try reader.expect(reader.passedOver.isEmpty && reader.store.passedOver.isEmpty)
            try reader.put(reader.first)
            try reader.hear()
            try reader.expect(try reader.store.plan(reader.first)?.lastActivity == reader.later)
            try reader.subject.removeCopy(reader.first)
            try reader.hear()
            try reader.expect(reader.plans[reader.first]?.lastActivity == reader.day && reader.store.findings.isEmpty)
        },
        PlanStoreContract("An outlook is told of at the next start, and the plan is not, until its document changes") {
            reader in
            try reader.put(reader.first, reader.second)
            try reader.refresh(.everything)
            try reader.keep(reader.first, reader.second)
            try reader.subject.reopen()
            try reader.expect(
                try reader.recalled == [reader.first: reader.checkpoint, reader.second: reader.checkpoint])
            try reader.refresh(.everything)
            try reader.expect(reader.changes.isEmpty && reader.store.count == 2)
            try reader.expect(try reader.store.plan(reader.first)?.id == reader.first)
            try reader.subject.put(reader.second, lastActivity: reader.later)
            try reader.hear()
            try reader.subject.reopen()
            try reader.expect(try reader.recalled == [reader.first: reader.checkpoint])
            try reader.refresh(.everything)
            try reader.expect(reader.changes.count == 1 && reader.plans[reader.second]?.lastActivity == reader.later)
        },
        PlanStoreContract("A plan that changes while nobody looks is told of in its new version, outlook or not") {
            reader in
            try reader.put(reader.first)
            try reader.refresh(.everything)
            try reader.keep(reader.first)
            try reader.subject.put(reader.first, lastActivity: reader.later)
            try reader.subject.reopen()
            _ = try reader.recalled
            try reader.refresh(.everything)
            try reader.expect(reader.plans[reader.first]?.lastActivity == reader.later)
        },
        PlanStoreContract("Outlooks that are kept anew replace the others when that is said") { reader in
            try reader.put(reader.first, reader.second)
            try reader.refresh(.everything)
            try reader.keep(reader.first)
            try reader.keep(reader.second, replacing: true)
            try reader.subject.reopen()
            try reader.expect(try reader.recalled == [reader.second: reader.checkpoint])
            try reader.expect(try reader.store.checkpointTerms() == reader.terms)
            try reader.refresh(.everything)
            try reader.expect(reader.changes.count == 1 && reader.plans[reader.first] != nil)
        },
        PlanStoreContract("A store that is away is unavailable, and nothing of it is gone") { reader in
            try reader.put(reader.first, reader.second)
            try reader.refresh(.everything)
            try reader.subject.takeAway()
            var isUnavailable = false
            do { try reader.refresh(.everything) } catch PlanStoreError.unavailable { isUnavailable = true }
            try reader.expect(isUnavailable && reader.plans.count == 2 && reader.store.count == 2)
            try reader.expect(try reader.store.plan(reader.first)?.id == reader.first)
            try reader.subject.bringBack()
            try reader.subject.put(reader.second, lastActivity: reader.later)
            try reader.refresh(.pending)
            try reader.expect(reader.plans.count == 2 && reader.plans[reader.second]?.lastActivity == reader.later)
        },
    ]
}

/// A promise that a store did not keep.
public struct ContractBroken: Error, CustomStringConvertible {
    /// Where in the contract.
    public let description: String
}

/// Refreshes a store and keeps account of what it is told.
struct Reader {
    let subject: any PlanStoreSubject
    let first: PlanID
    let second: PlanID
    let day: Day
    let later: Day
    private let now: Instant
    private(set) var changes: [PlanChange] = []
    private(set) var plans: [PlanID: Plan] = [:]
    private(set) var unreadable: Set<PlanID> = []
    var passedOver: [String: PassedOver] = [:]

    var store: any PlanStore { subject.store }

    init(_ subject: any PlanStoreSubject) throws {
        guard let first = PlanID("SIP-1"), let second = PlanID("SIP-2"), let day = Day("2026-11-23"),
            let now = Instant(utc: "2026-11-23T07:00:00Z")
        else { throw ContractBroken(description: "the contract's own names") }
        self.subject = subject
        (self.first, self.second, self.day, self.now) = (first, second, day, now)
        later = day.adding(days: 1)
    }

    var checkpoint: PlanCheckpoint {
        PlanCheckpoint(alarm: now, open: 5, overdue: 1 << 63, turns: later, coverage: .adrift)
    }
    var terms: CheckpointTerms {
        CheckpointTerms(settings: "these", ledger: LedgerMark(number: 7, hash: "aa"), at: now)
    }

    /// What the store tells of checkpoints.
    var recalled: [PlanID: PlanCheckpoint] {
        get throws {
            try store.checkpoints
        }
    }

    func keep(_ ids: PlanID..., replacing: Bool = false) throws {
        try store.keep(ids.map { ($0, checkpoint) }, under: terms, replacing: replacing)
    }

    func put(_ ids: PlanID...) throws {
        for id in ids { try subject.put(id, lastActivity: day) }
    }

    /// Refreshes what is pending, once the store says that something is.
    mutating func hear() throws {
        if let descriptor = store.descriptor {
            var question = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            try expect(poll(&question, 1, 10_000) == 1)
        }
        try refresh(.pending)
    }

    mutating func refresh(_ scope: PlanScope) throws {
        var heard: [PlanChange] = []
        defer { changes = heard }
        try store.refresh(scope, at: now) { heard.append($0) }
        for change in heard {
            switch change {
            case .present(let plan): plans[plan.id] = plan
            case .gone(let id): plans[id] = nil
            case .passedOver(let path, let why, _):
                passedOver[path] = why
                if case .unreadable(let id?) = why { unreadable.insert(id) }
            case .readable(let path):
                passedOver[path] = nil
                unreadable = []
            case .unwatched: break
            }
        }
    }

    func expect(_ isKept: Bool, line: UInt = #line) throws {
        if !isKept { throw ContractBroken(description: "PlanStoreContract.swift:\(line)") }
    }
}
