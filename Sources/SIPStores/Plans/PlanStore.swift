public import SIPRules

/// Where plans are kept: the seam between sipd and a record system.
///
/// Of several documents that hold one plan the one that counted before goes on counting, until it holds the plan no longer.
/// A new store is one type that passes `PlanStoreContract`. Not for two threads at a time.
public protocol PlanStore: AnyObject {
    /// Becomes readable when something has changed: refresh then. Nil when nothing tells of changes. May be another after
    /// each refresh.
    var descriptor: Int32? { get }

    /// How often to refresh what is pending though nothing told of a change, in seconds, since there is something that
    /// nothing tells of. Nil: changes are told of.
    var sweepInterval: Int64? { get }

    /// Looks at what has changed. The first refresh of a store finds every plan (but see `recall`), later ones what is
    /// different since; a plan may be found though it is not. After one that failed refresh again later: whatever was missed
    /// is found then.
    ///
    /// - Parameters:
    ///   - scope: how much to look at.
    ///   - now: when it is looked.
    ///   - alive: a sign of life, called now and then: a look at a million plans takes longer than a watchdog waits.
    func refresh(_ scope: PlanScope, at now: Instant, alive: () -> Void) -> Refreshed

    /// The last good version of a plan; nil when there is none.
    func plan(_ id: PlanID) throws(PlanStoreError) -> Plan?

    /// Where the document is that counts for a plan, as a finding names it; nil when there is none.
    func path(of id: PlanID) throws(PlanStoreError) -> String?

    /// Under what the checkpoints were kept that `recall` tells of; nil when none are.
    func checkpointTerms() throws(PlanStoreError) -> CheckpointTerms?

    /// The checkpoints that were kept and whose plans are as they were then, a page at a time: a million are not for the
    /// memory. The first refresh passes over these plans, unless they have changed since, once every page was asked for.
    ///
    /// - Returns: the first page after `last`; nil when there is no more.
    func recall(after last: CheckpointPage?) throws(PlanStoreError) -> CheckpointPage?

    /// Keeps checkpoints with the store's last good versions, for the next start, and their terms: of all that are kept. All
    /// of it or nothing.
    ///
    /// - Parameters:
    ///   - checkpoints: each with the plan that it is of.
    ///   - terms: under what they hold.
    ///   - replacing: what was kept before is forgotten.
    func keep(
        _ checkpoints: some Sequence<(PlanID, PlanCheckpoint)>, under terms: CheckpointTerms, replacing: Bool
    ) throws(PlanStoreError)

    /// What the store has of one unit. It costs a look at the list of documents, and no plan is read.
    func holdings(of unit: UnitID) throws(PlanStoreError) -> UnitHoldings

    /// The units that keep plans, by the last good versions.
    func units() throws(PlanStoreError) -> Set<UnitID>

    /// What is wrong now, or worth saying, in order of path and line.
    var findings: [Finding] { get }

    /// How many plans there are, each by its last good version.
    var count: Int { get }

    /// The documents that no plan is taken from, or not from this one, by path: those told of, and those that have been there
    /// too short a time to be. Together with `count` they are all documents but the unreadable ones whose plan is known by
    /// its last good version, which are in both.
    var passedOver: [String: PassedOver] { get }
}

/// How much of a store to look at.
public enum PlanScope: Hashable, Sendable {
    /// What the store knows to have changed.
    case pending
    /// All of it, whether it is known to have changed or not.
    case everything
}

/// What a store has of one unit, by the last good version of each plan.
public struct UnitHoldings: Hashable, Sendable {
    /// The plans that the unit keeps.
    public var plans: Set<PlanID>
    /// The documents that hold one of them, as findings name them.
    public var paths: Set<String>

    /// Holdings in parts.
    public init(plans: Set<PlanID> = [], paths: Set<String> = []) {
        self.plans = plans
        self.paths = paths
    }
}

/// Why a store could not be refreshed or asked.
public enum PlanStoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The store is not there, or so little of it that a lost disk is likelier than so many closed plans.
    case unavailable(path: String, reason: String)
    /// What sipd itself keeps about the store cannot be read or written.
    case cache(path: String, reason: String)
    /// There is no room for that.
    case full(path: String)
    /// The system lends sipd too little for that at the moment.
    case scarce(path: String, reason: String)

    /// `path: error: what is wrong, and what to do`.
    public var description: String {
        switch self {
        case .unavailable(let path, let reason): "\(path): error: \(reason)"
        case .cache(let path, let reason): "\(path): error: \(reason); check the disk, or remove the file"
        case .full(let path): "\(path): error: no space left; free some on its file system"
        case .scarce(let path, let reason): "\(path): error: \(reason); let sipd have more"
        }
    }
}
