/// Routine step 3: preparation, without delay.
enum Step3Preparation {
    /// Work begins without delay from the day the need was seen, sometimes within a few days; the individual's need
    /// decides. The routine gives no number: three working days is our default (Region Värmland publishes ten days).
    static let startWithoutDelay = Rule(
        .startWithoutDelay, source: .routine(step: 3), kind: .deadline, to: .initiator, within: .workingDays(3),
        ladder: Ladder([
            .start(.workingDays(1), .initiator),
            .start(.workingDays(2), .initiator, copy: [.manager]),
            .due(.initiator, .coordinator),
            .after(.workingDays(5), .manager),
            .after(.workingDays(10), .processOwner, every: .weeks(1)),
        ])
    ) { plan, terms in
        guard let seen = plan.need.seen, plan.need.urgency == .routine else { return [] }
        let due: Counted
        switch plan.need.target?.limit {
        case .within(let span): due = terms.calendar.after(seen, span)
        case .by(let day): due = .given(day)
        case nil: due = terms.due(from: seen)
        }
        return [
            Duty(
                since: seen, due: due, met: Met(plan.need.started),
                facts: plan.need.target == nil ? [] : [.ownTarget])
        ]
    }

    /// Sometimes an immediate planning effort is needed: the same day, at once, waiting for no digest.
    static let startImmediately = Rule(
        .startImmediately, source: .routine(step: 3), kind: .deadline, to: .initiator, within: .days(0),
        ladder: Ladder([
            .immediate(.atOnce, .initiator, .manager),
            .immediate(.openingHours(2), .initiator, .manager),
            .immediate(.endOfDay, .manager),
        ])
    ) { plan, terms in
        guard let seen = plan.need.seen, plan.need.urgency == .immediate else { return [] }
        return [
            Duty(since: seen, time: plan.need.seenTime, due: terms.due(from: seen), met: Met(plan.need.started))
        ]
    }

    /// The individual's need decides when work starts. Whoever sets another target than policy's says why, the same day.
    /// Until there is a reason.
    static let targetChanged = Rule(
        .targetChanged, source: .routine(step: 3), kind: .completeness, to: .owner, within: .days(0),
        ladder: Ladder([.due(.owner)])
    ) { plan, terms in
        guard let target = plan.need.target, let since = target.setOn ?? plan.need.seen else { return [] }
        if case .within(let span) = target.limit, span == terms.policy.within(startWithoutDelay) { return [] }
        return [
            Duty(
                since: since, due: terms.due(from: since), met: Met(target.reason != nil),
                people: plan.owned(by: target.setBy), facts: [.ownTarget])
        ]
    }

    /// The meeting is prepared together with the individual, within five working days of the start and before invitations.
    /// Until the plan says when. Shipped off.
    static let preparedTogether = Rule(
        .preparedTogether, source: .routine(step: 3), kind: .deadline, to: .initiator, within: .workingDays(5),
        isOn: false
    ) { plan, terms in
        guard let started = plan.need.started else { return [] }
        return [
            Duty(
                since: started, due: terms.due(from: started, atTheLatest: plan.booked), met: Met(plan.need.prepared))
        ]
    }

    /// Who is invited is decided together with the individual, before anybody is: on the day the meeting is booked.
    /// Until that is recorded. Shipped off; on, it holds the invitations.
    static let participantsAgreed = Rule(
        .participantsAgreed, source: .routine(step: 3, page: true), kind: .guard, to: .convener, isOn: false
    ) { plan, _ in
        guard let booked = plan.booked else { return [] }
        return [Duty(since: booked, due: .given(booked), met: Met(plan.need.participantsAgreed))]
    }
}
