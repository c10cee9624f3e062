internal import SIPRules
internal import SIPStores

/// The last stage of a round, and the first thing at a start: what one run of sipd leaves to the next, so that a start decides
/// only about what is due or has changed.
///
/// A kept alarm that is too early costs a look; one too late would lose a reminder. So it counts only while everything that
/// the decision rested on is as it was: the plan's documents (the store sees to that), what the ledger has about the plan,
/// settings, policy, roster, zone and sipd itself, and a clock that has not gone back.
struct Checkpoint {
    let store: any PlanStore
    let ledger: Ledger
    let settings: Settings

    /// At the start: takes up what the last run decided, where it holds. Every other plan is decided about anew.
    func takeUp(_ state: inout RoundState, at now: Instant) {
        guard let settings = settings.fingerprint else { return }
        do {
            guard let terms = try store.checkpointTerms(), terms.settings == settings, terms.at <= now,
                let subjects = try ledger.subjects(since: terms.ledger)
            else { return }
            var instants: [PlanID?: Instant] = [:]
            instants.reserveCapacity(store.count)
            var index = OverdueIndex(room: store.count)
            var page: CheckpointPage?
            repeat {
                page = try store.recall(after: page)
                for (plan, checkpoint) in page?.checkpoints ?? [] {
                    if let alarm = checkpoint.alarm { instants[plan] = alarm }
                    index.set(plan, OverdueIndex.Standing(checkpoint))
                }
            } while page != nil
            for plan in subjects.compactMap({ PlanID($0) }) where index.holds(plan) { instants[plan] = now }
            state.schedule.overdueIndex = index
            state.schedule.agenda = Agenda(instants)
            state.schedule.agenda.set(nil, at: now)
            state.checkpointTerms = terms
        } catch {
            // Told of by whoever cannot do without the cache or the ledger. The store tells of every plan then.
        }
    }

    /// At the end of a round, and at a stop: leaves what was decided to the next run.
    func keep(_ state: inout RoundState, at now: Instant) {
        // What could not be delivered, or what the cap holds, is due: the next start is to find it so, and not asleep until it
        // has its turn again. And what a round that failed has decided half is no checkpoint at all.
        guard state.course.phase != .underWay, state.cap.held.letters == 0, !state.isBlocked,
            let settings = settings.fingerprint
        else { return }
        let index = state.schedule.overdueIndex
        let agenda = state.schedule.agenda
        // What was decided under other settings, or by a clock that was ahead, must not be taken up under these.
        let isReplacing = state.checkpointTerms.map { $0.settings != settings || $0.at > now } ?? true
        let moved = isReplacing ? Set(index.ids) : index.recounted.union(agenda.moved.compactMap(\.self))
        // Those that the next start must look at whatever their alarm: their letters are to be taken back yet, or they are set
        // aside for a reason that may have passed by then.
        let unfinished = state.recall.silenced.pending.union(state.schedule.aside.plans)
        // What lies ahead in a plan is a finding, and no checkpoint says so: a start is to decide about it.
        let plans = moved.subtracting(unfinished).subtracting(state.store.ahead.keys)
        guard isReplacing || !plans.isEmpty else { return }
        do {
            let terms = CheckpointTerms(settings: settings, ledger: try ledger.mark(), at: now)
            try store.keep(
                plans.lazy.compactMap { plan in
                    index.standing(of: plan).map { (plan, PlanCheckpoint(alarm: agenda.instant(of: plan), $0)) }
                }, under: terms, replacing: isReplacing)
            state.checkpointTerms = terms
        } catch {
            // Left next time; what was left before holds still.
            return
        }
        state.schedule.agenda.moved = Set(moved.intersection(unfinished).map(Optional.some))
        state.schedule.overdueIndex.recounted = []
    }
}

extension OverdueIndex.Standing {
    fileprivate init(_ checkpoint: PlanCheckpoint) {
        self.init(
            open: checkpoint.open, overdue: checkpoint.overdue, late: Int32(clamping: checkpoint.late),
            lateSince: checkpoint.lateSince, turns: checkpoint.turns, coverage: checkpoint.coverage)
    }
}

extension PlanCheckpoint {
    fileprivate init(alarm: Instant?, _ standing: OverdueIndex.Standing) {
        self.init(
            alarm: alarm, open: standing.open, overdue: standing.overdue, late: Int(standing.late),
            lateSince: standing.lateSince, turns: standing.turns, coverage: standing.coverage)
    }
}
