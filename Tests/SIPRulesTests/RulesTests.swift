import SIPRules
import SIPTesting
import Testing

@Suite("Every rule")
struct RulesTests {
    @Test("is in the table of cases, once, or among the duties of the installation")
    func exhaustive() {
        let tried = RuleCases.all.map(\.rule) + RuleCases.upkeep.map(\.rule)
        for rule in RuleID.allCases { #expect(tried.count { $0 == rule } == 1, "\(rule): its folder in Tests/Cases") }
        #expect(tried.count == RuleID.allCases.count)
    }

    @Test("has a name of its own, and its declaration says which rule it is", arguments: RuleID.allCases)
    func named(_ rule: RuleID) {
        #expect(RuleID(rawValue: rule.rawValue) == rule, "\(rule): another rule has that name")
        #expect(rule.rule.id == rule)
    }

    @Test("opens one duty on the day that its case says", arguments: RuleCases.all)
    func fires(_ rule: RuleCase) {
        #expect(rule.fires.obligations(under: rule.rule).count { $0.isOpen && $0.due == rule.due } == 1)
    }

    @Test("ends that duty when done", arguments: RuleCases.all)
    func ends(_ rule: RuleCase) {
        #expect(!rule.ends.obligations(under: rule.rule).contains { $0.isOpen && $0.due == rule.due })
    }

    @Test("sees nothing where there is nothing to do", arguments: RuleCases.all)
    func silent(_ rule: RuleCase) {
        #expect(rule.silent.obligations(under: rule.rule).isEmpty)
    }

    @Test("gives duties of one plan different names", arguments: RuleCases.all)
    func instances(_ rule: RuleCase) {
        let names = rule.fires.obligations(under: rule.rule).map { "\($0.instance) \($0.due)" }
        #expect(Set(names).count == names.count)
    }

    @Test("of a closed plan is silent, but for those of the closing")
    func closed() {
        let open = RuleCases.all.filter { rule in
            var plan = rule.fires
            plan.closing = plan.closing ?? Closing(on: .the("2026-06-10"), reason: .goalsMet)
            return plan.obligations(under: rule.rule).contains { $0.isOpen }
        }
        #expect(open.map(\.rule) == [.denialReason, .closingReason, .closingDocumented])
    }

    @Test("that is shipped off is one that not every coordinator would thank us for")
    func off() {
        #expect(
            RuleID.allCases.filter { !$0.rule.isOn } == [
                .groundRecorded, .childAttendanceDecided, .childVoice, .preparedTogether, .relativesAsked,
                .participantsAgreed, .referralConsidered,
            ])
    }
}
