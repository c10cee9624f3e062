internal import SIPRules
internal import SIPStores

/// Whether anyone is forgotten: every document in one state, from what was counted as plans were decided.
extension Round {
    /// How many documents are in each state. No plan is read.
    func coverageCounts() -> [CoverageState: Int] {
        var counts = overdueIndex.coverage
        for state in setAsidePlans.compactMap({ overdueIndex.standing(of: $0)?.coverage }) {
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
        let plans = overdueIndex.named.filter { !aside.contains($0.key) }
        let recent = try? ledger.recent(at: now)
        for (id, state) in plans.sorted(by: { ($0.value, $0.key.text) < ($1.value, $1.key.text) }) {
            if named.count >= most { break }
            let decided = decide(again: id, beside: recent, at: now)?.coverage
            // Its reason is another since, or none: what was counted holds until the plan has its turn.
            let coverage = decided.flatMap { $0.state == state ? $0 : nil } ?? Coverage(state)
            named.append(CoverageSum.Named(document: name(of: id), plan: id, coverage: coverage))
        }
        return CoverageSum(counts: coverageCounts(), named: Array(named.prefix(most)))
    }

    /// Counts those anew once a day of which somebody might be forgotten: time alone can better that.
    func recountNamed(on today: Day, at now: Instant) {
        guard namedOn != today else { return }
        namedOn = today
        let recent = try? ledger.recent(at: now)
        for id in overdueIndex.named.keys {
            if let decisions = decide(again: id, beside: recent, at: now) {
                overdueIndex.set(id, decisions, today: today)
            }
        }
    }

    /// What would be decided about a plan at an instant; nil: its document or the ledger cannot be read now.
    func decide(again id: PlanID, beside recent: NotificationLog?, at now: Instant) -> PlanDecisions? {
        guard let recent, let plan = try? store.plan(id),
            let told = try? ledger.told(about: [.plan(id)], beside: recent, at: now)
        else { return nil }
        return book.effects(about: plan, told: told, at: now)
    }

    private var setAsidePlans: Set<PlanID> {
        Set(aside.causes.keys.compactMap { if case .plan(let id) = $0, overdueIndex.holds(id) { id } else { nil } })
    }

    /// The documents that no plan is taken from: of those passed over all but the ones whose last good version counts.
    private var documentsNotRead: [String] {
        let passedOver = store.passedOver
        // What has just come is passed over before it is told of.
        if let notRead, notRead.among == passedOver.count { return notRead.paths }
        let paths = passedOver.compactMap { path, why in counts(path, why) ? nil : path }
        notRead = (passedOver.count, paths)
        return paths
    }

    private func cause(of path: String) -> Coverage.Cause? {
        if case .duplicate(let plan, _) = store.passedOver[path] { .duplicate(plan) } else { nil }
    }

    private func counts(_ path: String, _ why: PassedOver) -> Bool {
        switch why {
        case .unreadable(let plan?), .noFile(_, let plan?): (try? store.path(of: plan)) == path
        case .unreadable, .noFile, .duplicate, .stray: false
        }
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
