public import SIPRules
public import SIPStores

/// One thing of all that a refresh found.
public enum PlanChange: Hashable, Sendable {
    /// The plan is there, new or changed.
    case present(Plan)
    /// No document holds the plan any more.
    case gone(PlanID)
    /// See `Refreshed.Document`.
    case passedOver(path: String, PassedOver, [Finding])
    /// See `Refreshed.Document`.
    case readable(path: String)
    /// See `Refreshed.Document`.
    case unwatched(path: String, reason: String)

    private init(_ document: Refreshed.Document) {
        self =
            switch document {
            case .passedOver(let path, let why, let findings): .passedOver(path: path, why, findings)
            case .readable(let path): .readable(path: path)
            case .unwatched(let path, let reason): .unwatched(path: path, reason: reason)
            }
    }

    /// All that was found, the plans that are there first, those that are gone last. Of those that were too many to be kept the
    /// store is asked.
    static func all(_ found: Refreshed, _ store: any PlanStore) -> [PlanChange] {
        var (present, gone): ([PlanChange], [PlanChange]) = ([], [])
        for (id, change) in found.plans.sorted(by: { $0.key < $1.key }) {
            switch change {
            case .gone: gone.append(.gone(id))
            case .present(let plan): present.append(.present(plan))
            case .among: if let plan = try? store.plan(id) { present.append(.present(plan)) }
            }
        }
        return present + gone + found.documents.map(PlanChange.init)
    }
}

extension PlanStore {
    /// Looks at what has changed, and goes through what was found.
    ///
    /// - Throws: why the rest was not looked at, once the rest has been gone through.
    public func refresh(_ scope: PlanScope, at now: Instant, each: (PlanChange) -> Void) throws(PlanStoreError) {
        let found = refresh(scope, at: now) {}
        for change in PlanChange.all(found, self) { each(change) }
        if let failure = found.failure { throw failure }
    }

    /// All checkpoints.
    public var checkpoints: [PlanID: PlanCheckpoint] {
        get throws(PlanStoreError) {
            var checkpoints: [PlanID: PlanCheckpoint] = [:]
            var page: CheckpointPage?
            repeat {
                page = try recall(after: page)
                for (id, checkpoint) in page?.checkpoints ?? [] { checkpoints[id] = checkpoint }
            } while page != nil
            return checkpoints
        }
    }
}
