/// A rule as it is declared: where it comes from, whom it reminds, its numbers, and which duties it sees in a plan.
///
/// The numbers are defaults that local policy overrides; neither source gives one beyond "a few days".
public struct Rule: Sendable {
    /// Its name.
    public var id: RuleID
    /// In one sentence, for those who run sipd.
    public var title: String
    /// Where it stands among the routine's steps; it may rest on a later one as well.
    public var step: RuleStep
    /// Where it comes from.
    public var source: Source
    /// What sort of duty it is.
    public var kind: Kind
    /// Whom the duty rests on.
    public var to: Role
    /// The time given: from the duty's start, or back from the meeting. Nil: the due date stands in the plan.
    public var within: Span?
    /// When reminders go, and to whom.
    public var ladder: Ladder
    /// Where duties of the same rule run on another clock.
    public var tracks: [Track: Timing]
    /// Shipped on or off.
    public var isOn: Bool
    /// It goes on when the plan is closed, consent withdrawn or the request denied.
    public var survivesClosing: Bool
    /// What in a plan it looks at to see whether there is a duty, and whether it must wait.
    public var opens: [PlanField]
    /// What in a plan its dates count from.
    public var dates: Dating
    /// What ends its duties.
    public var ends: Ending
    /// The duties that this rule sees in a plan, met ones included.
    public var duties: @Sendable (Plan, RuleInput) -> [Duty]

    /// A declaration. Without a ladder: the standard one of whom the duty rests on.
    ///
    /// What it names of a plan is all that its duties depend on, but for who holds a role, the unit's calendar and what silences a
    /// plan: a test changes each other field and sees that nothing follows.
    public init(
        _ id: RuleID, title: String, step: RuleStep, source: Source, kind: Kind, to: Role, within: Span? = nil,
        ladder: Ladder? = nil,
        tracks: [Track: Timing] = [:], isOn: Bool = true, survivesClosing: Bool = false,
        opens: [PlanField], dates: Dating, ends: Ending,
        duties: @escaping @Sendable (Plan, RuleInput) -> [Duty]
    ) {
        self.id = id
        self.title = title
        self.step = step
        self.source = source
        self.kind = kind
        self.to = to
        self.within = within
        self.ladder = ladder ?? .standard(to)
        self.tracks = tracks
        self.isOn = isOn
        self.survivesClosing = survivesClosing
        self.opens = opens
        self.dates = dates
        self.ends = ends
        self.duties = duties
    }

    /// Sorts of duties.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Something is done by a day.
        case deadline
        /// Completeness of the record.
        case completeness
        /// Something runs out on a day.
        case expiry
        /// Blocks what may be said or sent.
        case `guard`
        /// Silences other reminders.
        case inhibition
        /// Something happens on a day, and calls for something.
        case event
    }
}
