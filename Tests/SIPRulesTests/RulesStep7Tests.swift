import SIPRules
import SIPTesting
import Testing

@Suite("Step 7, closing")
struct RulesStep7Tests {
    @Test(
        "Closed Tuesday 1 September 2026 after consent was withdrawn on 25 August: the principals count from the latter"
    )
    func ended() {
        let documented = RuleID.closingDocumented.sees {
            $0.consent.withdrawn = .the("2026-08-25")
            $0.closing = Closing(on: .the("2026-09-01"), reason: .consentWithdrawn)
            $0.principals[0].closingDocumented = "journal 24"
        }
        #expect(documented == ["region 2026-08-28 met", "kommun 2026-08-28 open"])
    }

    @Test("Each principal's own contact holds the duty")
    func contacts() {
        let people = Plan.sample { $0.closing = Closing(on: .the("2026-09-01")) }
            .obligations(under: .closingDocumented).map(\.duty.people)
        #expect(people == [[.principal: .the("fia.holm")], [.principal: .the("gus.ivarsson")]])
    }

    @Test("A dormant plan is asked about once, for whichever sign comes first")
    func dormant() {
        let signs: [(inout Plan) -> Void] = [
            { $0.lastActivity = .the("2026-01-12") },
            { $0.consent.sharing = .sample },
            { $0.consent.sharing?.until = .the("2026-05-29") },
            { $0.goalsMet = .the("2026-06-16") },
        ]
        var plan = Plan.sample()
        let seen = signs.map { sign in
            sign(&plan)
            return plan.obligations(under: .planDormant).map { "\($0.instance) \($0.due)" }
        }
        #expect(
            seen == [
                ["silent 2026-07-13"], ["silent 2026-07-13"], ["consent-expired 2026-06-29"], ["goals-met 2026-06-16"],
            ])
    }

    @Test("Consent that ended on 29 May 2026 is no sign of dormancy where the person cannot consent")
    func cannotConsent() {
        let seen = RuleID.planDormant.sees {
            $0.consent.sharing = .sample
            $0.consent.sharing?.until = .the("2026-05-29")
            $0.consent.cannotConsent = CannotConsent(since: .the("2026-05-04"))
        }
        #expect(seen.isEmpty)
    }

    @Test("An answer on 16 June 2026 settles what was asked, and the next question comes after six months of silence")
    func answered() {
        let answered = RuleID.planDormant.sees {
            $0.goalsMet = .the("2026-06-16")
            $0.lastActivity = .the("2026-01-12")
            $0.dormancyAnswered = .the("2026-06-16")
        }
        #expect(answered == ["silent 2026-12-16 open"])
    }

    @Test("What is closed for a reason says which, the same day")
    func reason() {
        let reasons = [nil, Closing.Reason.noLongerNeeded].map { reason in
            RuleID.closingReason.sees { $0.closing = Closing(on: .the("2026-09-01"), reason: reason) }
        }
        #expect(reasons == [["2026-09-01 open"], ["2026-09-01 met"]])
    }

    @Test("Closed Tuesday 25 August 2026 and consent withdrawn on 1 September: the earlier ended the plan here too")
    func earlierEnd() {
        let documented = RuleID.closingDocumented.sees {
            $0.closing = Closing(on: .the("2026-08-25"), reason: .noLongerNeeded)
            $0.consent.withdrawn = .the("2026-09-01")
        }
        #expect(documented == ["region 2026-08-28 open", "kommun 2026-08-28 open"])
    }
}
