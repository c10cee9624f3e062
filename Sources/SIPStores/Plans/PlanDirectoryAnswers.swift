public import SIPRules

/// What the cache answers, without a look at the folder.
extension PlanDirectory {
    /// The last good version of a plan; nil when there is none.
    public func plan(_ id: PlanID) throws(PlanStoreError) -> Plan? {
        guard let version = try cache.read({ access in try access.version(of: id) }) else { return nil }
        let plan = parse(version.bytes, full(version.path)).plan
        if plan == nil { doubt(version.path, id) }
        return plan
    }

    /// What the folder has of one unit: one pass over the cache's list of documents, some half a second for a million.
    public func holdings(of unit: UnitID) throws(PlanStoreError) -> UnitHoldings {
        let documents = try cache.read { access in try access.documents(of: unit) }
        return UnitHoldings(
            plans: Set(documents.filter(\.counts).map(\.plan)), paths: Set(documents.map { full($0.path) }))
    }

    /// The units that keep plans: one pass over the cache's list of documents.
    public func units() throws(PlanStoreError) -> Set<UnitID> {
        try cache.read { access in try access.units() }
    }

    /// The document that counts for a plan.
    public func path(of id: PlanID) throws(PlanStoreError) -> String? {
        try cache.read { access in try access.version(of: id)?.path }.map(full)
    }
}
