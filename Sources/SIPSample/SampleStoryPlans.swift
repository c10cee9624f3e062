package import SIPRules

extension SampleCast {
    /// The plan of a story. Nil cannot happen: every name is made of letters, digits and hyphens.
    package mutating func plan(_ story: SampleStories.Story) -> Plan? {
        switch story {
        case .needSeen: return seen(days.back(3))
        case .needForgotten: return seen(days.back(12))
        case .requestUnanswered:
            var plan = begun(by: caseworker())
            plan?.need.requested = days.back(3)
            plan?.need.requestedBy = .relative
            return plan
        case .consentMissing:
            var plan = started(days.back(2))
            plan?.consent = Consent()
            return plan
        case .replyPending: return replyPending()
        case .declined: return declined()
        case .meetingUnrecorded: return meetingUnrecorded()
        case .justEstablished: return justEstablished()
        case .followUpNear: return established(days.ago(dice.roll(100...150)), followUp: days.ahead(3))
        case .consentEnding:
            let followUp = days.later(dice.roll(40...50))
            return established(
                days.ago(dice.roll(60...90)), followUp: followUp, consentUntil: days.around.adding(days: 7))
        case .quiet:
            return established(days.ago(dice.roll(60...100)), followUp: days.later(dice.roll(45...75)))
        case .closedUndocumented: return closed()
        case .actionOverdue:
            var plan = established(days.ago(dice.roll(60...100)), followUp: days.later(dice.roll(45...75)))
            if let owner = person("viktor.ask") {
                plan?.actions = [Action(id: "insats-1", owner: owner, due: days.back(dice.roll(1...8)))]
            }
            return plan
        case .childTwoGuardians: return child()
        case .actorWithoutRelation: return actorWithoutRelation()
        case .situationChanged:
            var plan = established(days.ago(dice.roll(60...100)), followUp: days.later(dice.roll(45...75)))
            plan?.changes = [SituationChange(registered: days.back(dice.roll(2...6)))]
            return plan
        case .followUpForgotten:
            return established(days.ago(dice.roll(120...170)), followUp: days.back(dice.roll(4...15)))
        case .withdrawn:
            var plan = started(days.back(10))
            plan?.consent.withdrawn = days.back(1)
            return plan
        case .denied:
            var plan = begun(by: caseworker())
            plan?.need.requested = days.back(6)
            plan?.need.requestedBy = .individual
            var decision = RequestDecision(.deny, on: days.back(2))
            decision.by = plan?.initiator
            plan?.need.decision = decision
            return plan
        }
    }

    private mutating func seen(_ day: Day) -> Plan? {
        var plan = begun(by: caseworker())
        plan?.need.seen = day
        plan?.lastActivity = day
        return plan
    }

    /// A meeting ahead; of those invited one has answered, and one of the two others is away.
    private mutating func replyPending() -> Plan? {
        let sent = days.back(dice.roll(3...5))
        guard var plan = started(days.back(7)) else { return nil }
        plan.meetings = [
            meeting(
                on: days.ahead(dice.roll(5...8)), booked: sent,
                [
                    invited("eva.strand", sent: sent, .accepted, on: days.back(2)),
                    invited("olga.hed", sent: sent), invited("gun.palm", sent: sent),
                ])
        ]
        return plan
    }

    /// A meeting ahead, one who cannot come, and nobody named instead.
    private mutating func declined() -> Plan? {
        let sent = days.back(6)
        guard var plan = started(days.back(8)) else { return nil }
        plan.meetings = [
            meeting(
                on: days.ahead(dice.roll(4...7)), booked: sent,
                [
                    invited("eva.strand", sent: sent, .declined, on: days.back(2)),
                    invited("viktor.ask", sent: sent, .accepted, on: days.back(3)),
                ])
        ]
        return plan
    }

    /// The meeting was yesterday, and nobody has recorded what became of it.
    private mutating func meetingUnrecorded() -> Plan? {
        let sent = days.back(14)
        guard var plan = started(days.back(16)) else { return nil }
        plan.meetings = [
            meeting(
                on: days.back(1), booked: sent,
                [
                    invited("olga.hed", sent: sent, .accepted, on: days.back(10)),
                    invited("viktor.ask", sent: sent, .accepted, on: days.back(9)),
                ])
        ]
        return plan
    }

    /// Established three working days ago: parts missing, no follow-up booked, not handed over, one principal without a
    /// record.
    private mutating func justEstablished() -> Plan? {
        let held = days.back(3)
        guard var plan = established(held, followUp: days.later(60)) else { return nil }
        plan.meetings.removeLast()
        plan.established?.documented = [.needs, .whatMatters, .shortTermGoals, .actions]
        plan.established?.original = nil
        plan.principals[1].documented = nil
        plan.lastActivity = held
        return plan
    }

    private mutating func closed() -> Plan? {
        let closing = days.back(3)
        guard var plan = established(days.ago(dice.roll(120...160)), followUp: days.back(4)) else { return nil }
        plan.meetings[1].held = days.back(4)
        plan.meetings[1].decision = .closed
        plan.closing = Closing(on: closing, reason: .goalsMet)
        plan.principals[0].closingDocumented = "journal \(closing)"
        plan.lastActivity = closing
        return plan
    }

    /// The school has seen the need, is to come, and documents as a principal of its own. Invitations wait for a guardian.
    private mutating func child() -> Plan? {
        guard var plan = started(days.back(6)), let teacher = person("maja.strom") else { return nil }
        var school = Principal(id: "skola")
        school.contact = teacher
        plan.principals.append(school)
        plan.initiator = teacher
        plan.meetings = [meeting(on: days.ahead(15), booked: days.back(2), [Invitation(person: teacher)])]
        var minor = Minor(turns18: days.around.adding(days: 365 * dice.roll(6...10)))
        minor.informed = days.back(6)
        minor.informedBy = plan.initiator
        minor.guardians = [Guardian(.given, on: days.back(5)), Guardian(.pending)]
        plan.minor = minor
        return plan
    }

    private mutating func actorWithoutRelation() -> Plan? {
        let sent = days.back(4)
        guard var plan = started(days.back(8)), let actor = person("per.lund") else { return nil }
        var invitation = Invitation(person: actor)
        invitation.hasRelation = false
        plan.meetings = [
            meeting(
                on: days.ahead(9), booked: sent,
                [invited("eva.strand", sent: sent, .accepted, on: days.back(1)), invitation])
        ]
        return plan
    }
}
