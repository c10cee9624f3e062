import SIPRules
import SIPTesting
import Testing

@Suite("Step 1, the need")
struct RulesStep1Tests {
    @Test("A request of Monday 1 June 2026 is answered by Thursday 4 June, or met on the day of the answer")
    func requestAnswered() {
        #expect(RuleID.requestAnswered.sees { $0.need.requested = .the("2026-06-01") } == ["2026-06-04 open"])
        let answered = RuleID.requestAnswered.sees {
            $0.need.requested = .the("2026-06-01")
            $0.need.decision = RequestDecision(.deny, on: .the("2026-06-03"))
        }
        #expect(answered == ["2026-06-04 met 2026-06-03"])
    }

    @Test("A denial of Tuesday 2 June 2026 has its reason by 3 June, and silences the plan's other duties")
    func denial() {
        let denied: (inout Plan) -> Void = {
            $0.need.seen = .the("2026-06-01")
            $0.need.decision = RequestDecision(.deny, on: .the("2026-06-02"))
        }
        #expect(RuleID.denialReason.sees(denied) == ["2026-06-03 open"])
        #expect(RuleID.startWithoutDelay.sees(denied) == ["2026-06-04 silenced"])
        #expect(RuleID.groundRecorded.sees(denied) == ["2026-06-02 silenced"])
    }

    @Test("The reason for a denial rests on whoever denied, and on the initiator when the plan does not say who")
    func denier() {
        let owners = [nil, "bo.ek"].map { by in
            Plan.sample {
                $0.need.decision = RequestDecision(.deny, on: .the("2026-06-02"))
                $0.need.decision?.by = by.map { .the($0) }
            }.obligations(under: .denialReason).first?.duty.people
        }
        #expect(owners == [[.owner: .the("anna.berg")], [.owner: .the("bo.ek")]])
    }
}
