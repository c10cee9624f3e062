internal import SIPRules
internal import SIPStores

/// What one run of sipd leaves to the next, so that a start decides only about what is due or has changed.
///
/// A kept alarm that is too early costs a look; one too late would lose a reminder. So it counts only while everything that
/// the decision rested on is as it was: the plan's documents (the store sees to that), what the ledger has about the plan,
/// settings, policy, roster, zone and sipd itself, and a clock that has not gone back.
extension Round {
    /// At the start: takes up what the last run decided, where it holds. Every other plan is decided about anew.
    func recallOutlooks(at now: Instant) {
        guard let premises = premises.fingerprint else { return }
        do {
            guard let terms = try store.outlookTerms(), terms.premises == premises, terms.at <= now,
                let subjects = try ledger.subjects(since: terms.ledger)
            else { return }
            var instants: [PlanID?: Instant] = [:]
            instants.reserveCapacity(store.count)
            tally = Tally(room: store.count)
            try store.recall { plan, outlook in
                if let alarm = outlook.alarm { instants[plan] = alarm }
                tally.set(plan, Tally.Standing(outlook))
            }
            for plan in subjects.compactMap({ PlanID($0) }) where tally.holds(plan) { instants[plan] = now }
            agenda = Agenda(instants)
            agenda.set(nil, at: now)
            outlookTerms = terms
        } catch {
            // Told of by whoever cannot do without the cache or the ledger. The store tells of every plan then.
            tally = Tally()
        }
    }

    /// At the end of a round: leaves what it decided to the next run.
    func keepOutlooks(at now: Instant) {
        // What could not be delivered, or what the cap holds, is due: the next start is to find it so, and not asleep until it
        // has its turn again. And what a round that failed has decided half is no outlook at all.
        guard !isUnderWay, held.letters == 0, !isBlocked, let premises = premises.fingerprint else { return }
        // What was decided under other premises, or by a clock that was ahead, must not be taken up under these.
        let isReplacing = outlookTerms.map { $0.premises != premises || $0.at > now } ?? true
        let moved = isReplacing ? Set(tally.ids) : tally.recounted.union(agenda.moved.compactMap(\.self))
        // What lies ahead in a plan is a finding, and no outlook says so: a start is to decide about it.
        let plans = moved.subtracting(unfinished).subtracting(ahead.keys)
        guard isReplacing || !plans.isEmpty else { return }
        do {
            let terms = OutlookTerms(premises: premises, ledger: try ledger.mark(), at: now)
            try store.keep(
                plans.lazy.compactMap { plan in
                    self.tally.standing(of: plan).map { (plan, Outlook(alarm: self.agenda.instant(of: plan), $0)) }
                }, under: terms, replacing: isReplacing)
            outlookTerms = terms
            agenda.moved = Set(moved.intersection(unfinished).map(Optional.some))
            tally.recounted = []
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

extension Tally.Standing {
    fileprivate init(_ outlook: Outlook) {
        self.init(
            open: outlook.open, overdue: outlook.overdue, late: Int32(clamping: outlook.late),
            lateSince: outlook.lateSince, turns: outlook.turns, coverage: outlook.coverage)
    }
}

extension Outlook {
    fileprivate init(alarm: Instant?, _ standing: Tally.Standing) {
        self.init(
            alarm: alarm, open: standing.open, overdue: standing.overdue, late: Int(standing.late),
            lateSince: standing.lateSince, turns: standing.turns, coverage: standing.coverage)
    }
}
