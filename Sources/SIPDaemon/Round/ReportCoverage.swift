internal import SIPRules

/// Whether anyone is forgotten: every document in one state, from what was counted as plans were decided.
extension StatusReport {
    /// How many documents are in each state, beside those that no plan is taken from.
    func coverageCounts(notRead: Int) -> [CoverageState: Int] {
        var counts = state.schedule.overdueIndex.coverage
        for state in setAsidePlans.compactMap({ state.schedule.overdueIndex.standing(of: $0)?.coverage }) {
            counts[state, default: 0] -= 1
            counts[.setAside, default: 0] += 1
        }
        counts[.notRead] = notRead
        return counts.filter { $0.value > 0 }
    }

    /// The plans that an error keeps from being told.
    var setAsidePlans: Set<PlanID> {
        Set(
            state.schedule.aside.causes.keys.compactMap {
                if case .plan(let id) = $0, state.schedule.overdueIndex.holds(id) { id } else { nil }
            })
    }
}
