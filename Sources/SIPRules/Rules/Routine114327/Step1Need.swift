/// Routine step 1: somebody sees or asks for a SIP, and gets an answer.
public enum Step1Need {
    /// Its rules, in their order.
    public enum ID: String, StepRule {
        case requestAnswered = "request-answered"
        case denialReason = "denial-reason"
        case convenerNamed = "convener-named"
        case groundRecorded = "ground-recorded"

        var rule: Rule {
            switch self {
            case .requestAnswered: Step1Need.requestAnswered
            case .denialReason: Step1Need.denialReason
            case .convenerNamed: Step1Need.convenerNamed
            case .groundRecorded: Step1Need.groundRecorded
            }
        }
    }

    /// The individual, a relative or anybody else may ask for a SIP. The initiator answers within three working days of the
    /// request. Until it is decided: start, or deny.
    static let requestAnswered = Rule(
        .requestAnswered, title: "A request for a SIP is answered.", step: .need,
        source: .routine(step: 1, page: true), kind: .deadline, to: .initiator,
        within: .workingDays(3),
        opens: [.needRequested], dates: .forward(.needRequested), ends: .edit(Step1Endings.requestAnswered)
    ) { plan, input in
        guard let requested = plan.need.requested else { return [] }
        return [
            Duty(
                since: requested, due: input.due(from: requested),
                met: Met(plan.need.decision?.on ?? plan.need.started))
        ]
    }

    /// To deny somebody a SIP is the exception, and the reason is documented within a working day. The manager of whoever
    /// denied is told at once, is to act two working days later, and the process owner five. It outlives the denial.
    /// Until the reason has a reference.
    static let denialReason = Rule(
        .denialReason, title: "The reason for a denial is documented.", step: .need,
        source: .routine(step: 1), kind: .deadline, to: .owner, within: .workingDays(1),
        ladder: Ladder([
            .start(nil, .owner, copy: [.manager]),
            .due(.owner),
            .after(.workingDays(2), .manager),
            .after(.workingDays(5), .processOwner),
        ]), survivesClosing: true,
        opens: [.decisionAnswer, .decisionOn], dates: .forward(.decisionOn), ends: .edit(Step1Endings.denialReason)
    ) { plan, input in
        guard let decision = plan.need.decision, decision.answer == .deny else { return [] }
        return [
            Duty(
                since: decision.on, due: input.due(from: decision.on), met: Met(decision.reason != nil),
                people: plan.owned(by: decision.by))
        ]
    }

    /// Somebody calls the joint meeting: within a working day of the start the initiator names who. Until a convener is set.
    static let convenerNamed = Rule(
        .convenerNamed, title: "Somebody calls the joint meeting.", step: .need,
        source: .page, kind: .completeness, to: .initiator, within: .workingDays(1),
        opens: [.needStarted], dates: .forward(.needStarted), ends: .edit(Step1Endings.convenerNamed)
    ) { plan, input in
        guard let started = plan.need.started else { return [] }
        return [Duty(since: started, due: input.due(from: started), met: Met(plan.convener != nil))]
    }

    /// The citizen page knows three grounds for a SIP; within a working day of seeing the need, the initiator records which.
    /// Until the ground is set. Shipped off.
    static let groundRecorded = Rule(
        .groundRecorded, title: "The ground for a SIP is recorded.", step: .need,
        source: .page, kind: .completeness, to: .initiator, within: .workingDays(1), isOn: false,
        opens: [.decisionAnswer, .decisionOn, .needSeen],
        dates: .forward(.needSeen, .decisionOn), ends: .edit(Step1Endings.groundRecorded)
    ) { plan, input in
        guard let seen = plan.need.known else { return [] }
        return [Duty(since: seen, due: input.due(from: seen), met: Met(plan.need.ground != nil))]
    }
}

extension RuleID {
    /// A request for a SIP is answered.
    public static var requestAnswered: Self { .step1Need(.requestAnswered) }

    /// The reason for a denial is documented.
    public static var denialReason: Self { .step1Need(.denialReason) }

    /// Somebody calls the joint meeting.
    public static var convenerNamed: Self { .step1Need(.convenerNamed) }

    /// The ground for a SIP is recorded.
    public static var groundRecorded: Self { .step1Need(.groundRecorded) }
}

/// What ends the duties of step 1.
enum Step1Endings {
    static let requestAnswered = PlanEdit(
        [[.set(.decisionAnswer)]], also: [.needStarted], beside: [.decisionOn]
    ) { plan, deed in
        plan.need.decision = RequestDecision(.start, on: deed.day)
    }

    static let denialReason = PlanEdit([[.set(.decisionReason)]]) { plan, deed in
        plan.need.decision?.reason = deed.reference
    }

    static let convenerNamed = PlanEdit([[.set(.convener)]]) { plan, deed in
        plan.convener = deed.somebody(in: plan)
    }

    static let groundRecorded = PlanEdit([[.set(.needGround)]]) { plan, _ in
        plan.need.ground = .clarity
    }
}
