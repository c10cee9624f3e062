extension RuleBook {
    /// Whether each open duty of a plan will be heard of, and whether something leads on, from what was decided about it.
    ///
    /// Watched is an open duty with a next reminder to somebody on a day: when overdue, within thirty-one days, moved to the
    /// unit's next open day and the recipient's next own; when not, by the day it is due, moved alike.
    func coverage(of known: KnownPlan, _ decisions: PlanDecisions, told: NotificationLog, at now: Instant) -> Coverage {
        let today = environment.zone.day(of: now)
        let survey = CoverageSurvey(
            environment: environment, plan: known.plan, decisions: decisions, told: told, now: now, today: today)
        // Of what is as bad the first that is due says why.
        let open = decisions.obligations.filter(\.isOpen).sorted { $0.due < $1.due }
        var found = open.map { survey.coverage(of: $0, under: inForce($0.rule)) }
        let silence = known.silence
        if silence == nil, !survey.leadsOn(until: known.happens) {
            found.append(Coverage(.adrift, .stage(known.plan.stage, since: known.plan.stageSince)))
        }
        if let worst = found.min(by: { $0.state < $1.state }) { return worst }
        if silence != nil { return Coverage(.closed) }
        let next = [known.changes, known.plan.nextMeeting(onOrAfter: today)].compactMap(\.self).min()
        return Coverage(.nothingOpen, next.map { .until($0) })
    }
}

/// What was decided about a plan, read for who will hear.
private struct CoverageSurvey {
    let environment: RuleEnvironment
    let plan: Plan
    let decisions: PlanDecisions
    let told: NotificationLog
    let now: Instant
    let today: Day
    private let answers: [Obligation: [Decided]]

    init(
        environment: RuleEnvironment, plan: Plan, decisions: PlanDecisions, told: NotificationLog, now: Instant,
        today: Day
    ) {
        self.environment = environment
        self.plan = plan
        self.decisions = decisions
        self.told = told
        self.now = now
        self.today = today
        answers = Dictionary(grouping: decisions.decided, by: \.obligation)
    }

    /// Whether an act leads on from where the plan is, or does from a day that is known.
    func leadsOn(until happens: Day?) -> Bool {
        // A day further off than a quarter is likelier a slip of the pen.
        if happens.map({ $0 - today <= 92 }) ?? false { return true }
        if plan.nextMeeting(onOrAfter: today) != nil { return true }
        let stage = plan.stage
        return decisions.obligations.contains { obligation in
            obligation.isOpen
                && (stage.leading.contains(obligation.rule) && obligation.duty.track != .review
                    // Asked whether to close, renew or follow up.
                    || obligation.rule == .planDormant && obligation.due <= today)
        }
    }

    func coverage(of obligation: Obligation, under rule: RuleInForce?) -> Coverage {
        if let held = obligation.duty.held {
            // What must happen first is a duty of its own, or should be.
            let isAsked = decisions.obligations.contains { $0.isOpen && $0.rule == held.rule }
            return isAsked ? Coverage(.watched) : Coverage(.nobodyReachable, .guarded(obligation.rule, held))
        }
        if let pause = told.pauses.filter({ $0.holds(obligation, at: now) }).max(by: { $0.until < $1.until }) {
            return Coverage(.resting, .rests(until: pause.until, by: pause.by))
        }
        let answers = answers[obligation] ?? []
        let inTime = InTime(obligation, of: plan.unit, environment, on: today)
        if answers.contains(where: { inTime.isWatched(by: $0) }) { return Coverage(.watched) }
        let upcoming = answers.compactMap(inTime.upcoming)
        let mailboxes = upcoming.filter { inTime.holds($0.at, for: $0.recipient) }
        if let first = mailboxes.min(by: { $0.at < $1.at }) {
            return Coverage(.mailboxOnly, .mailbox(obligation.rule, first.recipient.unit))
        }
        // About a meeting: the day after it another duty speaks.
        if let last = obligation.duty.passes, last <= inTime.limit { return Coverage(.watched) }
        return Coverage(.nobodyReachable, cause(obligation, answers, upcoming.map(\.at).min(), rule))
    }

    private func cause(
        _ obligation: Obligation, _ answers: [Decided], _ next: Instant?, _ rule: RuleInForce?
    ) -> Coverage.Cause {
        // Those who are to hear before that.
        let first = answers.filter { answer in next.map { answer.moment < $0 } ?? true }.map(\.decision)
        if first.contains(where: { if case .unreachable = $0 { true } else { false } }) {
            return .unreachable(obligation.rule)
        }
        if first.contains(.held(by: .consent)) { return .uncovered(obligation.rule) }
        if let next { return .late(obligation.rule, environment.zone.day(of: next)) }
        let wasTold = answers.filter(\.isTold).map(\.moment).max()
        if let wasTold, rule?.ladder(for: obligation.duty).hasNoEnd == false {
            return .ended(obligation.rule, environment.zone.day(of: wasTold))
        }
        return .unreachable(obligation.rule)
    }
}

extension Decided {
    /// It was told, or is now.
    fileprivate var isTold: Bool {
        switch decision {
        case .told, .tell: true
        case .met, .silenced, .lapsed, .wait, .held, .unreachable: false
        }
    }
}
