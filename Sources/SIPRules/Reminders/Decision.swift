/// The answer for one rung of one obligation and one recipient. There is always one, the reasons for silence included.
public enum Decision: Hashable, Sendable {
    /// The duty was met.
    case met(Met)
    /// The plan is closed, withdrawn or denied.
    case silenced(Obligation.Silence)
    /// It was told then.
    case told(at: Instant)
    /// Its time passed untold, and a later rung speaks instead.
    case lapsed(to: String)
    /// Not yet. The earliest instant at which that can change.
    case wait(until: Instant)
    /// Something must happen first.
    case held(by: Guard)
    /// Nobody can be reached in the role.
    case unreachable(Role)
    /// Say it now: in the recipient's digest of that slot, or alone when it is immediate.
    case tell(Reminder, slot: Instant?)
}

/// A decision with what it is about.
public struct Decided: Hashable, Sendable {
    public var obligation: Obligation
    /// The rung, with its repetition.
    public var rung: String
    /// When it falls.
    public var moment: Instant
    /// Nil when nobody can be reached.
    public var recipient: Recipient?
    public var part: Reminder.Part
    public var decision: Decision

    public init(
        _ obligation: Obligation, rung: String, moment: Instant, recipient: Recipient?, part: Reminder.Part,
        _ decision: Decision
    ) {
        self.obligation = obligation
        self.rung = rung
        self.moment = moment
        self.recipient = recipient
        self.part = part
        self.decision = decision
    }
}

/// What the ledger remembers, as far as a decision needs it.
public struct Told: Sendable {
    /// When each reminder was told.
    public var reminders: [ReminderKey: Instant]
    /// The slot of the latest digest to each recipient, by recipient id.
    public var digests: [String: Instant]
    /// Every slot up to here has been decided. Nil: none yet, the store is seen for the first time.
    public var decidedUpTo: Instant?

    public init(
        reminders: [ReminderKey: Instant] = [:], digests: [String: Instant] = [:], decidedUpTo: Instant? = nil
    ) {
        self.reminders = reminders
        self.digests = digests
        self.decidedUpTo = decidedUpTo
    }
}
