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
    public enum Receiver: Hashable, Sendable {
        /// A relative; relatives are not named.
        case relative
        case attendee(PersonID)
    }
    public var to: Receiver
    /// The day it was handed over.
    public var on: Day?

    public init(to receiver: Receiver, on day: Day? = nil) {
        to = receiver
        on = day
    }
}

/// What somebody has undertaken to do. Routine step 5.
public struct Action: Hashable, Sendable {
    /// Unique within the plan; a reference, not a description.
    public var id: String
    public var owner: PersonID
    public var due: Day
    /// The day it was done, changed or dropped.
    public var ended: Day?

    public init(id: String, owner: PersonID, due: Day) {
        self.id = id
        self.owner = owner
        self.due = due
    }
}

/// A material change in the individual's situation; those responsible meet again. Routine step 5.
public struct SituationChange: Hashable, Sendable {
    public var registered: Day
    /// The day the meeting about it was called.
    public var convened: Day?
    /// The day they met.
    public var met: Day?

    public init(registered: Day) { self.registered = registered }
}

/// The end of a plan. Routine step 7.
public struct Closing: Hashable, Sendable {
    public enum Reason: String, CaseIterable, Hashable, Sendable {
        case goalsMet = "goals-met"
        case noLongerNeeded = "no-longer-needed"
        case consentWithdrawn = "consent-withdrawn"
    }
    public var on: Day
    public var reason: Reason?

    public init(on day: Day, reason: Reason? = nil) {
        on = day
        self.reason = reason
    }
}
