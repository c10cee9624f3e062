extension RuleBook {
    /// Whether each open duty of a plan will be heard of, and whether something leads on, from what was decided about it.
    ///
    /// Watched is an open duty with a next reminder to somebody on a day: when overdue, within thirty-one days, moved to the
    /// unit's next open day and the recipient's next own; when not, by the day it is due, moved alike.
    public func coverage(of plan: Plan, _ decisions: PlanDecisions, told: Told, at now: Instant) -> Coverage {
        let today = practice.zone.day(of: now)
        let known = plan.known(on: today)
        let survey = CoverageSurvey(
            practice: practice, plan: known.plan, decisions: decisions, told: told, now: now, today: today)
        var found = decisions.obligations.filter(\.isOpen).map { survey.coverage(of: $0, under: inForce($0.rule)) }
        let silence = known.silence
        if silence == nil, !survey.leadsOn(until: known.changes) {
            found.append(Coverage(.adrift, .stage(known.plan.stage, since: known.plan.lastHappening)))
        }
        if let worst = found.min(by: { $0.state < $1.state }) { return worst }
        if silence != nil { return Coverage(.closed) }
        let next = [known.changes, known.plan.nextMeeting(onOrAfter: today)].compactMap(\.self).min()
        return Coverage(.nothingOpen, next.map { .until($0) })
    }
}

/// What was decided about a plan, read for who will hear.
private struct CoverageSurvey {
    let practice: Practice
    let plan: Plan
    let decisions: PlanDecisions
    let told: Told
    let now: Instant
    let today: Day
    private let answers: [Obligation: [Decided]]

    init(practice: Practice, plan: Plan, decisions: PlanDecisions, told: Told, now: Instant, today: Day) {
        self.practice = practice
        self.plan = plan
        self.decisions = decisions
        self.told = told
        self.now = now
        self.today = today
        answers = Dictionary(grouping: decisions.decided, by: \.obligation)
    }

    /// An overdue duty is heard of within so many days.
    private static let longest = 31

    /// Whether an act leads on from where the plan is, or does from a day that is known.
    func leadsOn(until changes: Day?) -> Bool {
        if changes != nil || plan.nextMeeting(onOrAfter: today) != nil { return true }
        let stage = plan.stage
        return decisions.obligations.contains { obligation in
            obligation.isOpen
                && (stage.leading.contains(obligation.rule) && obligation.duty.track != .review
                    // Asked whether to close, renew or follow up.
                    || obligation.rule == .planDormant && obligation.due <= today)
        }
    }

    func coverage(of obligation: Obligation, under rule: RuleInForce?) -> Coverage {
        // What must happen first is a duty of its own.
        if obligation.duty.held != nil { return Coverage(.watched) }
        if let pause = told.pauses.filter({ $0.holds(obligation, at: now) }).max(by: { $0.until < $1.until }) {
            return Coverage(.resting, .rests(until: pause.until, by: pause.by))
        }
        let answers = answers[obligation] ?? []
        let limit = limit(of: obligation)
        let next = answers.compactMap { upcoming($0, inTime: limit) }
        let inTime = next.filter(\.isInTime)
        // About a meeting: the day after it another duty speaks.
        if inTime.isEmpty, let last = obligation.duty.passes, last <= limit {
            return Coverage(.watched)
        }
        guard let first = inTime.min(by: { $0.at < $1.at }) else {
            return Coverage(.nobodyReachable, cause(obligation, answers, next.map(\.at).min(), rule))
        }
        if inTime.allSatisfy({ isUnintendedMailbox($0.recipient) }) {
            return Coverage(.mailboxOnly, .mailbox(obligation.rule, first.recipient.unit))
        }
        return Coverage(.watched)
    }

    /// A reminder that is to come.
    private struct Upcoming {
        let at: Instant
        let recipient: Recipient
        let isInTime: Bool
    }

    private func upcoming(_ answer: Decided, inTime limit: Day) -> Upcoming? {
        guard let recipient = answer.recipient else { return nil }
        let at: Instant
        switch answer.decision {
        case .tell: at = now
        case .wait(let until): at = until
        case .met, .silenced, .told, .lapsed, .held, .unreachable: return nil
        }
        let own = practice.calendar(of: recipient).nextOpen(onOrAfter: limit)
        return Upcoming(at: at, recipient: recipient, isInTime: practice.zone.day(of: at) <= own)
    }

    /// The last day on which the next reminder is in time, but for the recipient's own days.
    private func limit(of obligation: Obligation) -> Day {
        let last = obligation.due <= today ? today.adding(days: Self.longest) : obligation.due
        return practice.calendar(of: plan.unit).nextOpen(onOrAfter: last)
    }

    private func cause(
        _ obligation: Obligation, _ answers: [Decided], _ next: Instant?, _ rule: RuleInForce?
    ) -> Coverage.Cause {
        if let next { return .late(obligation.rule, practice.zone.day(of: next)) }
        let current = answers.filter { $0.moment <= now }.map(\.decision)
        if current.contains(.held(by: .consent)) { return .uncovered(obligation.rule) }
        let wasTold = answers.filter { if case .told = $0.decision { true } else { false } }.map(\.moment).max()
        if let wasTold, rule?.ladder(for: obligation.duty).hasNoEnd == false {
            return .ended(obligation.rule, practice.zone.day(of: wasTold))
        }
        return .unreachable(obligation.rule)
    }

    private func isUnintendedMailbox(_ recipient: Recipient) -> Bool {
        recipient.isMailbox && practice.roster.units[recipient.unit]?.isMailboxMeant != true
    }
}
