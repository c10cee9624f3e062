internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// The fourth stage of a round: reads the plans that are to be decided about, and what was told of them, a slice at a time, and
/// has each slice decided.
struct Gather {
    let store: any PlanStore
    let ledger: Ledger
    let settings: Settings
    let decide: Decide
    /// What sipd says of itself.
    let survey: Survey
    let onStep: () -> Void

    /// All who were due have been decided about.
    struct Gathered {
        let recalled: Recall.Recalled
        let batch: DecidedBatch
    }

    /// So many plans are read before they are decided about.
    private static let slice = 100

    /// Decides about every plan that has changed, and whatever is due.
    ///
    /// - Parameter batch: what was decided so far, also when something stands in the way.
    func run(
        _ recalled: Recall.Recalled, into batch: inout DecidedBatch, _ state: inout RoundState, at now: Instant
    ) throws(RoundError) -> Gathered {
        // What the cap of an hour held until now may go, what stood in a slot's digest as another of its letters.
        state.schedule.decideAgain(state.cap.held.pass(now), at: now)
        note(recalled.changes, &batch, &state, at: now)
        try remember(recalled.begun, &batch, state, at: now)
        var slice: [Plan] = []
        for (id, change) in recalled.changes {
            switch change {
            case .gone: break
            case .present(let plan): slice.append(plan)
            case .among: if let plan = try read(id, &batch, &state) { slice.append(plan) }
            }
            if slice.count == Self.slice { try decide(&slice, &batch, &state, at: now) }
        }
        try decide(&slice, &batch, &state, at: now)
        let due = state.schedule.agenda.due(at: now)
        batch.undecided.formUnion(due)
        for case let id? in due {
            if let plan = try read(id, &batch, &state) { slice.append(plan) }
            if slice.count == Self.slice { try decide(&slice, &batch, &state, at: now) }
        }
        try decide(&slice, &batch, &state, at: now)
        // Last: it says how the plans stand.
        if due.contains(nil) { try decideUpkeep(&batch, &state, at: now) }
        return Gathered(recalled: recalled, batch: batch)
    }

    private func note(
        _ changes: [PlanID: Refreshed.Change], _ batch: inout DecidedBatch, _ state: inout RoundState, at now: Instant
    ) {
        // The last plan of an unknown unit may be among them.
        if !changes.isEmpty, !state.store.unknownUnits.isEmpty { state.schedule.agenda.set(nil, at: now) }
        for (id, change) in changes {
            state.schedule.agenda.set(id, at: nil)
            state.schedule.aside.changed(id)
            if case .gone = change {
                state.schedule.overdueIndex.remove(id)
                state.store.ahead[id] = nil
                state.cap.held.forget(id)
            } else {
                batch.undecided.insert(id)
            }
        }
    }

    /// What the ledger remembers that concerns any of the plans.
    private func remember(
        _ begun: Round.Begun, _ batch: inout DecidedBatch, _ state: RoundState, at now: Instant
    ) throws(RoundError) {
        batch.recent = try asked { () throws(LedgerError) in try ledger.recent(at: now) }
        // Asked again: putting the ledger in order may have moved it on meanwhile; see `OlderLedger`.
        let kept = batch.recent.processedThrough.flatMap { $0 <= now ? $0 : nil }
        let isReleased = state.cap.phase == .released
        batch.recent.processedThrough = isReleased ? nil : [begun.processedThrough, kept].compactMap(\.self).max()
        // Of a slot's letters the cap may have held some, and of some the plans may not have been read.
        if state.opensAgain, isReleased || kept != nil { batch.recent.digests = [:] }
        batch.recent.heldBack = state.schedule.heldBack
    }

    private func read(
        _ id: PlanID, _ batch: inout DecidedBatch, _ state: inout RoundState
    ) throws(RoundError) -> Plan? {
        if let plan = try stored({ () throws(PlanStoreError) in try store.plan(id) }) { return plan }
        batch.undecided.remove(id)
        state.cap.held.forget(id)
        return nil
    }

