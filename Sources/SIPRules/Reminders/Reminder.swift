/// Something to say to somebody: an obligation, the rung that calls for it, and why it reaches this recipient.
public struct Reminder: Hashable, Sendable {
    public var obligation: Obligation
    /// The rung's identity, with the repetition: `due`, `5 working days after due/2`.
    public var rung: String
    public var recipient: Recipient
    /// Whether the recipient is to act, or is informed.
    public var part: Part
    /// When the rung falls: the day's first slot, or the instant of an immediate rung.
    public var moment: Instant
    /// It waits for no digest.
    public var isImmediate: Bool
    /// The role in which it reaches the recipient, and for whom the recipient stands in.
    public var because: Because

    public init(
        _ obligation: Obligation, rung: String, recipient: Recipient, part: Part, moment: Instant, isImmediate: Bool,
        because: Because
    ) {
        self.obligation = obligation
        self.rung = rung
        self.recipient = recipient
        self.part = part
        self.moment = moment
        self.isImmediate = isImmediate
        self.because = because
    }

    public enum Part: String, CaseIterable, Hashable, Sendable { case act, informed }

    /// What it is about: the identity under which the ledger remembers it.
    public var key: ReminderKey {
        ReminderKey(
            subject: obligation.subject.description, rule: obligation.rule, instance: obligation.instance,
            due: obligation.due, rung: rung, recipient: recipient.id)
    }
}

/// The identity of a reminder: what it is about, and nothing of the moment it was sent.
public struct ReminderKey: Hashable, Sendable {
    public var subject: String
    public var rule: RuleID
    public var instance: String
    public var due: Day
    public var rung: String
    public var recipient: String

    public init(subject: String, rule: RuleID, instance: String, due: Day, rung: String, recipient: String) {
        self.subject = subject
        self.rule = rule
        self.instance = instance
        self.due = due
        self.rung = rung
        self.recipient = recipient
    }
}

/// Why a reminder reaches its recipient.
public struct Because: Hashable, Sendable {
    /// The role that the rung names.
    public var role: Role
    /// Whom the recipient stands in for, nearest first: an absent colleague, a role that nobody holds yet.
    public var instead: [Instead]

    public init(role: Role, instead: [Instead] = []) {
        self.role = role
        self.instead = instead
    }

    public enum Instead: Hashable, Sendable {
        /// That person is away until and including the day.
        case absent(PersonID, until: Day)
        /// That person no longer works here.
        case left(PersonID)
        /// Nobody holds the role yet.
        case vacant(Role)
        /// That person has no mail address.
        case noAddress(PersonID)
    }
}

/// Who gets a letter: a person, or a unit's function mailbox.
public struct Recipient: Hashable, Sendable {
    /// `anna.berg`, or `@unit` for a mailbox.
    public var id: String
    /// The name that the letter greets; nil for a mailbox's unit name is given instead.
    public var name: String
    public var address: String
    public var unit: UnitID
    public var language: Language?

    public init(id: String, name: String, address: String, unit: UnitID, language: Language? = nil) {
        self.id = id
        self.name = name
        self.address = address
        self.unit = unit
        self.language = language
    }
}
