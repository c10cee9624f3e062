public import SIPRules
public import SIPStores

/// A store in memory, for tests that are about something else. It tells of nothing by itself.
public final class MemoryPlanStore: SimulatedStore {
    /// Always nil.
    public var descriptor: Int32? { nil }
    /// One for each spoilt document.
    public var findings: [Finding] { spoilt.map(Self.finding).sorted() }
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
    /// The spoilt documents that were told of.
    public var unreadable: [String] { told.map { "\($0).json" }.sorted() }
    /// While true, each plan is told of twice, an older version first, as a store may.
    public var stutters = false

    private var plans: [PlanID: Plan] = [:]
    private var known: [PlanID: Plan] = [:]
    private var spoilt: Set<PlanID> = []
    private var told: Set<PlanID> = []
    /// Plans to look at in the next refresh: comparing a thousand each time takes long in a simulation of years.
    private var touched: Set<PlanID> = []
    private var terms: OutlookTerms?
    private var outlooks: [PlanID: (outlook: Outlook, plan: Plan)] = [:]
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

    /// Tells of every plan anew, as a store that was just opened does.
    public func forget() {
        known = [:]
        told = []
        touched = Set(plans.keys)
    }

    /// Under what the outlooks were kept.
    public func outlookTerms() throws(PlanStoreError) -> OutlookTerms? { terms }

    /// Tells of the outlooks whose plans have not changed.
    public func recall(each: (PlanID, Outlook) -> Void) throws(PlanStoreError) {
        for (id, kept) in outlooks where plans[id] == kept.plan && !spoilt.contains(id) {
            known[id] = kept.plan
            each(id, kept.outlook)
        }
    }

    /// Keeps outlooks. They outlast `forget`, as on a disk.
    public func keep(
        _ outlooks: some Sequence<(PlanID, Outlook)>, under terms: OutlookTerms, replacing: Bool
    ) throws(PlanStoreError) {
        if replacing { self.outlooks = [:] }
        for (id, outlook) in outlooks { self.outlooks[id] = known[id].map { (outlook, $0) } }
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

    /// The document that a plan would have in a folder.
    public func path(of id: PlanID) throws(PlanStoreError) -> String? { known[id].map { "\($0.id).json" } }

    /// Both scopes look at everything.
    public func refresh(
        _ scope: PlanScope, at now: Instant, each: (PlanChange) -> Void
    ) throws(PlanStoreError) {
        if isAway { throw .unavailable(path: "memory", reason: "taken away") }
        for id in told.subtracting(spoilt) { each(.readable(path: "\(id).json")) }
        for id in spoilt.subtracting(told) {
            each(.unreadable(path: "\(id).json", known[id]?.id, [Self.finding(id)]))
        }
        told = spoilt
        for id in touched.sorted() where !spoilt.contains(id) {
            if let plan = plans[id] {
                guard known[id] != plan else { continue }
                if stutters { each(.present(known[id] ?? plan)) }
                known[id] = plan
                each(.present(plan))
            } else if known.removeValue(forKey: id) != nil {
                each(.gone(id))
            }
        }
        touched = []
    }

    private static func finding(_ id: PlanID) -> Finding { Finding(path: "\(id).json", message: "spoilt; mend it") }
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
    /// Takes the store away.
    public func takeAway() throws { memory.isAway = true }
    /// Brings it back.
    public func bringBack() throws { memory.isAway = false }
}
