/// How far a plan has come in the routine: the last stage whose act is recorded.
///
/// A skeleton: it knows which rules ask for the act that leads on from a stage, and is asked whether there is one.
public enum Stage: String, CaseIterable, Hashable, Sendable {
    /// Nothing is recorded that asks anybody for anything. Before step 1.
    case unbegun
    /// Somebody has asked for a SIP. Step 1.
    case requested
    /// The request was answered: work is to start. Step 1.
    case granted
    /// A need was seen. Step 3.
    case needSeen = "need-seen"
    /// Work has started. Steps 2 and 3.
    case started
    /// A planning meeting has a date. Step 4.
    case booked
    /// A planning meeting was held. Step 5.
    case held
    /// The plan is established. Steps 5 and 6.
    case established
    /// A follow-up decided that the plan be closed. Step 7.
    case toBeClosed = "to-be-closed"

    /// The rules that ask for the act that leads on.
    var leading: Set<RuleID> {
        switch self {
        case .unbegun, .granted, .toBeClosed: []
        case .requested: [.requestAnswered]
        case .needSeen: [.startWithoutDelay, .startImmediately]
        case .started:
            [.convenerNamed, .consentMissing, .cannotConsent, .guardiansConsented, .minor15Conflict, .invitationSent]
        case .booked: [.invitationSent, .rsvpPending, .meetingOutcome]
        case .held: [.responsibleNamed, .planDocumented, .followUpBooked]
        case .established: [.followUp, .followUpExists, .followUpDecision, .situationChanged, .planHandedOver]
        }
    }
}

extension Plan {
    /// How far the plan has come.
    public var stage: Stage {
        let followUps = meetings.filter { $0.purpose == .followUp && $0.held != nil }
        if established != nil {
            let last = followUps.max { ($0.held ?? .first) < ($1.held ?? .first) }
            return last?.decision == .closed ? .toBeClosed : .established
        }
        let planning = meetings.filter { $0.purpose == .planning && $0.cancelled == nil }
        if planning.contains(where: { $0.held != nil }) { return .held }
        if planning.contains(where: { $0.date != nil }) { return .booked }
        if need.started != nil { return .started }
        if need.seen != nil { return .needSeen }
        if need.decision?.answer == .start { return .granted }
        return need.requested == nil ? .unbegun : .requested
    }

    /// The day of the act that brought the plan to where it is; nil: none is recorded.
    var stageSince: Day? {
        switch stage {
        case .unbegun: return nil
        case .requested: return need.requested
        case .granted: return need.decision?.on
        case .needSeen: return need.seen
        case .started: return need.started
        case .booked:
            return meetings.filter { $0.purpose == .planning && $0.cancelled == nil }.compactMap(\.date).max()
        case .held: return meetings.filter { $0.purpose == .planning }.compactMap(\.held).max()
        case .established: return established?.on
        case .toBeClosed: return meetings.filter { $0.purpose == .followUp }.compactMap(\.held).max()
        }
    }

    /// The next day of a meeting that is to be held: it leads on by itself.
    func nextMeeting(onOrAfter day: Day) -> Day? {
        meetings.filter(\.isPending).compactMap(\.date).filter { $0 >= day }.min()
    }
}
