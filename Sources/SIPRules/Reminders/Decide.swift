extension RuleBook {
    /// Every decision about a plan at an instant, and the instant at which to decide again.
    ///
    /// Total: for every rung of every obligation there is an answer for everybody it is addressed to. What `preview`,
    /// `explain`, `status` and the round print and act on is this one function.
    public func decisions(about plan: Plan, told: Told, at now: Instant) -> PlanDecisions {
        decisions(about: plan.known(on: practice.zone.day(of: now)), told: told, at: now, isTotal: true)
    }

    /// The same without the answers that a round does nothing with, most of them: about what is met or silenced, and about
    /// the steps that come after one of which it is sure that somebody hears. What is to be told, what lapses for it, when to
    /// decide again, the coverage and every obligation are as there.
    public func effects(about plan: Plan, told: Told, at now: Instant) -> PlanDecisions {
        decisions(about: plan.known(on: practice.zone.day(of: now)), told: told, at: now, isTotal: false)
    }

    private func decisions(about known: KnownPlan, told: Told, at now: Instant, isTotal: Bool) -> PlanDecisions {
        var inquiry = Inquiry(practice: practice, plan: known.plan, told: told, now: now, isTotal: isTotal)
        decide(obligations(of: known), &inquiry)
        let coverage = coverage(of: known, inquiry.decisions, told: told, at: now)
        // Last: it is about what was decided of all others.
        decide(Unwatched.obligations(of: known.plan, coverage), &inquiry)
        inquiry.decisions.coverage = coverage
        if coverage.state.isNamed { wakeWhenTimely(&inquiry, of: known.plan.unit) }
        // What rests is told of again, or may turn out to be what nobody will hear of.
        for pause in told.pauses where pause.until > now { inquiry.decisions.wake(at: pause.until) }
        if let day = known.changes { inquiry.decisions.wake(at: practice.zone.instant(day, .midnight)) }
        return inquiry.decisions
    }

    /// A duty that nobody hears of in time is watched from some day on by what is to come: another may be the cause then.
    private func wakeWhenTimely(_ inquiry: inout Inquiry, of unit: UnitID) {
        let today = inquiry.today
        let answers = Dictionary(grouping: inquiry.decisions.decided, by: \.obligation)
        for (obligation, answers) in answers where obligation.isOpen && obligation.due <= today {
            let inTime = InTime(obligation, of: unit, practice, on: today)
            if inquiry.isSettled(obligation, by: answers[...], inTime) { continue }
            for answer in answers {
                guard let day = inTime.day(onWhichTimely: answer, of: unit, after: today) else { continue }
                inquiry.decisions.wake(at: practice.zone.instant(day, .midnight))
            }
        }
    }

    /// Every decision about obligations of the installation itself. Those under a rule that is switched off are left out.
    public func decisions(aboutUpkeep obligations: [Obligation], told: Told, at now: Instant) -> PlanDecisions {
        var inquiry = Inquiry(practice: practice, plan: nil, told: told, now: now, isTotal: true)
        decide(obligations, &inquiry)
        return inquiry.decisions
    }

    private func decide(_ obligations: [Obligation], _ inquiry: inout Inquiry) {
        for obligation in obligations.map({ $0.standing(on: inquiry.today) }) {
            guard let rule = inForce(obligation.rule) else { continue }
            inquiry.decisions.obligations.append(obligation)
            if obligation.isOpen, let last = obligation.duty.passes {
                inquiry.decisions.wake(at: practice.zone.instant(last.adding(days: 1), .midnight))
            }
            if inquiry.isTotal || obligation.isOpen { inquiry.decide(obligation, under: rule) }
        }
    }
}
