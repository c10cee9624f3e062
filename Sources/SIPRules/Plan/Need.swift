/// The need of a SIP: who saw it or asked, what was decided, and when the work began. Routine steps 1 and 3.
public struct Need: Hashable, Sendable {
    /// The day somebody asked for a SIP.
    public var requested: Day?
    /// Who asked.
    public var requestedBy: Requester?
    /// The answer to the request.
    public var decision: RequestDecision?
    /// The day the need was seen: work begins without delay from here.
    public var seen: Day?
    /// The time of that day; it matters for an immediate need only.
    public var seenTime: TimeOfDay?
    /// How soon the individual's need says that work must begin.
    public var urgency: Urgency = .routine
    /// Which of the three grounds of the citizen page applies.
    public var ground: Ground?
    /// Another target than policy's for when work is to begin.
    public var target: StartTarget?
    /// The day the work started.
    public var started: Day?
    /// The day the meeting was prepared together with the individual.
    public var prepared: Day?
    /// The day it was agreed with the individual who is invited.
    public var participantsAgreed: Day?
    /// The day the individual was asked whether relatives are to take part.
    public var relativesAsked: Day?

    /// Nothing is known of the need yet; it is routine until somebody says otherwise.
    public init() {}

    /// The day from which the need is known: it was seen, or else a request was answered with a start. Work begins without
    /// delay from here.
    public var known: Day? { seen ?? answered(.start) }

    /// The day on which a request was answered so; nil: it was not.
    func answered(_ answer: RequestDecision.Answer) -> Day? { decision.flatMap { $0.answer == answer ? $0.on : nil } }
}

/// Who asked for a SIP.
public enum Requester: String, CaseIterable, Hashable, Sendable {
    case individual, relative, guardian, staff, school, other
}

/// How soon work must begin. Routine step 3.
public enum Urgency: String, CaseIterable, Hashable, Sendable {
    /// Without delay.
    case routine
    /// An immediate planning effort: the same day.
    case immediate
}

/// The three grounds of the citizen page on SIP.
public enum Ground: String, CaseIterable, Hashable, Sendable {
    /// Support must come at the same time, or in a certain order.
    case simultaneous
    /// Discharge from hospital with continued needs.
    case discharge
    /// It must become clear who does what.
    case clarity
}

/// The answer to a request for a SIP.
public struct RequestDecision: Hashable, Sendable {
    /// Work on a SIP starts, or the request is denied. Routine step 1.
    public enum Answer: String, CaseIterable, Hashable, Sendable { case start, deny }
    /// What was decided.
    public var answer: Answer
    /// The day of the decision.
    public var on: Day
    /// Who decided.
    public var by: PersonID?
    /// Where the reason for a denial is recorded. Routine step 1.
    public var reason: String?

    /// A decision without its maker or reason; a denial is reminded of until its reason is recorded.
    public init(_ answer: Answer, on day: Day) {
        self.answer = answer
        on = day
    }
}

/// A target for the start of work that differs from policy's, because the individual's need decides. Routine step 3.
public struct StartTarget: Hashable, Sendable {
    /// A time counted from the day the need was seen, or a day.
    public enum Limit: Hashable, Sendable {
        case within(Span)
        case by(Day)
    }
    /// It stands in place of policy's time, whether shorter or longer.
    public var limit: Limit
    /// Where the reason is recorded.
    public var reason: String?
    /// Who changed the target.
    public var setBy: PersonID?
    /// The day it was changed.
    public var setOn: Day?

    /// A target whose reason is not recorded yet.
    public init(_ limit: Limit) { self.limit = limit }
}
