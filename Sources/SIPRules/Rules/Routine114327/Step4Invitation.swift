/// Routine step 4: invitations in writing, replies, substitutes, and actors that have no relation to the individual yet.
///
/// All of it is about a meeting, and passes with the meeting's day: after it only `meeting-outcome` asks.
enum Step4Invitation {
    /// Invitations go out in writing within a working day of the booking, at the latest ten working days before the
    /// meeting. What the individual must agree to first holds them. Until each invited has a sent date.
    static let invitationSent = Rule(
        .invitationSent, source: .routine(step: 4), kind: .deadline, to: .convener, within: .workingDays(1),
        tracks: [.beforeMeeting: .init(within: .workingDays(10))]
    ) { plan, terms in
        plan.meetingsAhead.compactMap { meeting, date in
            let latest = terms.calendar.before(date, terms.within(.beforeMeeting)).day
            let since = meeting.booked ?? latest
            let invited = meeting.invitations.filter(\.hasRelation)
            let unsent = invited.filter { $0.sent == nil }.map(\.person)
            let sent = invited.compactMap(\.sent).max()
            return Duty(
                .meeting(meeting.id), since: since, due: terms.due(from: since, atTheLatest: latest),
                met: unsent.isEmpty ? Met(sent) : nil, passes: date, held: plan.invitationGuard(terms),
                facts: [.meeting(date), .uninvited(unsent)])
        }
    }

    /// Those invited say whether they come, three working days before the meeting at the latest; the count begins when the
    /// invitation was sent, or at the plan's own reply-by date. Only those who have not replied are reminded. The convener
    /// gets one list of them. Until accepted, declined, tentative with a date, or a substitute comes; a meeting held or
    /// cancelled needs no reply.
    static let rsvpPending = Rule(
        .rsvpPending, source: .routine(step: 4), kind: .deadline, to: .invited, within: .workingDays(3),
        ladder: Ladder([
            .start(.workingDays(3), .invited),
            .start(.workingDays(5), .invited),
            .due(.invited, .manager),
        ]),
        tracks: [
            .list: .init(ladder: Ladder([.before(.workingDays(3), .convener), .before(.workingDays(1), .convener)]))
        ]
    ) { plan, terms in
        plan.meetingsAhead.flatMap { meeting, date in
            let asked = meeting.invitations.filter(\.hasRelation).compactMap { invitation in
                (invitation.replyBy ?? invitation.sent).map { (invitation: invitation, since: $0) }
            }
            guard let first = asked.map(\.since).min() else { return [Duty]() }
            let replies = asked.map { invitation, since in
                Duty(
                    .invitation(invitation.person, meeting: meeting.id), since: since,
                    due: terms.due(before: date, from: since),
                    met: invitation.answered, passes: date, people: [.invited: invitation.person],
                    facts: [.meeting(date)])
            }
            let pending = asked.filter { $0.invitation.answered == nil }.map(\.invitation.person)
            let list = Duty(
                .meeting(meeting.id), on: .list, since: first, due: .given(date), met: Met(pending.isEmpty),
                passes: date, facts: [.meeting(date), .pending(pending)])
            return replies + [list]
        }
    }

    /// Who is prevented sees to a substitute from the own unit: reminded a working day after declining, the manager a day
    /// later, the convener a working day before the meeting. Until a substitute is named.
    static let substituteNamed = Rule(
        .substituteNamed, source: .routine(step: 4), kind: .deadline, to: .invited, within: .workingDays(1),
        ladder: Ladder([
            .start(.workingDays(1), .invited),
            .start(.workingDays(2), .manager),
            .due(.convener),
        ])
    ) { plan, terms in
        plan.meetingsAhead.flatMap { meeting, date in
            meeting.invitations.filter { $0.hasRelation && $0.isPrevented }.compactMap { invitation in
                guard let since = invitation.replied ?? invitation.sent else { return nil }
                return Duty(
                    .invitation(invitation.person, meeting: meeting.id), since: since,
                    due: terms.due(before: date, from: since),
                    met: Met(invitation.substitute?.named) ?? Met(invitation.substitute != nil),
                    passes: date, people: [.invited: invitation.person],
                    facts: [.meeting(date), .invited(invitation.person)])
            }
        }
    }

    /// The substitute comes from the own unit. Of one from another unit the convener hears on the day. Until somebody of the
    /// same unit comes, or the reason is given.
    static let substituteSameUnit = Rule(
        .substituteSameUnit, source: .routine(step: 4), kind: .completeness, to: .convener, within: .days(0),
        ladder: Ladder([.due(.convener)])
    ) { plan, terms in
        plan.substitutes.compactMap { meeting, date, invitation, substitute, named in
            let (own, other) = (terms.roster.people[invitation.person], terms.roster.people[substitute.person])
            guard let own, let other, own.unit != other.unit else { return nil }
            return Duty(
                .invitation(invitation.person, meeting: meeting), since: named, due: terms.due(from: named),
                met: Met(substitute.otherUnitReason != nil), passes: date,
                facts: [.meeting(date), .invited(invitation.person), .substitute(substitute.person)])
        }
    }

