public import SIPRules
public import SIPStores

/// A store in memory, for tests that are about something else. It tells of nothing by itself.
public final class MemoryPlanStore: SimulatedStore {
    /// Always nil.
    public var descriptor: Int32? { nil }
    /// One for each document that is passed over.
    public var findings: [Finding] { told.map { Self.finding($0, $1) }.sorted() }
    /// How many plans there are.
    public var count: Int { known.count }
    /// Always nil: whoever changes it calls for the refresh.
    public var sweepInterval: Int64? { nil }
    /// Always false, as above.
    public var isReadable: Bool { false }
    /// Plans that no refresh has told of.
    public var unseen: Set<PlanID> { touched }
    /// Always nil: what is put is known at the next refresh.
    public func blindness(at now: Instant) -> String? { nil }
    /// The documents that are passed over and were told of.
    public var unreadable: [String] { told.keys.sorted() }
    /// The same, and why.
    public var passedOver: [String: PassedOver] { told }
    /// While true, each plan is told of twice, an older version first, as a store may.
    public var stutters = false

    private var plans: [PlanID: Plan] = [:]
    private var known: [PlanID: Plan] = [:]
    private var spoilt: Set<PlanID> = []
    private var told: [String: PassedOver] = [:]
    /// Second documents of plans.
    private var copies: [PlanID: Plan] = [:]
    /// Plans of which the second document counts.
    private var copied: Set<PlanID> = []
    /// Plans to look at in the next refresh: comparing a thousand each time takes long in a simulation of years.
    private var touched: Set<PlanID> = []
    private var terms: CheckpointTerms?
    private var checkpoints: [PlanID: (checkpoint: PlanCheckpoint, plan: Plan)] = [:]
    /// What each refresh was to look at.
    public private(set) var asked: [PlanScope] = []
    /// While true, refreshing finds the store gone.
    public var isAway = false
    /// While true, no plan can be asked for.
    public var isMute = false

    /// An empty store.
    public init() {}

    /// Puts a plan in, or another version of it.
    public func put(_ plan: Plan) {
        plans[plan.id] = plan
        touched.insert(plan.id)
        spoilt.remove(plan.id)
    }

    /// Takes a plan out.
    public func remove(_ id: PlanID) {
        plans[id] = nil
        touched.insert(id)
        spoilt.remove(id)
    }

    /// Puts a second document of a plan beside the first, or takes it away.
    public func copy(_ plan: Plan?, of id: PlanID) {
        copies[id] = plan
        touched.insert(id)
    }

    /// Tells of every plan anew, as a store that was just opened does.
    public func forget() {
        known = [:]
        told = [:]
        touched = Set(plans.keys).union(copies.keys)
    }

    /// Under what the checkpoints were kept.
    public func checkpointTerms() throws(PlanStoreError) -> CheckpointTerms? { terms }

    /// One page of the checkpoints whose plans have not changed.
    public func recall(after last: CheckpointPage?) throws(PlanStoreError) -> CheckpointPage? {
        if last != nil { return nil }
        var page = CheckpointPage(end: 1)
        for (id, kept) in checkpoints where plans[id] == kept.plan && !spoilt.contains(id) {
            known[id] = kept.plan
            page.checkpoints.append((id, kept.checkpoint))
        }
        return page
    }

    /// Keeps checkpoints. They outlast `forget`, as on a disk.
    public func keep(
        _ checkpoints: some Sequence<(PlanID, PlanCheckpoint)>, under terms: CheckpointTerms, replacing: Bool
    ) throws(PlanStoreError) {
        if replacing { self.checkpoints = [:] }
        for (id, checkpoint) in checkpoints { self.checkpoints[id] = known[id].map { (checkpoint, $0) } }
        self.terms = terms
    }

    /// Makes a plan's document one that cannot be taken.
    public func spoil(_ id: PlanID) {
        spoilt.insert(id)
        touched.insert(id)
    }

