internal import SIPOutputs
internal import SIPRules

/// What a round takes back, and what it tells again for it.
extension Round {
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
