internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// The sixth stage of a round: the letters, written, claimed, moved and confirmed.
struct Deliver {
    let ledger: Ledger
    let journal: JournalOutput
    let settings: Settings
    let sender: Sender

    /// All that may go has gone.
    struct Delivered {
        let capped: Cap.Capped
        /// The days for which these letters made up.
        let away: ClosedRange<Day>?
    }

    /// Delivers what the caps let go.
    func run(
        _ capped: Cap.Capped, _ state: inout RoundState, _ delivery: inout Delivery, at now: Instant
    ) throws(RoundError) -> Delivered {
        if state.store.trouble != nil, state.delivery.presentSlot != .cutShort, !capped.digests.isEmpty {
            try state.delivery.note(.cutShort, in: ledger)
        }
        for (entry, turn) in capped.again { state.schedule.bringForward(entry, to: turn) }
        if capped.isNews {
            let configuration = settings.configuration
            journal.send(.heldByCap(state.cap.held.letters, caps: state.cap.caps(configuration)))
            // Whoever runs sipd is told at once.
            state.schedule.agenda.set(nil, at: now)
        }
        var away: ClosedRange<Day>?
        if !capped.going.isEmpty {
            away = madeUpFor(capped, state.delivery.catchUp, at: now)
            try deliver(capped, away: away, &state, &delivery, at: now)
        }
        return Delivered(capped: capped, away: away)
    }

    private func deliver(
        _ capped: Cap.Capped, away: ClosedRange<Day>?, _ state: inout RoundState, _ delivery: inout Delivery,
        at now: Instant
    ) throws(RoundError) {
        let environment = settings.environment
        let batch = capped.gathered.batch
        let occasion = Occasion(today: environment.zone.day(of: now), environment: environment, plans: batch.plans)
        let seal = try asked { () throws(LedgerError) in try ledger.seal() }
        // What was held back stands beside what its slot told.
        delivery.isBeside = state.opensAgain || !state.schedule.heldBack.isEmpty
        delivery.trial = sender.trial?.address
        let writer = DigestWriter(occasion: occasion, sender: sender, away: away, seal: seal, sent: now)
        let outcome = try delivery.deliver(capped.going, lapsed: batch.lapsed, at: now, by: writer)
        state.schedule.aside.told(outcome.told, but: Set(outcome.refused.map(\.culprit)))
        for refused in outcome.refused where state.schedule.setAside(refused, under: environment, at: now) {
            journal.send(.setAside(refused.culprit.words, refused.reason, reminders: refused.reminders.count))
        }
        state.delivery.refused += outcome.refused.count
        state.delivery.written += outcome.told.count - outcome.lost.letters.count
        state.delivery.lost = outcome.lost
        if let letter = outcome.lost.letters.first {
            throw .passing(
                Trouble(
                    .spool,
                    "\(settings.places.spool)/tmp: error: \(Self.emptied(outcome.lost.letters.count, letter))"))
        }
    }

    /// The days for which these letters make up.
    private func madeUpFor(_ capped: Cap.Capped, _ catchUp: DeliveryState.CatchUp, at now: Instant) -> ClosedRange<Day>?
    {
        switch catchUp {
        case .done: return nil
        case .telling(let days): return days
        case .due:
            let last = capped.gathered.batch.recent.processedThrough
            let away = Absence(settings.environment).days(of: capped.digests, since: last, at: now)
            if let away { journal.send(.catchUp(away, letters: capped.going.count)) }
            return away
        }
    }

    static func emptied(_ count: Int, _ name: SpoolName) -> String {
        "\(count.counted("letter")) vanished from it before being sent, the first \(name); find out who else writes there; "
            + "what stood in them is told again"
    }
}
