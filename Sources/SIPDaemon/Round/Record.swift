internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// The seventh stage of a round: which slots have had their round, what need not be remembered any more, and what the journal
/// has not taken.
struct Record {
    let ledger: Ledger
    let journal: JournalOutput
    let settings: Settings

    /// Where the walk through the ledger is that removes what need not be remembered, and when the next one begins.
    struct Retention {
        var walk = Ledger.Walk()
        var next = Instant.earliest
    }

    /// Records.
    func run(
        _ delivered: Deliver.Delivered, _ state: inout RoundState, _ delivery: Delivery, at now: Instant
    ) throws(RoundError) {
        try recordSlots(since: delivered.capped.gathered.batch.recent.processedThrough, &state, at: now)
        state.delivery.set(needsRecovery: false)
        noteAbsence(delivered, &state)
        state.cap.close()
        state.delivery.lost = Delivery.Recalled()
        if let path = state.delivery.unblock() { journal.send(.diskFree(path)) }
        try retain(&state, at: now)
        try tellJournalAgain(&state, delivery, at: now)
    }

    /// A slot is decided once every plan that was due in it has been: what changes later waits for the next.
    private func recordSlots(since last: Instant?, _ state: inout RoundState, at now: Instant) throws(RoundError) {
        guard state.store.trouble == nil else { return }
        // It saves a write each round. One that lies ahead was left by a clock that was wrong.
        let hasPassed = last.map { settings.environment.nextSlot(after: $0) <= now } ?? true
        let kept = try asked { () throws(LedgerError) in try ledger.processedThrough() }
        if hasPassed || kept.map({ $0 > now }) ?? false {
            try asked { () throws(LedgerError) in try ledger.decide(upTo: now) }
        }
        if state.delivery.presentSlot == .cutShort { try state.delivery.note(.whole, in: ledger) }
    }

    /// Those letters that the cap holds say of the absence as well, when they go.
    private func noteAbsence(_ delivered: Deliver.Delivered, _ state: inout RoundState) {
        if !delivered.capped.going.isEmpty {
            let isHeld = state.cap.held.letters > 0
            state.delivery.catchUp = delivered.away.flatMap { isHeld ? .telling($0) : nil } ?? .done
        } else if state.delivery.catchUp == .due {
            state.delivery.catchUp = .done
        }
    }

    /// Goes on with removing what is about plans that left the store long ago: once a day through the ledger, a part in each
    /// round. No round is run for it, and what is about a plan in the store is never removed.
    private func retain(_ state: inout RoundState, at now: Instant) throws(RoundError) {
        // Whoever cannot see all plans does not know which have left.
        guard let months = settings.configuration.keepRecord, now >= state.ledger.retention.next, !state.isBlocked,
            !state.store.hasUnreadable
        else { return }
        let zone = settings.environment.zone
        let end = zone.instant(zone.day(of: now).adding(months: -months), .midnight)
        let index = state.schedule.overdueIndex
        try asked { () throws(LedgerError) in
            try ledger.retain(&state.ledger.retention.walk, leftBefore: end, at: now) { subject in
                Self.isKept(subject, beside: index)
            }
        }
        guard state.ledger.retention.walk.isOver else { return }
        state.ledger.retention = Retention(next: now.adding(seconds: 86_400))
    }

    /// What is about a plan in the store, and what nobody can say what it is about.
    static func isKept(_ subject: String, beside index: OverdueIndex) -> Bool {
        Obligation.Subject(text: subject)?.plan.map(index.holds) ?? true
    }

    /// Sends again what the journal did not take; where there is none, not with every change that comes.
    private func tellJournalAgain(
        _ state: inout RoundState, _ delivery: Delivery, at now: Instant
    ) throws(RoundError) {
        guard journal.hasGap, state.ledger.toldAgain.map({ abs($0 - now) >= Round.pause }) ?? true else { return }
        state.ledger.toldAgain = now
        try delivery.tellJournalAgain()
    }
}
