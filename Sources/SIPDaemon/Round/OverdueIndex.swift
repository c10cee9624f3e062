internal import SIPRules

/// What stands, by rule: in how many plans something is open, and in how many overdue. Kept as plans are decided, so that
/// a status costs nothing to have.
struct OverdueIndex {
    /// One plan's part: a bit for each rule.
    struct Standing: Hashable {
        var open: UInt64 = 0
        var overdue: UInt64 = 0
        /// How many duties are overdue, and the earliest day on which one of them was due.
        var late: Int32 = 0
        var lateSince: Day?
        /// The first day on which something more is overdue.
        var turns: Day?
        /// Whether its open duties will be heard of.
        var coverage = CoverageState.nothingOpen
    }

    private var standings: [PlanID: Standing] = [:]
    private var open = [Int](repeating: 0, count: RuleID.allCases.count)
    private var overdue = [Int](repeating: 0, count: RuleID.allCases.count)
    /// No plan turns before this day.
    private var turns: Day?
    /// In how many plans, by whether their open duties will be heard of.
    private(set) var coverage: [CoverageState: Int] = [:]
    /// The plans of which somebody may be forgotten.
    private(set) var named: [PlanID: CoverageState] = [:]

    /// The plans that were counted anew since this was last emptied.
    var recounted: Set<PlanID> = []

    private static let bits: [RuleID: Int] = Dictionary(
        uniqueKeysWithValues: RuleID.allCases.enumerated().map { ($1, $0) })

    /// Nothing counted, with room for so many plans.
    init(room: Int = 0) { standings.reserveCapacity(room) }

    /// How many plans are followed.
    var plans: Int { standings.count }

    /// The plans that are followed, in no order.
    var ids: some Collection<PlanID> { standings.keys }

    /// Whether a plan is followed.
    func holds(_ plan: PlanID) -> Bool { standings[plan] != nil }

    /// In how many plans something of the rule is open, and in how many overdue.
    func count(of rule: RuleID) -> (open: Int, overdue: Int) {
        guard let bit = Self.bits[rule] else { return (0, 0) }
        return (open[bit], overdue[bit])
    }

    /// For each rule, in how many of these plans something of it is open, and in how many overdue.
    func counts(among plans: Set<PlanID>) -> [(rule: RuleID, open: Int, overdue: Int)] {
        var counts = RuleID.allCases.map { (rule: $0, open: 0, overdue: 0) }
        for standing in plans.compactMap({ standings[$0] }) {
            for bit in counts.indices {
                if standing.open & (1 << UInt64(bit)) != 0 { counts[bit].open += 1 }
                if standing.overdue & (1 << UInt64(bit)) != 0 { counts[bit].overdue += 1 }
            }
        }
        return counts
    }

    /// In how many plans anything is overdue: each round's sentence says so, and must not look through every plan.
    private(set) var overdueCount = 0

    /// How many duties are overdue.
    private(set) var lateCount = 0

    /// In how many of these plans anything is overdue, and how many duties.
    func overdue(among plans: Set<PlanID>) -> (plans: Int, duties: Int) {
        plans.reduce(into: (0, 0)) { sum, plan in
            guard let late = standings[plan]?.late, late > 0 else { return }
            sum = (sum.0 + 1, sum.1 + Int(late))
        }
    }

    /// The plans in which something is overdue, the longest first and then by name, at most so many: each has one duty at
    /// least, and those of no other plan come before. With plans, of these alone.
    func overduePlans(_ most: Int, among plans: Set<PlanID>? = nil) -> [(plan: PlanID, since: Day)] {
        var found: [(plan: PlanID, since: Day)] = []
        let cut = { (found: inout [(plan: PlanID, since: Day)]) in
            found.sort { ($0.since, $0.plan) < ($1.since, $1.plan) }
            found.removeLast(max(0, found.count - most))
        }
        for (plan, standing) in standings {
            guard let since = standing.lateSince, plans?.contains(plan) ?? true else { continue }
            found.append((plan, since))
            // A whole region may be late, and twenty are asked for.
            if found.count > 2 * most + 1000 { cut(&found) }
        }
        cut(&found)
        return found
    }

    /// The plans whose standing changes because a day has begun; they are to be counted anew.
    mutating func turned(on today: Day) -> [PlanID] {
        guard let turns, turns <= today else { return [] }
        self.turns = standings.values.compactMap(\.turns).filter { $0 > today }.min()
        return standings.filter { $1.turns.map { $0 <= today } ?? false }.map(\.key)
    }

    /// Counts a plan by what was decided about it, replacing what was counted of it before.
    mutating func set(_ plan: PlanID, _ decisions: PlanDecisions, today: Day) {
        count(plan, decisions.obligations, Standing(coverage: decisions.coverage?.state ?? .nothingOpen), today)
    }

    /// Counts the duties of a plan anew; whether they will be heard of is as it was.
    mutating func set(_ plan: PlanID, _ obligations: [Obligation], today: Day) {
        let known = standings[plan] ?? Standing()
        let said = Self.bits[.planUnwatched].map { known.open & (1 << UInt64($0)) } ?? 0
        count(plan, obligations, Standing(open: said, coverage: known.coverage), today)
    }

    private mutating func count(_ plan: PlanID, _ obligations: [Obligation], _ before: Standing, _ today: Day) {
        var standing = before
        for obligation in obligations where obligation.isOpen {
            guard let bit = Self.bits[obligation.rule] else { continue }
            standing.open |= 1 << UInt64(bit)
            if obligation.isLate(before: today) {
                standing.overdue |= 1 << UInt64(bit)
                standing.late += 1
                standing.lateSince = standing.lateSince.map { min($0, obligation.due) } ?? obligation.due
            } else if obligation.due >= today {
                let next = obligation.due.adding(days: 1)
                standing.turns = standing.turns.map { min($0, next) } ?? next
            }
        }
        recounted.insert(plan)
        set(plan, standing)
    }

    /// Counts a plan as it was counted before.
    mutating func set(_ plan: PlanID, _ standing: Standing) {
        add(standings.updateValue(standing, forKey: plan), by: -1)
        add(standing, by: 1)
        named[plan] = standing.coverage.isNamed ? standing.coverage : nil
        if let next = standing.turns { turns = turns.map { min($0, next) } ?? next }
    }

    /// What was counted of a plan.
    func standing(of plan: PlanID) -> Standing? { standings[plan] }

    /// Forgets a plan.
    mutating func remove(_ plan: PlanID) {
        add(standings.removeValue(forKey: plan), by: -1)
        named[plan] = nil
    }

    private mutating func add(_ standing: Standing?, by amount: Int) {
        guard let standing else { return }
        if standing.overdue != 0 { overdueCount += amount }
        lateCount += amount * Int(standing.late)
        coverage[standing.coverage, default: 0] += amount
        for bit in open.indices {
            if standing.open & (1 << UInt64(bit)) != 0 { open[bit] += amount }
            if standing.overdue & (1 << UInt64(bit)) != 0 { overdue[bit] += amount }
        }
    }
}
