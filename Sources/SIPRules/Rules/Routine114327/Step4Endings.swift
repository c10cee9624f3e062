/// What ends the duties of step 4.
enum Step4Endings {
    static let meetingBooked = PlanEdit(
        [[.set(.meetingDate)]], also: [.meetingHeld],
        beside: [.meetingId, .meetingPurpose, .meetingBooked, .meetingPlaceSet],
        of: { _ in .next(.planning) }
    ) { plan, deed in
        let intended = plan.meetings.indices.first { index in
            plan.meetings[index].purpose == .planning && plan.meetings[index].isPending
                && plan.meetings[index].date == nil
        }
        guard let intended else {
            plan.book(.planning, at: deed.day.adding(days: 21), deed)
            return
        }
        plan.meetings[intended].booked = deed.day
        plan.meetings[intended].date = deed.day.adding(days: 21)
    }

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

    static let substituteNamed = PlanEdit([[.set(.substitutePerson)]], beside: [.substituteNamed]) { plan, deed in
        plan.change(invitationOf: deed) { invitation in
            let unit = deed.roster.people[invitation.person]?.unit
            let colleague = unit.flatMap { deed.colleague(of: $0, besides: [invitation.person]) }
            let isNear = colleague.flatMap { deed.roster.people[$0]?.unit } == unit
            var substitute = Substitute(person: isNear ? colleague ?? invitation.person : invitation.person)
            substitute.named = deed.day
            invitation.substitute = substitute
        }
    }

    static let substituteSameUnit = PlanEdit(
        [[.set(.substituteOtherUnitReason)], [.changed(.substitutePerson)]]
    ) { plan, deed in
        plan.change(invitationOf: deed) { $0.substitute?.otherUnitReason = deed.reference }
    }

    static let substituteBriefed = PlanEdit([[.set(.substituteBriefed)]]) { plan, deed in
        plan.change(invitationOf: deed) { $0.substitute?.briefed = deed.day }
    }

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
}
