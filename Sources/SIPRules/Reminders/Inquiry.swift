/// The question what is to be told about a plan at an instant, and the answer so far.
struct Inquiry {
    let practice: Practice
    let plan: Plan?
    let told: Told
    let now: Instant
    let today: Day
    let isTotal: Bool
    var decisions: PlanDecisions
    /// Who need not be asked for. Worked out once somebody outside the plan's unit is addressed.
    var circle: OwnCircle?

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
        let steps: [Step]
        let cast: [[Holder]]
        /// Who is reached today for each of them.
        let reached: [[Reached]]
    }

    mutating func decide(_ obligation: Obligation, under rule: RuleInForce) {
        let ladder = rule.ladder(for: obligation.duty)
        let cast = ladder.roles.map { practice.holders(of: $0, in: obligation.duty, of: rule.rule, plan: plan) }
        let reached = cast.map { $0.map { practice.reach($0, plan: plan, on: today) } }
        let steps = practice.steps(of: obligation.duty, ladder: ladder, plan: plan, at: now)
        let matter = Matter(
            obligation: obligation, rule: rule.rule, ladder: ladder, steps: steps, cast: cast, reached: reached)
        // The latest step that has come is the one that speaks.
        let current = steps.lastIndex { $0.moment <= now } ?? -1
        let next = current + 1 < steps.count ? steps[current + 1] : nil
        let waiting = obligation.isOpen ? audiences(before: current, of: matter) : [:]
        let first = decisions.decided.count
        defer { decideForOnCall(matter, current: current, next: next, since: first) }
        for (index, step) in steps.enumerated() {
            let ahead = index > current
            // After its last day it is no duty any more, and nothing is foretold.
            if ahead, decisions.decided.count > first, let last = obligation.duty.passes,
                practice.zone.day(of: step.moment) > last
            {
                break
            }
            if !ahead, isForOnCall(step, matter) { continue }
            if obligation.isOpen {
                if index == current {
                    speak(step, of: matter, to: Audience(), until: next)
                    continue
                }
                if index == current + 1 { decisions.wake(at: step.moment) }
            }
            if ahead && !isTotal && isSettled(obligation, since: first) { break }
            var spoken: [String] = []
            if let audience = waiting[index] {
                let before = decisions.decided.count
                speak(step, of: matter, to: audience, until: next)
                spoken = decisions.decided[before...].compactMap { $0.recipient?.id }
            }
            let day = ahead ? max(today, practice.zone.day(of: step.moment)) : today
            for addressee in addressees(of: step, matter, on: day).found {
                if waiting[index]?.seats?.contains(addressee.seat) ?? false { continue }
                // Whom another step speaks to now acted on this one only where they were told of it.
                if !ahead, isInstead(addressee, of: step, matter),
                    addressee.reached.recipient.flatMap({ whenTold(step, matter, $0) }) == nil
                {
                    continue
                }
                if let recipient = addressee.reached.recipient, spoken.contains(recipient.id) { continue }
                // A step between may still speak to whoever it was for.
                let speaker = (index + 1..<max(current, index + 1)).last {
                    waiting[$0]?.seats?.contains(addressee.seat) ?? false
                }
                if ahead && obligation.isOpen {
                    foresee(step, matter, addressee)
                } else {
                    append(step, matter, addressee, passed(step, matter, addressee, speaker: speaker ?? current))
                }
            }
        }
    }

    /// Whether it is known what an open duty of a plan's coverage is, whatever the steps are that come after those answered.
    private func isSettled(_ obligation: Obligation, since first: Int) -> Bool {
        guard let plan else { return true }
        return isSettled(
            obligation, by: decisions.decided[first...], InTime(obligation, of: plan.unit, practice, on: today))
    }

    func isSettled(_ obligation: Obligation, by answers: ArraySlice<Decided>, _ inTime: InTime) -> Bool {
        guard obligation.isOpen, obligation.rule != .planUnwatched, obligation.duty.held == nil else { return true }
        return answers.contains { inTime.isWatched(by: $0) } || told.pauses.contains { $0.holds(obligation, at: now) }
    }

    /// Appends whoever will be told of a step to come for somebody it is addressed to, and when: whoever is reached on the day on
    /// which a letter can go. Nobody waits for what consent will hold on that day.
    private mutating func foresee(_ step: Step, _ matter: Matter, _ addressee: Addressee) {
        var addressee = addressee
        var from = step.moment
        // Whoever it is now may be away by then, and whoever stands in too.
        for _ in 0..<Self.handovers {
            let changes = addressee.reached.changes
            if let recipient = addressee.reached.recipient {
                if let at = whenTold(step, matter, recipient) {
                    return append(step, matter, addressee, .told(at: at))
                }
                let until = opening(
                    for: recipient, immediate: isImmediate(step, matter, to: recipient, as: addressee.seat.role),
                    from: from)
                let day = practice.zone.day(of: until)
                if changes.map({ day < $0 }) ?? true {
                    let isHeld = disclosure(to: addressee, matter, on: day) == .nothing
                    return append(step, matter, addressee, isHeld ? .held(by: .consent) : .wait(until: until))
                }
            }
            guard let changes else { break }
            from = max(from, practice.zone.instant(changes, .midnight))
            addressee = self.addressee(in: addressee.seat, addressee.holder, addressee.part, matter, on: changes)
        }
        append(step, matter, addressee, .unreachable(addressee.role))
    }

    /// So often somebody else is asked for in somebody's place before nobody is expected to be reached.
    private static let handovers = 20

    /// The answer for somebody whom a step that does not speak was addressed to, and the step that speaks instead.
    func passed(_ step: Step, _ matter: Matter, _ addressee: Addressee, speaker: Int) -> Decision {
        let recipient = addressee.reached.recipient
        if let recipient, let at = whenTold(step, matter, recipient) { return .told(at: at) }
        switch matter.obligation.state {
        case .met(let met): return .met(met)
        case .silenced(let silence): return .silenced(silence)
        case .open: return .lapsed(to: matter.steps[speaker].id)
        }
    }

    /// Decides about a step that speaks, until the next one does: for those it is addressed to today, and when nothing
    /// is to come for them, for those it will be addressed to next, who come back or begin to stand in.
    mutating func speak(_ step: Step, of matter: Matter, to audience: Audience, until following: Step?) {
        let end = following?.moment ?? .latest
        var heard = audience.heard
        var passing: [(place: Int, seat: Seat)] = []
        var isSettled = false
        var (found, changes) = addressees(of: step, matter, on: today, among: audience.seats)
        for var addressee in found {
            if let recipient = addressee.reached.recipient {
                if audience.heard.contains(recipient.id) {
                    if let changes = audience.changes { decisions.wake(at: practice.zone.instant(changes, .midnight)) }
                    append(step, matter, addressee, passed(step, matter, addressee, speaker: audience.current))
                    continue
                }
                heard.append(recipient.id)
            }
            let decision = answer(step, matter, &addressee)
            switch decision {
            case .wait(let until):
                if let changes, practice.zone.day(of: until) >= changes {
                    // Before that slot the recipient will be away, or have handed back.
                    passing.append((decisions.decided.count, addressee.seat))
                } else {
                    isSettled = isSettled || until < end
                }
                decisions.wake(at: min(until, end))
                append(step, matter, addressee, waiting(until, following))
                continue
            case .held(by: .consent): break
            case .held: isSettled = true
            default: break
            }
            append(step, matter, addressee, decision)
        }
        var succeeded: [Seat] = []
        while !isSettled || passing.contains(where: { !succeeded.contains($0.seat) }), let day = changes,
            practice.zone.instant(day, .midnight) < end
        {
            (found, changes) = addressees(of: step, matter, on: day, among: audience.seats)
            for addressee in found {
                guard let recipient = addressee.reached.recipient, !heard.contains(recipient.id),
                    disclosure(to: addressee, matter, on: day) != .nothing
                else { continue }
                if let at = whenTold(step, matter, recipient) {
                    append(step, matter, addressee, .told(at: at))
                } else {
                    let until = opening(
                        for: recipient, immediate: isImmediate(step, matter, to: recipient, as: addressee.seat.role),
                        from: practice.zone.instant(day, .midnight))
                    if let changes, practice.zone.day(of: until) >= changes { continue }
                    decisions.wake(at: min(until, end))
                    append(step, matter, addressee, waiting(until, following))
                    isSettled = true
                }
                heard.append(recipient.id)
                succeeded.append(addressee.seat)
            }
        }
        for (place, seat) in passing.reversed() {
            if succeeded.contains(seat) {
                decisions.decided.remove(at: place)
            } else if case .wait = decisions.decided[place].decision {
                decisions.decided[place].decision = .unreachable(matter.ladder.roles[seat.role])
            }
        }
    }

    /// For somebody who can be told at an instant: the step that follows speaks, when it comes first.
    private func waiting(_ until: Instant, _ following: Step?) -> Decision {
        if let following, following.moment <= until { return .lapsed(to: following.id) }
        return .wait(until: until)
    }

    /// The answer for somebody whom a step that speaks is addressed to today.
    private mutating func answer(_ step: Step, _ matter: Matter, _ addressee: inout Addressee) -> Decision {
        guard let recipient = addressee.reached.recipient else { return .unreachable(addressee.role) }
        if let at = whenTold(step, matter, recipient) ?? toldToday(matter, recipient) { return .told(at: at) }
        if let held = matter.obligation.duty.held { return .held(by: held) }
        let pauses = told.pauses.filter { $0.holds(matter.obligation, at: now) }
        if let end = pauses.map(\.until).max() {
            decisions.wake(at: end)
            return .held(by: .paused)
        }
        let disclosure = disclosure(to: addressee, matter, on: today)
        if disclosure == .nothing { return .held(by: .consent) }
        switch turn(of: recipient, as: addressee.seat.role, at: step, matter) {
        case .wait(let until): return .wait(until: until)
        case .now(let slot):
            if isToActYet(addressee, at: step, matter) { addressee.part = .act }
            let isConfined = disclosure == .ownAct
            let reminder = Reminder(
                matter.obligation, rung: step.id, recipient: recipient, part: addressee.part, moment: step.moment,
                isImmediate: isImmediate(step, matter, to: recipient, as: addressee.seat.role),
                because: Because(role: addressee.role, instead: addressee.reached.instead),
                below: isConfined ? [] : below(addressee, at: step, matter),
                formerDue: formerDue(of: matter.obligation, to: recipient), isConfined: isConfined,
                outOfHours: outOfHours(recipient, at: step, matter))
            return .tell(reminder, slot: slot)
        }
    }

    /// What concerns the installation itself is said once a day, though it is dated anew by a restart or an edited roster.
    private func toldToday(_ matter: Matter, _ recipient: Recipient) -> Instant? {
        guard plan == nil, let last = told.reminders.last(of: matter.obligation, to: recipient.id),
            last.due != matter.obligation.due, practice.zone.day(of: last.at) == today
        else { return nil }
        return last.at
    }

    /// Under which other date the recipient was last told of a duty since it began: a closure, another number or an edited
    /// plan has moved it. It is told of anew, and the letter says so.
    private func formerDue(of obligation: Obligation, to recipient: Recipient) -> Day? {
        guard plan != nil, let last = told.reminders.last(of: obligation, to: recipient.id),
            last.due != obligation.due, last.at >= practice.zone.instant(obligation.duty.since, .midnight)
        else { return nil }
        return last.due
    }

    /// Somebody who acts on a step that is not addressed to them, since it may be told to nobody else.
    func isInstead(_ addressee: Addressee, of step: Step, _ matter: Matter) -> Bool {
        let rung = matter.ladder.rungs[step.rung]
        return !rung.to.contains(addressee.seat.role) && !rung.copy.contains(addressee.seat.role)
    }

    mutating func append(_ step: Step, _ matter: Matter, _ addressee: Addressee, _ decision: Decision) {
        decisions.decided.append(
            Decided(
                matter.obligation, rung: step.id, moment: step.moment, recipient: addressee.reached.recipient,
                part: addressee.part, decision))
    }
}
