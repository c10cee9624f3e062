/// The question what is to be told about a plan at an instant, and the answer so far.
struct DecisionBuilder {
    let environment: RuleEnvironment
    let plan: Plan?
    let told: NotificationLog
    let now: Instant
    let today: Day
    let isTotal: Bool
    var decisions: PlanDecisions
    /// Who need not be asked for. Worked out once somebody outside the plan's unit is addressed.
    var circle: OwnCircle?

    init(environment: RuleEnvironment, plan: Plan?, told: NotificationLog, now: Instant, isTotal: Bool) {
        self.isTotal = isTotal
        self.environment = environment
        self.plan = plan
        self.told = told
        self.now = now
        today = environment.zone.day(of: now)
        decisions = PlanDecisions(plan: plan?.id)
    }

    /// An obligation, the rule it is under, the ladder it climbs, and who holds each of the ladder's roles in it.
    struct ObligationContext {
        let obligation: Obligation
        let rule: Rule
        let ladder: LadderInForce
        let timedRungs: [TimedRung]
        let holdersByRole: [[Holder]]
        /// Who is reached today for each of them.
        let reached: [[Reached]]
    }

    mutating func decide(_ obligation: Obligation, under rule: RuleInForce) {
        let ladder = rule.ladder(for: obligation.duty)
        let holdersByRole = ladder.roles.map {
            environment.holders(of: $0, in: obligation.duty, of: rule.rule, plan: plan)
        }
        let reached = holdersByRole.map { $0.map { environment.reach($0, plan: plan, on: today) } }
        let timedRungs = environment.timedRungs(of: obligation.duty, ladder: ladder, plan: plan, at: now)
        let context = ObligationContext(
            obligation: obligation, rule: rule.rule, ladder: ladder, timedRungs: timedRungs,
            holdersByRole: holdersByRole,
            reached: reached)
        // The latest rung that has come is the one that speaks.
        let current = timedRungs.lastIndex { $0.moment <= now } ?? -1
        let next = current + 1 < timedRungs.count ? timedRungs[current + 1] : nil
        let waiting = obligation.isOpen ? audiences(before: current, of: context) : [:]
        let first = decisions.decided.count
        defer { decideForOnCall(context, current: current, next: next, since: first) }
        for (index, timed) in timedRungs.enumerated() {
            let ahead = index > current
            // After its last day it is no duty any more, and nothing is foretold.
            if ahead, decisions.decided.count > first, let last = obligation.duty.passes,
                environment.zone.day(of: timed.moment) > last
            {
                break
            }
            if !ahead, isForOnCall(timed, context) { continue }
            if obligation.isOpen {
                if index == current {
                    speak(timed, of: context, to: Audience(), until: next)
                    continue
                }
                if index == current + 1 { decisions.wake(at: timed.moment) }
            }
            if ahead && !isTotal && isSettled(obligation, since: first) { break }
            var spoken: [String] = []
            if let audience = waiting[index] {
                let before = decisions.decided.count
                speak(timed, of: context, to: audience, until: next)
                spoken = decisions.decided[before...].compactMap { $0.recipient?.id }
            }
            let day = ahead ? max(today, environment.zone.day(of: timed.moment)) : today
            for addressee in addressees(of: timed, context, on: day).found {
                if waiting[index]?.seats?.contains(addressee.seat) ?? false { continue }
                // Whom another rung speaks to now acted on this one only where they were told of it.
                if !ahead, isInstead(addressee, of: timed, context),
                    addressee.reached.recipient.flatMap({ whenTold(timed, context, $0) }) == nil
                {
                    continue
                }
                if let recipient = addressee.reached.recipient, spoken.contains(recipient.id) { continue }
                // A rung between may still speak to whoever it was for.
                let speaker = (index + 1..<max(current, index + 1)).last {
                    waiting[$0]?.seats?.contains(addressee.seat) ?? false
                }
                if ahead && obligation.isOpen {
                    foresee(timed, context, addressee)
                } else {
                    append(timed, context, addressee, passed(timed, context, addressee, speaker: speaker ?? current))
                }
            }
        }
    }

    /// Whether it is known what an open duty of a plan's coverage is, whatever the rungs are that come after those answered.
    private func isSettled(_ obligation: Obligation, since first: Int) -> Bool {
        guard let plan else { return true }
        return isSettled(
            obligation, by: decisions.decided[first...], InTime(obligation, of: plan.unit, environment, on: today))
    }

