/// One duty that a rule sees in a plan.
public struct Duty: Hashable, Sendable {
    /// What tells this duty from others of the same rule in the same plan: a meeting, an invited person, an edition.
    public var instance: Instance
    /// The second clock of the rule that it runs on. Nil: the rule's own.
    public var track: Track?
    /// The day it began.
    public var since: Day
    /// The time of that day, where it matters.
    public var sinceTime: TimeOfDay?
    /// When it is due, and how that was counted.
    public var due: Counted
    /// How it was met. Nil while open.
    public var met: Met?
    /// The last day on which it is a duty at all: after it nothing is left to do, and it has passed. Nil: it stays until it
    /// is met.
    public var passes: Day?
    /// Who holds a role in this duty alone: the invited, the substitute, an action's owner.
    public var people: [Role: PersonID]
    /// Something that must happen first; until then nothing is said.
    public var held: Guard?
    /// What in the plan its act is about, where that is not what tells it from others. Nil: it is.
    public var item: Act.Item?
    /// What a letter says about it beside the dates.
    public var facts: [Fact]

    /// A duty: open, unless `met` says how it was met.
    public init(
        _ instance: Instance = .only, on track: Track? = nil, since: Day, time: TimeOfDay? = nil, due: Counted,
        met: Met?,
        passes: Day? = nil, people: [Role: PersonID] = [:], held: Guard? = nil, of item: Act.Item? = nil,
        facts: [Fact] = []
    ) {
        self.instance = instance
        self.track = track
        self.since = since
        sinceTime = time
        self.due = due
        self.met = met
        self.passes = passes
        self.people = people
        self.held = held
        self.item = item
        self.facts = facts
    }
}

/// A duty was met: on a day, when the plan says which.
public enum Met: Hashable, Sendable {
    case on(Day)
    case recorded
    /// It passed by itself: after that day nothing was left to do.
    case passed(Day)

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
    /// The individual has not consented to the meeting.
    case meetingConsent = "meeting-consent"
    /// A guardian has not answered.
    case guardians
    /// A guardian has refused.
    case guardianRefused = "guardian-refused"
    /// A minor from 15 asked alone, and what applies is not decided.
    case minor15Conflict = "minor-15-conflict"
    /// The individual has not consented to the representative.
    case representative
    /// The child has not been informed.
    case childInformed = "child-informed"
    /// It is not agreed with the individual who is invited.
    case participantsAgreed = "participants-agreed"
    /// A pause ordered by somebody, with an end.
    case paused

    /// The rule that asks for what must happen; nil: none does.
    var rule: RuleID? {
        switch self {
        case .consent, .meetingConsent: .consentMissing
        case .guardians: .guardiansConsented
        case .guardianRefused: .guardianRefused
        case .minor15Conflict: .minor15Conflict
        case .representative: .representativeConsented
        case .childInformed: .childInformed
        case .participantsAgreed: .participantsAgreed
        case .paused: nil
        }
    }
}

extension Duty {
    /// Duties of one rule in one plan, each instance once: where a document says the same twice they are one, open if any of
    /// them is, by the earliest date that is open.
    static func merged(_ duties: [Duty]) -> [Duty] {
        guard duties.count > 1 else { return duties }
        var merged: [Duty] = []
        merged.reserveCapacity(duties.count)
        var places: [Instance: Int] = [:]
        for duty in duties {
            guard let place = places[duty.instance] else {
                places[duty.instance] = merged.count
                merged.append(duty)
                continue
            }
            merged[place] = merged[place].merged(with: duty)
        }
        return merged
    }

    private func merged(with other: Duty) -> Duty {
        switch (met, other.met) {
        case (nil, nil):
            var one = other.due.day < due.day ? other : self
            one.passes = passes.flatMap { last in other.passes.map { max(last, $0) } }
            return one
        case (nil, _?): return self
        case (_?, nil): return other
        case (_?, _?): return other.due.day < due.day ? self : other
        }
    }
}
