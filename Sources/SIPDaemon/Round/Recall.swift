internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// The third stage of a round: takes back what is not to be told any more, before anything is decided, so that the others in
/// those letters, and whom a trial told, are decided about in this very round.
struct Recall {
    let ledger: Ledger
    let journal: JournalOutput
    /// Where letters go on trial.
    let trial: String?

    /// What has changed, once what was told is what counts.
    struct Recalled {
        let recovered: Recover.Recovered
        /// Why nothing can be told, if so.
        let interruption: Trouble?
        /// What has changed in the store.
        var changes: [PlanID: Refreshed.Change] { recovered.scanned.changes }
        /// How the round began.
        var begun: Round.Begun { recovered.scanned.begun }
    }

    /// Takes back; nothing before what an interruption left is in order.
    func run(
        _ recovered: Recover.Recovered, _ state: inout RoundState, _ delivery: inout Delivery, at now: Instant
    ) throws(RoundError) -> Recalled {
        if let interruption = recovered.interruption {
            return Recalled(recovered: recovered, interruption: interruption)
        }
        try takeBack(&state, &delivery, at: now)
        return Recalled(recovered: recovered, interruption: try noteTrial(&state, at: now))
    }

    /// Takes back the letters of plans that have fallen silent, and lets the others in them be decided again.
    private func takeBack(
        _ state: inout RoundState, _ delivery: inout Delivery, at now: Instant
    ) throws(RoundError) {
        do throws(RoundError) {
            state.schedule.decideAgain(try delivery.shorten(at: now).reminders, at: now)
            let silenced = state.recall.silenced.pending
            guard state.recall.trouble != nil || state.recall.awaitsMailer || !silenced.isEmpty else { return }
            let recalled = try delivery.recall(tellingOf: silenced.sorted(), at: now)
            state.schedule.decideAgain(recalled.reminders, at: now)
            state.recall.awaitsMailer = recalled.handed > 0
            state.recall.silenced.pending = []
            state.recall.trouble = nil
        } catch .passing(let trouble) {
            if state.recall.trouble == nil { journal.send(.notTakenBack(trouble)) }
            state.recall.trouble = trouble
        }
    }

    /// What was told on trial is told to its readers, once letters go to them.
    /// - Returns: why that must wait, if it must.
    private func noteTrial(_ state: inout RoundState, at now: Instant) throws(RoundError) -> Trouble? {
        if state.ledger.standing == .trialNoted { return nil }
        do throws(RoundError) {
            let letters = try asked { () throws(LedgerError) in try ledger.noteTrial(trial, at: now) }
            state.ledger.standing = .trialNoted
            guard letters > 0 else { return nil }
            state.decideEverything(at: now)
            journal.send(.live(letters: letters))
            return nil
        } catch .passing(let trouble) {
            return trouble
        }
    }
}
