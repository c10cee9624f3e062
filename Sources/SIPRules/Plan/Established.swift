/// The plan as established at a meeting. Routine step 5. A revised or replaced plan is a new edition, and the duties of
/// documentation and hand-over begin again.
public struct Established: Hashable, Sendable {
    /// The day this edition was established.
    public var on: Day
    /// 1 for the first, one more each time the plan is revised or replaced.
    public var edition: Int = 1
    /// The parts that the plan documents.
    public var documented: Set<PlanPart> = []
    /// The day the original was handed to the individual.
    public var original: Day?
    /// Copies to relatives if wished, and to those present who lack access to the shared record system.
    public var copies: [Copy] = []

    /// The first edition, with nothing documented or handed over yet.
    public init(on day: Day) { on = day }
}

/// What a plan must document. Routine step 5.
public enum PlanPart: String, CaseIterable, Hashable, Sendable {
    case needs
    case whatMatters = "what-matters"
    case longTermGoals = "long-term-goals"
    case shortTermGoals = "short-term-goals"
    case actions
    case expectedSituations = "expected-situations"
    case contacts
}

/// A copy of the plan that somebody is to have.
public struct Copy: Hashable, Sendable {
    /// A relative, or an attendee without access to the shared record system.
    public enum Receiver: Hashable, Sendable {
        /// A relative; relatives are not named.
        case relative
        case attendee(PersonID)
    }
    /// Who lacks it until `on` is set.
    public var to: Receiver
    /// The day it was handed over.
    public var on: Day?

    /// A copy; without a day it has yet to be handed over.
    public init(to receiver: Receiver, on day: Day? = nil) {
        to = receiver
        on = day
    }
}

/// What somebody has undertaken to do. Routine step 5.
public struct Action: Hashable, Sendable {
    /// Unique within the plan; a reference, not a description.
    public var id: String
    /// Who has undertaken it, and is reminded first.
    public var owner: PersonID
    /// The last day to have done it.
    public var due: Day
    /// The day it was done, changed or dropped.
    public var ended: Day?

    /// An action that has not ended.
    public init(id: String, owner: PersonID, due: Day) {
        self.id = id
        self.owner = owner
        self.due = due
    }
}

/// A material change in the individual's situation; those responsible meet again. Routine step 5.
public struct SituationChange: Hashable, Sendable {
    /// The day the change was registered. The time for meeting again counts from it. A document always has it; nil while
    /// that day lies ahead, so that the changes after it keep their places.
    public var registered: Day?
    /// The day the meeting about it was called.
    public var convened: Day?
    /// The day they met.
    public var met: Day?

    /// A change about which nobody has been called to a meeting yet.
    public init(registered: Day) { self.registered = registered }
}

/// The end of a plan. Routine step 7.
public struct Closing: Hashable, Sendable {
    /// The three ends that the routine knows. Step 7.
    public enum Reason: String, CaseIterable, Hashable, Sendable {
        case goalsMet = "goals-met"
        case noLongerNeeded = "no-longer-needed"
        case consentWithdrawn = "consent-withdrawn"
    }
    /// The day the plan was closed.
    public var on: Day
    /// Why it was closed. Nil: not recorded yet.
    public var reason: Reason?

    /// A closing; without a reason it is reminded of.
    public init(on day: Day, reason: Reason? = nil) {
        on = day
        self.reason = reason
    }
}
