public import SIPRules
public import SIPStores

/// A plan store together with what a simulation does to it. What was put is decided by after the next refresh.
public protocol SimulatedStore: PlanStore {
    /// Puts a plan in, or another version of it.
    func put(_ plan: Plan)
    /// Takes a plan out.
    func remove(_ id: PlanID)
    /// Makes a plan's document one that cannot be taken.
    func spoil(_ id: PlanID)
    /// While true, refreshing finds the store gone.
    var isAway: Bool { get set }
    /// While true, what happens is told of twice, or late.
    var stutters: Bool { get set }
    /// Starts again as a new process does: what only memory knew is gone.
    func forget()
    /// Plans that were put, taken out or spoilt and that no refresh has told of.
    var unseen: Set<PlanID> { get }
    /// Why the store does not know what is in it, if it should: nobody may be blind to it.
    func blindness(at now: Instant) -> String?
    /// Whether it says that there is something to be refreshed.
    var isReadable: Bool { get }
    /// The documents that cannot be taken, and have been found.
    var unreadable: [String] { get }
}
