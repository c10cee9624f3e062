/// What is remembered of what was said, and of what somebody asked not to hear, as far as a decision needs it.
public struct NotificationLog: Sendable {
    /// When each reminder was told. It need hold those of the plan that is decided about only.
    public var reminders: Tellings
    /// The slot of the latest digest to each recipient, by recipient id.
    public var digests: [String: Instant]
    /// Every slot up to here has had its round, so that what becomes known later waits for the next slot. Nil: none yet,
    /// the store is seen for the first time. While sipd runs that is `Agenda.decided(at:)`; at start it is what the ledger
    /// remembers, so that a slot missed is made up. One in the future comes from a clock that was wrong, and is ignored.
    public var processedThrough: Instant?
    /// Reminders that nobody got, since their letter was taken back before the mailer had it, and that letter's slot: what
    /// is still to be told goes in the same slot.
    public var recalled: [ReminderKey: Instant]
    /// Reminders that a cap held back from their slot's letters, and the slot: they may have a letter of their own in it.
    public var heldBack: [ReminderKey: Instant] = [:]
    /// The pauses in force and past.
    public var pauses: [Pause]

    /// Times of which the memory is lost or was removed.
    public var forgotten: [Forgotten]

    /// A time of which nobody knows any more what was told. What fell in it counts as told at its end: saying it twice
    /// would be worse, and the rungs after it speak.
    public struct Forgotten: Hashable, Sendable {
        /// What of.
        public enum Scope: Hashable, Sendable {
            case everything
            /// All but the plans.
            case upkeep
            case subject(Obligation.Subject)
        }

        /// What of.
        public var scope: Scope
        /// From and to, both included.
        public var span: ClosedRange<Instant>

        /// A time forgotten.
        public init(_ scope: Scope, _ span: ClosedRange<Instant>) {
            self.scope = scope
            self.span = span
        }

        /// Whether it is not known what was told about a subject of what fell then.
        func holds(_ moment: Instant, about subject: Obligation.Subject) -> Bool {
            guard span.contains(moment) else { return false }
            switch scope {
            case .everything: return true
            case .upkeep: return subject.plan == nil
            case .subject(let one): return one == subject
            }
        }
    }

    /// Nothing told yet, or what the ledger holds.
    public init(
        reminders: [ReminderKey: Instant] = [:], digests: [String: Instant] = [:], processedThrough: Instant? = nil,
        recalled: [ReminderKey: Instant] = [:], pauses: [Pause] = [], forgotten: [Forgotten] = []
    ) {
        self.reminders = Tellings(reminders)
        self.digests = digests
        self.processedThrough = processedThrough
        self.recalled = recalled
        self.pauses = pauses
        self.forgotten = forgotten
    }

    /// When a reminder was told that fell at a moment; where nobody knows any more, the end of the time of which the memory is
    /// gone. Nil: it was not.
    func when(_ reminder: ReminderKey, falling moment: Instant) -> Instant? {
        reminders[reminder] ?? forgotten.first { $0.holds(moment, about: reminder.subject) }?.span.upperBound
    }

    /// Remembers digests as told at an instant.
    public mutating func tell(_ digests: [Digest], at now: Instant) {
        for digest in digests {
            for reminder in digest.reminders { reminders.tell(reminder.key, at: now) }
            if let slot = digest.slot { self.digests[digest.recipient.id] = slot }
        }
    }
}
