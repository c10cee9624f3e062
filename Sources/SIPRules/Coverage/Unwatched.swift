/// The one rule that speaks because no other does.
enum Unwatched {
    /// A plan of which somebody may be forgotten (`CoverageState.isNamed`): its manager and the process owner hear of it, the
    /// first time for each duty that nobody will hear of and for each stage that nothing leads on from. No duty of the plan:
    /// coverage does not count it.
    static let planUnwatched = Rule(
        .planUnwatched, source: .upkeep, kind: .event, to: .manager,
        ladder: Ladder([.due(.manager, .processOwner)], then: .none), survivesClosing: true
    ) { _, _ in [] }

    /// What there is to say of a plan's coverage: nothing, or one thing. It is dated by what it is about, so that neither the next
    /// day nor another start says it again.
    static func obligations(of plan: Plan, _ coverage: Coverage, _ others: [Obligation]) -> [Obligation] {
        guard coverage.state.isNamed, let cause = coverage.cause else { return [] }
        let instance: Instance
        let since: Day?
        if case .stage(let stage, let last) = cause {
            instance = .adrift(stage)
            since = last
        } else if let rule = cause.rule {
            instance = .unheard(rule)
            since = others.filter { $0.isOpen && $0.rule == rule }.map(\.duty.since).min()
        } else {
            return []
        }
        let day = since ?? .first
        let duty = Duty(instance, since: day, due: .given(day), met: nil, facts: [.unwatched(coverage)])
        return [Obligation(.plan(plan.id), .planUnwatched, duty, .open)]
    }
}
