internal import SIPOutputs
package import SIPRules

/// What an error of ours keeps from being told: one plan, one person, or one matter of the installation. The others go on.
///
/// A mistake in a rule, a text or a name concerns whatever met it and nothing else, so that one odd document never stops the
/// rest. Faults of the disk and of the ledger are not of this kind: they stop everything, since going on would be guessing.
package struct SetAside {
    /// Whom or what it concerns.
    package enum Culprit: Hashable {
        case plan(PlanID)
        /// A person's id, or `@unit`.
        case recipient(String)
        case upkeep(RuleID, Instance)
    }

    /// Why, and since when.
    package struct Cause: Hashable {
        package var reason: String
        package var since: Day
        /// The last day on which it was tried. It is tried again each day, and whenever something changes.
        var tried: Day
        /// What is to be decided again then.
        var entries: Set<PlanID?>
    }

    /// Nothing is set aside.
    package init() {}

    /// Everything that is.
    package private(set) var causes: [Culprit: Cause] = [:]

    package var isEmpty: Bool { causes.isEmpty }

    /// The plans whose reminders were kept back.
    var plans: Set<PlanID> { Set(causes.values.flatMap(\.entries).compactMap(\.self)) }

    /// Notes that something could not be told.
    /// - Returns: whether that is news.
    mutating func note(_ culprit: Culprit, _ reason: String, entries: Set<PlanID?>, on today: Day) -> Bool {
        let known = causes[culprit]
        causes[culprit] = Cause(
            reason: reason, since: known?.since ?? today, tried: today,
            entries: (known?.entries ?? []).union(entries))
        return known == nil
    }

    /// Whether a reminder is not to be tried on that day.
    func holds(_ reminder: Reminder, on today: Day) -> Bool {
        guard !causes.isEmpty else { return false }
        return [Culprit(reminder), .recipient(reminder.recipient.id)].contains { causes[$0]?.tried == today }
    }

    /// What was set aside and is told now is so no longer, but for what was refused beside it.
    mutating func told(_ digests: [Digest], but refused: Set<Culprit>) {
        guard !causes.isEmpty else { return }
        for digest in digests {
            for culprit in digest.reminders.map(Culprit.init) + [.recipient(digest.recipient.id)]
            where !refused.contains(culprit) { causes[culprit] = nil }
        }
    }

    /// A plan is another now, or gone.
    mutating func changed(_ plan: PlanID) {
        guard !causes.isEmpty else { return }
        causes[.plan(plan)] = nil
        for culprit in causes.keys { causes[culprit]?.entries.remove(plan) }
    }

    /// Everything is to be tried again, since what it rested on may be another.
    mutating func retry() { causes = [:] }

    /// What the administrators are to know, in a fixed order.
    var matters: [(instance: Instance, since: Day)] { inOrder.map { ($0.key.instance, $0.value.since) } }

    /// What stands in a list, in a fixed order.
    package var lines: [(what: String, cause: Cause)] { inOrder.map { ($0.key.words, $0.value) } }

    private var inOrder: [(key: Culprit, value: Cause)] { causes.sorted { $0.key.words < $1.key.words } }
}

extension SetAside.Culprit {
    /// What a reminder is about.
    init(_ reminder: Reminder) {
        switch reminder.obligation.subject {
        case .plan(let id): self = .plan(id)
        case .upkeep: self = .upkeep(reminder.obligation.rule, reminder.obligation.instance)
        }
    }

    /// `plan K26-0007`, `letters to anna.berg`, `unreachable-role nord`.
    package var words: String {
        switch self {
        case .plan(let id): "plan \(id)"
        case .recipient(let id): "letters to \(id)"
        case .upkeep(let rule, let instance): "\(rule.rawValue) \(instance)"
        }
    }

    /// What a duty of the administrators is about.
    var instance: Instance {
        switch self {
        case .plan(let id): .plan(id)
        case .recipient(let id): PersonID(id).map(Instance.person) ?? UnitID(id.dropFirst()).map(Instance.unit) ?? .only
        case .upkeep(_, let instance): instance
        }
    }
}