    /// The substitute is well informed of the situation: a working day before the meeting, the substitute and whoever sends
    /// one are reminded. Until briefed.
    static let substituteBriefed = Rule(
        .substituteBriefed, source: .routine(step: 4), kind: .completeness, to: .substitute, within: .workingDays(1),
        ladder: Ladder([.due(.substitute, .invited)])
    ) { plan, terms in
        plan.substitutes.map { meeting, date, invitation, substitute, named in
            Duty(
                .invitation(invitation.person, meeting: meeting), since: named,
                due: terms.due(before: date, from: named),
                met: Met(substitute.briefed), passes: date,
                people: [.invited: invitation.person, .substitute: substitute.person],
                facts: [.meeting(date), .invited(invitation.person), .substitute(substitute.person)])
        }
    }

    /// Important actors with no relation to the individual yet are contacted separately, never in the common invitation.
    /// The convener does so within two working days of the booking. Until the plan says when.
    static let contactedSeparately = Rule(
        .contactedSeparately, source: .routine(step: 4), kind: .deadline, to: .convener, within: .workingDays(2)
    ) { plan, terms in
        plan.actorsWithoutRelation.compactMap { meeting, date, actor in
            guard let since = meeting.booked ?? plan.need.started else { return nil }
            return Duty(
                .invitation(actor.person, meeting: meeting.id), since: since, due: terms.due(from: since),
                met: Met(actor.contacted),
                passes: date, facts: [.meeting(date), .invited(actor.person)])
        }
    }

    /// Such an actor decides for itself whether to join. The convener is reminded once, five working days after the contact;
    /// nobody's manager is. Until the decision is recorded.
    static let actorDecides = Rule(
        .actorDecides, source: .routine(step: 4), kind: .deadline, to: .convener, within: .workingDays(5),
        ladder: Ladder([.due(.convener)])
    ) { plan, terms in
        plan.actorsWithoutRelation.compactMap { meeting, date, actor in
            guard let contacted = actor.contacted else { return nil }
            return Duty(
                .invitation(actor.person, meeting: meeting.id), since: contacted, due: terms.due(from: contacted),
                met: Met(actor.decided), passes: date, facts: [.meeting(date), .invited(actor.person)])
        }
    }

    /// A SIP does not replace a referral. The convener is asked once, on the day such an actor is contacted. Until there is an
    /// answer: yes with a date, or no. Shipped off.
    static let referralConsidered = Rule(
        .referralConsidered, source: .routine(step: 4), kind: .completeness, to: .convener, within: .days(0),
        ladder: Ladder([.due(.convener)]), isOn: false
    ) { plan, terms in
        plan.actorsWithoutRelation.compactMap { meeting, date, actor in
            guard let contacted = actor.contacted else { return nil }
            return Duty(
                .invitation(actor.person, meeting: meeting.id), since: contacted, due: terms.due(from: contacted),
                met: actor.referral.map(\.met), passes: date, facts: [.meeting(date), .invited(actor.person)])
        }
    }
}

extension Plan {
    /// Meetings with a date, neither held nor cancelled.
    fileprivate var meetingsAhead: [(meeting: Meeting, date: Day)] {
        meetings.filter(\.isPending).compactMap { meeting in meeting.date.map { (meeting: meeting, date: $0) } }
    }

    /// Those who come instead of somebody to a meeting ahead, since the day they were named.
    fileprivate var substitutes:
        [(meeting: String, date: Day, invitation: Invitation, substitute: Substitute, named: Day)]
    {
        meetingsAhead.flatMap { meeting, date in
            meeting.invitations.compactMap { invitation in
                guard let substitute = invitation.substitute,
                    let named = substitute.named ?? invitation.replied ?? invitation.sent
                else { return nil }
                return (meeting.id, date, invitation, substitute, named)
            }
        }
    }

    /// Those whose presence at a meeting ahead matters though they have no relation to the individual yet.
    fileprivate var actorsWithoutRelation: [(meeting: Meeting, date: Day, actor: Invitation)] {
        meetingsAhead.flatMap { meeting, date in
            meeting.invitations.filter { !$0.hasRelation }.map { (meeting, date, $0) }
        }
    }

    /// What the individual must agree to or know before anybody is invited, and does not yet. Steps 2 and 3.
    fileprivate func invitationGuard(_ terms: Terms) -> Guard? {
        func isOn(_ rule: RuleID) -> Bool { terms.policy.isOn(rule.rule) }
        if isOn(.representativeConsented), let representative, representative.consented == nil {
            return .representative
        }
        if isOn(.childInformed), let child = childToInform, child.minor.informed == nil { return .childInformed }
        if isOn(.participantsAgreed), need.participantsAgreed == nil { return .participantsAgreed }
        return nil
    }
}

extension Invitation {
    /// The invited does not come, and somebody else is to.
    fileprivate var isPrevented: Bool { reply == .declined || reply == .delegated }

    /// The reply, if it settles the matter: a tentative one does when it says by which day it becomes definite.
    fileprivate var answered: Met? {
        if let substitute { return Met(substitute.named) ?? .recorded }
        return switch reply {
        case .accepted, .declined, .delegated: Met(replied) ?? .recorded
        case .tentative: tentativeUntil == nil ? nil : Met(replied) ?? .recorded
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
