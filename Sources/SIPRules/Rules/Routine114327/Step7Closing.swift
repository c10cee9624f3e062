/// Routine step 7: the plan is closed, and each principal documents it.
public enum Step7Closing {
    /// Its rules, in their order.
    public enum ID: String, StepRule {
        case closingRegistered = "closing-registered"
        case closingReason = "closing-reason"
        case closingDocumented = "closing-documented"
        case planDormant = "plan-dormant"

        var rule: Rule {
            switch self {
            case .closingRegistered: Step7Closing.closingRegistered
            case .closingReason: Step7Closing.closingReason
            case .closingDocumented: Step7Closing.closingDocumented
            case .planDormant: Step7Closing.planDormant
            }
        }
    }

    /// What is to be closed is closed: the coordinator has three working days from the follow-up that led to that, or from the
    /// decision that a guardian's refusal ends it. Until the plan is closed.
    static let closingRegistered = Rule(
        .closingRegistered, title: "A plan that is to be closed is closed.", step: .closing,
        source: .routine(step: 6, 7), kind: .deadline, to: .coordinator, within: .workingDays(3),
        opens: [
            .needRequested, .needRequestedBy, .decisionAnswer, .decisionOn, .needSeen, .needStarted,
            .minorTurns18, .guardianAnswer, .minorConflictDecision, .refusalDecisionOn, .refusalDecisionReference,
            .meetingPurpose, .meetingBooked, .meetingDate, .meetingHeld, .meetingCancelled, .meetingDecision,
        ],
        dates: .forward(.meetingHeld, .refusalDecisionOn), ends: .edit(Step7Endings.closingRegistered)
    ) { plan, input in
        var duties: [Duty] = []
        if let last = plan.lastDecision, last.decision == .closed {
            duties.append(
                Duty(
                    .meeting(last.meeting), since: last.held, due: input.due(from: last.held),
                    met: Met(plan.closing?.on), facts: [.followUp(last.held)]))
        }
        if case .ended(let decided) = plan.guardianStanding(input) {
            duties.append(Duty(since: decided, due: input.due(from: decided), met: Met(plan.closing?.on)))
        }
        return duties
    }

    /// A plan is closed for one of three reasons: the goals are met, coordination is no longer needed, or consent was
    /// withdrawn. The coordinator says which on the day. Until one is given; consent that was refused is reason enough.
    static let closingReason = Rule(
        .closingReason, title: "A closed plan says which of the three reasons.", step: .closing,
        source: .routine(step: 7), kind: .completeness, to: .coordinator, within: .days(0),
        ladder: Ladder([.due(.coordinator)]), survivesClosing: true,
        opens: [.closingOn], dates: .forward(.closingOn), ends: .edit(Step7Endings.closingReason)
    ) { plan, input in
        guard let closing = plan.closing else { return [] }
        let isSaid = closing.reason != nil || plan.consent.refused != nil
        return [Duty(since: closing.on, due: input.due(from: closing.on), met: Met(isSaid))]
    }

    /// Each principal documents the closing in its own record, within three working days. It outlives the plan, and begins
    /// with the closing or with withdrawn consent. Until each has a reference. Where consent was refused there is nothing to
    /// document.
    static let closingDocumented = Rule(
        .closingDocumented, title: "Each principal documents the closing.", step: .closing,
        source: .routine(step: 7), kind: .deadline, to: .principal, within: .workingDays(3),
        ladder: Ladder([
            .due(.principal),
            .after(.workingDays(2), .principal),
            .after(.workingDays(5), .manager),
        ]), survivesClosing: true,
        opens: [.principalId, .consentRefused, .consentWithdrawn, .closingOn],
        dates: .forward(.closingOn, .consentWithdrawn), ends: .edit(Step7Endings.closingDocumented)
    ) { plan, input in
        guard plan.consent.refused == nil, let ended = plan.ended else { return [] }
        return plan.principals.map { principal in
            Duty(
                .principal(principal.id), since: ended, due: input.due(from: ended),
                met: Met(principal.closingDocumented != nil),
                people: principal.people, facts: [.principal(principal.id)])
        }
    }

