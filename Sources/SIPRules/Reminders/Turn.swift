/// When a recipient can be told.
enum Turn: Hashable {
    /// Now: in the digest of that slot, or alone when it is immediate.
    case now(slot: Instant?)
    /// Not before then.
    case wait(until: Instant)
}

extension DecisionBuilder {
    /// When a recipient can be told of a rung that has come: inside the send window on the recipient's own working days, at
    /// once when immediate, else in the recipient's next digest. Nobody else's days matter.
    func turn(of recipient: Recipient, as role: Int, at timed: TimedRung, _ context: ObligationContext) -> Turn {
        let (window, zone) = (environment.window, environment.zone)
        let calendar = environment.calendar(of: recipient)
        if isImmediate(timed, context, to: recipient, as: role) {
            return environment.isOpen(to: recipient, at: now)
                ? .now(slot: nil)
                : .wait(until: window.nextOpening(onOrAfter: now, zone: zone, calendar: calendar))
        }
        let latest = window.latestSlot(atOrBefore: now, zone: zone, calendar: calendar)
        guard let latest, latest >= timed.moment,
            // What was held back from the slot may stand beside its letters; what was taken back, where none stands.
            isKept(for: latest, in: told.heldBack, timed, context, recipient)
                || told.digests[recipient.id] != latest
                    && (!isDecided(latest) || isKept(for: latest, in: told.recalled, timed, context, recipient))
        else {
            return .wait(until: window.nextSlot(after: now, zone: zone, calendar: calendar))
        }
        return .now(slot: latest)
    }

    /// When somebody can be told at the earliest from a moment on.
    func opening(for recipient: Recipient, immediate: Bool, from moment: Instant) -> Instant {
        if recipient.isOnCall { return moment }
        let calendar = environment.calendar(of: recipient)
        return immediate
            ? environment.window.nextOpening(onOrAfter: moment, zone: environment.zone, calendar: calendar)
            : environment.window.nextSlot(after: moment.adding(seconds: -1), zone: environment.zone, calendar: calendar)
    }

    func isImmediate(_ timed: TimedRung, _ context: ObligationContext) -> Bool {
        timed.repetition == 0 && context.ladder.rungs[timed.place].rung.moment.isImmediate
    }

    /// The same for a recipient in a role of the ladder. What waits for no digest does not wait for one because it is said late:
    /// to whom it would have gone at once, and who has not heard of it at all, it goes at once whichever rung speaks.
    func isImmediate(_ timed: TimedRung, _ context: ObligationContext, to recipient: Recipient, as role: Int) -> Bool {
        if isImmediate(timed, context) { return true }
        return context.ladder.immediateRoles & RungInForce.bit(role) != 0 && lastTold(recipient.id, of: context) == nil
    }

    /// Whether a slot has had its round.
    private func isDecided(_ slot: Instant) -> Bool {
        guard let decided = told.processedThrough, decided <= now else { return false }
        return slot <= decided
    }

    /// Whether these are to be told in that slot yet, and it is one of them.
    private func isKept(
        for slot: Instant, in reminders: [ReminderKey: Instant], _ timed: TimedRung, _ context: ObligationContext,
        _ recipient: Recipient
    ) -> Bool {
        guard !reminders.isEmpty else { return false }
        return reminders[ReminderKey(context.obligation, rung: timed.id, recipient: recipient.id)] == slot
    }

    func whenTold(_ timed: TimedRung, _ context: ObligationContext, _ recipient: Recipient) -> Instant? {
        if told.reminders.isEmpty, told.forgotten.isEmpty { return nil }
        return told.when(
            ReminderKey(context.obligation, rung: timed.id, recipient: recipient.id), falling: timed.moment)
    }

    /// When a recipient was last told of a duty, on whichever rung of its ladder.
    func lastTold(_ recipient: String, of context: ObligationContext) -> Instant? {
        if told.reminders.isEmpty { return nil }
        var last: Instant?
        for timed in context.timedRungs where timed.moment <= now {
            let rung = context.ladder.rungs[timed.place]
            // Of a repeated rung only the latest repetition is there: those before it are asked for here.
            for repetition in stride(from: timed.repetition, through: min(timed.repetition, 1), by: -1) {
                let key = ReminderKey(context.obligation, rung: rung.id(repetition), recipient: recipient)
                guard let at = told.reminders[key] else { continue }
                last = last.map { max($0, at) } ?? at
                break
            }
        }
        return last
    }
}
