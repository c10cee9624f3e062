package import SIPRules

/// The letters that are held back, and until when.
package struct HeldLetters {
    /// By the cap of a round, and by that of an hour, for each recipient.
    private var rounds: [String: Part] = [:]
    private var hours: [String: Part] = [:]
    /// Of how many the journal was told.
    var said = 0

    private struct Part {
        /// With the slots in whose digests they stood; no slot for what is immediate. By their plans, which change one by one.
        var reminders: [PlanID?: [ReminderKey: Instant?]] = [:]
        var until: Instant

        mutating func hold(_ digest: Digest) {
            for reminder in digest.reminders {
                reminders[reminder.obligation.subject.plan, default: [:]][reminder.key] = .some(digest.slot)
            }
        }

        func count(where counts: (Instant?) -> Bool) -> Int {
            reminders.values.reduce(0) { $0 + $1.values.count(where: counts) }
        }
    }

    /// Seconds.
    private static let hour: Int64 = 3600

    /// The hour that ends now.
    package static func hour(until now: Instant) -> ClosedRange<Instant> { now.adding(seconds: 1 - hour)...now }

    /// The end of the hour that begins then.
    static func end(ofHourFrom first: Instant) -> Instant { first.adding(seconds: hour) }

    /// There is nothing to release.
    var isEmpty: Bool { rounds.isEmpty && hours.isEmpty }

    /// By the cap of a round.
    var ofRound: Int {
        rounds.values.reduce(0) { letters, round in
            letters + round.count { $0 == nil } + Digest.letters(holding: round.count { $0 != nil })
        }
    }

    /// By the cap of an hour: what is immediate goes together then.
    var ofHour: Int { hours.values.reduce(0) { $0 + Digest.letters(holding: $1.count { _ in true }) } }

    /// All of them.
    package var letters: Int { ofRound + ofHour }

    /// When the first of what the cap of an hour holds is to be decided about again.
    var next: Instant? { hours.values.map(\.until).min() }

    /// What the cap of an hour held until now, which it holds no longer, and the slot in whose digest it stood; no slot for
    /// what is immediate.
    mutating func pass(_ now: Instant) -> [ReminderKey: Instant?] {
        var freed: [ReminderKey: Instant?] = [:]
        for hour in hours.values where hour.until <= now {
            for reminders in hour.reminders.values { freed.merge(reminders) { first, _ in first } }
        }
        hours = hours.filter { $1.until > now }
        return freed
    }

    /// By the cap of an hour.
    mutating func add(_ digest: Digest, until: Instant) {
        var hour = hours.removeValue(forKey: digest.recipient.id) ?? Part(until: until)
        hour.until = min(hour.until, until)
        hour.hold(digest)
        hours[digest.recipient.id] = hour
    }

    /// By the cap of a round.
    mutating func addToRound(_ digest: Digest, until: Instant) {
        var round = rounds.removeValue(forKey: digest.recipient.id) ?? Part(until: until)
        round.until = max(round.until, until)
        round.hold(digest)
        rounds[digest.recipient.id] = round
    }

    /// What the cap of a round held until now comes to it again.
    mutating func passRound(_ now: Instant) { rounds = rounds.filter { $1.until > now } }

    /// In which slots' digests stood what the cap of an hour holds of a plan.
    func slots(of plan: PlanID?) -> [ReminderKey: Instant] {
        hours.values.reduce(into: [:]) { slots, hour in
            slots.merge(hour.reminders[plan]?.compactMapValues(\.self) ?? [:]) { first, _ in first }
        }
    }

    /// These were decided about anew: what is to be told of them still comes to the cap of an hour again.
    mutating func release(_ plans: [PlanID?]) { Self.release(plans, from: &hours) }

    /// A plan is gone.
    mutating func forget(_ plan: PlanID) {
        Self.release([plan], from: &rounds)
        Self.release([plan], from: &hours)
    }

    private static func release(_ plans: [PlanID?], from parts: inout [String: Part]) {
        for recipient in parts.keys {
            for plan in plans { parts[recipient]?.reminders[plan] = nil }
        }
        parts = parts.filter { !$1.reminders.isEmpty }
    }
}