    /// A plan in which nothing happens is closed, renewed or followed up. The coordinator is asked when all goals are met, when
    /// nothing was done for six months, or thirty days after consent ran out, whichever comes first; then monthly.
    /// Until somebody answers; an answer counts as activity.
    static let planDormant = Rule(
        .planDormant, title: "A plan that nobody touches is closed, renewed or followed up.", step: .closing,
        source: .routine(step: 7), kind: .deadline, to: .coordinator, within: .days(0),
        ladder: Ladder([.due(.coordinator, every: .months(1))]),
        tracks: [.silent: .init(within: .months(6)), .consentExpired: .init(within: .days(30))],
        opens: [.sharingUntil, .cannotConsentSince, .goalsMet, .lastActivity, .dormancyAnswered],
        dates: .forward(.goalsMet, bounds: [.dormancyAnswered])
            .on(.silent, .forward(.lastActivity, .dormancyAnswered))
            .on(.consentExpired, .forward(.sharingUntil)),
        ends: .edit(Step7Endings.planDormant)
    ) { plan, input in
        let answered = plan.dormancyAnswered
        var signs: [(sign: Dormancy, track: Track?)] = []
        if let met = plan.goalsMet { signs.append((.goalsMet(met), nil)) }
        if let until = plan.consent.sharing?.until, plan.consent.cannotConsent == nil {
            signs.append((.consentExpired(until), .consentExpired))
        }
        signs.removeAll { sign, _ in answered.map { $0 >= sign.since } ?? false }
        if let active = [plan.lastActivity, answered].compactMap({ $0 }).max() {
            signs.append((.silent(active), .silent))
        }
        let duties = signs.map { sign, track in
            Duty(
                .dormant(sign.instance), on: track, since: sign.since,
                due: input.due(from: sign.since, on: track),
                met: nil, facts: [.dormant(sign)])
        }
        return duties.min { $0.due.day < $1.due.day }.map { [$0] } ?? []
    }
}

extension RuleID {
    /// A plan that is to be closed is closed.
    public static var closingRegistered: Self { .step7Closing(.closingRegistered) }

    /// A closed plan says which of the three reasons.
    public static var closingReason: Self { .step7Closing(.closingReason) }

    /// Each principal documents the closing.
    public static var closingDocumented: Self { .step7Closing(.closingDocumented) }

    /// A plan that nobody touches is closed, renewed or followed up.
    public static var planDormant: Self { .step7Closing(.planDormant) }
}

/// What ends the duties of step 7.
enum Step7Endings {
    static let closingRegistered = PlanEdit(
        [[.set(.closingOn)]], beside: [.closingReason], of: { _ in .plan }
    ) { plan, deed in
        plan.closing = Closing(on: deed.day, reason: .noLongerNeeded)
    }

    static let closingReason = PlanEdit([[.set(.closingReason)]], also: [.consentRefused]) { plan, _ in
        plan.closing?.reason = .goalsMet
    }

    static let closingDocumented = PlanEdit([[.set(.principalClosingDocumented)]]) { plan, deed in
        plan.change(principalOf: deed) { $0.closingDocumented = deed.reference }
    }

    static let planDormant = PlanEdit(
        [[.changed(.sharingUntil)], [.set(.dormancyAnswered)]], also: [.lastActivity], beside: [.sharingGiven],
        asks: { recorded, duty in recorded.field == .dormancyAnswered || duty.isOfExpiredConsent },
        known: { $0.isOfExpiredConsent ? .sharingGiven : nil }
    ) { plan, deed in
        if deed.duty.isOfExpiredConsent { plan.takeConsent(deed) } else { plan.dormancyAnswered = deed.day }
    }
}

extension Principal {
    /// Who holds the role in a duty of this principal.
    var people: [Role: PersonID] { contact.map { [.principal: $0] } ?? [:] }
}

extension Duty {
    fileprivate var isOfExpiredConsent: Bool { instance == .dormant(.consentExpired) }
}
