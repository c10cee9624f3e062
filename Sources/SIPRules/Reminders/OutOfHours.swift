/// What a letter about an immediate need says of the hours in which the send window is closed.
public enum OutOfHours: Hashable, Sendable {
    /// To whoever is on call: nobody else hears before that instant.
    case others(from: Instant)
    /// To the others: those on call for that unit were told then.
    case onCall(UnitID, at: Instant)
    /// To the others: it began then, while the window was closed, and nobody on call was told.
    case waited(since: Instant)
}

extension DecisionBuilder {
    /// Answers for those on call, after all others of a duty: where the send window of the plan's unit is closed, they have its
    /// first word. Once somebody has heard of it, whoever that is, they are not told any more. A duty that begins while the
    /// window is open is none of theirs, unless it closes before anybody has heard.
    mutating func decideForOnCall(_ context: ObligationContext, current: Int, next: TimedRung?, since first: Int) {
        guard context.ladder.tellsOnCall,
            let index = context.timedRungs.firstIndex(where: { isForOnCall($0, context) }),
            index <= current
        else { return }
        let timed = context.timedRungs[index]
        let addressees = self.addressees(of: timed, context, on: today).found
        guard let recipient = addressees.first?.reached.recipient, let plan else { return }
        let others = decisions.decided[first...]
        let isTelling = others.contains { if case .tell = $0.decision { true } else { false } }
        let start = decisions.decided.count
        defer { decisions.decided[first...].rotate(toStartAt: start) }
        let isOpen = isWindowOpen(for: plan, at: now)
        let isHeard = isTelling || told.reminders.holds(context.obligation)
        if context.obligation.isOpen, !isHeard, whenTold(timed, context, recipient) == nil {
            if !isOpen { return speak(timed, of: context, to: Audience(), until: next) }
            // Those who are to hear may not work before it closes.
            let closing = environment.window.closing(
                after: now, zone: environment.zone, calendar: environment.calendar(of: plan.unit))
            decisions.wake(at: closing)
            for addressee in addressees { append(timed, context, addressee, .wait(until: closing)) }
            return
        }
        guard whenTold(timed, context, recipient) != nil || !isWindowOpen(for: plan, at: timed.moment) else { return }
        let speaker = index < current ? current : min(current + 1, context.timedRungs.count - 1)
        for addressee in addressees {
            append(timed, context, addressee, passed(timed, context, addressee, speaker: speaker))
        }
    }

    func isForOnCall(_ timed: TimedRung, _ context: ObligationContext) -> Bool {
        context.ladder.tellsOnCall && context.ladder.rungs[timed.place].rung.moment == .outOfHours
    }

    /// What a letter says of the hours outside the send window: why it comes in them, or who heard in them first.
    func outOfHours(_ recipient: Recipient, at timed: TimedRung, _ context: ObligationContext) -> OutOfHours? {
        guard let plan, isImmediate(timed, context) else { return nil }
        if recipient.isOnCall {
            let opening = environment.window.nextOpening(
                onOrAfter: now, zone: environment.zone, calendar: environment.calendar(of: plan.unit))
            return .others(from: opening)
        }
        if let first = context.timedRungs.first(where: { isForOnCall($0, context) }),
            let heard = onCallHeard(first, context)
        {
            return heard
        }
        let start = environment.start(of: context.obligation.duty)
        guard context.obligation.duty.sinceTime != nil, !isWindowOpen(for: plan, at: start),
            lastTold(recipient.id, of: context) == nil
        else { return nil }
        return .waited(since: start)
    }

    /// That whoever is on call has had the first word.
    private func onCallHeard(_ timed: TimedRung, _ context: ObligationContext) -> OutOfHours? {
        for role in context.ladder.rungs[timed.place].to {
            for reached in context.reached[role] {
                guard let onCall = reached.recipient, let at = whenTold(timed, context, onCall) else { continue }
                return .onCall(onCall.unit, at: at)
            }
        }
        return nil
    }

    private func isWindowOpen(for plan: Plan, at instant: Instant) -> Bool {
        environment.window.isOpen(at: instant, zone: environment.zone, calendar: environment.calendar(of: plan.unit))
    }
}

extension ArraySlice {
    /// What stands from an index on comes first, then the rest, each in its order.
    fileprivate mutating func rotate(toStartAt middle: Index) {
        guard middle < endIndex else { return }
        let (front, back) = (Array(self[..<middle]), Array(self[middle...]))
        replaceSubrange(startIndex..., with: back + front)
    }
}
