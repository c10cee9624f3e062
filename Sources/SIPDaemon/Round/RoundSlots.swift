internal import SIPRules

/// What a round makes of the slots since the last one.
extension Round {
    /// The days for which the first round makes up, when something in it should have been told in a slot that was missed.
    func away(_ digests: [Digest], since last: Instant?, at now: Instant) -> ClosedRange<Day>? {
        let environment = settings.environment
        guard let last else { return nil }
        let slot = environment.window.nextSlot(after: last, zone: environment.zone, calendar: environment.calendar)
        let missed = environment.zone.day(of: slot)
        let yesterday = environment.zone.day(of: now).adding(days: -1)
        guard missed <= yesterday,
            digests.contains(where: { digest in
                // Whoever did not work meanwhile would not have been told before either.
                let calendar = environment.calendar(of: digest.recipient)
                return digest.reminders.contains {
                    let own = environment.window.nextSlot(
                        after: $0.moment.adding(seconds: -1), zone: environment.zone, calendar: calendar)
                    return $0.moment >= slot && environment.zone.day(of: own) <= yesterday
                }
            })
        else { return nil }
        return missed...yesterday
    }

    /// Whether a slot lies between the last decided instant and now. It saves a write each round.
    func passedSlot(since last: Instant?, at now: Instant) -> Bool {
        guard let last else { return true }
        return settings.environment.nextSlot(after: last) <= now
    }
}
