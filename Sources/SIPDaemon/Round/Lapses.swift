internal import SIPRules
internal import SIPStores

extension PlanDecisions {
    /// The steps that passed untold and for which a step speaks that is told now.
    var lapses: [Lapse] {
        let speaking = Set(
            tells.map { Place(obligation: $0.reminder.obligation, rung: $0.reminder.rung) })
        return decided.compactMap { decided in
            guard case .lapsed(let to) = decided.decision, let recipient = decided.recipient,
                speaking.contains(Place(obligation: decided.obligation, rung: to))
            else { return nil }
            return Lapse(ReminderKey(decided.obligation, rung: decided.rung, recipient: recipient.id), to: to)
        }
    }

    private struct Place: Hashable {
        var obligation: Obligation
        var rung: String
    }
}
