/// Routine step 4: invitations in writing, replies, substitutes, and actors that have no relation to the individual yet.
///
/// All of it is about a meeting, and passes with the meeting's day: after it only `meeting-outcome` asks.
enum Step4Invitation {
    /// Invitations go out in writing within a working day of the booking, at the latest ten working days before the
    /// meeting. What the individual and the guardians must agree to first holds them, and when the last of that comes later than
    /// the booking the count begins then. Until each invited has a sent date.
    static let invitationSent = Rule(
        .invitationSent, title: "Invitations are sent, in writing.", step: .invitation,
        source: .routine(step: 4), kind: .deadline, to: .convener, within: .workingDays(1),
        tracks: [.beforeMeeting: .init(within: .workingDays(10))],
        opens: [
            .needRequested, .needRequestedBy, .decisionAnswer, .decisionOn, .needSeen, .needStarted,
            .needParticipantsAgreed, .meetingConsentGiven, .cannotConsentSince, .minorTurns18, .minorInformed,
            .guardianAnswer, .minorConflictDecision, .refusalDecisionOn, .refusalDecisionReference,
            .representativeListed, .representativeConsented, .meetingBooked, .meetingDate, .meetingHeld,
            .meetingCancelled, .invitationHasRelation,
        ],
        dates: .forward(
            .meetingBooked, .meetingConsentGiven, .cannotConsentSince, .guardianOn, .refusalDecisionOn,
            .representativeConsented, .minorInformed, .needParticipantsAgreed, bounds: [.meetingDate]
        ).on(.beforeMeeting, .back(.meetingDate)),
        ends: .edit(Step4Endings.invitationSent)
    ) { plan, input in
        if case .ended = plan.guardianStanding(input) { return [] }
        let free = plan.mayInvite(input)
        return plan.meetingsAhead.compactMap { meeting, date in
            let latest = input.before(date, input.within(.beforeMeeting)).day
            let since = [meeting.booked ?? latest, free].compactMap(\.self).max() ?? latest
            let invited = meeting.invitations.filter(\.hasRelation)
            let unsent = invited.filter { $0.sent == nil }.map(\.person)
            let sent = invited.compactMap(\.sent).max()
            return Duty(
                .meeting(meeting.id), since: since, due: input.due(from: since, atTheLatest: latest),
                met: unsent.isEmpty ? Met(sent) : nil, passes: date, people: plan.convening(meeting),
                held: plan.invitationGuard(input), facts: [.meeting(date), .uninvited(unsent)])
        }
    }

    /// Those invited say whether they come, three working days before the meeting at the latest; the count begins when the
    /// invitation was sent. Only those who have not replied are reminded. Where the plan gives a day to reply by, or a tentative
    /// reply named one, nobody is until it has passed: on the next working day the invited, two later the manager. The convener
    /// gets one list of them. Until accepted, declined, tentative until a day to come, or a substitute comes; a meeting held or
    /// cancelled needs no reply.
    static let rsvpPending = Rule(
        .rsvpPending, title: "Those invited say whether they come.", step: .invitation,
        source: .routine(step: 4), kind: .deadline, to: .invited, within: .workingDays(3),
        ladder: Ladder([
            .start(.workingDays(3), .invited),
            .start(.workingDays(5), .invited),
            .due(.invited, .manager),
        ]),
        tracks: [
            .replyBy: .init(
                ladder: Ladder([
                    .start(.workingDays(1), .invited),
                    .start(.workingDays(3), .manager),
                    .due(.invited, .manager),
                ])),
            .list: .init(ladder: Ladder([.before(.workingDays(3), .convener), .before(.workingDays(1), .convener)])),
        ],
        opens: [
            .meetingDate, .meetingHeld, .meetingCancelled, .invitationHasRelation, .invitationSent,
            .invitationReplyBy,
        ],
        dates: .back(.meetingDate, bounds: [.invitationSent])
            .on(.replyBy, .back(.meetingDate, bounds: [.invitationReplyBy, .invitationTentativeUntil]))
            .on(.list, .given(.meetingDate, bounds: [.invitationSent, .invitationReplyBy, .invitationTentativeUntil])),
        ends: .edit(Step4Endings.rsvpPending)
    ) { plan, input in
        plan.meetings.filter { $0.isPending && !plan.isDropped($0) }.flatMap { meeting in
            let asked = meeting.invitations.filter(\.hasRelation).filter { $0.isAsked(for: meeting) }
            let replies = asked.compactMap { $0.reply(to: meeting, input) }
            guard let date = meeting.date, let first = asked.compactMap({ $0.replyBy ?? $0.sent }).min() else {
                return replies
            }
            let pending = asked.filter { $0.answered(before: date) == nil }.map(\.person)
            let list = Duty(
                .meeting(meeting.id), on: .list, since: first, due: .given(date), met: Met(pending.isEmpty),
                passes: date, people: plan.convening(meeting), facts: [.meeting(date), .pending(pending)])
            return replies + [list]
        }
    }

