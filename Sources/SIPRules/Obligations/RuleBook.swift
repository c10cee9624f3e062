/// From a plan to its obligations: every rule in force, every duty it sees, and whether that is open, met or silenced.
public struct RuleBook: Sendable {
    /// Every rule as declared, in the order of `RuleID`.
    public static let rules: [Rule] = RuleID.allCases.map(\.rule)

    /// The rules that are reminded of though the plan is closed, withdrawn or denied.
    public static let survivors: Set<RuleID> = Set(rules.filter(\.survivesClosing).map(\.id))

    /// What is local: policy, roster, calendars, window.
    public let environment: RuleEnvironment
    /// The rules that policy has not switched off, in the order declared.
    let inForce: [RuleInForce]
    private let places: [RuleID: Int]

    /// The rules under a rule environment; others than the declared ones in a test.
    public init(_ environment: RuleEnvironment, rules: [Rule] = RuleBook.rules) {
        self.environment = environment
        inForce = rules.filter(environment.policy.isOn).map { RuleInForce($0, policy: environment.policy) }
        places = Dictionary(
            inForce.enumerated().map { ($1.rule.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// A rule, unless it is switched off.
    func inForce(_ id: RuleID) -> RuleInForce? { places[id].map { inForce[$0] } }

    /// The obligations of a plan as they stand on a day: what lies ahead has not happened, and those that have passed by
    /// themselves are met.
    public func obligations(of plan: Plan, on day: Day) -> [Obligation] {
        obligations(of: plan.known(on: day)).map { $0.standing(on: day) }
    }

    /// The obligations of a plan, as it is known on a day, under the rules in force.
    func obligations(of known: KnownPlan) -> [Obligation] {
        let plan = known.plan
        let silence = known.silence
        var obligations: [Obligation] = []
        guard let first = inForce.first else { return [] }
        var input = RuleInput(rule: first.rule, of: plan.unit, in: environment, isOfAge: known.isOfAge)
        for force in inForce {
            let rule = force.rule
            input.rule = rule
            for duty in Duty.merged(rule.duties(plan, input)) {
                let state: Obligation.State =
                    if let met = duty.met { .met(met) } else if let silence, !rule.survivesClosing {
                        .silenced(silence)
                    } else { .open }
                obligations.append(Obligation(.plan(plan.id), rule.id, duty, state))
            }
        }
        return obligations
    }
}
