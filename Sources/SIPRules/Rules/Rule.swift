/// A rule as it is declared: where it comes from, whom it reminds, its numbers, and which duties it sees in a plan.
///
/// The numbers are defaults that local policy overrides; neither source gives one beyond "a few days".
public struct Rule: Sendable {
    public var id: RuleID
    public var source: Source
    public var kind: Kind
    /// Whom the duty rests on.
    public var to: Role
    /// The time given: from the duty's start, or back from the meeting. Nil: the due date stands in the plan.
    public var within: Span?
    public var ladder: Ladder
    /// Where duties of the same rule run on another clock.
    public var tracks: [Track: Timing]
    /// Shipped on or off.
    public var isOn: Bool
    /// It goes on when the plan is closed, consent withdrawn or the request denied.
    public var survivesClosing: Bool
    /// The duties that this rule sees in a plan, met ones included.
    public var duties: @Sendable (Plan, Terms) -> [Duty]

    public init(
        _ id: RuleID, source: Source, kind: Kind, to: Role, within: Span? = nil, ladder: Ladder? = nil,
        tracks: [Track: Timing] = [:], isOn: Bool = true, survivesClosing: Bool = false,
        duties: @escaping @Sendable (Plan, Terms) -> [Duty]
    ) {
        self.id = id
        self.source = source
        self.kind = kind
        self.to = to
        self.within = within
        self.ladder = ladder ?? .standard(to)
        self.tracks = tracks
        self.isOn = isOn
        self.survivesClosing = survivesClosing
        self.duties = duties
    }

    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case deadline
        /// Completeness of the record.
        case completeness
        case expiry
        /// Blocks what may be said or sent.
        case `guard`
        /// Silences other reminders.
        case inhibition
        case event
    }
}