    /// Who is prevented sees to a substitute from the own unit: reminded a working day after declining, the manager a day
    /// later, the convener a working day before the meeting. Until a substitute is named.
    static let substituteNamed = Rule(
        .substituteNamed, title: "A substitute is named by who is prevented.", step: .invitation,
        source: .routine(step: 4), kind: .deadline, to: .invited, within: .workingDays(1),
        ladder: Ladder([
            .start(.workingDays(1), .invited),
            .start(.workingDays(2), .manager),
            .due(.convener),
        ]),
        opens: [.meetingDate, .meetingHeld, .meetingCancelled, .invitationHasRelation, .invitationReply],
        dates: .back(.meetingDate, bounds: [.invitationSent, .invitationReplied]),
        ends: .edit(Step4Endings.substituteNamed)
    ) { plan, input in
        plan.meetingsAhead.flatMap { meeting, date in
            meeting.invitations.filter { $0.hasRelation && $0.isPrevented }.compactMap { invitation in
                guard let since = invitation.replied ?? invitation.sent else { return nil }
                return Duty(
                    .invitation(invitation.person, meeting: meeting.id), since: since,
                    due: input.due(before: date, from: since),
                    met: Met(invitation.substitute?.named) ?? Met(invitation.substitute != nil),
                    passes: date,
                    people: plan.convening(meeting).merging([.invited: invitation.person]) { $1 },
                    facts: [.meeting(date), .invited(invitation.person)])
            }
        }
    }

    /// The substitute comes from the own unit. Of one from another unit the convener hears on the day. Until somebody of the
    /// same unit comes, or the reason is given.
    static let substituteSameUnit = Rule(
        .substituteSameUnit, title: "The substitute comes from the same unit.", step: .invitation,
        source: .routine(step: 4), kind: .completeness, to: .convener, within: .days(0),
        ladder: Ladder([.due(.convener)]),
        opens: [.meetingDate, .meetingHeld, .meetingCancelled, .substitutePerson],
        dates: .forward(.substituteNamed, .invitationReplied, .invitationSent),
        ends: .edit(Step4Endings.substituteSameUnit)
    ) { plan, input in
        plan.substitutes.compactMap { meeting, date, invitation, substitute, named in
            let (own, other) = (input.roster.people[invitation.person], input.roster.people[substitute.person])
            guard let own, let other, own.unit != other.unit else { return nil }
            return Duty(
                .invitation(invitation.person, meeting: meeting.id), since: named, due: input.due(from: named),
                met: Met(substitute.otherUnitReason != nil), passes: date, people: plan.convening(meeting),
                facts: [.meeting(date), .invited(invitation.person), .substitute(substitute.person)])
        }
    }

