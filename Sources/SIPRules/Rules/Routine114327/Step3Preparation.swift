/// Routine step 3: preparation, without delay.
public enum Step3Preparation {
    /// Its rules, in their order.
    public enum ID: String, StepRule {
        case startWithoutDelay = "start-without-delay"
        case startImmediately = "start-immediately"
        case targetChanged = "target-changed"
        case preparedTogether = "prepared-together"
        case relativesAsked = "relatives-asked"
        case participantsAgreed = "participants-agreed"

        var rule: Rule {
            switch self {
            case .startWithoutDelay: Step3Preparation.startWithoutDelay
            case .startImmediately: Step3Preparation.startImmediately
            case .targetChanged: Step3Preparation.targetChanged
            case .preparedTogether: Step3Preparation.preparedTogether
            case .relativesAsked: Step3Preparation.relativesAsked
            case .participantsAgreed: Step3Preparation.participantsAgreed
            }
        }
    }

    /// Work begins without delay, sometimes within a few days, from the day the need was seen or, where no day is given, a request
    /// was answered with a start; the individual's need decides. The routine gives no number: three working days is our default (Region Värmland publishes ten days).
    static let startWithoutDelay = Rule(
        .startWithoutDelay, title: "Work starts without delay.", step: .preparation,
        source: .routine(step: 3), kind: .deadline, to: .initiator, within: .workingDays(3),
        ladder: Ladder([
            .start(.workingDays(1), .initiator),
            .start(.workingDays(2), .initiator, copy: [.manager]),
            .due(.initiator, .coordinator),
            .after(.workingDays(5), .manager),
            .after(.workingDays(10), .processOwner, every: .weeks(1)),
        ]),
        opens: [.decisionAnswer, .needSeen, .needUrgency],
        dates: .forward(.needSeen, .decisionOn, bounds: [.targetWithin, .targetBy]), ends: .edit(Step3Endings.started)
    ) { plan, input in
        guard let seen = plan.need.known, plan.need.urgency == .routine else { return [] }
        let due: Counted
        switch plan.need.target?.limit {
        case .within(let span): due = input.after(seen, span)
        case .by(let day): due = .given(day)
        case nil: due = input.due(from: seen)
        }
        return [
            Duty(
                since: seen, due: due, met: Met(plan.need.started),
                facts: plan.need.target == nil ? [] : [.ownTarget])
        ]
    }

    /// Sometimes an immediate planning effort is needed: the same day, at once, waiting for no digest; when the send window is
    /// closed, whoever is on call hears first. Then both hear every working day, and from five working days on the process
    /// owner with them, weekly. Until work has started.
    static let startImmediately = Rule(
        .startImmediately, title: "An immediate need: work starts the same day.", step: .preparation,
        source: .routine(step: 3), kind: .deadline, to: .initiator, within: .days(0),
        ladder: Ladder([
            .immediate(.outOfHours, .onCall),
            .immediate(.atOnce, .initiator, .manager),
            .immediate(.openingHours(2), .initiator, .manager),
            .immediate(.endOfDay, .manager),
            .after(.workingDays(1), .initiator, .manager, every: .workingDays(1)),
            .after(.workingDays(5), .initiator, .manager, .processOwner, every: .weeks(1)),
        ]),
        opens: [.decisionAnswer, .needSeen, .needUrgency],
        dates: .forward(.needSeen, .decisionOn, bounds: [.needSeenTime]), ends: .edit(Step3Endings.started)
    ) { plan, input in
        guard let seen = plan.need.known, plan.need.urgency == .immediate else { return [] }
        return [
            Duty(
                since: seen, time: plan.need.seenTime, due: input.due(from: seen, at: plan.need.seenTime),
                met: Met(plan.need.started))
        ]
    }

    /// The individual's need decides when work starts. Whoever sets another target than policy's says why, the same day.
    /// Until there is a reason.
    static let targetChanged = Rule(
        .targetChanged, title: "Another target than policy's has a reason.", step: .preparation,
        source: .routine(step: 3), kind: .completeness, to: .owner, within: .days(0),
        ladder: Ladder([.due(.owner)]),
        opens: [.targetWithin, .targetBy],
        dates: .forward(.targetSetOn, .needSeen, .decisionOn, bounds: [.decisionAnswer]),
        ends: .edit(Step3Endings.targetChanged)
    ) { plan, input in
        guard let target = plan.need.target, let since = target.setOn ?? plan.need.known else { return [] }
        if case .within(let span) = target.limit, span == input.policy.within(startWithoutDelay) { return [] }
        return [
            Duty(
                since: since, due: input.due(from: since), met: Met(target.reason != nil),
                people: plan.owned(by: target.setBy), facts: [.ownTarget])
        ]
    }

