internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// What a round looks at, and what it decides about it.
extension Round {
    /// What has become of a plan.
    enum Change {
        case gone
        // Apart: beside it the others would take as much room as a plan does.
        indirect case present(Plan)
        /// There are so many that each is asked for in its turn: a million plans are not for the memory.
        case among(silentFrom: Day?)

        /// So many plans are kept from a look until they are decided about.
        static let held = 1000
    }

    /// The plans that have changed.
    func look(_ scope: Scope, at now: Instant) -> [PlanID: Change] {
        // The last that is told of a plan holds.
        var plans: [PlanID: Change] = [:]
        let noticed = hasLooked ? [:] : noticedEarlier
        if !hasLooked { takeUpCheckpoints(at: now) }
        hasLooked = true
        defer { documentEntries.count(to: journal, at: now) }
        do throws(PlanStoreError) {
            try store.refresh(scope == .everything ? .everything : .pending, at: now) { change in
                notRead = nil
                onStep()
                switch change {
                case .present(let plan):
                    plans[plan.id] =
                        plans.count < Change.held ? .present(plan) : .among(silentFrom: plan.silentFrom)
                case .gone(let id): plans[id] = .gone
                case .passedOver(let path, let why, let findings):
                    documentEntries.send(.unreadable(path, findings), to: journal, at: now)
                    let since = unreadable[path]?.since ?? noticed[VisibleText.starred(path)]
                    unreadable[path] = Upkeep.Document(since: since ?? settings.environment.zone.day(of: now), why)
                    agenda.set(nil, at: now)
                case .readable(let path):
                    documentEntries.send(.readable(path), to: journal, at: now)
                    unreadable[path] = nil
                case .unwatched(let path, let reason): journal.send(.unwatched(path, reason))
                }
            }
            if storeTrouble != nil {
                journal.send(.storeAvailable(settings.places.plans, plans: store.count))
                agenda.set(nil, at: now)
            }
            storeTrouble = nil
        } catch {
            if storeTrouble == nil { journal.send(.storeUnavailable(error)) }
            storeTrouble = "\(error)"
        }
        return plans
    }

    /// What the plans of one round want told.
    struct DecidedBatch {
        /// What the ledger remembers that concerns any of them.
        var recent = NotificationLog()
        var tells: [(reminder: Reminder, slot: Instant?)] = []
        var lapsed: [Lapse] = []
        var plans: [PlanID: Plan] = [:]
        /// Whose decisions these are.
        var entries: [PlanID?] = []
        /// Who is to be decided about yet.
        var undecided: Set<PlanID?> = []
        /// Who was decided about while something is held.
        var decided: [PlanID?] = []
    }

    /// Makes every plan due, and whatever else there is.
    func decideEverything(at now: Instant) {
        aside.retry()
        agenda.set(nil, at: now)
        for id in overdueIndex.ids { agenda.set(id, at: now) }
        // Of what was kept back nothing may have been decided yet: it has no standing.
        if let keptBackUntil { for entry in agenda.entries(at: keptBackUntil) { agenda.set(entry, at: now) } }
    }

    /// Decides about every plan that has changed, and whatever is due.
    func gather(
        _ changes: [PlanID: Change], since processedThrough: Instant?, at now: Instant,
        into gathering: inout DecidedBatch
    ) throws(RoundError) {
        // The last plan of an unknown unit may be among them.
        if !changes.isEmpty, !unknownUnits.isEmpty { agenda.set(nil, at: now) }
        for (id, change) in changes {
            agenda.set(id, at: nil)
            aside.changed(id)
            if case .gone = change {
                overdueIndex.remove(id)
                ahead[id] = nil
                held.forget(id)
            } else {
                gathering.undecided.insert(id)
            }
        }
        let recent = try asked { () throws(LedgerError) in try ledger.recent(at: now) }
        gathering.recent = recent
        // Asked again: putting the ledger in order may have moved it on meanwhile; see `compareWithSpool`.
        let kept = recent.processedThrough.flatMap { $0 <= now ? $0 : nil }
        gathering.recent.processedThrough = isReleased ? nil : [processedThrough, kept].compactMap(\.self).max()
        // Of a slot's letters the cap may have held some, and of some the plans may not have been read.
        if opensAgain, isReleased || kept != nil { gathering.recent.digests = [:] }
        gathering.recent.heldBack = heldBack
        for (id, change) in changes {
            switch change {
            case .gone: break
            case .present(let plan): try decide(plan, at: now, into: &gathering)
            case .among: try decide(id, at: now, into: &gathering)
            }
        }
        let due = agenda.due(at: now)
        gathering.undecided.formUnion(due)
        for case let id? in due { try decide(id, at: now, into: &gathering) }
        // Last: it says how the plans stand.
        if due.contains(nil) { try decideUpkeep(at: now, into: &gathering) }
    }

