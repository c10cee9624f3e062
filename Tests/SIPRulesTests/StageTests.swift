import SIPRules
import SIPTesting
import Testing

@Suite("Each stage of a plan")
struct StageTests {
    private static let seeds = Seeds.first(24)

    @Test("is in the table once, in order, and those but the first and the last name the rules that lead on")
    func table() {
        #expect(Stage.table.map(\.stage) == Stage.allCases)
        for row in Stage.table where ![.unbegun, .closingDocumented].contains(row.stage) {
            #expect(!row.leading.isEmpty && row.leading.allSatisfy { $0.rule.isOn }, "\(row.stage)")
        }
    }

    @Test("has an act that is open or dated, for plans drawn from the schema, on days of three years")
    func neverAdrift() {
        var stages: [Stage: Int] = [:]
        for seed in Self.seeds {
            let (drawn, plans, _) = DrawnStore(seed: seed).read()
            guard let environment = drawn?.under(Policy()) else { continue }
            let book = RuleBook(environment)
            for plan in plans {
                for offset in [-30, 0, 60, 365] {
                    let day = Day.the("2026-06-18").adding(days: offset)
                    let known = plan.known(on: day)
                    let stage = known.plan.stage
                    guard known.silence == nil, stage != .unbegun else { continue }
                    stages[stage, default: 0] += 1
                    let isLed = book.obligations(of: plan, on: day).contains {
                        $0.isOpen && stage.leading.contains($0.rule) && $0.duty.track != .review
                    }
                    let isDated = known.plan.meetings.contains { $0.isPending && ($0.date ?? .first) >= day }
                    #expect(isLed || isDated, "seed \(seed), \(plan.id) on \(day): \(stage)")
                }
            }
        }
        // Every stage but those in which a plan is silent was come to.
        let silent: Set<Stage> = [.unbegun, .closed, .closingDocumented]
        #expect(Set(Stage.allCases).subtracting(silent).isSubset(of: stages.keys) || Self.seeds.count < 24, "\(stages)")
    }
}
