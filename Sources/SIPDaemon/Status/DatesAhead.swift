public import SIPRules
internal import SIPStores

/// What is to be said of plans that say of days to come what happened on them: so many plans are named, and the rest counted.
public enum DatesAhead {
    private static let limit = 100

    /// The findings of these plans, in a folder. `each` gives those of one of them.
    public static func findings<ID: Comparable>(
        _ plans: some Sequence<ID>, in folder: String, each: (ID) -> [Finding]
    ) -> [Finding] {
        let plans = plans.sorted()
        var findings = plans.prefix(limit).flatMap(each)
        if plans.count > limit {
            findings.append(
                Finding(
                    .warning, path: folder,
                    message: "\(plans.count - limit) more plans hold dates that lie ahead: see sipd check"))
        }
        return findings
    }
}

extension StatusReport {
    /// Those of the plans in the store. `chosen`: of these alone.
    func findings(aheadOf today: Day, among chosen: Set<PlanID>?) -> [Finding] {
        let plans = state.store.ahead.filter { $1 > today && (chosen?.contains($0) ?? true) }.keys
        return DatesAhead.findings(plans, in: settings.places.plans) { id in
            guard let plan = try? store.plan(id), let path = try? store.path(of: id) else { return [] }
            return plan.findings(aheadOf: today, path: path)
        }
    }
}
