/// Routine step 4: who comes instead of whoever is prevented.
public enum Step4Substitutes {
    /// Its rules, in their order.
    public enum ID: String, StepRule {
        case substituteNamed = "substitute-named"
        case substituteSameUnit = "substitute-same-unit"
        case substituteBriefed = "substitute-briefed"

        var rule: Rule {
            switch self {
            case .substituteNamed: Step4Substitutes.substituteNamed
            case .substituteSameUnit: Step4Substitutes.substituteSameUnit
            case .substituteBriefed: Step4Substitutes.substituteBriefed
            }
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
}

extension RuleID {
    /// A substitute is named by who is prevented.
    public static var substituteNamed: Self { .step4Substitutes(.substituteNamed) }

    /// The substitute comes from the same unit.
    public static var substituteSameUnit: Self { .step4Substitutes(.substituteSameUnit) }

    /// The substitute is well informed.
    public static var substituteBriefed: Self { .step4Substitutes(.substituteBriefed) }
}

extension Step4Endings {
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
}

extension Plan {
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
}

extension Invitation {
    /// The invited does not come, and somebody else is to.
    fileprivate var isPrevented: Bool { reply == .declined || reply == .delegated }
}
