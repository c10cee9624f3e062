public import SIPRules

/// What was decided about plans, kept in the cache beside them.
extension PlanDirectory {
    /// Under what the checkpoints were kept.
    public func checkpointTerms() throws(PlanStoreError) -> CheckpointTerms? {
        try cache.read { access in try access.checkpointTerms() }
    }

    /// The next page of checkpoints. Meanwhile the folder is looked at already.
    public func recall(after last: CheckpointPage?) throws(PlanStoreError) -> CheckpointPage? {
        if last == nil { lookAhead() }
        let page = try cache.read { access in try access.checkpoints(after: last?.end ?? 0) }
        if page == nil { telling.isRecalled = true }
        return page
    }

    /// Keeps checkpoints, in one transaction. What is kept is lost with the power perhaps, but never out of order.
    public func keep(
        _ checkpoints: some Sequence<(PlanID, PlanCheckpoint)>, under terms: CheckpointTerms, replacing: Bool
    ) throws(PlanStoreError) {
        _ = try cache.write { access in
            if replacing { try access.dropCheckpoints() }
            for (plan, checkpoint) in checkpoints { try access.keep(checkpoint, of: plan) }
            try access.set(terms)
            return true
        }
    }
}
