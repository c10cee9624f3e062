extension RuleBook {
    /// Every decision about a plan at an instant, and the instant at which any of them can change.
    ///
    /// Total: for every rung of every obligation there is an answer. What `preview`, `explain`, `status` and the round
    /// print and act on is this one function.
    public func decisions(about plan: Plan, told: Told, at now: Instant) -> PlanDecisions {
        var decisions = PlanDecisions(plan: plan.id)
        for obligation in obligations(of: plan) {
            decisions.obligations.append(obligation)
            decide(obligation, plan: plan, told: told, at: now, into: &decisions)
        }
        return decisions
    }

    /// Every decision about one obligation. `plan` is nil for what concerns the installation itself.
    func decide(
        _ obligation: Obligation, plan: Plan?, told: Told, at now: Instant, into decisions: inout PlanDecisions
    ) {
        let rule = obligation.rule.rule
        let steps = practice.timeline(of: obligation, rule: rule, plan: plan, at: now)
        let current = steps.lastIndex { $0.moment <= now }
        let today = practice.zone.day(of: now)
        for (index, step) in steps.enumerated() {
            let day = max(today, practice.zone.day(of: step.moment))
            for address in addressees(of: step, obligation: obligation, rule: rule, plan: plan, on: day) {
                if index == current, obligation.isOpen, let changes = address.reached.changes, changes > today {
                    decisions.wake(at: practice.window.firstSlot(of: changes, zone: practice.zone))
                }
                let decision = decide(
                    obligation, rule: rule, plan: plan, step: step, isCurrent: index == current,
                    superseded: current.map { index < $0 ? steps[$0].id : nil } ?? nil, address: address, told: told,
                    at: now)
                if case .wait(let until) = decision { decisions.wake(at: until) }
                decisions.decided.append(
                    Decided(
                        obligation, rung: step.id, moment: step.moment, recipient: address.reached.recipient,
                        part: address.part, decision))
            }
        }
    }

    private func decide(
        _ obligation: Obligation, rule: Rule, plan: Plan?, step: Step, isCurrent: Bool, superseded: String?,
        address: Addressee, told: Told, at now: Instant
    ) -> Decision {
        guard let recipient = address.reached.recipient else {
            if case .met(let met) = obligation.state { return .met(met) }
            if case .silenced(let silence) = obligation.state { return .silenced(silence) }
            return .unreachable(address.role)
        }
        let reminder = Reminder(
            obligation, rung: step.id, recipient: recipient, part: address.part, moment: step.moment,
            isImmediate: step.rung.moment.isImmediate,
            because: Because(role: address.role, instead: address.reached.instead))
        if let at = told.reminders[reminder.key] { return .told(at: at) }
        switch obligation.state {
        case .met(let met): return .met(met)
        case .silenced(let silence): return .silenced(silence)
        case .open: break
        }
        if let superseded { return .lapsed(to: superseded) }
        guard isCurrent else { return .wait(until: step.moment) }
        if let held = obligation.duty.held { return .held(by: held) }
        if let plan, !covers(recipient, rule: rule, plan: plan, on: practice.zone.day(of: now)) {
            return .held(by: .consent)
        }
        return whenToTell(reminder, told: told, at: now)
    }

    /// Inside the send window: at once when immediate, else in the recipient's next digest.
    private func whenToTell(_ reminder: Reminder, told: Told, at now: Instant) -> Decision {
        let window = practice.window
        let zone = practice.zone
        let calendar = practice.calendar(of: reminder.recipient)
        if reminder.isImmediate {
            if window.isOpen(at: now, zone: zone, calendar: calendar) { return .tell(reminder, slot: nil) }
            return .wait(until: window.nextOpening(onOrAfter: now, zone: zone, calendar: calendar))
        }
        if let slot = window.latestSlot(atOrBefore: now, zone: zone, calendar: calendar), slot >= reminder.moment,
            told.decidedUpTo.map({ slot > $0 }) ?? true, told.digests[reminder.recipient.id] != slot
        {
            return .tell(reminder, slot: slot)
        }
        return .wait(until: window.nextSlot(after: now, zone: zone, calendar: calendar))
    }

    /// Nothing about a plan goes to a unit that consent does not cover. Routine step 2.
    private func covers(_ recipient: Recipient, rule: Rule, plan: Plan, on day: Day) -> Bool {
        switch rule.to {
        case .invited, .substitute:
            plan.mayTell(recipient.unit, toMeeting: true, on: day, roster: practice.roster)
        case .owner: plan.mayTell(recipient.unit, toMeeting: false, on: day, roster: practice.roster)
        case .initiator, .convener, .coordinator, .manager, .processOwner, .principal, .principals, .recorder,
            .administrator:
            true
        }
    }
}

/// What was decided about one plan.
public struct PlanDecisions: Hashable, Sendable {
    public var plan: PlanID
    public var obligations: [Obligation] = []
    public var decided: [Decided] = []
    /// The next instant at which a decision can change. Nil: only when the plan or the practice does.
    public var next: Instant?

    public init(plan: PlanID) { self.plan = plan }

    /// What is to be told now.
    public var tells: [(reminder: Reminder, slot: Instant?)] {
        decided.compactMap { decided in
            guard case .tell(let reminder, let slot) = decided.decision else { return nil }
            return (reminder, slot)
        }
    }

    mutating func wake(at instant: Instant) { next = next.map { min($0, instant) } ?? instant }
}

/// Somebody a step is addressed to.
struct Addressee {
    var role: Role
    var part: Reminder.Part
    var reached: Reached
}

extension RuleBook {
    /// Whom a step is addressed to on a day: each recipient once, acting before informed.
    private func addressees(
        of step: Step, obligation: Obligation, rule: Rule, plan: Plan?, on day: Day
    ) -> [Addressee] {
        var found: [Addressee] = []
        let parts: [(roles: [Role], part: Reminder.Part)] = [(step.rung.to, .act), (step.copy, .informed)]
        for (roles, part) in parts {
            for role in roles {
                for reached in practice.reach(role, in: obligation.duty, of: rule, plan: plan, on: day)
                where !found.contains(where: { $0.reached.recipient == reached.recipient && reached.recipient != nil }) {
                    found.append(Addressee(role: role, part: part, reached: reached))
                }
            }
        }
        return found
    }
}
