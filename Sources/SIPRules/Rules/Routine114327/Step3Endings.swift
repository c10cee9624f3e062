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
