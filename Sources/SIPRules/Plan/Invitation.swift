/// An invitation to a meeting, and what became of it. Routine step 4.
public struct Invitation: Hashable, Sendable {
    /// INV: who is invited.
    public var person: PersonID
    /// False: the actor has no current relation to the individual, is contacted separately, and decides for itself.
    public var hasRelation: Bool = true
    /// The day the written invitation was sent.
    public var sent: Day?
    /// The day by which a reply was asked for.
    public var replyBy: Day?
    /// What the invited last answered; `needs-action` until they have.
    public var reply: Reply = .needsAction
    /// The day of the reply.
    public var replied: Day?
    /// With a tentative reply: the day by which it becomes definite.
    public var tentativeUntil: Day?
    /// Who comes instead, when the invited has sent somebody.
    public var substitute: Substitute?
    /// Without a relation: the day of the separate contact.
    public var contacted: Day?
    /// Without a relation: the day the actor decided whether to join.
    public var decided: Day?
    /// Without a relation: whether a referral was considered beside the SIP (a date with yes, or no).
    public var referral: Referral?

    /// Somebody with a relation to the individual, to whom nothing has been sent yet.
    public init(person: PersonID) { self.person = person }
}

/// iCalendar's participation status (RFC 5545, 3.2.12).
public enum Reply: String, CaseIterable, Hashable, Sendable {
    case needsAction = "needs-action"
    case accepted, declined, tentative, delegated
}

/// SUB, *ersättare*: who comes instead.
public struct Substitute: Hashable, Sendable {
    /// Who comes. When it is somebody of another unit than the invited's, the convener hears of it.
    public var person: PersonID
    /// The day the substitute was named.
    public var named: Day?
    /// Why somebody of another unit comes.
    public var otherUnitReason: String?
    /// The day the substitute had been informed of the situation.
    public var briefed: Day?

    /// A substitute who has not been informed of the situation yet.
    public init(person: PersonID) { self.person = person }
}

/// Whether the ordinary way of referral was considered; a SIP does not replace it. Routine step 4.
public enum Referral: Hashable, Sendable {
    case sent(Day)
    case notNeeded
}
