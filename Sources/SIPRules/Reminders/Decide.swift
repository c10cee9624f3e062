extension RuleBook {
    /// Every decision about a plan at an instant, and the instant at which to decide again.
    ///
    /// Total: for every rung of every obligation there is an answer for everybody it is addressed to. What `preview`,
    /// `explain`, `status` and the round print and act on is this one function.
    public func decisions(about plan: Plan, told: NotificationLog, at now: Instant) -> PlanDecisions {
        decisions(about: plan.known(on: environment.zone.day(of: now)), told: told, at: now, isTotal: true)
    }

    /// The same without the answers that a round does nothing with, most of them: about what is met or silenced, and about
    /// the rungs that come after one of which it is sure that somebody hears. What is to be told, what lapses for it, when to
    /// decide again, the coverage and every obligation are as there.
    public func effects(about plan: Plan, told: NotificationLog, at now: Instant) -> PlanDecisions {
        decisions(about: plan.known(on: environment.zone.day(of: now)), told: told, at: now, isTotal: false)
    }

    private func decisions(about known: KnownPlan, told: NotificationLog, at now: Instant, isTotal: Bool)
        -> PlanDecisions
    {
        var builder = DecisionBuilder(
            environment: environment, plan: known.plan, told: told, now: now, isTotal: isTotal)
        decide(obligations(of: known), &builder)
        let coverage = coverage(of: known, builder.decisions, told: told, at: now)
        // Last: it is about what was decided of all others.
        decide(Unwatched.obligations(of: known.plan, coverage), &builder)
        builder.decisions.coverage = coverage
        if coverage.state.isNamed { wakeWhenTimely(&builder, of: known.plan.unit) }
        // What rests is told of again, or may turn out to be what nobody will hear of.
        for pause in told.pauses where pause.until > now { builder.decisions.wake(at: pause.until) }
        if let day = known.changes { builder.decisions.wake(at: environment.zone.instant(day, .midnight)) }
        return builder.decisions
    }

    /// A duty that nobody hears of in time is watched from some day on by what is to come: another may be the cause then.
    private func wakeWhenTimely(_ builder: inout DecisionBuilder, of unit: UnitID) {
        let today = builder.today
        let answers = Dictionary(grouping: builder.decisions.decided, by: \.obligation)
        for (obligation, answers) in answers where obligation.isOpen && obligation.due <= today {
            let inTime = InTime(obligation, of: unit, environment, on: today)
            if builder.isSettled(obligation, by: answers[...], inTime) { continue }
            for answer in answers {
                guard let day = inTime.day(onWhichTimely: answer, of: unit, after: today) else { continue }
                builder.decisions.wake(at: environment.zone.instant(day, .midnight))
            }
        }
    }

    /// Every decision about obligations of the installation itself. Those under a rule that is switched off are left out.
    public func decisions(aboutUpkeep obligations: [Obligation], told: NotificationLog, at now: Instant)
        -> PlanDecisions
    {
        var builder = DecisionBuilder(environment: environment, plan: nil, told: told, now: now, isTotal: true)
        decide(obligations, &builder)
        return builder.decisions
    }

    private func decide(_ obligations: [Obligation], _ builder: inout DecisionBuilder) {
        for obligation in obligations.map({ $0.standing(on: builder.today) }) {
            guard let rule = inForce(obligation.rule) else { continue }
            builder.decisions.obligations.append(obligation)
            if obligation.isOpen, let last = obligation.duty.passes {
                builder.decisions.wake(at: environment.zone.instant(last.adding(days: 1), .midnight))
            }
            if builder.isTotal || obligation.isOpen { builder.decide(obligation, under: rule) }
        }
    }
}