    /// The meeting is prepared together with the individual, within five working days of the start and before invitations.
    /// Until the plan says when. Shipped off.
    static let preparedTogether = Rule(
        .preparedTogether, title: "The meeting is prepared together with the individual.", step: .preparation,
        source: .routine(step: 3), kind: .deadline, to: .initiator, within: .workingDays(5),
        isOn: false,
        opens: [.needStarted],
        dates: .forward(.needStarted, bounds: [.meetingBooked, .meetingCancelled, .invitationSent]),
        ends: .edit(Step3Endings.preparedTogether)
    ) { plan, input in
        guard let started = plan.need.started else { return [] }
        return [
            Duty(
                since: started, due: input.due(from: started, atTheLatest: plan.invitationsBegin),
                met: Met(plan.need.prepared))
        ]
    }

    /// Relatives may take part if the individual wishes. The initiator asks before invitations go out; it passes with the
    /// meeting. Until the plan says when the individual was asked. Shipped off.
    static let relativesAsked = Rule(
        .relativesAsked, title: "The individual is asked about relatives.", step: .preparation,
        source: .routine(step: 2, page: true), kind: .completeness, to: .initiator, isOn: false,
        opens: [.needStarted, .meetingPurpose, .meetingBooked, .meetingDate, .meetingCancelled, .invitationSent],
        dates: .forward(.needStarted, .invitationSent, .meetingBooked), ends: .edit(Step3Endings.relativesAsked)
    ) { plan, input in
        guard let started = plan.need.started, let invited = plan.invitationsBegin else { return [] }
        return [
            Duty(
                since: started, due: input.due(on: max(started, invited)),
                met: Met(plan.need.relativesAsked), passes: plan.planningMeetings.compactMap(\.date).max())
        ]
    }

    /// Who is invited is decided together with the individual, before anybody is: on the day the first invitation is sent or,
    /// until one is, the meeting is booked. Until that is recorded. Shipped off; on, it holds the invitations.
    static let participantsAgreed = Rule(
        .participantsAgreed, title: "Who is invited is agreed with the individual.", step: .preparation,
        source: .routine(step: 3, page: true), kind: .guard, to: .convener, isOn: false,
        opens: [.meetingBooked, .meetingCancelled, .invitationSent],
        dates: .forward(.invitationSent, .meetingBooked), ends: .edit(Step3Endings.participantsAgreed)
    ) { plan, input in
        guard let invited = plan.invitationsBegin else { return [] }
        let due = input.due(on: invited)
        return [Duty(since: invited, due: due, met: Met(plan.need.participantsAgreed))]
    }
}

extension RuleID {
    /// Work starts without delay.
    public static var startWithoutDelay: Self { .step3Preparation(.startWithoutDelay) }

    /// An immediate need: work starts the same day.
    public static var startImmediately: Self { .step3Preparation(.startImmediately) }

    /// Another target than policy's has a reason.
    public static var targetChanged: Self { .step3Preparation(.targetChanged) }

    /// The meeting is prepared together with the individual.
    public static var preparedTogether: Self { .step3Preparation(.preparedTogether) }

    /// The individual is asked whether relatives are to take part.
    public static var relativesAsked: Self { .step3Preparation(.relativesAsked) }

    /// Who is invited is agreed with the individual.
    public static var participantsAgreed: Self { .step3Preparation(.participantsAgreed) }
}

/// What ends the duties of step 3.
enum Step3Endings {
    /// Of a need that is immediate, and of one that is not.
    static let started = PlanEdit([[.set(.needStarted)]]) { plan, deed in
        plan.need.started = deed.day
    }

    static let targetChanged = PlanEdit([[.set(.targetReason)]]) { plan, deed in
        plan.need.target?.reason = deed.reference
    }

    static let preparedTogether = PlanEdit([[.set(.needPrepared)]]) { plan, deed in
        plan.need.prepared = deed.day
    }

    static let relativesAsked = PlanEdit([[.set(.needRelativesAsked)]]) { plan, deed in
        plan.need.relativesAsked = deed.day
    }

    static let participantsAgreed = PlanEdit([[.set(.needParticipantsAgreed)]]) { plan, deed in
        plan.need.participantsAgreed = deed.day
    }
}
