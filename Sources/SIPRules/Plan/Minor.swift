/// What is special when the individual is under 18. Routine step 2; citizen page: from 15 a minor may ask alone.
public struct Minor: Hashable, Sendable {
    /// The day of the eighteenth birthday. The fifteenth is three years before.
    public var turns18: Day
    /// The day the child was asked and informed.
    public var informed: Day?
    /// Who informed the child.
    public var informedBy: PersonID?
    /// One answer for each guardian, in the record's order. Guardians are not named.
    public var guardians: [Guardian] = []
    /// Where it is decided what applies when a minor from 15 has asked and a guardian has not consented.
    public var conflictDecision: String?
    /// What was decided when a guardian had refused.
    public var refusalDecision: RefusalDecision?
    /// The day it was decided whether the child attends the meeting.
    public var attendanceDecided: Day?
    /// Who decided that.
    public var attendanceDecidedBy: PersonID?
    /// The day the child's wishes were put forward at the meeting.
    public var voiceNoted: Day?
    /// The day consent was taken anew after the fifteenth birthday.
    public var renewedAt15: Day?
    /// The day consent was taken anew after the eighteenth birthday.
    public var renewedAt18: Day?

    /// A minor who has not been informed, and whose guardians are not known yet.
    public init(turns18: Day) { self.turns18 = turns18 }

    /// The day of the fifteenth birthday.
    public var turns15: Day { turns18.adding(months: -36) }
}

/// What was decided when a guardian had refused: whether work goes on without that guardian, as local policy lets it. Step 2.
public struct RefusalDecision: Hashable, Sendable {
    /// The day of the decision.
    public var on: Day
    /// Where it is recorded.
    public var reference: String

    /// A decision and where it is recorded.
    public init(on day: Day, reference: String) {
        on = day
        self.reference = reference
    }
}

/// A guardian's (*vårdnadshavare*) answer on the meeting.
public struct Guardian: Hashable, Sendable {
    /// Consent given, refused, or not answered yet.
    public enum Answer: String, CaseIterable, Hashable, Sendable { case given, refused, pending }
    /// What the guardian has answered so far.
    public var answer: Answer
    /// The day of the answer.
    public var on: Day?

    /// An answer; a pending one has no day.
    public init(_ answer: Answer, on day: Day? = nil) {
        self.answer = answer
        on = day
    }
}
