internal import SIPRules

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
        private(set) var immediate = 0
        private(set) var inSlots = 0
        var until: Instant

        init(until: Instant) { self.until = until }

        var isEmpty: Bool { reminders.isEmpty }

        mutating func hold(_ digest: Digest) {
            for reminder in digest.reminders {
                let plan = reminder.obligation.subject.plan
                let before = reminders[plan, default: [:]].updateValue(digest.slot, forKey: reminder.key)
                if let before { count(before, -1) }
                count(digest.slot, 1)
            }
        }

        private mutating func count(_ slot: Instant?, _ change: Int) {
            if slot == nil { immediate += change } else { inSlots += change }
        }

        mutating func release(_ plan: PlanID?) {
            for slot in (reminders.removeValue(forKey: plan) ?? [:]).values { count(slot, -1) }
        }
    }

    /// Seconds.
    package static let hour: Int64 = 3600

    /// By the cap of a round.
    var ofRound: Int { rounds.values.reduce(0) { $0 + $1.immediate + Digest.letters(holding: $1.inSlots) } }

    /// By the cap of an hour: what is immediate goes together then.
    var ofHour: Int { hours.values.reduce(0) { $0 + Digest.letters(holding: $1.immediate + $1.inSlots) } }

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
    mutating func release(_ plans: [PlanID?]) {
        for recipient in hours.keys {
            for plan in plans { hours[recipient]?.release(plan) }
        }
        hours = hours.filter { !$1.isEmpty }
    }

    /// A plan is gone.
    mutating func forget(_ plan: PlanID) {
        for recipient in rounds.keys { rounds[recipient]?.release(plan) }
        rounds = rounds.filter { !$1.isEmpty }
        release([plan])
    }
}
