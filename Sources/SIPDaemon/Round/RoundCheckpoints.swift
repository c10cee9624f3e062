internal import SIPRules
internal import SIPStores

/// What one run of sipd leaves to the next, so that a start decides only about what is due or has changed.
///
/// A kept alarm that is too early costs a look; one too late would lose a reminder. So it counts only while everything that
/// the decision rested on is as it was: the plan's documents (the store sees to that), what the ledger has about the plan,
/// settings, policy, roster, zone and sipd itself, and a clock that has not gone back.
extension Round {
    /// At the start: takes up what the last run decided, where it holds. Every other plan is decided about anew.
    func takeUpCheckpoints(at now: Instant) {
        guard let settings = settings.fingerprint else { return }
        do {
            guard let terms = try store.checkpointTerms(), terms.settings == settings, terms.at <= now,
                let subjects = try ledger.subjects(since: terms.ledger)
            else { return }
            var instants: [PlanID?: Instant] = [:]
            instants.reserveCapacity(store.count)
            overdueIndex = OverdueIndex(room: store.count)
            try store.recall { plan, checkpoint in
                if let alarm = checkpoint.alarm { instants[plan] = alarm }
                overdueIndex.set(plan, OverdueIndex.Standing(checkpoint))
            }
            for plan in subjects.compactMap({ PlanID($0) }) where overdueIndex.holds(plan) { instants[plan] = now }
            agenda = Agenda(instants)
            agenda.set(nil, at: now)
            checkpointTerms = terms
        } catch {
            // Told of by whoever cannot do without the cache or the ledger. The store tells of every plan then.
            overdueIndex = OverdueIndex()
        }
    }

    /// At the end of a round: leaves what it decided to the next run.
    func keepCheckpoints(at now: Instant) {
        // What could not be delivered, or what the cap holds, is due: the next start is to find it so, and not asleep until it
        // has its turn again. And what a round that failed has decided half is no checkpoint at all.
        guard !isUnderWay, held.letters == 0, !isBlocked, let settings = settings.fingerprint else { return }
        // What was decided under other settings, or by a clock that was ahead, must not be taken up under these.
        let isReplacing = checkpointTerms.map { $0.settings != settings || $0.at > now } ?? true
        let moved = isReplacing ? Set(overdueIndex.ids) : overdueIndex.recounted.union(agenda.moved.compactMap(\.self))
        // What lies ahead in a plan is a finding, and no checkpoint says so: a start is to decide about it.
        let plans = moved.subtracting(unfinished).subtracting(ahead.keys)
        guard isReplacing || !plans.isEmpty else { return }
        do {
            let terms = CheckpointTerms(settings: settings, ledger: try ledger.mark(), at: now)
            try store.keep(
                plans.lazy.compactMap { plan in
                    self.overdueIndex.standing(of: plan).map {
                        (plan, PlanCheckpoint(alarm: self.agenda.instant(of: plan), $0))
                    }
                }, under: terms, replacing: isReplacing)
            checkpointTerms = terms
            agenda.moved = Set(moved.intersection(unfinished).map(Optional.some))
            overdueIndex.recounted = []
        } catch {
            // Left next time; what was left before holds still.
        }
    }

    /// The plans that the next start must look at whatever their alarm: their letters are to be taken back yet, or they
    /// are set aside for a reason that may have passed by then.
    private var unfinished: Set<PlanID> {
        silenced.pending.union(aside.plans)
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