    func isSettled(_ obligation: Obligation, by answers: ArraySlice<Decided>, _ inTime: InTime) -> Bool {
        guard obligation.isOpen, obligation.rule != .planUnwatched, obligation.duty.held == nil else { return true }
        return answers.contains { inTime.isWatched(by: $0) } || told.pauses.contains { $0.holds(obligation, at: now) }
    }

    /// Appends whoever will be told of a rung to come for somebody it is addressed to, and when: whoever is reached on the day on
    /// which a letter can go. Nobody waits for what consent will hold on that day.
    private mutating func foresee(_ timed: TimedRung, _ context: ObligationContext, _ addressee: Addressee) {
        var addressee = addressee
        var from = timed.moment
        // Whoever it is now may be away by then, and whoever stands in too.
        for _ in 0..<Self.handovers {
            let changes = addressee.reached.changes
            if let recipient = addressee.reached.recipient {
                if let at = whenTold(timed, context, recipient) {
                    return append(timed, context, addressee, .told(at: at))
                }
                let until = opening(
                    for: recipient, immediate: isImmediate(timed, context, to: recipient, as: addressee.seat.role),
                    from: from)
                let day = environment.zone.day(of: until)
                if changes.map({ day < $0 }) ?? true {
                    let isHeld = disclosure(to: addressee, context, on: day) == .nothing
                    return append(timed, context, addressee, isHeld ? .held(by: .consent) : .wait(until: until))
                }
            }
            guard let changes else { break }
            from = max(from, environment.zone.instant(changes, .midnight))
            addressee = self.addressee(in: addressee.seat, addressee.holder, addressee.part, context, on: changes)
        }
        append(timed, context, addressee, .unreachable(addressee.role))
    }

    /// So often somebody else is asked for in somebody's place before nobody is expected to be reached.
    private static let handovers = 20

    /// The answer for somebody whom a rung that does not speak was addressed to, and the rung that speaks instead.
    func passed(_ timed: TimedRung, _ context: ObligationContext, _ addressee: Addressee, speaker: Int) -> Decision {
        let recipient = addressee.reached.recipient
        if let recipient, let at = whenTold(timed, context, recipient) { return .told(at: at) }
        switch context.obligation.state {
        case .met(let met): return .met(met)
        case .silenced(let silence): return .silenced(silence)
        case .open: return .lapsed(to: context.timedRungs[speaker].id)
        }
    }

