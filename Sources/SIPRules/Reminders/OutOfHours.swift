/// What a letter about an immediate need says of the hours in which the send window is closed.
public enum OutOfHours: Hashable, Sendable {
    /// To whoever is on call: nobody else hears before that instant.
    case others(from: Instant)
    /// To the others: those on call for that unit were told then.
    case onCall(UnitID, at: Instant)
    /// To the others: it began then, while the window was closed, and nobody on call was told.
    case waited(since: Instant)
}

extension Inquiry {
    /// Answers for those on call, after all others of a duty: where the send window of the plan's unit is closed, they have its
    /// first word. Once somebody has heard of it, whoever that is, they are not told any more. A duty that begins while the
    /// window is open is none of theirs, unless it closes before anybody has heard.
    mutating func decideForOnCall(_ matter: Matter, current: Int, next: Step?, since first: Int) {
        guard matter.ladder.tellsOnCall, let index = matter.steps.firstIndex(where: { isForOnCall($0, matter) }),
            index <= current
        else { return }
        let step = matter.steps[index]
        let addressees = self.addressees(of: step, matter, on: today).found
        guard let recipient = addressees.first?.reached.recipient, let plan else { return }
        let others = decisions.decided[first...]
        let isTelling = others.contains { if case .tell = $0.decision { true } else { false } }
        let start = decisions.decided.count
        defer { decisions.decided[first...].rotate(toStartAt: start) }
        let isOpen = isWindowOpen(for: plan, at: now)
        let isHeard = isTelling || told.reminders.holds(matter.obligation)
        if matter.obligation.isOpen, !isHeard, whenTold(step, matter, recipient) == nil {
            if !isOpen { return speak(step, of: matter, to: Audience(), until: next) }
            // Those who are to hear may not work before it closes.
            let closing = practice.window.closing(
                after: now, zone: practice.zone, calendar: practice.calendar(of: plan.unit))
            decisions.wake(at: closing)
            for addressee in addressees { append(step, matter, addressee, .wait(until: closing)) }
            return
        }
        guard whenTold(step, matter, recipient) != nil || !isWindowOpen(for: plan, at: step.moment) else { return }
        let speaker = index < current ? current : min(current + 1, matter.steps.count - 1)
        for addressee in addressees {
            append(step, matter, addressee, passed(step, matter, addressee, speaker: speaker))
        }
    }

    func isForOnCall(_ step: Step, _ matter: Matter) -> Bool {
        matter.ladder.tellsOnCall && matter.ladder.rungs[step.rung].rung.moment == .outOfHours
    }

    /// What a letter says of the hours outside the send window: why it comes in them, or who heard in them first.
    func outOfHours(_ recipient: Recipient, at step: Step, _ matter: Matter) -> OutOfHours? {
        guard let plan, isImmediate(step, matter) else { return nil }
        if recipient.isOnCall {
            let opening = practice.window.nextOpening(
                onOrAfter: now, zone: practice.zone, calendar: practice.calendar(of: plan.unit))
            return .others(from: opening)
        }
        if let first = matter.steps.first(where: { isForOnCall($0, matter) }), let heard = onCallHeard(first, matter) {
            return heard
        }
        let start = practice.start(of: matter.obligation.duty)
        guard matter.obligation.duty.sinceTime != nil, !isWindowOpen(for: plan, at: start),
            lastTold(recipient.id, of: matter) == nil
        else { return nil }
        return .waited(since: start)
    }

    /// That whoever is on call has had the first word.
    private func onCallHeard(_ step: Step, _ matter: Matter) -> OutOfHours? {
        for role in matter.ladder.rungs[step.rung].to {
            for reached in matter.reached[role] {
                guard let onCall = reached.recipient, let at = whenTold(step, matter, onCall) else { continue }
                return .onCall(onCall.unit, at: at)
            }
        }
        return nil
    }

    private func isWindowOpen(for plan: Plan, at instant: Instant) -> Bool {
        practice.window.isOpen(at: instant, zone: practice.zone, calendar: practice.calendar(of: plan.unit))
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
