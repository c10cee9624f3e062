/// Routine step 4: invitations in writing, and replies.
///
/// All of step 4 is about a meeting, and passes with the meeting's day: after it only `meeting-outcome` asks.
public enum Step4Invitation {
    /// Its rules, in their order.
    public enum ID: String, StepRule {
        case invitationSent = "invitation-sent"
        case rsvpPending = "rsvp-pending"

        var rule: Rule {
            switch self {
            case .invitationSent: Step4Invitation.invitationSent
            case .rsvpPending: Step4Invitation.rsvpPending
            }
        }
    }

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
}

extension RuleID {
    /// Invitations are sent, in writing.
    public static var invitationSent: Self { .step4Invitation(.invitationSent) }

    /// Those invited say whether they come.
    public static var rsvpPending: Self { .step4Invitation(.rsvpPending) }
}

extension Step4Endings {
    static let invitationSent = PlanEdit([[.set(.invitationSent)]], beside: [.invitationPerson]) { plan, deed in
        let somebody = deed.somebody(in: plan)
        plan.change(meetingOf: deed) { meeting in
            if let somebody, !meeting.invitations.contains(where: \.hasRelation) {
                meeting.invitations.append(Invitation(person: somebody))
            }
            for index in meeting.invitations.indices
            where meeting.invitations[index].hasRelation && meeting.invitations[index].sent == nil {
                meeting.invitations[index].sent = deed.day
            }
        }
    }

    static let rsvpPending = PlanEdit(
        [[.set(.invitationReply)]],
        also: [.invitationTentativeUntil, .substitutePerson, .substituteNamed], beside: [.invitationReplied]
    ) { plan, deed in
        let reply = { @Sendable (invitation: inout Invitation) in
            invitation.reply = .accepted
            invitation.replied = deed.day
        }
        plan.change(invitationOf: deed, reply)
        plan.change(meetingOf: deed) { meeting in
            for index in meeting.invitations.indices where meeting.invitations[index].isPending {
                reply(&meeting.invitations[index])
            }
        }
    }
}

extension Plan {
    /// Meetings with a date, neither held nor cancelled, and no follow-up once it is decided to close.
    var meetingsAhead: [(meeting: Meeting, date: Day)] {
        meetings.filter { $0.isPending && !isDropped($0) }.compactMap { meeting in
            meeting.date.map { (meeting: meeting, date: $0) }
        }
    }
}

extension Invitation {
    /// Asked, and without a reply that settles it.
    fileprivate var isPending: Bool {
        guard hasRelation, substitute == nil else { return false }
        switch reply {
        case .needsAction: return true
        case .tentative: return tentativeUntil == nil
        case .accepted, .declined, .delegated: return false
        }
    }

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
