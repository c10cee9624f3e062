internal import OrderedCollections

/// People who act on what they are told, made up by a seed: of every five acts that a plan waits for they do four, two working
/// days after the first line about it, and the fifth never.
///
/// An act that has its day, as a meeting is held on its own, is done on that day at the earliest.
public struct Acting: Sendable {
    /// The plans as they have become.
    public private(set) var plans: [PlanID: Plan] = [:]
    private let book: RuleBook
    private let seed: UInt64
    private var intents: [Day: [Intent]] = [:]
    private var intended: Set<Intent> = []

    /// What is to be done in a plan.
    private struct Intent: Hashable {
        var plan: PlanID
        var act: Act
    }

    /// Those of a seed. Nobody has been told anything yet.
    public init(_ book: RuleBook, seed: UInt64) {
        self.book = book
        self.seed = seed
    }

    /// They have a plan.
    public mutating func have(_ plan: Plan) { plans[plan.id] = plan }

    /// They read letters, and make up their minds.
    public mutating func read(_ digests: [Digest], on today: Day) {
        for reminder in digests.flatMap(\.reminders) {
            guard let id = reminder.obligation.subject.plan, let plan = plans[id], let act = reminder.obligation.act
            else { continue }
            let intent = Intent(plan: id, act: act)
            guard isDone(intent), intended.insert(intent).inserted else { continue }
            let day = book.environment.calendar(of: plan.unit).after(today, .workingDays(2)).day
            let edit = reminder.obligation.rule.rule.ends.edit
            let earliest = edit?.earliest(plan, reminder.obligation.duty) ?? day
            intents[max(day, earliest), default: []].append(intent)
        }
    }

    /// What they do on a day: the plans that become others, in the order in which they do.
    public mutating func act(on day: Day) -> [Plan] {
        var changed: OrderedSet<PlanID> = []
        for intent in intents.removeValue(forKey: day) ?? [] {
            intended.remove(intent)
            guard let plan = plans[intent.plan], let done = done(intent, in: plan, on: day) else { continue }
            plans[plan.id] = done
            changed.append(plan.id)
        }
        return changed.compactMap { plans[$0] }
    }

    /// The plan after an act; nil: there is nothing to do any more.
    private func done(_ intent: Intent, in plan: Plan, on day: Day) -> Plan? {
        let open = book.obligations(of: plan, on: day).first { $0.isOpen && $0.act == intent.act }
        guard let open, let edit = open.rule.rule.ends.edit else { return nil }
        var done = edit.done(plan, Deed(open.duty, on: day, roster: book.environment.roster))
        // A record system sees that something was done.
        if let last = done.lastActivity { done.lastActivity = max(last, day) }
        return done
    }

    /// Four of five acts are ever done.
    private func isDone(_ intent: Intent) -> Bool {
        UInt64.fnv1a("\(seed)/\(intent.plan)/\(intent.act)".utf8).mixed % 5 != 0
    }
}

extension Rehearsal {
    /// Lets days pass, the first at its beginning, and those who act do so at noon.
    public mutating func run(
        _ days: ClosedRange<Day>, _ acting: inout Acting,
        _ say: (_ now: Instant, _ digests: [Digest]) throws -> Void
    ) rethrows {
        let zone = book.environment.zone
        var day = days.lowerBound
        while day <= days.upperBound {
            let ends = [
                zone.instant(day, TimeOfDay(unchecked: 12 * 60)),
                zone.instant(day.adding(days: 1), .midnight).adding(seconds: -1),
            ]
            for (part, end) in ends.enumerated() {
                try run(through: end) { now, digests in
                    acting.read(digests, on: day)
                    try say(now, digests)
                }
                if part == 0 { for plan in acting.act(on: day) { put(plan) } }
            }
            day = day.adding(days: 1)
        }
    }
}
