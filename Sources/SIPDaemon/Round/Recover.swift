internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// The second stage of a round: puts in order what an interrupted delivery left, so that nothing of it is told that is to be
/// taken back.
struct Recover {
    let ledger: Ledger
    let journal: JournalOutput
    let settings: Settings

    /// What has changed, once what was left is in order.
    struct Recovered {
        let scanned: Scan.Scanned
        /// Why it must wait, if it must.
        let interruption: Trouble?
    }

    /// Puts it in order, where there may be anything.
    func run(
        _ scanned: Scan.Scanned, _ state: inout RoundState, _ delivery: inout Delivery, at now: Instant
    ) throws(RoundError) -> Recovered {
        guard state.delivery.needsRecovery else { return Recovered(scanned: scanned, interruption: nil) }
        do throws(RoundError) {
            if state.ledger.standing == .unseen {
                let comparison = OlderLedger(ledger: ledger, journal: journal, settings: settings)
                try comparison.run(scanned.changes, &state, &delivery, at: now)
                state.ledger.standing = .compared
            }
            // What was told is not known any more: no plan stands as it did.
            if state.ledger.older != nil { state.decideEverything(at: now) }
            let found = try Recovery(delivery).run(silent: state.recall.silenced.pending, at: now)
            state.recall.silenced.pending = []
            if !found.isEmpty { journal.send(.recovered(found)) }
            state.schedule.decideAgain(found.recalled.reminders, at: now)
            state.recall.awaitsMailer = found.recalled.handed > 0
            state.delivery.set(needsRecovery: false)
            return Recovered(scanned: scanned, interruption: nil)
        } catch .passing(let trouble) {
            return Recovered(scanned: scanned, interruption: trouble)
        }
    }
}
