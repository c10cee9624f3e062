public import SIPRules
public import SIPStores

/// The duties that are overdue, the longest first: as many as there is room for, and how many there are.
public struct OverdueDuties {
    /// How many plans have any.
    public private(set) var plans = 0
    /// How many there are, whether or not there is room for them.
    public private(set) var count = 0
    private let practice: Practice
    private let today: Day
    private let room: Int
    private var found: [(obligation: Obligation, plan: PlanID, unit: UnitID)] = []

    /// None yet, on a day, with room for so many.
    public init(_ practice: Practice, on today: Day, room: Int) {
        self.practice = practice
        self.today = today
        self.room = max(0, room)
    }

    /// Takes those of a plan.
    public mutating func add(_ plan: Plan, _ obligations: [Obligation]) {
        let overdue = obligations.filter { $0.isLate(before: today) }
        if overdue.isEmpty { return }
        plans += 1
        count += overdue.count
        found += overdue.map { ($0, plan.id, plan.unit) }
        // A whole region may be late, and twenty are asked for.
        if found.count > 2 * room + 1000 { cut() }
    }

    private mutating func cut() {
        found.sort { left, right in
            let (one, other) = (left.obligation, right.obligation)
            return (one.due, left.plan, one.rule.rawValue, one.instance.description)
                < (other.due, right.plan, other.rule.rawValue, other.instance.description)
        }
        found.removeLast(max(0, found.count - room))
    }

    /// A line for each that there is room for. `told` says what was told about a plan.
    public func lines(told: (PlanID) -> [Telling]) -> [Status.Overdue] {
        var sorted = self
        sorted.cut()
        return sorted.found.map { obligation, plan, unit in
            let last = told(plan).last(of: obligation)
            return Status.Overdue(
                plan: plan.text, unit: unit.text, rule: obligation.rule.rawValue,
                instance: obligation.instance.description, due: obligation.due.description,
                workingDaysLate: practice.calendar(of: unit).workingDays(from: obligation.due, to: today),
                counted: obligation.duty.due.englishWords,
                told: last.map { "\($0.key.recipient), \(practice.zone.localISO($0.at))" })
        }
    }
}