    private func decide(_ id: PlanID, at now: Instant, into gathering: inout DecidedBatch) throws(RoundError) {
        guard let plan = try stored({ () throws(PlanStoreError) in try store.plan(id) }) else {
            gathering.undecided.remove(id)
            held.forget(id)
            return
        }
        try decide(plan, at: now, into: &gathering)
    }

    private func decide(_ plan: Plan, at now: Instant, into gathering: inout DecidedBatch) throws(RoundError) {
        onStep()
        var told = try told(about: [.plan(plan.id)], gathering, at: now)
        takeBack(plan.id, &told, &gathering)
        let decisions = book.effects(about: plan, told: told, at: now)
        decided += 1
        // Of a unit that nobody knows the administrators hear at once.
        if settings.environment.roster.units[plan.unit] == nil, unknownUnits[plan.unit] == nil {
            agenda.set(nil, at: now)
        }
        let today = settings.environment.zone.day(of: now)
        overdueIndex.set(plan.id, decisions, today: today)
        ahead[plan.id] = plan.lastHappening.flatMap { $0 > today ? $0 : nil }
        gather(decisions, of: plan.id, until: decisions.next, at: now, &gathering)
        if !decisions.tells.isEmpty { gathering.plans[plan.id] = plan }
    }

    /// What concerns the installation itself: documents that cannot be read, people who cannot be reached, old rules.
    private func decideUpkeep(at now: Instant, into gathering: inout DecidedBatch) throws(RoundError) {
        let environment = settings.environment
        let today = environment.zone.day(of: now)
        let units = try stored { () throws(PlanStoreError) in try store.units() }
        let unknown = units.filter { environment.roster.units[$0] == nil }
        unknownUnits = Dictionary(uniqueKeysWithValues: unknown.map { ($0, unknownUnits[$0] ?? today) })
        let checkup = try checkup(at: now)
        let obligations = Upkeep.obligations(
            unreadable: unreadable, roster: environment.roster, changed: settings.rosterChanged,
            unknown: unknownUnits, held: heldByCap, setAside: aside.matters, checkup: checkup, on: today)
        let subjects = Set(obligations.map(\.subject) + [.upkeep(.service)])
        var told = try told(about: subjects, gathering, at: now)
        takeBack(nil, &told, &gathering)
        var decisions = book.decisions(aboutUpkeep: obligations, told: told, at: now)
        if let heartbeat = settings.configuration.heartbeat {
            decisions.add(heartbeat, checkup, under: environment, told: told, at: now)
        }
        let change = environment.roster.gapsChange(after: today).map {
            environment.window.firstSlot(of: $0, zone: environment.zone)
        }
        gather(decisions, of: nil, until: [decisions.next, change].compactMap { $0 }.min(), at: now, &gathering)
    }

    /// What the cap holds of somebody who is decided about comes to it again, for its slot.
    private func takeBack(_ entry: PlanID?, _ told: inout NotificationLog, _ gathering: inout DecidedBatch) {
        guard !held.isEmpty else { return }
        told.heldBack.merge(held.slots(of: entry)) { first, _ in first }
        gathering.decided.append(entry)
    }

    private func stored<Value>(_ question: () throws(PlanStoreError) -> Value) throws(RoundError) -> Value {
        do throws(PlanStoreError) { return try question() } catch { throw .passing(Trouble(error)) }
    }

    private func told(
        about subjects: Set<Obligation.Subject>, _ gathering: DecidedBatch, at now: Instant
    ) throws(RoundError) -> NotificationLog {
        try asked { () throws(LedgerError) in try ledger.told(about: subjects, beside: gathering.recent, at: now) }
    }

    private func gather(
        _ decisions: PlanDecisions, of entry: PlanID?, until next: Instant?, at now: Instant,
        _ gathering: inout DecidedBatch
    ) {
        agenda.set(entry, at: next)
        gathering.undecided.remove(entry)
        let tells = notSetAside(decisions.tells, of: entry, at: now)
        guard !tells.isEmpty else { return }
        gathering.tells += tells
        gathering.entries.append(entry)
        gathering.lapsed += decisions.lapses
    }
}
