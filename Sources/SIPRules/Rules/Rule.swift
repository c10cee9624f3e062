/// A rule as it is declared: where it comes from, whom it reminds, its numbers, and which duties it sees in a plan.
///
/// The numbers are defaults that local policy overrides; neither source gives one beyond "a few days".
public struct Rule: Sendable {
    public var id: RuleID
    public var source: Source
    public var kind: Kind
    /// Whom the duty rests on.
    public var to: Role
    /// The time given from the duty's start. Nil: the due date stands in the plan.
    public var within: Span?
    public var ladder: Ladder
    /// Shipped on or off.
    public var isOn: Bool
    /// It goes on when the plan is closed or consent withdrawn.
    public var survivesClosing: Bool
    /// The duties that this rule sees in a plan, met ones included.
    public var duties: @Sendable (Plan, Terms) -> [Duty]

    public init(
        _ id: RuleID, source: Source, kind: Kind, to: Role, within: Span? = nil, ladder: Ladder? = nil,
        isOn: Bool = true, survivesClosing: Bool = false,
        duties: @escaping @Sendable (Plan, Terms) -> [Duty]
    ) {
        self.id = id
        self.source = source
        self.kind = kind
        self.to = to
        self.within = within
        self.ladder = ladder ?? .standard(to)
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

/// What a rule may know beside the plan: the numbers in force, and the calendar that counts.
public struct Terms: Sendable {
    /// The time given, in force for this rule.
    public var within: Span
    /// The calendar of the plan's unit.
    public var calendar: WorkingCalendar
    public var policy: Policy
    public var roster: Roster

    public init(within: Span, calendar: WorkingCalendar, policy: Policy, roster: Roster) {
        self.within = within
        self.calendar = calendar
        self.policy = policy
        self.roster = roster
    }

    /// The due date, counted from a day with the time given.
    public func due(from day: Day) -> Counted { calendar.after(day, within) }
}

/// One duty that a rule sees in a plan.
public struct Duty: Hashable, Sendable {
    /// What tells this duty from others of the same rule in the same plan: a meeting, an invited person, an edition.
    public var instance: String
    /// The day it began.
    public var since: Day
    /// The time of that day, where it matters.
    public var sinceTime: TimeOfDay?
    /// When it is due, and how that was counted.
    public var due: Counted
    /// How it was met. Nil while open.
    public var met: Met?
    /// Who holds a role in this duty alone: the invited, the substitute, an action's owner.
    public var people: [Role: PersonID]
    /// Something that must happen first; until then nothing is said.
    public var held: Guard?
    /// What a letter says about it beside the dates.
    public var facts: [Fact]

    public init(
        _ instance: String = "", since: Day, time: TimeOfDay? = nil, due: Counted, met: Met?,
        people: [Role: PersonID] = [:], held: Guard? = nil, facts: [Fact] = []
    ) {
        self.instance = instance
        self.since = since
        sinceTime = time
        self.due = due
        self.met = met
        self.people = people
        self.held = held
        self.facts = facts
    }
}

/// A duty was met: on a day, when the plan says which.
public enum Met: Hashable, Sendable {
    case on(Day)
    case recorded

    /// Met on that day, if there is one.
    public init?(_ day: Day?) {
        guard let day else { return nil }
        self = .on(day)
    }

    /// Recorded, if it is.
    public init?(_ recorded: Bool) {
        guard recorded else { return nil }
        self = .recorded
    }
}

/// What must happen before anything may be said.
public enum Guard: String, CaseIterable, Hashable, Sendable {
    /// The recipient's unit is outside what the consent covers.
    case consent
    /// The individual has not consented to the representative.
    case representative
    /// The child has not been informed.
    case childInformed = "child-informed"
    /// It is not agreed with the individual who is invited.
    case participantsAgreed = "participants-agreed"
    /// A pause ordered by somebody, with an end.
    case paused
    /// The cap on letters a round.
    case cap
}

/// What a letter says about a duty beside its dates. Typed, so that every language can put it in its own words.
public enum Fact: Hashable, Sendable {
    /// The meeting's day.
    case meeting(Day)
    case invited(PersonID)
    case substitute(PersonID)
    /// Those whose reply is missing.
    case pending([PersonID])
    /// Parts of the plan that are missing.
    case parts([PlanPart])
    /// What the consent lacks: kinds, receivers, end date.
    case consentLacks([ConsentPart])
    case consentEnds(Day)
    case followUp(Day)
    case principal(String)
    /// Who still lacks the plan: the individual, relatives (count), attendees.
    case lacksPlan(individual: Bool, relatives: Int, attendees: [PersonID])
    case action(String)
    /// Guardians without an answer, how many.
    case guardians(Int)
    case birthday(age: Int, Day)
    /// The time given by the individual's need instead of policy's.
    case ownTarget
    /// A unit, a person or a document that an upkeep duty is about.
    case about(String)
}

/// What consent to passing on information must say. Routine step 2.
public enum ConsentPart: String, CaseIterable, Hashable, Sendable { case kinds, receivers, until, meeting, sharing }
