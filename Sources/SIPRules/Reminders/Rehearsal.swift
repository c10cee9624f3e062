/// What would be said over a period: the same decisions as the daemon's, on a virtual clock, with a memory of its own.
///
/// Nobody acts on what is said unless `put` changes a plan, so obligations climb their ladders. The cost follows what is
/// due, not the length of the period nor the number of plans.
public struct Rehearsal: Sendable {
    /// The rules and the rule environment it rehearses.
    public let book: RuleBook
    /// Where the virtual clock stands.
    public private(set) var now: Instant
    /// What was told, as the ledger would remember it.
    public private(set) var told: NotificationLog
    private var plans: [PlanID: Plan] = [:]
    private var upkeep: [Obligation] = []
    /// Nil is the upkeep.
    private var agenda = Agenda<PlanID?>()
    /// The first round rests on what the ledger remembers, those after it on having been there.
    private var hasBegun = false

    /// A rehearsal from an instant on, as if sipd were started then: with what the ledger holds, or for the first time.
    public init(_ book: RuleBook, told: NotificationLog = NotificationLog(), from start: Instant) {
        self.book = book
        self.told = told
        now = start
    }

    /// A plan appears in the store or changes there: it is decided about where the clock stands.
    public mutating func put(_ plan: Plan) {
        plans[plan.id] = plan
        agenda.set(plan.id, at: now)
    }

    /// A plan leaves the store.
    public mutating func remove(_ plan: PlanID) {
        plans[plan] = nil
        agenda.set(plan, at: nil)
    }

    /// The obligations of the installation itself, from here on.
    public mutating func put(upkeep: [Obligation]) {
        self.upkeep = upkeep
        agenda.set(nil, at: upkeep.isEmpty ? nil : now)
    }

    /// Lets time pass up to and including an instant, and hands over what is said at each instant at which something is.
    public mutating func run(
        through end: Instant, _ say: (_ now: Instant, _ digests: [Digest]) throws -> Void
    ) rethrows {
        while let next = agenda.next, next <= end {
            now = max(now, next)
            try round(say)
        }
        now = max(now, end)
        if hasBegun { told.processedThrough = now }
    }

    /// One round: decides about what is due, and tells it.
    private mutating func round(_ say: (Instant, [Digest]) throws -> Void) rethrows {
        if hasBegun { told.processedThrough = agenda.decided(at: now) }
        hasBegun = true
        var tells: [(reminder: Reminder, slot: Instant?)] = []
        for entry in agenda.due(at: now).sorted(by: Self.order) {
            let decisions: PlanDecisions
            if let id = entry {
                guard let plan = plans[id] else { continue }
                decisions = book.effects(about: plan, told: told, at: now)
            } else {
                decisions = book.decisions(aboutUpkeep: upkeep, told: told, at: now)
            }
            tells += decisions.tells
            agenda.set(entry, at: decisions.next)
        }
        let digests = Digest.gathered(tells)
        told.tell(digests, at: now)
        if !digests.isEmpty { try say(now, digests) }
    }

    private static func order(_ left: PlanID?, _ right: PlanID?) -> Bool {
        guard let left else { return false }
        return right.map { left < $0 } ?? true
    }
}
