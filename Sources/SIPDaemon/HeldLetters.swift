internal import SIPRules

/// The letters that are held back, and until when.
package struct HeldLetters {
    /// By the cap of a round.
    var ofRound = 0
    private var hours: [String: Hour] = [:]

    private struct Hour {
        var reminders: [ReminderKey: Instant?]
        var until: Instant
    }

    /// Seconds.
    package static let hour: Int64 = 3600

    /// By the cap of an hour.
    var ofHour: Int { hours.values.reduce(0) { $0 + Digest.letters(holding: $1.reminders.count) } }

    /// All of them.
    package var letters: Int { ofRound + ofHour }

    /// When the first of what the cap of an hour holds is to be decided about again.
    var next: Instant? { hours.values.map(\.until).min() }

    /// What the cap of an hour held until now, which it holds no longer, and the slot in whose digest it stood; no slot for
    /// what is immediate.
    mutating func pass(_ now: Instant) -> [ReminderKey: Instant?] {
        var freed: [ReminderKey: Instant?] = [:]
        for hour in hours.values where hour.until <= now { freed.merge(hour.reminders) { first, _ in first } }
        hours = hours.filter { $1.until > now }
        return freed
    }

    /// By the cap of an hour.
    mutating func add(_ digest: Digest, until: Instant) {
        var hour = hours[digest.recipient.id] ?? Hour(reminders: [:], until: until)
        for reminder in digest.reminders { hour.reminders[reminder.key] = .some(digest.slot) }
        hour.until = min(hour.until, until)
        hours[digest.recipient.id] = hour
    }
}
