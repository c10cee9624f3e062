public import SIPRules

/// What a refresh of a store found, until it was done or failed.
public struct Refreshed: Sendable {
    /// What has become of a plan.
    public enum Change: Hashable, Sendable {
        /// No document holds it any more.
        case gone
        /// It is there, new or changed.
        // Apart: beside it the others would take as much room as a plan does.
        indirect case present(Plan)
        /// It is there, new or changed, and is asked for in its turn: there are so many that the memory is not for all of
        /// them. What one must know of it at once is since when nobody is reminded of it.
        case among(silentFrom: Day?)
    }

    /// What has become of a document, or of a folder.
    public enum Document: Hashable, Sendable {
        /// No plan is taken from it, or not from this one, and why. What counts instead is kept: the last good version of its
        /// plan, or another document. Found again when what is wrong changes.
        case passedOver(path: String, PassedOver, [Finding])
        /// It was passed over, and is taken now or is gone.
        case readable(path: String)
        /// Changes in this folder are not told of from now on: it is looked through at an interval.
        case unwatched(path: String, reason: String)
    }

    /// So many plans are kept until they are decided about.
    public static let kept = 1000

    /// What has become of plans; of each only what holds now.
    public private(set) var plans: [PlanID: Change] = [:]
    /// What has become of documents, in the order in which it was found.
    public private(set) var documents: [Document] = []
    /// Why the rest was not looked at. Then no plan is gone but those that are found to be.
    public var failure: PlanStoreError?

    /// Nothing found yet.
    public init() {}

    /// Nothing was found.
    public var isEmpty: Bool { plans.isEmpty && documents.isEmpty }

    /// The plan is there. Of two versions the last that is added holds.
    public mutating func add(_ plan: Plan) {
        plans[plan.id] = plans.count < Self.kept ? .present(plan) : .among(silentFrom: plan.silentFrom)
    }

    /// The plan is gone.
    public mutating func remove(_ id: PlanID) { plans[id] = .gone }

    /// Something about a document.
    public mutating func add(_ document: Document) { documents.append(document) }
}
