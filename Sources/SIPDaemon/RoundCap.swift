internal import SIPOutputs
internal import SIPRules

/// The cap on the letters of one round.
extension Round {
    /// The digests that go: immediate ones and the longest overdue first. The rest waits for the next slot, or to be
    /// released.
    func capped(_ digests: [Digest], at now: Instant) throws(RoundError) -> [Digest] {
        let cap = premises.configuration.lettersPerRound
        let order = digests.sorted { left, right in
            if (left.slot == nil) != (right.slot == nil) { return left.slot == nil }
            guard let one = left.reminders.first?.obligation, let other = right.reminders.first?.obligation,
                one.due == other.due
            else {
                return (left.reminders.first?.obligation.due ?? .last)
                    < (right.reminders.first?.obligation.due ?? .last)
            }
            return (left.recipient.id, one.subject.description) < (right.recipient.id, other.subject.description)
        }
        guard digests.count > cap, !isReleased else {
            if !digests.isEmpty { held = 0 }
            return order
        }
        let practice = premises.practice
        for digest in order.dropFirst(cap) {
            let again =
                digest.slot == nil
                ? now.adding(seconds: Self.pause)
                : practice.window.nextSlot(
                    after: now, zone: practice.zone, calendar: practice.calendar(of: digest.recipient))
            for reminder in digest.reminders {
                let entry: PlanID? = if case .plan(let id) = reminder.obligation.subject { id } else { nil }
                agenda.set(entry, at: min(again, agenda.instant(of: entry) ?? again))
            }
        }
        held = order.count - cap
        journal.send(.heldByCap(held, cap: cap))
        return Array(order.prefix(cap))
    }
}
