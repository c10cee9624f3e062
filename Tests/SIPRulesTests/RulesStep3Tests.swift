import SIPOutputs
import SIPRules
import SIPTesting
import Testing

@Suite("Step 3, preparation without delay")
struct RulesStep3Tests {
    @Test("A need seen Thursday 18 June 2026 is due Wednesday 24 June: Midsummer Eve and the weekend do not count")
    func withoutDelay() {
        let due = Plan.sample { $0.need.seen = .the("2026-06-18") }.obligations(under: .startWithoutDelay).map(
            \.duty.due)
        #expect(
            due.map(\.englishWords) == [
                "Thu 18 Jun + 3 working days = Wed 24 Jun (not Fri 19 Midsummer Eve, Sat 20, Sun 21)"
            ])
    }

    @Test("The individual's need may give ten days, or a day: a need of 18 June 2026 is then due 29 June, or 26 June")
    func ownTarget() {
        let targets: [StartTarget.Limit] = [.within(.days(10)), .by(.the("2026-06-26"))]
        let due = targets.map { target in
            RuleID.startWithoutDelay.sees {
                $0.need.seen = .the("2026-06-18")
                $0.need.target = StartTarget(target)
            }
        }
        #expect(due == [["2026-06-29 open"], ["2026-06-26 open"]])
    }

    @Test("Policy gives ten days, as Region Värmland does: a need of 18 June 2026 is due Monday 29 June")
    func policy() {
        var setting = Policy.Setting()
        setting.within = .days(10)
        let policy = Policy(settings: [.startWithoutDelay: setting])
        #expect(
            RuleID.startWithoutDelay.sees(policy: policy) { $0.need.seen = .the("2026-06-18") } == ["2026-06-29 open"])
    }

    @Test("An immediate need of Thursday 18 June 2026 replaces the other duty, with the hour it was seen")
    func immediately() {
        let plan = Plan.sample {
            $0.need.seen = .the("2026-06-18")
            $0.need.seenTime = .the("09:30")
            $0.need.urgency = .immediate
        }
        #expect(plan.obligations(under: .startWithoutDelay) == [])
        #expect(plan.obligations(under: .startImmediately).map(\.duty.sinceTime) == [.the("09:30")])
    }

    @Test("A need seen Monday 1 June 2026 and started on Tuesday is met on Tuesday")
    func started() {
        let met = RuleID.startWithoutDelay.sees {
            $0.need.seen = .the("2026-06-01")
            $0.need.started = .the("2026-06-02")
        }
        #expect(met == ["2026-06-04 met 2026-06-02"])
    }
}