    /// The substitute is well informed of the situation: a working day before the meeting, the substitute and whoever sends
    /// one are reminded. Until briefed.
    static let substituteBriefed = Rule(
        .substituteBriefed, title: "The substitute is well informed.", step: .invitation,
        source: .routine(step: 4), kind: .completeness, to: .substitute, within: .workingDays(1),
        ladder: Ladder([.due(.substitute, .invited)]),
        opens: [.meetingDate, .meetingHeld, .meetingCancelled, .substitutePerson],
        dates: .back(.meetingDate, bounds: [.substituteNamed, .invitationReplied, .invitationSent]),
        ends: .edit(Step4Endings.substituteBriefed)
    ) { plan, input in
        plan.substitutes.map { meeting, date, invitation, substitute, named in
            Duty(
                .invitation(invitation.person, meeting: meeting.id), since: named,
                due: input.due(before: date, from: named),
                met: Met(substitute.briefed), passes: date,
                people: [.invited: invitation.person, .substitute: substitute.person],
                facts: [.meeting(date), .invited(invitation.person), .substitute(substitute.person)])
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

extension Plan {
    /// Meetings with a date, neither held nor cancelled, and no follow-up once it is decided to close.
    fileprivate var meetingsAhead: [(meeting: Meeting, date: Day)] {
        meetings.filter { $0.isPending && !isDropped($0) }.compactMap { meeting in
            meeting.date.map { (meeting: meeting, date: $0) }
        }
    }

    /// Those who come instead of somebody to a meeting ahead, since the day they were named.
    fileprivate var substitutes:
        [(meeting: Meeting, date: Day, invitation: Invitation, substitute: Substitute, named: Day)]
    {
        meetingsAhead.flatMap { meeting, date in
            meeting.invitations.compactMap { invitation in
                guard let substitute = invitation.substitute,
                    let named = substitute.named ?? invitation.replied ?? invitation.sent
                else { return nil }
                return (meeting, date, invitation, substitute, named)
            }
        }
    }

    /// Those whose presence at a meeting ahead matters though they have no relation to the individual yet.
    fileprivate var actorsWithoutRelation: [(meeting: Meeting, date: Day, actor: Invitation)] {
        meetingsAhead.flatMap { meeting, date in
            meeting.invitations.filter { !$0.hasRelation }.map { (meeting, date, $0) }
        }
    }
}

extension Invitation {
    /// The invited does not come, and somebody else is to.
    fileprivate var isPrevented: Bool { reply == .declined || reply == .delegated }

    /// A reply can be waited for: a written invitation was sent, or a day to reply by is given. To a meeting without a date only
    /// such a day can be late.
    fileprivate func isAsked(for meeting: Meeting) -> Bool {
        meeting.date == nil ? replyBy != nil : replyBy != nil || sent != nil
    }

    /// The reply that is owed to a meeting.
    fileprivate func reply(to meeting: Meeting, _ input: RuleInput) -> Duty? {
        // A day to reply by that is not before the meeting is a slip of the pen: nobody would be asked.
        let replyBy = replyBy.flatMap { day in meeting.date.map { day < $0 } ?? true ? day : nil }
        guard let since = replyBy ?? sent ?? meeting.booked ?? meeting.date else { return nil }
        // A day to reply by that leaves no time before the meeting is itself the last.
        let next = input.calendar.after(since, .workingDays(1)).day
        let counted = meeting.date.map { input.due(before: $0, from: since) }
        let due = counted.flatMap { replyBy == nil || $0.day >= next ? $0 : nil } ?? input.due(on: since)
        return Duty(
            .invitation(person, meeting: meeting.id), on: replyBy == nil ? nil : .replyBy, since: since, due: due,
            met: answered(before: meeting.date), passes: meeting.date, people: [.invited: person],
            facts: meeting.date.map { [.meeting($0)] } ?? [])
    }

    /// The reply, if it settles the matter: a tentative one does when it says by which day before the meeting it becomes definite.
    fileprivate func answered(before meeting: Day?) -> Met? {
        if let substitute { return Met(substitute.named) ?? .recorded }
        return switch reply {
        case .accepted, .declined, .delegated: Met(replied) ?? .recorded
        case .tentative:
            tentativeUntil.map { until in meeting.map { until < $0 } ?? true } ?? false
                ? Met(replied) ?? .recorded : nil
        case .needsAction: nil
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
