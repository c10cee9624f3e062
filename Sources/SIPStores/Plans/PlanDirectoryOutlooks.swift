public import SIPRules

/// What was decided about plans, kept in the cache beside them.
extension PlanDirectory {
    /// Under what the outlooks were kept.
    public func outlookTerms() throws(PlanStoreError) -> OutlookTerms? {
        try cache.read { access in try access.outlookTerms() }
    }

    /// Tells of every outlook. Meanwhile the folder is looked at already.
    public func recall(each: (PlanID, Outlook) -> Void) throws(PlanStoreError) {
        lookAhead()
        try cache.read { access in try access.forEachOutlook(each) }
        isRecalled = true
    }

    /// Keeps outlooks, in one transaction. What is kept is lost with the power perhaps, but never out of order.
    public func keep(
        _ outlooks: some Sequence<(PlanID, Outlook)>, under terms: OutlookTerms, replacing: Bool
    ) throws(PlanStoreError) {
        _ = try cache.write { access in
            if replacing { try access.dropOutlooks() }
            for (plan, outlook) in outlooks { try access.keep(outlook, of: plan) }
            try access.set(terms)
            return true
        }
    }
}
