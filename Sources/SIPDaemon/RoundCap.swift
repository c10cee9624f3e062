internal import SIPOutputs
internal import SIPRules

/// The cap on the letters of one round.
extension Round {
    /// The digests that go: immediate ones and the longest overdue first. The rest waits for the next slot, or to be
    /// released.
    func capped(_ digests: [Digest], at now: Instant) throws(RoundError) -> [Digest] {
        let cap = premises.configuration.lettersPerRound
        let order = digests.sorted { left, right in
            if left.tellsOfCap != right.tellsOfCap { return left.tellsOfCap }
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
            // What tells of the letters that are held changes nothing in them.
            if !digests.allSatisfy(\.tellsOfCap) { held = 0 }
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
        // Whoever runs sipd is told at once.
        agenda.set(nil, at: now)
        return Array(order.prefix(cap))
    }

    /// What the administrators are to know of it.
    package var heldByCap: (letters: Int, cap: Int)? {
        held > 0 && !isReleased ? (held, premises.configuration.lettersPerRound) : nil
    }
}

extension Digest {
    /// It is about letters that are held, and nothing else.
    fileprivate var tellsOfCap: Bool { reminders.allSatisfy { $0.obligation.rule == .lettersHeld } }
}
