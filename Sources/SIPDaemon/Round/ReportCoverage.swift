internal import SIPRules
internal import SIPStores

/// Whether anyone is forgotten: every document in one state, from what was counted as plans were decided.
extension StatusReport {
    /// How many documents are in each state. No plan is read.
    func coverageCounts() -> [CoverageState: Int] {
        var counts = state.schedule.overdueIndex.coverage
        for state in setAsidePlans.compactMap({ state.schedule.overdueIndex.standing(of: $0)?.coverage }) {
            counts[state, default: 0] -= 1
            counts[.setAside, default: 0] += 1
        }
        counts[.notRead] = documentsNotRead.count
        return counts.filter { $0.value > 0 }
    }

    /// The sum, with the first that are named; those are decided about anew, for the reason.
    func coverage(at now: Instant) -> CoverageSum {
        let most = CoverageSum.most
        var named = documentsNotRead.sorted().prefix(most).map {
            CoverageSum.Named(document: name(of: $0), plan: nil, coverage: Coverage(.notRead, cause(of: $0)))
        }
        let aside = setAsidePlans
        named += aside.sorted().prefix(most).map {
            CoverageSum.Named(document: name(of: $0), plan: $0, coverage: Coverage(.setAside))
        }
        let plans = state.schedule.overdueIndex.named.filter { !aside.contains($0.key) }
        let recent = try? ledger.recent(at: now)
        for (id, state) in plans.sorted(by: { ($0.value, $0.key.text) < ($1.value, $1.key.text) }) {
            if named.count >= most { break }
            let decided = survey.decide(again: id, beside: recent, at: now)?.coverage
            // Its reason is another since, or none: what was counted holds until the plan has its turn.
            let coverage = decided.flatMap { $0.state == state ? $0 : nil } ?? Coverage(state)
            named.append(CoverageSum.Named(document: name(of: id), plan: id, coverage: coverage))
        }
        return CoverageSum(counts: coverageCounts(), named: Array(named.prefix(most)))
    }

    private var setAsidePlans: Set<PlanID> {
        Set(
            state.schedule.aside.causes.keys.compactMap {
                if case .plan(let id) = $0, state.schedule.overdueIndex.holds(id) { id } else { nil }
            })
    }

    private var documentsNotRead: [String] { state.store.notRead?.paths ?? survey.notRead(of: store.passedOver) }

    private func cause(of path: String) -> Coverage.Cause? {
        if case .duplicate(let plan, _) = store.passedOver[path] { .duplicate(plan) } else { nil }
    }

    private func name(of id: PlanID) -> String {
        (try? store.path(of: id)).flatMap { $0 }.map(name) ?? id.text
    }

    /// As the folder of plans has it.
    private func name(of path: String) -> String {
        let folder = settings.places.plans + "/"
        return path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
    }
}
