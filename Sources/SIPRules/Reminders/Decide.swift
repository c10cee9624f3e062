extension RuleBook {
    /// Every decision about a plan at an instant, and the instant at which to decide again.
    ///
    /// Total: for every rung of every obligation there is an answer for everybody it is addressed to. What `preview`,
    /// `explain`, `status` and the round print and act on is this one function.
    public func decisions(about plan: Plan, told: Told, at now: Instant) -> PlanDecisions {
        decisions(about: obligations(of: plan), plan: plan, told: told, at: now, isTotal: true)
    }

    /// The same without the answers that a round does nothing with, most of them: about what is met or silenced, and about
    /// steps to come. What is to be told, what lapses for it, when to decide again and every obligation are as there.
    public func effects(about plan: Plan, told: Told, at now: Instant) -> PlanDecisions {
        decisions(about: obligations(of: plan), plan: plan, told: told, at: now, isTotal: false)
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

/// The question what is to be told about a plan at an instant, and the answer so far.
private struct Inquiry {
    let practice: Practice
    let plan: Plan?
    let told: Told
    let now: Instant
    let today: Day
    let isTotal: Bool
    var decisions: PlanDecisions

    init(practice: Practice, plan: Plan?, told: Told, now: Instant, isTotal: Bool) {
        self.isTotal = isTotal
        self.practice = practice
        self.plan = plan
        self.told = told
        self.now = now
        today = practice.zone.day(of: now)
        decisions = PlanDecisions(plan: plan?.id)
    }

    /// An obligation, the rule it is under, the ladder it climbs, and who holds each of the ladder's roles in it.
    struct Matter {
        let obligation: Obligation
        let rule: Rule
        let ladder: LadderInForce
        let cast: [[Holder]]
        /// Who is reached today for each of them.
        let reached: [[Reached]]
    }

    /// Somebody a step is addressed to.
    struct Addressee {
        let role: Role
        let part: Reminder.Part
        let reached: Reached
    }

    mutating func decide(_ obligation: Obligation, under rule: RuleInForce) {
        let ladder = rule.ladder(for: obligation.duty)
        let cast = ladder.roles.map { practice.holders(of: $0, in: obligation.duty, of: rule.rule, plan: plan) }
        let reached = cast.map { $0.map { practice.reach($0, plan: plan, on: today) } }
        let matter = Matter(
            obligation: obligation, rule: rule.rule, ladder: ladder, cast: cast, reached: reached)
        let steps = practice.steps(of: obligation.duty, ladder: ladder, cast: cast, plan: plan, at: now)
        // The latest step that has come is the one that speaks.
        let current = steps.lastIndex { $0.moment <= now } ?? -1
        for (index, step) in steps.enumerated() {
            let ahead = index > current
            if obligation.isOpen {
                if index == current {
                    speak(step, of: matter, until: index + 1 < steps.count ? steps[index + 1].moment : .latest)
                    continue
                }
                if index == current + 1 { decisions.wake(at: step.moment) }
            }
            if ahead && !isTotal { break }
            let day = ahead ? max(today, practice.zone.day(of: step.moment)) : today
            for addressee in addressees(of: step, matter, on: day).found {
                let recipient = addressee.reached.recipient
                let decision: Decision
                if let recipient, let at = whenTold(step, matter, recipient) {
                    decision = .told(at: at)
                } else {
                    switch obligation.state {
                    case .met(let met): decision = .met(met)
                    case .silenced(let silence): decision = .silenced(silence)
                    case .open where !ahead: decision = .lapsed(to: steps[current].id)
                    case .open: decision = recipient == nil ? .unreachable(addressee.role) : .wait(until: step.moment)
                    }
                }
                append(step, matter, addressee, decision)
            }
        }
    }

    /// Decides about the step that speaks, until the next one does: for those it is addressed to today, and when nothing
    /// is to come for them, for those it will be addressed to next, who come back or begin to stand in.
    private mutating func speak(_ step: Step, of matter: Matter, until end: Instant) {
        var heard: [String] = []
        var passing: [(place: Int, role: Role)] = []
        var isSettled = false
        var (found, changes) = addressees(of: step, matter, on: today)
        for addressee in found {
            let decision = answer(step, matter, addressee)
            if let recipient = addressee.reached.recipient { heard.append(recipient.id) }
            switch decision {
            case .wait(let until):
                if let changes, practice.zone.day(of: until) >= changes {
                    // Before that slot the recipient will be away, or have handed back.
                    passing.append((decisions.decided.count, addressee.role))
                } else {
                    isSettled = isSettled || until < end
                }
                decisions.wake(at: min(until, end))
                append(step, matter, addressee, .wait(until: min(until, end)))
                continue
            case .held(by: .consent): break
            case .held: isSettled = true
            default: break
            }
            append(step, matter, addressee, decision)
        }
        var succeeded: [Role] = []
        while !isSettled, let day = changes, practice.zone.instant(day, .midnight) < end {
            (found, changes) = addressees(of: step, matter, on: day)
            for addressee in found {
                guard let recipient = addressee.reached.recipient, !heard.contains(recipient.id),
                    covers(recipient, matter.rule, on: day)
                else { continue }
                if let at = whenTold(step, matter, recipient) {
                    append(step, matter, addressee, .told(at: at))
                } else {
                    let until = opening(for: recipient, immediate: isImmediate(step, matter), from: day)
                    if let changes, practice.zone.day(of: until) >= changes { continue }
                    decisions.wake(at: min(until, end))
                    append(step, matter, addressee, .wait(until: min(until, end)))
                    isSettled = true
                }
                heard.append(recipient.id)
                succeeded.append(addressee.role)
            }
        }
        for (place, role) in passing.reversed() where succeeded.contains(role) {
            decisions.decided.remove(at: place)
        }
    }

    /// The answer for somebody whom the step that speaks is addressed to today.
    private mutating func answer(_ step: Step, _ matter: Matter, _ addressee: Addressee) -> Decision {
        guard let recipient = addressee.reached.recipient else { return .unreachable(addressee.role) }
        if let at = whenTold(step, matter, recipient) { return .told(at: at) }
        if let held = matter.obligation.duty.held { return .held(by: held) }
        let pauses = told.pauses.filter { $0.holds(matter.obligation, at: now) }
        if let end = pauses.map(\.until).max() {
            decisions.wake(at: end)
            return .held(by: .paused)
        }
        guard covers(recipient, matter.rule, on: today) else { return .held(by: .consent) }

        // Inside the send window: at once when immediate, else in the recipient's next digest.
        let (window, zone) = (practice.window, practice.zone)
        let calendar = practice.calendar(of: recipient)
        let isImmediate = isImmediate(step, matter)
        let slot: Instant?
        if isImmediate {
            guard window.isOpen(at: now, zone: zone, calendar: calendar) else {
                return .wait(until: window.nextOpening(onOrAfter: now, zone: zone, calendar: calendar))
            }
            slot = nil
        } else {
            let latest = window.latestSlot(atOrBefore: now, zone: zone, calendar: calendar)
            guard let latest, latest >= step.moment, told.digests[recipient.id] != latest,
                !isDecided(latest) || isPulled(step, matter, recipient, from: latest)
            else {
                return .wait(until: window.nextSlot(after: now, zone: zone, calendar: calendar))
            }
            slot = latest
        }
        let reminder = Reminder(
            matter.obligation, rung: step.id, recipient: recipient, part: addressee.part, moment: step.moment,
            isImmediate: isImmediate, because: Because(role: addressee.role, instead: addressee.reached.instead))
        return .tell(reminder, slot: slot)
    }

    /// Whether a slot has had its round.
    private func isDecided(_ slot: Instant) -> Bool {
        guard let decided = told.decidedUpTo, decided <= now else { return false }
        return slot <= decided
    }

    /// Whether the letter of that slot that told it was taken back.
    private func isPulled(_ step: Step, _ matter: Matter, _ recipient: Recipient, from slot: Instant) -> Bool {
        guard !told.pulled.isEmpty else { return false }
        return told.pulled[ReminderKey(matter.obligation, rung: step.id, recipient: recipient.id)] == slot
    }

    /// When somebody can be told at the earliest on a day to come or after it.
    private func opening(for recipient: Recipient, immediate: Bool, from day: Day) -> Instant {
        let midnight = practice.zone.instant(day, .midnight)
        let calendar = practice.calendar(of: recipient)
        return immediate
            ? practice.window.nextOpening(onOrAfter: midnight, zone: practice.zone, calendar: calendar)
            : practice.window.nextSlot(after: midnight.adding(seconds: -1), zone: practice.zone, calendar: calendar)
    }

    /// Whom a step is addressed to on a day: each recipient once, acting before informed. And the next day on which that
    /// can change.
    private func addressees(of step: Step, _ matter: Matter, on day: Day) -> (found: [Addressee], changes: Day?) {
        var found: [Addressee] = []
        var changes: Day?
        let rung = matter.ladder.rungs[step.rung]
        for (roles, part) in [(rung.to, Reminder.Part.act), (rung.copy, .informed)] {
            for role in roles {
                for (holder, known) in zip(matter.cast[role], matter.reached[role]) {
                    // No day asked about lies before today: what is known holds until it changes.
                    let holds = known.changes.map { day < $0 } ?? true
                    let reached = holds ? known : practice.reach(holder, plan: plan, on: day)
                    if let change = reached.changes { changes = changes.map { min($0, change) } ?? change }
                    if let recipient = reached.recipient,
                        found.contains(where: { $0.reached.recipient?.id == recipient.id })
                    {
                        continue
                    }
                    found.append(Addressee(role: matter.ladder.roles[role], part: part, reached: reached))
                }
            }
        }
        return (found, changes)
    }

    /// Nothing about a plan goes to a unit that consent does not cover. Routine step 2.
    private func covers(_ recipient: Recipient, _ rule: Rule, on day: Day) -> Bool {
        guard let plan else { return true }
        switch rule.to {
        case .invited, .substitute:
            return plan.mayTell(recipient.unit, toMeeting: true, on: day, roster: practice.roster)
        case .owner:
            return plan.mayTell(recipient.unit, toMeeting: false, on: day, roster: practice.roster)
        case .initiator, .convener, .coordinator, .manager, .processOwner, .principal, .principals, .recorder,
            .administrator:
            return true
        }
    }

    private func isImmediate(_ step: Step, _ matter: Matter) -> Bool {
        matter.ladder.rungs[step.rung].rung.moment.isImmediate
    }

    private func whenTold(_ step: Step, _ matter: Matter, _ recipient: Recipient) -> Instant? {
        let isForgotten = !told.forgotten.isEmpty
        if told.reminders.isEmpty, !isForgotten { return nil }
        let at = told.reminders[ReminderKey(matter.obligation, rung: step.id, recipient: recipient.id)]
        return isForgotten ? at ?? endOfForgotten(step, matter) : at
    }

    /// The end of the time in which a step fell of which the memory is gone.
    private func endOfForgotten(_ step: Step, _ matter: Matter) -> Instant? {
        let subject = matter.obligation.subject
        return told.forgotten.first { ($0.subject ?? subject) == subject && $0.span.contains(step.moment) }?.span
            .upperBound
    }

    private mutating func append(_ step: Step, _ matter: Matter, _ addressee: Addressee, _ decision: Decision) {
        decisions.decided.append(
            Decided(
                matter.obligation, rung: step.id, moment: step.moment, recipient: addressee.reached.recipient,
                part: addressee.part, decision))
    }
}
