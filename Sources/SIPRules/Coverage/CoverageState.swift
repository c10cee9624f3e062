/// Whether the open duties of one document's plan will be heard of: exactly one for each document, the worst that applies.
public enum CoverageState: String, CaseIterable, Hashable, Sendable {
    /// No plan is taken from the document: it was never readable, or is passed over though it looks like one.
    case notRead = "not-read"
    /// A mistake of ours keeps it from being told of.
    case setAside = "set-aside"
    /// A duty is open, and nobody will hear of it in time.
    case nobodyReachable = "nobody-reachable"
    /// The plan is not closed, denied or withdrawn, and no act leads on.
    case adrift
    /// The next reminder of a duty reaches a function mailbox and no person, and the roster does not say that this is meant.
    case mailboxOnly = "mailbox-only"
    /// Somebody has said that reminders rest until a day.
    case resting
    /// Each open duty has its next reminder, with its day and its recipient.
    case watched
    /// Nothing is asked of anybody until a day.
    case nothingOpen = "nothing-open"
    /// Closed, denied or withdrawn, with nothing open.
    case closed

    /// Whether somebody may be forgotten: such documents are named, and somebody is told.
    public var isNamed: Bool {
        switch self {
        case .notRead, .setAside, .nobodyReachable, .adrift, .mailboxOnly: true
        case .resting, .watched, .nothingOpen, .closed: false
        }
    }

    /// How bad it is: the first of `allCases` is the worst.
    fileprivate var rank: Int { CoverageState.allCases.firstIndex(of: self) ?? 0 }
}

extension CoverageState: Comparable {
    /// Worse is less.
    public static func < (left: CoverageState, right: CoverageState) -> Bool { left.rank < right.rank }
}

/// The coverage of one document, and why.
public struct Coverage: Hashable, Sendable {
    /// The worst that applies.
    public var state: CoverageState
    /// What makes it so; nil: nothing needs saying.
    public var cause: Cause?

    /// A state and its cause.
    public init(_ state: CoverageState, _ cause: Cause? = nil) {
        self.state = state
        self.cause = cause
    }

    /// What makes a document's coverage what it is.
    public enum Cause: Hashable, Sendable {
        /// Nobody who is to hear of the duty can be reached.
        case unreachable(RuleID)
        /// No recorded consent covers anybody who is to hear of the duty.
        case uncovered(RuleID)
        /// Something must happen before anybody is told of the duty, and no duty asks for that.
        case guarded(RuleID, Guard)
        /// The duty's ladder ended on a day, as policy says.
        case ended(RuleID, Day)
        /// The duty's next reminder comes on a day, and that is too late.
        case late(RuleID, Day)
        /// What the plan has come to, where nothing leads on, since a day.
        case stage(Stage, since: Day?)
        /// The unit in whose mailbox the next reminder of a duty ends.
        case mailbox(RuleID, UnitID)
        /// Until when reminders rest, and who said so.
        case rests(until: Instant, by: String)
        /// Until when nothing is asked of anybody.
        case until(Day)
        /// The plan that another document holds, which counts.
        case duplicate(PlanID)

        /// The duty that nobody will hear of; nil: it is about no duty.
        public var rule: RuleID? {
            switch self {
            case .unreachable(let rule), .uncovered(let rule), .guarded(let rule, _), .ended(let rule, _),
                .late(let rule, _),
                .mailbox(let rule, _):
                rule
            case .stage, .rests, .until, .duplicate: nil
            }
        }
    }
}
