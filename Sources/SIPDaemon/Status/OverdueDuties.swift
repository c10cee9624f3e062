internal import SIPOutputs
public import SIPRules
public import SIPStores

/// The duties that are overdue, the longest first: as many as there is room for, and how many there are.
public struct OverdueDuties {
    /// How many plans have any.
    public private(set) var plans = 0
    /// How many there are, whether or not there is room for them.
    public private(set) var count = 0
    private let environment: RuleEnvironment
    private let today: Day
    private let room: Int
    private var found: [(obligation: Obligation, plan: PlanID, unit: UnitID)] = []
    /// All that there is room for were due by that day, when it was last looked.
    private var full: Day?

    /// Nobody is listed more, whoever asks.
    public static let most = Status.most
    /// Who says nothing is listed so many.
    public static let usual = 20

    /// None yet, on a day, with room for so many.
    public init(_ environment: RuleEnvironment, on today: Day, room: Int) {
        self.environment = environment
        self.today = today
        self.room = min(max(0, room), Self.most)
    }

    /// Takes those of a plan.
    public mutating func add(_ plan: Plan, _ obligations: [Obligation]) {
        let overdue = obligations.filter { $0.isLate(before: today) }
        if overdue.isEmpty { return }
        plans += 1
        count += overdue.count
        found += overdue.map { ($0, plan.id, plan.unit) }
        // A whole region may be late, and twenty are asked for.
        if found.count > 2 * room { cut() }
    }

    /// Whether a plan has a place here whose first duty was due on a day; a yes may be too much.
    func hasRoom(from day: Day) -> Bool { full.map { day <= $0 } ?? true }

    private mutating func cut() {
        found.sort { left, right in
            let (one, other) = (left.obligation, right.obligation)
            return (one.due, left.plan, one.rule.rawValue, one.instance.description)
                < (other.due, right.plan, other.rule.rawValue, other.instance.description)
        }
        found.removeLast(max(0, found.count - room))
        if found.count == room { full = found.last?.obligation.due }
    }

    /// A line for each that there is room for. `told` says who was told last of each of these duties, asked once for all.
    public func lines(told: ([Obligation]) -> [Telling?]) -> [Status.Overdue] {
        var sorted = self
        sorted.cut()
        let last = told(sorted.found.map(\.obligation))
        return sorted.found.enumerated().map { number, found in
            let obligation = found.obligation
            let told = last.indices.contains(number) ? last[number] : nil
            return Status.Overdue(
                plan: found.plan.text, unit: found.unit.text, rule: obligation.rule.rawValue,
                instance: obligation.instance.description, due: obligation.due.description,
                workingDaysLate: environment.calendar(of: found.unit).workingDays(from: obligation.due, to: today),
                counted: obligation.duty.due.englishWords(beside: today),
                told: told.map { "\($0.key.recipient), \(environment.zone.localISO($0.at))" })
        }
    }
}
