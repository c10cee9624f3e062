/// Routine step 2, when the individual is under 18.
enum Step2Minors {
    /// A child is asked and informed. The initiator sees to it before invitations go out, at most five working days after
    /// the start. Until the plan says when, and by whom.
    static let childInformed = Rule(
        .childInformed, source: .routine(step: 2), kind: .deadline, to: .initiator, within: .workingDays(5)
    ) { plan, terms in
        guard let (since, minor) = plan.childToInform else { return [] }
        return [
            Duty(
                since: since, due: terms.due(from: since, atTheLatest: plan.booked),
                met: minor.informedBy == nil ? nil : Met(minor.informed))
        ]
    }

    /// All guardians consent to the meeting, whatever the child's age. The initiator asks each of them within two working
    /// days of the start; five after that, the manager is told. Until there is an answer for each.
    ///
    /// A minor from 15 who asked for the SIP alone is `minor-15-conflict`'s concern, unless policy follows the routine.
    static let guardiansConsented = Rule(
        .guardiansConsented, source: .routine(step: 2), kind: .guard, to: .initiator, within: .workingDays(2),
        ladder: Ladder([.due(.initiator), .after(.workingDays(5), .manager)])
    ) { plan, terms in
        guard let started = plan.need.started, let minor = plan.minor(on: started),
            terms.policy.minors == .routine || !plan.isRequestFrom15
        else { return [] }
        let unanswered = minor.guardians.count { $0.answer == .pending }
        return [
            Duty(
                since: started, due: terms.due(from: started),
                met: unanswered > 0
                    ? nil : Met(minor.guardians.compactMap(\.on).max()) ?? Met(!minor.guardians.isEmpty),
                facts: [.guardians(unanswered)])
        ]
    }

    /// The citizen page lets a minor from 15 ask alone; the routine wants every guardian's consent. To ask and to consent are
    /// different acts, so when a guardian's consent is missing the coordinator documents what applies, within a working day
    /// (policy `minors: ask`; its other two values settle it for good). Until the decision has a reference.
    static let minor15Conflict = Rule(
        .minor15Conflict, source: .routine(step: 2, page: true), kind: .guard, to: .coordinator, within: .workingDays(1)
    ) { plan, terms in
        guard terms.policy.minors == .ask, let requested = plan.need.requested, plan.isRequestFrom15,
            let minor = plan.minor, minor.guardians.isEmpty || minor.guardians.contains(where: { $0.answer != .given })
        else { return [] }
        return [
            Duty(
                since: requested, due: terms.due(from: requested), met: Met(minor.conflictDecision != nil),
                facts: [.guardians(minor.guardians.count { $0.answer != .given })])
        ]
    }

    /// At 15 and at 18 the basis of consent changes. The coordinator hears of the birthday 30 and 7 days before and on the
    /// day. Until consent is taken anew; where the guardians always consent, fifteen is told of and passes with the day.
    /// A plan that began after a birthday began on the new basis.
    static let comingOfAge = Rule(
        .comingOfAge, source: .routine(step: 2, page: true), kind: .event, to: .coordinator,
        ladder: Ladder([
            .before(.days(30), .coordinator),
            .before(.days(7), .coordinator),
            .due(.coordinator),
        ])
    ) { plan, terms in
        guard let minor = plan.minor, let began = plan.began else { return [] }
        let birthdays: [(age: Int, day: Day, renewed: Day?)] = [
            (15, minor.turns15, minor.renewedAt15), (18, minor.turns18, minor.renewedAt18),
        ]
        return birthdays.filter { began < $0.day }.map { age, day, renewed in
            Duty(
                .birthday(age), since: began, due: .given(day), met: Met(renewed),
                passes: age == 15 && terms.policy.minors == .routine ? day : nil,
                facts: [.birthday(age: age, day)])
        }
    }

    /// The child's own wishes and needs are put forward at the meeting, whether the child comes or not; the coordinator notes
    /// it within a working day. Until noted. Shipped off.
    static let childVoice = Rule(
        .childVoice, source: .routine(step: 2, page: true), kind: .completeness, to: .coordinator,
        within: .workingDays(1), isOn: false
    ) { plan, terms in
        guard let held = plan.lastHeld(.planning), let minor = plan.minor(on: held) else { return [] }
        return [Duty(since: held, due: terms.due(from: held), met: Met(minor.voiceNoted), facts: [.meeting(held)])]
    }
}

extension Plan {
    /// A child to whom the plan is to be explained, from the day work started or, where that is not recorded, a meeting was booked.
    var childToInform: (since: Day, minor: Minor)? {
        guard let since = need.started ?? booked, let minor = minor(on: since) else { return nil }
        return (since, minor)
    }

    /// The individual asked for the SIP at 15, 16 or 17 years of age.
    fileprivate var isRequestFrom15: Bool {
        guard let requested = need.requested, need.requestedBy == .individual, let minor = minor(on: requested) else {
            return false
        }
        return requested >= minor.turns15
    }
}
