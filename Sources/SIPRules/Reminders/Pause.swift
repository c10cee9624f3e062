/// Somebody asked not to be reminded for a while. It always has an end and a comment.
public struct Pause: Hashable, Sendable {
    /// The plan.
    public var plan: PlanID
    /// The rule; nil: every rule of the plan.
    public var rule: RuleID?
    /// The duty of that rule; nil: every one of them.
    public var instance: Instance?
    /// The first instant at which reminders go again.
    public var until: Instant
    /// Who ordered it.
    public var by: String
    /// Why.
    public var comment: String
    /// What the one who ordered it promises.
    public var kind: Kind

    /// Why reminders rest.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Somebody is at it.
        case acknowledged = "ack"
        /// It can wait.
        case snoozed = "snooze"
    }

    /// A pause with these particulars.
    public init(
        plan: PlanID, rule: RuleID? = nil, instance: Instance? = nil, until: Instant, by: String, comment: String,
        kind: Kind
    ) {
        self.plan = plan
        self.rule = rule
        self.instance = instance
        self.until = until
        self.by = by
        self.comment = comment
        self.kind = kind
    }

    /// Whether it holds the reminders of an obligation back at that instant.
    public func holds(_ obligation: Obligation, at now: Instant) -> Bool {
        now < until && (rule ?? obligation.rule) == obligation.rule
            && (instance ?? obligation.instance) == obligation.instance
            && obligation.subject == .plan(plan)
    }
}
