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
