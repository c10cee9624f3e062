internal import SIPRules
internal import SIPStores

/// What is to be told of plans and of the installation: pure, a slice of plans at a time.
struct Decide {
    let book: RuleBook
    /// Where a sign of life goes, and when.
    let heartbeat: Heartbeat?

    /// A plan, and what was told of it.
    struct Case {
        let plan: Plan
        let told: NotificationLog
    }

    /// What is decided about each of these plans, in their order.
    func plans(_ slice: [Case], at now: Instant) -> [PlanDecisions] {
        slice.map { book.effects(about: $0.plan, told: $0.told, at: now) }
    }

    /// What is decided about the installation itself: documents that cannot be read, people who cannot be reached, old rules.
    func upkeep(
        _ obligations: [Obligation], _ checkup: Checkup?, told: NotificationLog, at now: Instant
    ) -> PlanDecisions {
        var decisions = book.decisions(aboutUpkeep: obligations, told: told, at: now)
        if let heartbeat { decisions.add(heartbeat, checkup, under: book.environment, told: told, at: now) }
        return decisions
    }
}

/// What the plans of one round want told.
struct DecidedBatch {
    /// What the ledger remembers that concerns any of them.
    var recent = NotificationLog()
    var tells: [(reminder: Reminder, slot: Instant?)] = []
    var lapsed: [Lapse] = []
    var plans: [PlanID: Plan] = [:]
    /// Whose decisions these are.
    var entries: [PlanID?] = []
    /// Who is to be decided about yet.
    var undecided: Set<PlanID?> = []
    /// Who was decided about while something is held.
    var decided: [PlanID?] = []

    /// Takes what is decided about an entry, of which `tells` are to go now.
    mutating func take(
        _ decisions: PlanDecisions, of entry: PlanID?, telling tells: [(reminder: Reminder, slot: Instant?)]
    ) {
        undecided.remove(entry)
        guard !tells.isEmpty else { return }
        self.tells += tells
        entries.append(entry)
        lapsed += decisions.lapses
    }
}
