/// The numbers, ladders and switches in force: the rules' own defaults with local policy on top.
public struct Policy: Hashable, Sendable {
    /// What local policy says of a rule. Nil parts: the default.
    public struct Setting: Hashable, Sendable {
        /// Whether duties of the rule are seen at all.
        public var isOn: Bool?
        /// The time given, in place of the rule's own.
        public var within: Span?
        /// When reminders go and to whom, in place of the rule's own.
        public var ladder: Ladder?
        /// What local policy says of the rule's tracks.
        public var tracks: [Track: Rule.Timing] = [:]
        /// Where it stands: `policy.yaml:12`.
        public var origin: String?

        /// Changes nothing: every part is the rule's default.
        public init() {}
    }

    /// What applies when a minor from 15 has asked for a SIP and a guardian has not consented.
    public enum Minors: String, CaseIterable, Hashable, Sendable {
        /// Routine 114327: the guardians always consent.
        case routine = "routine-114327"
        /// Citizen page: the minor's own request suffices.
        case requestFrom15 = "request-from-15"
        /// A documented decision each time.
        case ask
    }

    /// Only the rules of which local policy says something.
    public var settings: [RuleID: Setting]
    /// Which of the two sources local policy follows, for they differ.
    public var minors: Minors
    /// A follow-up further off than this is a finding.
    public var followUpCap: Span

    /// Without arguments: the policy of an installation that has written none.
    public init(settings: [RuleID: Setting] = [:], minors: Minors = .ask, followUpCap: Span = .months(6)) {
        self.settings = settings
        self.minors = minors
        self.followUpCap = followUpCap
    }

    /// Whether the rule applies here: local policy's word, else as shipped.
    public func isOn(_ rule: Rule) -> Bool { settings[rule.id]?.isOn ?? rule.isOn }
    /// The time given here. Nil: the due date stands in the plan.
    public func within(_ rule: Rule) -> Span? { settings[rule.id]?.within ?? rule.within }
    /// The ladder climbed here; local policy's replaces the rule's whole.
    public func ladder(_ rule: Rule) -> Ladder { settings[rule.id]?.ladder ?? rule.ladder }
}
