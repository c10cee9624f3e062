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
}
