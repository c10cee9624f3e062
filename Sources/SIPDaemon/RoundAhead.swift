internal import SIPRules
internal import SIPStores

extension Round {
    /// How many plans with dates ahead are named; the rest is counted.
    private static let limit = 100

    /// What is to be said of plans that say of days to come what happened on them. `chosen`: of these alone.
    func findings(aheadOf today: Day, among chosen: Set<PlanID>?) -> [Finding] {
        let plans = ahead.filter { $1 > today && (chosen?.contains($0) ?? true) }.keys.sorted()
        var findings: [Finding] = []
        for id in plans.prefix(Self.limit) {
            guard let plan = try? store.plan(id), let path = try? store.path(of: id) else { continue }
            findings += plan.findings(aheadOf: today, path: path)
        }
        if plans.count > Self.limit {
            findings.append(
                Finding(
                    .warning, path: premises.places.plans,
                    message: "\(plans.count - Self.limit) more plans hold dates that lie ahead: see sipd check"))
        }
        return findings
    }
}
