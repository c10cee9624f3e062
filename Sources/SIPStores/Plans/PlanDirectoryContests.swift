internal import SIPRules

/// Which file of a plan counts.
extension PlanDirectory {
    /// Decides of each plan that several files hold, or held, which of them counts, and remembers it.
    func settle(_ before: CountedBefore) throws(PlanStoreError) {
        guard !standing.unsettled.isEmpty else { return }
        let settled = try cache.write { access -> [PlanID: Contest]? in
            var settled: [PlanID: Contest] = [:]
            for id in standing.unsettled {
                let holders = try access.holders(of: id)
                let counts = holders.count > 1 ? try counting(id, among: holders, before, nil, access) : nil
                try access.mark(counts, of: id)
                guard let counts else { continue }
                let others = holders.filter { $0 != counts }.map(\.path)
                settled[id] = Contest(counts: counts.path, others: others)
            }
            return settled
        }
        for id in standing.unsettled {
            for path in standing.contests[id]?.others ?? [] {
                if standing.duplicates[path] == id { standing.duplicates[path] = nil }
                telling.unsaid.insert(path)
            }
            standing.contests[id] = settled?[id]
        }
        for (id, contest) in settled ?? [:] {
            for path in contest.others {
                standing.duplicates[path] = id
                telling.unsaid.insert(path)
            }
        }
        standing.unsettled = []
    }

    /// What became of plans whose files changed.
    func outcome(
        of touched: TouchedPlans, _ fresh: [String: Plan], _ before: CountedBefore, _ access: CacheAccess
    ) throws -> Outcome {
        var outcome = Outcome()
        for id in touched.order {
            let holders = try access.holders(of: id)
            let wasThere = touched.existed.contains(id)
            if holders.count > 1 || standing.contests[id] != nil { outcome.contested.append(id) }
            guard let counts = try counting(id, among: holders, before, touched.counted[id], access) else {
                if wasThere { outcome.gained -= 1 }
                outcome.changes.append(.gone(id))
                continue
            }
            if !wasThere { outcome.gained += 1 }
            let kept = fresh[counts.path] == nil ? try access.version(in: counts) : nil
            if let plan = fresh[counts.path] ?? kept.flatMap({ parse($0.bytes, full(counts.path)).plan }) {
                outcome.changes.append(.present(plan))
            } else {
                outcome.doubtful.append((counts.path, id))
            }
        }
        return outcome
    }

    /// The file that counts of those that hold a plan. That it counted before is written down as soon as there are several,
    /// so that a kill in the middle of a look forgets it as little as its end does.
    private func counting(
        _ id: PlanID, among holders: [PlanHolder], _ before: CountedBefore, _ gone: PlanHolder?, _ access: CacheAccess
    ) throws -> PlanHolder? {
        guard holders.count > 1 else { return holders.first }
        if let marked = try access.marked(id, among: holders) { return marked }
        let sole = standing.contests[id] == nil ? before.sole(among: holders) : nil
        if let known = sole ?? gone.flatMap({ gone in holders.first { $0.isMoved(from: gone) } }) {
            try access.mark(known, of: id)
            return known
        }
        return try access.counting(of: id, among: holders)
    }
}

/// Plans whose files change in a transaction, and which of them were there before it.
struct TouchedPlans {
    var order: [PlanID] = []
    var existed: Set<PlanID> = []
    /// The file that counted of those whose files go.
    var counted: [PlanID: PlanHolder] = [:]
    private var known: Set<PlanID> = []

    /// Notes which file counts of several, before any of them goes: it may have been moved.
    mutating func remember(_ id: PlanID, _ access: CacheAccess) throws {
        guard counted[id] == nil else { return }
        let holders = try access.holders(of: id)
        if holders.count > 1 { counted[id] = try access.marked(id, among: holders) }
    }

    /// Before the first change of any of its files.
    mutating func add(_ id: PlanID, _ access: CacheAccess) throws {
        guard known.insert(id).inserted else { return }
        order.append(id)
        if try access.holds(id) { existed.insert(id) }
    }
}
