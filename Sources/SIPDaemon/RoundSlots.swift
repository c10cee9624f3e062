internal import SIPRules

/// What a round makes of the slots since the last one.
extension Round {
    /// The days for which the first round makes up, when something in it should have been told in a slot that was missed.
    func away(_ digests: [Digest], since last: Instant?, at now: Instant) -> ClosedRange<Day>? {
        let practice = premises.practice
        guard let last else { return nil }
        let slot = practice.window.nextSlot(after: last, zone: practice.zone, calendar: practice.calendar)
        let missed = practice.zone.day(of: slot)
        let yesterday = practice.zone.day(of: now).adding(days: -1)
        guard missed <= yesterday,
            digests.contains(where: { digest in
                // Whoever did not work meanwhile would not have been told before either.
                let calendar = practice.calendar(of: digest.recipient)
                return digest.reminders.contains {
                    let own = practice.window.nextSlot(
                        after: $0.moment.adding(seconds: -1), zone: practice.zone, calendar: calendar)
                    return $0.moment >= slot && practice.zone.day(of: own) <= yesterday
                }
            })
        else { return nil }
        return missed...yesterday
    }

    /// Whether a slot lies between the last decided instant and now. It saves a write each round.
    func passedSlot(since last: Instant?, at now: Instant) -> Bool {
        guard let last else { return true }
        return premises.practice.nextSlot(after: last) <= now
    }
}
