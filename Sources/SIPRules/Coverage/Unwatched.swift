/// The one rule that speaks because no other does.
enum Unwatched {
    /// A plan of which somebody may be forgotten (`CoverageState.isNamed`): its manager and the process owner hear of it, the
    /// first time for each duty that nobody will hear of and for each stage that nothing leads on from. No duty of the plan:
    /// coverage does not count it.
    static let planUnwatched = Rule(
        .planUnwatched, title: "Nobody will hear of a plan's open duties, or nothing leads on in it.", step: .upkeep,
        source: .upkeep, kind: .event, to: .manager,
        ladder: Ladder([.due(.manager, .processOwner)], then: .none), survivesClosing: true,
        opens: [], dates: .upkeep, ends: .upkeep
    ) { _, _ in [] }

    /// What there is to say of a plan's coverage: nothing, or one thing. It is dated by how far the plan has come, so that
    /// neither the next day nor another start nor an edit says it again.
    static func obligations(of plan: Plan, _ coverage: Coverage) -> [Obligation] {
        guard coverage.state.isNamed, let cause = coverage.cause else { return [] }
        let instance: Instance
        if case .stage(let stage, _) = cause {
            instance = .adrift(stage)
        } else if let rule = cause.rule {
            instance = .unheard(rule)
        } else {
            return []
        }
        let day = plan.stageSince ?? .first
        let duty = Duty(instance, since: day, due: .given(day), met: nil, facts: [.unwatched(coverage)])
        return [Obligation(.plan(plan.id), .planUnwatched, duty, .open)]
    }
}
