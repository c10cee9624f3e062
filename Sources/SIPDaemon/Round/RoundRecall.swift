internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// What a round takes back, and what it tells again for it.
extension Round {
    /// Puts in order what an interrupted delivery left.
    /// - Returns: why that must wait, if it must.
    func recover(_ changes: [PlanID: Change], at now: Instant) throws(RoundError) -> Trouble? {
        guard needsRecovery else { return nil }
        do throws(RoundError) {
            if !hasCompared { try compareWithSpool(changes, at: now) }
            hasCompared = true
            // What was told is not known any more: no plan stands as it did.
            if olderLedger != nil { decideEverything(at: now) }
            let found = try Recovery(delivery).run(silent: silenced.pending, at: now)
            silenced.pending = []
            if !found.isEmpty { journal.send(.recovered(found)) }
            decideAgain(found.recalled, at: now)
            awaitsMailer = found.recalled.handed > 0
            needsRecovery = false
            return nil
        } catch .passing(let trouble) {
            return trouble
        }
    }

    /// What was told on trial is told to its readers, once letters go to them.
    /// - Returns: why that must wait, if it must.
    func noteTrial(at now: Instant) throws(RoundError) -> Trouble? {
        if hasNotedTrial { return nil }
        do throws(RoundError) {
            let letters = try asked { () throws(LedgerError) in try ledger.noteTrial(sender.trial?.address, at: now) }
            hasNotedTrial = true
            guard letters > 0 else { return nil }
            decideEverything(at: now)
            journal.send(.live(letters: letters))
            return nil
        } catch .passing(let trouble) {
            return trouble
        }
    }

    /// Takes back the letters of plans that have fallen silent, and lets the others in them be decided again.
    func recall(at now: Instant) throws(RoundError) {
        do throws(RoundError) {
            decideAgain(try delivery.shorten(at: now), at: now)
            guard recallTrouble != nil || awaitsMailer || !silenced.pending.isEmpty else { return }
            let recalled = try delivery.recall(tellingOf: silenced.pending.sorted(), at: now)
            decideAgain(recalled, at: now)
            awaitsMailer = recalled.handed > 0
            silenced.pending = []
            recallTrouble = nil
        } catch .passing(let trouble) {
            if recallTrouble == nil { journal.send(.notTakenBack(trouble)) }
            recallTrouble = trouble
        }
    }

    func decideAgain(_ recalled: Delivery.Recalled, at now: Instant) {
        // What stood in one of several letters of a slot may have another beside those that stay.
        heldBack.merge(recalled.reminders.compactMapValues(\.self)) { first, _ in first }
        for key in recalled.reminders.keys { agenda.set(key.subject.plan, at: now) }
    }

    static func emptied(_ count: Int, _ name: SpoolName) -> String {
        "\(count.counted("letter")) vanished from it before being sent, the first \(name); find out who else writes there; "
            + "what stood in them is told again"
    }
}
