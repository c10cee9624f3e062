/// Routine step 4: actors that have no relation to the individual yet.
public enum Step4Actors {
    /// Its rules, in their order.
    public enum ID: String, StepRule {
        case contactedSeparately = "contacted-separately"
        case actorDecides = "actor-decides"
        case referralConsidered = "referral-considered"

        var rule: Rule {
            switch self {
            case .contactedSeparately: Step4Actors.contactedSeparately
            case .actorDecides: Step4Actors.actorDecides
            case .referralConsidered: Step4Actors.referralConsidered
            }
        }
    }

    /// Important actors with no relation to the individual yet are contacted separately, never in the common invitation.
    /// The convener does so within two working days of the booking, once there is nothing that holds invitations. Until the plan
    /// says when.
    static let contactedSeparately = Rule(
        .contactedSeparately, title: "Actors without a relation are contacted separately.", step: .invitation,
        source: .routine(step: 4), kind: .deadline, to: .convener, within: .workingDays(2),
        opens: [
            .needRequested, .needRequestedBy, .decisionAnswer, .decisionOn, .needSeen, .needStarted,
            .needParticipantsAgreed, .meetingConsentGiven, .cannotConsentSince, .minorTurns18, .minorInformed,
            .guardianAnswer, .minorConflictDecision, .refusalDecisionOn, .refusalDecisionReference,
            .representativeListed, .representativeConsented, .meetingDate, .meetingHeld, .meetingCancelled,
            .invitationHasRelation,
        ],
        dates: .forward(
            .meetingBooked, .needStarted, .meetingConsentGiven, .cannotConsentSince, .guardianOn, .refusalDecisionOn,
            .representativeConsented, .minorInformed, .needParticipantsAgreed),
        ends: .edit(Step4Endings.contactedSeparately)
    ) { plan, input in
        let free = plan.mayInvite(input)
        return plan.actorsWithoutRelation.compactMap { meeting, date, actor in
            guard let booked = meeting.booked ?? plan.need.started else { return nil }
            let since = max(booked, free ?? booked)
            return Duty(
                .invitation(actor.person, meeting: meeting.id), since: since, due: input.due(from: since),
                met: Met(actor.contacted), passes: date, people: plan.convening(meeting),
                held: plan.invitationGuard(input), facts: [.meeting(date), .invited(actor.person)])
        }
    }

    /// Such an actor decides for itself whether to join. The convener is reminded once, five working days after the contact;
    /// nobody's manager is. Until the decision is recorded.
    static let actorDecides = Rule(
        .actorDecides, title: "Such an actor decides for itself.", step: .invitation,
        source: .routine(step: 4), kind: .deadline, to: .convener, within: .workingDays(5),
        ladder: Ladder([.due(.convener)]),
        opens: [.meetingDate, .meetingHeld, .meetingCancelled, .invitationHasRelation, .invitationContacted],
        dates: .forward(.invitationContacted), ends: .edit(Step4Endings.actorDecides)
    ) { plan, input in
        plan.actorsWithoutRelation.compactMap { meeting, date, actor in
            guard let contacted = actor.contacted else { return nil }
            return Duty(
                .invitation(actor.person, meeting: meeting.id), since: contacted, due: input.due(from: contacted),
                met: Met(actor.decided), passes: date, people: plan.convening(meeting),
                facts: [.meeting(date), .invited(actor.person)])
        }
    }

    /// A SIP does not replace a referral. The convener is asked once, on the day such an actor is contacted. Until there is an
    /// answer: yes with a date, or no. Shipped off.
    static let referralConsidered = Rule(
        .referralConsidered, title: "A SIP does not replace a referral.", step: .invitation,
        source: .routine(step: 4), kind: .completeness, to: .convener, within: .days(0),
        ladder: Ladder([.due(.convener)]), isOn: false,
        opens: [.meetingDate, .meetingHeld, .meetingCancelled, .invitationHasRelation, .invitationContacted],
        dates: .forward(.invitationContacted), ends: .edit(Step4Endings.referralConsidered)
    ) { plan, input in
        plan.actorsWithoutRelation.compactMap { meeting, date, actor in
            guard let contacted = actor.contacted else { return nil }
            return Duty(
                .invitation(actor.person, meeting: meeting.id), since: contacted, due: input.due(from: contacted),
                met: actor.referral.map(\.met), passes: date, people: plan.convening(meeting),
                facts: [.meeting(date), .invited(actor.person)])
        }
    }
}

extension RuleID {
    /// Actors without a relation are contacted separately.
    public static var contactedSeparately: Self { .step4Actors(.contactedSeparately) }

    /// Such an actor decides for itself.
    public static var actorDecides: Self { .step4Actors(.actorDecides) }

    /// A SIP does not replace a referral.
    public static var referralConsidered: Self { .step4Actors(.referralConsidered) }
}

extension Step4Endings {
    static let contactedSeparately = PlanEdit([[.set(.invitationContacted)]]) { plan, deed in
        plan.change(invitationOf: deed) { $0.contacted = deed.day }
    }

    static let actorDecides = PlanEdit([[.set(.invitationDecided)]]) { plan, deed in
        plan.change(invitationOf: deed) { $0.decided = deed.day }
    }

    static let referralConsidered = PlanEdit([[.set(.invitationReferral)]]) { plan, deed in
        plan.change(invitationOf: deed) { $0.referral = .sent(deed.day) }
    }
}

extension Plan {
    /// Those whose presence at a meeting ahead matters though they have no relation to the individual yet.
    fileprivate var actorsWithoutRelation: [(meeting: Meeting, date: Day, actor: Invitation)] {
        meetingsAhead.flatMap { meeting, date in
            meeting.invitations.filter { !$0.hasRelation }.map { (meeting, date, $0) }
        }
    }
}

extension Referral {
    /// The question is answered either way.
    fileprivate var met: Met {
        switch self {
        case .sent(let day): .on(day)
        case .notNeeded: .recorded
        }
    }
}