    /// The last good version.
    public func plan(_ id: PlanID) throws(PlanStoreError) -> Plan? {
        if isMute { throw .cache(path: "memory", reason: "locked by another process") }
        return known[id]
    }

    /// By the last good versions, under the names that its findings give them.
    public func holdings(of unit: UnitID) throws(PlanStoreError) -> UnitHoldings {
        let plans = known.values.filter { $0.unit == unit }.map(\.id)
        return UnitHoldings(plans: Set(plans), paths: Set(plans.map { "\($0).json" }))
    }

    /// By the last good versions.
    public func units() throws(PlanStoreError) -> Set<UnitID> { Set(known.values.map(\.unit)) }

    /// The document that a plan would have in a folder.
    public func path(of id: PlanID) throws(PlanStoreError) -> String? { known[id].map { "\($0.id).json" } }

    /// Both scopes look at everything.
    public func refresh(_ scope: PlanScope, at now: Instant, alive: () -> Void) -> Refreshed {
        asked.append(scope)
        var found = Refreshed()
        if isAway {
            found.failure = .unavailable(path: "memory", reason: "taken away")
            return found
        }
        for id in touched.sorted() where !spoilt.contains(id) {
            if let plan = counting(id) {
                guard known[id] != plan else { continue }
                alive()
                if stutters { found.add(known[id] ?? plan) }
                known[id] = plan
                found.add(plan)
            } else if known.removeValue(forKey: id) != nil {
                found.remove(id)
            }
        }
        touched = []
        tell(&found)
        return found
    }

    /// The document that counts: the one that counted before, as long as it is there.
    private func counting(_ id: PlanID) -> Plan? {
        if copies[id] == nil { copied.remove(id) } else if plans[id] == nil { copied.insert(id) }
        return copied.contains(id) ? copies[id] : plans[id]
    }

    private func tell(_ found: inout Refreshed) {
        var present: [String: PassedOver] = [:]
        for id in copies.keys where plans[id] != nil {
            let (first, second) = ("\(id).json", "\(id) (1).json")
            let isCopied = copied.contains(id)
            present[isCopied ? first : second] = .duplicate(id, counts: isCopied ? second : first)
        }
        for id in spoilt { present["\(id).json"] = .unreadable(known[id]?.id) }
        for path in told.keys where present[path] == nil { found.add(.readable(path: path)) }
        for (path, why) in present where told[path] != why {
            found.add(.passedOver(path: path, why, [Self.finding(path, why)]))
        }
        told = present
    }

    private static func finding(_ path: String, _ why: PassedOver) -> Finding {
        Finding(path: path, message: "passed over, \(system: "\(why)"); mend it")
    }
}

/// A store in memory is changed by calling it.
public struct MemoryPlans: PlanStoreSubject {
    private let memory = MemoryPlanStore()
    /// The store.
    public var store: any PlanStore { memory }

    /// An empty store.
    public init() {}

    /// Writes a version of a plan.
    public func put(_ id: PlanID, lastActivity: Day) throws {
        guard let unit = UnitID("vc-ekeby") else { return }
        var plan = Plan(id: id, unit: unit)
        plan.lastActivity = lastActivity
        memory.put(plan)
    }
    /// Removes a plan.
    public func remove(_ id: PlanID) throws { memory.remove(id) }
    /// Makes its document one that cannot be taken.
    public func spoil(_ id: PlanID) throws { memory.spoil(id) }
    /// Opens it again.
    public func reopen() throws { memory.forget() }
    /// Writes a second document of the plan.
    public func putCopy(_ id: PlanID, lastActivity: Day) throws {
        guard let unit = UnitID("vc-ekeby") else { return }
        var plan = Plan(id: id, unit: unit)
        plan.lastActivity = lastActivity
        memory.copy(plan, of: id)
    }
    /// Removes it.
    public func removeCopy(_ id: PlanID) throws { memory.copy(nil, of: id) }
    /// Takes the store away.
    public func takeAway() throws { memory.isAway = true }
    /// Brings it back.
    public func bringBack() throws { memory.isAway = false }
}