    private func decide(
        _ slice: inout [Plan], _ batch: inout DecidedBatch, _ state: inout RoundState, at now: Instant
    ) throws(RoundError) {
        var cases: [Decide.Case] = []
        for plan in slice {
            onStep()
            let told = try told(of: plan.id, about: [.plan(plan.id)], &batch, held: state.cap.held, at: now)
            cases.append(Decide.Case(plan: plan, told: told))
        }
        slice = []
        let environment = settings.environment
        let today = environment.zone.day(of: now)
        for (plan, decisions) in zip(cases.lazy.map(\.plan), decide.plans(cases, at: now)) {
            state.schedule.decided += 1
            // Of a unit that nobody knows the administrators hear at once.
            if environment.roster.units[plan.unit] == nil, state.store.unknownUnits[plan.unit] == nil {
                state.schedule.agenda.set(nil, at: now)
            }
            state.schedule.overdueIndex.set(plan.id, decisions, today: today)
            state.store.ahead[plan.id] = plan.lastHappening.flatMap { $0 > today ? $0 : nil }
            take(decisions, of: plan.id, until: decisions.next, &batch, &state, at: now)
            if !decisions.tells.isEmpty { batch.plans[plan.id] = plan }
        }
    }

    private func decideUpkeep(
        _ batch: inout DecidedBatch, _ state: inout RoundState, at now: Instant
    ) throws(RoundError) {
        let environment = settings.environment
        let today = environment.zone.day(of: now)
        let units = try stored { () throws(PlanStoreError) in try store.units() }
        let unknown = units.filter { environment.roster.units[$0] == nil }
        state.store.unknownUnits = Dictionary(
            uniqueKeysWithValues: unknown.map { ($0, state.store.unknownUnits[$0] ?? today) })
        let checkup = try survey.checkup(&state, at: now)
        let obligations = Upkeep.obligations(
            unreadable: state.store.unreadable, roster: environment.roster, changed: settings.rosterChanged,
            unknown: state.store.unknownUnits, held: state.cap.report(settings.configuration),
            setAside: state.schedule.aside.matters, checkup: checkup, on: today)
        let subjects = Set(obligations.map(\.subject) + [.upkeep(.service)])
        let told = try told(of: nil, about: subjects, &batch, held: state.cap.held, at: now)
        let decisions = decide.upkeep(obligations, checkup, told: told, at: now)
        let change = environment.roster.gapsChange(after: today).map {
            environment.window.firstSlot(of: $0, zone: environment.zone)
        }
        take(decisions, of: nil, until: [decisions.next, change].compactMap { $0 }.min(), &batch, &state, at: now)
    }

    private func take(
        _ decisions: PlanDecisions, of entry: PlanID?, until next: Instant?, _ batch: inout DecidedBatch,
        _ state: inout RoundState, at now: Instant
    ) {
        state.schedule.agenda.set(entry, at: next)
        let tells = state.schedule.notSetAside(decisions.tells, of: entry, under: settings.environment, at: now)
        batch.take(decisions, of: entry, telling: tells)
    }

    /// What was told of an entry, and what the cap holds of it, which comes to it again for its slot.
    private func told(
        of entry: PlanID?, about subjects: Set<Obligation.Subject>, _ batch: inout DecidedBatch, held: HeldLetters,
        at now: Instant
    ) throws(RoundError) -> NotificationLog {
        var told = try asked { () throws(LedgerError) in
            try ledger.told(about: subjects, beside: batch.recent, at: now)
        }
        guard !held.isEmpty else { return told }
        told.heldBack.merge(held.slots(of: entry)) { first, _ in first }
        batch.decided.append(entry)
        return told
    }

    private func stored<Value>(_ question: () throws(PlanStoreError) -> Value) throws(RoundError) -> Value {
        do throws(PlanStoreError) { return try question() } catch { throw .passing(Trouble(error)) }
    }
}
