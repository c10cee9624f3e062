internal import SIPOutputs
package import SIPRules

/// Who is decided about when, and what was decided of whom.
package struct Schedule {
    /// When each plan is decided about next. Nil is the installation's own upkeep.
    package var agenda = Agenda<PlanID?>()
    /// How each plan stands.
    var overdueIndex = OverdueIndex()
    /// What an error of ours keeps from being told; the rest goes on.
    package var aside = SetAside()
    /// How many plans the last round decided about.
    package var decided = 0
    /// The day on which the plans of which somebody may be forgotten were decided about again.
    var namedOn: Day?
    /// What this round may tell in a letter beside others of its slot: a cap held it back from them, or it stood in one that was
    /// taken back.
    var heldBack: [ReminderKey: Instant] = [:]

    /// An entry has its turn at an instant, unless it has it before.
    mutating func bringForward(_ entry: PlanID?, to instant: Instant) {
        agenda.set(entry, at: min(instant, agenda.instant(of: entry) ?? instant))
    }

    /// What was told of these is to be decided again; what stood in one of several letters of a slot may have another beside
    /// those that stay.
    mutating func decideAgain(_ reminders: [ReminderKey: Instant?], at now: Instant) {
        heldBack.merge(reminders.compactMapValues(\.self)) { first, _ in first }
        for key in reminders.keys { agenda.set(key.subject.plan, at: now) }
    }

    /// Keeps something back from being told, until it is tried again on another day.
    /// - Returns: whether that is news.
    mutating func setAside(_ refused: Delivery.Refused, under environment: RuleEnvironment, at now: Instant) -> Bool {
        let entries = Set(refused.reminders.map(\.obligation.subject.plan))
        let today = environment.zone.day(of: now)
        let isNews = aside.note(refused.culprit, refused.reason, entries: entries, on: today)
        // Whoever runs sipd hears of it.
        if isNews { agenda.set(nil, at: now) }
        for entry in entries where entry != nil { tryAgain(entry, under: environment, at: now) }
        return isNews
    }

    /// The reminders among them that are to be tried now. What is left out has another turn on the next day.
    mutating func notSetAside(
        _ tells: [(reminder: Reminder, slot: Instant?)], of entry: PlanID?, under environment: RuleEnvironment,
        at now: Instant
    ) -> [(reminder: Reminder, slot: Instant?)] {
        guard !aside.isEmpty, !tells.isEmpty else { return tells }
        let today = environment.zone.day(of: now)
        let kept = tells.filter { !aside.holds($0.reminder, on: today) }
        if kept.count < tells.count { tryAgain(entry, under: environment, at: now) }
        return kept
    }

    private mutating func tryAgain(_ entry: PlanID?, under environment: RuleEnvironment, at now: Instant) {
        let zone = environment.zone
        bringForward(entry, to: environment.window.firstSlot(of: zone.day(of: now).adding(days: 1), zone: zone))
    }
}
