/// Something to say to somebody: an obligation, the rung that calls for it, and why it reaches this recipient.
public struct Reminder: Hashable, Sendable {
    /// What is to be done, and by when.
    public var obligation: Obligation
    /// The rung's identity, with the repetition: `due`, `5 working days after due/2`.
    public var rung: String
    /// Who gets it.
    public var recipient: Recipient
    /// Whether the recipient is to act, or is informed.
    public var part: Part
    /// When the rung falls: the day's first slot, or the instant of an immediate rung.
    public var moment: Instant
    /// It waits for no digest.
    public var isImmediate: Bool
    /// The role in which it reaches the recipient, and for whom the recipient stands in.
    public var because: DeliveryReason
    /// Those below on the ladder, and whether they have been told.
    public var below: [Below]
    /// The due date under which the recipient was last told of the duty, when it has another now.
    public var formerDue: Day?
    /// How often the recipient was told of the duty before, under the due date that it has.
    public var earlier: Int
    /// What there is to say of the hours in which the send window is closed.
    public var outOfHours: OutOfHours?
    /// The recipient is outside what consent covers: the letter holds the case reference, what is the recipient's own to do,
    /// and nothing more.
    public var isConfined: Bool

    /// A reminder with these particulars.
    public init(
        _ obligation: Obligation, rung: String, recipient: Recipient, part: Part, moment: Instant, isImmediate: Bool,
        because: DeliveryReason, below: [Below] = [], formerDue: Day? = nil, earlier: Int = 0,
        isConfined: Bool = false, outOfHours: OutOfHours? = nil
    ) {
        self.obligation = obligation
        self.rung = rung
        self.recipient = recipient
        self.part = part
        self.moment = moment
        self.isImmediate = isImmediate
        self.because = because
        self.below = below
        self.formerDue = formerDue
        self.earlier = earlier
        self.isConfined = isConfined
        self.outOfHours = outOfHours
    }

    /// What is asked of a recipient.
    public enum Part: String, CaseIterable, Hashable, Sendable {
        /// To act.
        case act
        /// To know.
        case informed
    }

    /// What it is about: the identity under which the ledger remembers it.
    public var key: ReminderKey { ReminderKey(obligation, rung: rung, recipient: recipient.id) }
}

/// The identity of a reminder: what it is about, and nothing of the moment it was sent.
public struct ReminderKey: Hashable, Sendable {
    /// The plan, or the part of the installation.
    public var subject: Obligation.Subject
    /// The rule.
    public var rule: RuleID
    /// What tells the duty from others of the same rule in the same plan.
    public var instance: Instance
    /// The due date: a duty that is given another one is told of anew.
    public var due: Day
    /// The rung, with the repetition.
    public var rung: String
    /// The recipient's id.
    public var recipient: String

    /// An identity read from the ledger.
    public init(
        subject: Obligation.Subject, rule: RuleID, instance: Instance, due: Day, rung: String, recipient: String
    ) {
        self.subject = subject
        self.rule = rule
        self.instance = instance
        self.due = due
        self.rung = rung
        self.recipient = recipient
    }

    /// The identity of what a rung of an obligation says to a recipient.
    public init(_ obligation: Obligation, rung: String, recipient: String) {
        self.init(
            subject: obligation.subject, rule: obligation.rule, instance: obligation.instance,
            due: obligation.due, rung: rung, recipient: recipient)
    }
}
