extension RuleBook {
    /// Every decision about a plan at an instant, and the instant at which to decide again.
    ///
    /// Total: for every rung of every obligation there is an answer for everybody it is addressed to. What `preview`,
    /// `explain`, `status` and the round print and act on is this one function.
    public func decisions(about plan: Plan, told: Told, at now: Instant) -> PlanDecisions {
        decisions(about: plan.known(on: practice.zone.day(of: now)), told: told, at: now, isTotal: true)
    }

    /// The same without the answers that a round does nothing with, most of them: about what is met or silenced, and about
    /// steps to come. What is to be told, what lapses for it, when to decide again and every obligation are as there.
    public func effects(about plan: Plan, told: Told, at now: Instant) -> PlanDecisions {
        decisions(about: plan.known(on: practice.zone.day(of: now)), told: told, at: now, isTotal: false)
    }

    private func decisions(about known: KnownPlan, told: Told, at now: Instant, isTotal: Bool) -> PlanDecisions {
        var decisions = decisions(
            about: obligations(of: known), plan: known.plan, told: told, at: now, isTotal: isTotal)
        if let day = known.changes { decisions.wake(at: practice.zone.instant(day, .midnight)) }
        return decisions
    }

    /// Every decision about obligations of the installation itself. Those under a rule that is switched off are left out.
    public func decisions(aboutUpkeep obligations: [Obligation], told: Told, at now: Instant) -> PlanDecisions {
        decisions(
            about: obligations.filter { inForce($0.rule) != nil }, plan: nil, told: told, at: now, isTotal: true)
    }

    private func decisions(
        about obligations: [Obligation], plan: Plan?, told: Told, at now: Instant, isTotal: Bool
    ) -> PlanDecisions {
        var inquiry = Inquiry(practice: practice, plan: plan, told: told, now: now, isTotal: isTotal)
        inquiry.decisions.obligations = obligations.map { $0.standing(on: inquiry.today) }
        for obligation in inquiry.decisions.obligations {
            if obligation.isOpen, let last = obligation.duty.passes {
                inquiry.decisions.wake(at: practice.zone.instant(last.adding(days: 1), .midnight))
            }
            guard isTotal || obligation.isOpen, let rule = inForce(obligation.rule) else { continue }
            inquiry.decide(obligation, under: rule)
        }
        return inquiry.decisions
    }
}
