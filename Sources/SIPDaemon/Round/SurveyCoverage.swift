internal import SIPRules
internal import SIPStores

/// Which documents are named in a sum of them.
extension Survey {
    /// The first of those of which somebody might be forgotten; the plans among them are decided about anew, for the reason.
    func named(beside notRead: [String], in report: StatusReport, at now: Instant) -> [CoverageSum.Named] {
        let most = CoverageSum.most
        var named = notRead.sorted().prefix(most).map {
            CoverageSum.Named(document: name(of: $0), plan: nil, coverage: Coverage(.notRead, cause(of: $0)))
        }
        let aside = report.setAsidePlans
        named += aside.sorted().prefix(most).map {
            CoverageSum.Named(document: name(of: $0), plan: $0, coverage: Coverage(.setAside))
        }
        let plans = report.state.schedule.overdueIndex.named.filter { !aside.contains($0.key) }
        let recent = try? ledger.recent(at: now)
        for (id, state) in plans.sorted(by: { ($0.value, $0.key.text) < ($1.value, $1.key.text) }) {
            if named.count >= most { break }
            let decided = decide(again: id, beside: recent, at: now)?.coverage
            // Its reason is another since, or none: what was counted holds until the plan has its turn.
            let coverage = decided.flatMap { $0.state == state ? $0 : nil } ?? Coverage(state)
            named.append(CoverageSum.Named(document: name(of: id), plan: id, coverage: coverage))
        }
        return Array(named.prefix(most))
    }

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