    /// Decides about a rung that speaks, until the next one does: for those it is addressed to today, and when nothing
    /// is to come for them, for those it will be addressed to next, who come back or begin to stand in.
    mutating func speak(
        _ timed: TimedRung, of context: ObligationContext, to audience: Audience, until following: TimedRung?
    ) {
        let end = following?.moment ?? .latest
        var heard = audience.heard
        var passing: [(place: Int, seat: Seat)] = []
        var isSettled = false
        var (found, changes) = addressees(of: timed, context, on: today, among: audience.seats)
        for var addressee in found {
            if let recipient = addressee.reached.recipient {
                if audience.heard.contains(recipient.id) {
                    if let changes = audience.changes {
                        decisions.wake(at: environment.zone.instant(changes, .midnight))
                    }
                    append(timed, context, addressee, passed(timed, context, addressee, speaker: audience.current))
                    continue
                }
                heard.append(recipient.id)
            }
            let decision = answer(timed, context, &addressee)
            switch decision {
            case .wait(let until):
                if let changes, environment.zone.day(of: until) >= changes {
                    // Before that slot the recipient will be away, or have handed back.
                    passing.append((decisions.decided.count, addressee.seat))
                } else {
                    isSettled = isSettled || until < end
                }
                decisions.wake(at: min(until, end))
                append(timed, context, addressee, waiting(until, following))
                continue
            case .held(by: .consent): break
            case .held: isSettled = true
            default: break
            }
            append(timed, context, addressee, decision)
        }
        var succeeded: [Seat] = []
        while !isSettled || passing.contains(where: { !succeeded.contains($0.seat) }), let day = changes,
            environment.zone.instant(day, .midnight) < end
        {
            (found, changes) = addressees(of: timed, context, on: day, among: audience.seats)
            for addressee in found {
                guard let recipient = addressee.reached.recipient, !heard.contains(recipient.id),
                    disclosure(to: addressee, context, on: day) != .nothing
                else { continue }
                if let at = whenTold(timed, context, recipient) {
                    append(timed, context, addressee, .told(at: at))
                } else {
                    let until = opening(
                        for: recipient, immediate: isImmediate(timed, context, to: recipient, as: addressee.seat.role),
                        from: environment.zone.instant(day, .midnight))
                    if let changes, environment.zone.day(of: until) >= changes { continue }
                    decisions.wake(at: min(until, end))
                    append(timed, context, addressee, waiting(until, following))
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
                decisions.decided[place].decision = .unreachable(context.ladder.roles[seat.role])
            }
        }
    }

    /// For somebody who can be told at an instant: the rung that follows speaks, when it comes first.
    private func waiting(_ until: Instant, _ following: TimedRung?) -> Decision {
        if let following, following.moment <= until { return .lapsed(to: following.id) }
        return .wait(until: until)
    }

    /// The answer for somebody whom a rung that speaks is addressed to today.
    private mutating func answer(_ timed: TimedRung, _ context: ObligationContext, _ addressee: inout Addressee)
        -> Decision
    {
        guard let recipient = addressee.reached.recipient else { return .unreachable(addressee.role) }
        if let at = whenTold(timed, context, recipient) ?? toldToday(context, recipient) { return .told(at: at) }
        if let held = context.obligation.duty.held { return .held(by: held) }
        let pauses = told.pauses.filter { $0.holds(context.obligation, at: now) }
        if let end = pauses.map(\.until).max() {
            decisions.wake(at: end)
            return .held(by: .paused)
        }
        let disclosure = disclosure(to: addressee, context, on: today)
        if disclosure == .nothing { return .held(by: .consent) }
        switch turn(of: recipient, as: addressee.seat.role, at: timed, context) {
        case .wait(let until): return .wait(until: until)
        case .now(let slot):
            if isToActYet(addressee, at: timed, context) { addressee.part = .act }
            let isConfined = disclosure == .ownAct
            let reminder = Reminder(
                context.obligation, rung: timed.id, recipient: recipient, part: addressee.part, moment: timed.moment,
                isImmediate: isImmediate(timed, context, to: recipient, as: addressee.seat.role),
                because: DeliveryReason(role: addressee.role, instead: addressee.reached.instead),
                below: isConfined ? [] : below(addressee, at: timed, context),
                formerDue: formerDue(of: context.obligation, to: recipient),
                earlier: told.reminders.count(
                    before: ReminderKey(context.obligation, rung: timed.id, recipient: recipient.id)),
                isConfined: isConfined,
                outOfHours: outOfHours(recipient, at: timed, context))
            return .tell(reminder, slot: slot)
        }
    }

    /// What concerns the installation itself is said once a day, though it is dated anew by a restart or an edited roster.
    private func toldToday(_ context: ObligationContext, _ recipient: Recipient) -> Instant? {
        guard plan == nil, let last = told.reminders.last(of: context.obligation, to: recipient.id),
            last.due != context.obligation.due, environment.zone.day(of: last.at) == today
        else { return nil }
        return last.at
    }

    /// Under which other date the recipient was last told of a duty since it began: a closure, another number or an edited
    /// plan has moved it. It is told of anew, and the letter says so.
    private func formerDue(of obligation: Obligation, to recipient: Recipient) -> Day? {
        guard plan != nil, let last = told.reminders.last(of: obligation, to: recipient.id),
            last.due != obligation.due, last.at >= environment.zone.instant(obligation.duty.since, .midnight)
        else { return nil }
        return last.due
    }

    /// Somebody who acts on a rung that is not addressed to them, since it may be told to nobody else.
    func isInstead(_ addressee: Addressee, of timed: TimedRung, _ context: ObligationContext) -> Bool {
        let rung = context.ladder.rungs[timed.place]
        return !rung.to.contains(addressee.seat.role) && !rung.copy.contains(addressee.seat.role)
    }

    mutating func append(_ timed: TimedRung, _ context: ObligationContext, _ addressee: Addressee, _ decision: Decision)
    {
        decisions.decided.append(
            Decided(
                context.obligation, rung: timed.id, moment: timed.moment, recipient: addressee.reached.recipient,
                part: addressee.part, decision))
    }
}
