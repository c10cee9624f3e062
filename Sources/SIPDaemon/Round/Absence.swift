internal import SIPRules

/// What sipd was away for.
struct Absence {
    private let environment: RuleEnvironment

    init(_ environment: RuleEnvironment) { self.environment = environment }

    /// The days for which the first letters make up, when something in them should have been told in a slot that was missed.
    ///
    /// - Parameter last: up to where every slot has had its round.
    func days(of digests: [Digest], since last: Instant?, at now: Instant) -> ClosedRange<Day>? {
        guard let last else { return nil }
        let (window, zone) = (environment.window, environment.zone)
        let slot = window.nextSlot(after: last, zone: zone, calendar: environment.calendar)
        let missed = zone.day(of: slot)
        let yesterday = zone.day(of: now).adding(days: -1)
        guard missed <= yesterday,
            digests.contains(where: { digest in
                // Whoever did not work meanwhile would not have been told before either.
                let calendar = environment.calendar(of: digest.recipient)
                return digest.reminders.contains {
                    let own = window.nextSlot(after: $0.moment.adding(seconds: -1), zone: zone, calendar: calendar)
                    return $0.moment >= slot && zone.day(of: own) <= yesterday
                }
            })
        else { return nil }
        return missed...yesterday
    }
}
