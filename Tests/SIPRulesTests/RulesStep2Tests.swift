import SIPRules
import SIPTesting
import Testing

@Suite("Step 2, consent")
struct RulesStep2Tests {
    @Test("Work started Monday 1 June 2026 has both consents by 3 June; one alone is not enough")
    func missing() {
        let facts = Plan.sample {
            $0.need.started = .the("2026-06-01")
            $0.consent.meeting = ConsentGiven(given: .the("2026-06-01"), form: .written)
        }.obligations(under: .consentMissing).map(\.duty.facts)
        #expect(facts == [[.consentLacks([.sharing])]])
    }

    @Test("Whoever cannot consent has no consent that is missing, runs out or falls short of a follow-up")
    func cannotConsent() {
        let plan: (inout Plan) -> Void = {
            $0.need.started = .the("2026-06-01")
            $0.consent.sharing = .sample
            $0.consent.cannotConsent = CannotConsent(since: .the("2026-06-01"))
            $0.meetings = [.followUp(on: "2026-09-15", booked: "2026-06-08")]
        }
        #expect(RuleID.consentMissing.sees(plan) == ["2026-06-03 met"])
        #expect(RuleID.consentExpiry.sees(plan) == [])
        #expect(RuleID.consentCoversFollowUp.sees(plan) == [])
    }

    @Test(
        "The basis recorded, it is reviewed three months on: 1 June 2026 gives 1 September, and that gives 1 December")
    func review() {
        let reviews = [nil, "2026-09-01"].map { reviewed in
            RuleID.cannotConsent.sees {
                $0.consent.cannotConsent = CannotConsent(since: .the("2026-06-01"))
                $0.consent.cannotConsent?.basis = "journal 19"
                $0.consent.cannotConsent?.reviewed = reviewed.map { .the($0) }
            }
        }
        #expect(
            reviews == [
                ["basis 2026-06-03 met", "review 2026-09-01 open"], ["basis 2026-06-03 met", "review 2026-12-01 open"],
            ])
    }

    @Test("Two oral consents are two duties, each due the day it was given")
    func oral() {
        let oral = RuleID.consentOralDocumented.sees {
            $0.consent.meeting = ConsentGiven(given: .the("2026-06-01"), form: .oral)
            $0.consent.sharing = SharingConsent(given: ConsentGiven(given: .the("2026-06-02"), form: .oral))
        }
        #expect(oral == ["meeting 2026-06-01 open", "sharing 2026-06-02 open"])
    }

    @Test("Consent until 30 June 2026, renewed until 31 December: the new day counts")
    func renewed() {
        let days = ["2026-06-30", "2026-12-31"].map { until in
            RuleID.consentExpiry.sees {
                $0.consent.sharing = .sample
                $0.consent.sharing?.until = .the(until)
            }
        }
        #expect(days == [["2026-06-30 open"], ["2026-12-31 open"]])
    }

    @Test("A second edition looks at the same consent anew")
    func edition() {
        let expiry = RuleID.consentExpiry.sees {
            $0.consent.sharing = .sample
            $0.established = Established(on: .the("2026-06-15"))
            $0.established?.edition = 2
        }
        #expect(expiry == ["edition-2 2026-06-30 open"])
    }

    @Test("Consent that ends on the very day of the follow-up, 15 September 2026, covers it")
    func covers() {
        let ends = ["2026-09-14", "2026-09-15"].map { until in
            RuleID.consentCoversFollowUp.sees {
                $0.consent.sharing = .sample
                $0.consent.sharing?.until = .the(until)
                $0.meetings = [
                    .followUp("f2", on: "2027-03-01", booked: "2026-06-08"),
                    .followUp(on: "2026-09-15", booked: "2026-06-08"),
                ]
            }
        }
        #expect(ends == [["f1 2026-06-08 open"], []])
    }

    @Test("Withdrawn on Tuesday 9 June 2026: told that day, the rest is silent, and the closing begins")
    func withdrawn() {
        let plan: (inout Plan) -> Void = {
            $0.need.seen = .the("2026-06-08")
            $0.consent.sharing = .sample
            $0.consent.withdrawn = .the("2026-06-09")
        }
        #expect(RuleID.consentWithdrawn.sees(plan) == ["2026-06-09 open"])
        #expect(RuleID.consentExpiry.sees(plan) == ["2026-06-30 met 2026-06-09"])
        #expect(RuleID.startWithoutDelay.sees(plan) == ["2026-06-11 silenced"])
        #expect(RuleID.closingDocumented.sees(plan) == ["region 2026-06-12 open", "kommun 2026-06-12 open"])
        let closed: (inout Plan) -> Void = {
            plan(&$0)
            $0.closing = Closing(on: .the("2026-06-10"), reason: .consentWithdrawn)
        }
        #expect(RuleID.consentWithdrawn.sees(closed) == ["2026-06-09 met 2026-06-10"])
        // The same day and the same names: what was told of the closing stays told.
        #expect(RuleID.closingDocumented.sees(closed) == ["region 2026-06-12 open", "kommun 2026-06-12 open"])
    }

    @Test("A representative listed after the booking is due the day of listing; before any booking nothing is")
    func representative() {
        let listed: (inout Plan) -> Void = { $0.representative = Representative(listed: .the("2026-06-05")) }
        #expect(RuleID.representativeConsented.sees(listed) == [])
        let booked = RuleID.representativeConsented.sees {
            listed(&$0)
            $0.meetings = [.planning(on: "2026-06-25", booked: "2026-06-03")]
        }
        #expect(booked == ["2026-06-05 open"])
    }
}

@Suite("Step 2, minors")
struct RulesStep2MinorsTests {
    @Test("A meeting booked Wednesday 3 June 2026 leaves no more than until then to inform the child")
    func childInformed() {
        let booked = RuleID.childInformed.sees {
            $0.need.started = .the("2026-06-01")
            $0.minor = Minor(turns18: .the("2028-08-20"))
            $0.meetings = [.planning(on: "2026-06-25", booked: "2026-06-03")]
            // Another, booked later, changes nothing: invitations were next already.
            $0.meetings.append(.planning(on: "2026-06-26", booked: "2026-06-05"))
            $0.meetings[1].id = "other"
            $0.minor?.informed = .the("2026-06-02")
        }
        #expect(booked == ["2026-06-03 open"], "informed, but not by whom")
    }

    @Test("A minor of whom no guardian is listed still lacks the guardians' answers")
    func noGuardians() {
        let duties = Plan.sample {
            $0.need.started = .the("2026-06-01")
            $0.minor = Minor(turns18: .the("2028-08-20"))
        }.obligations(under: .guardiansConsented)
        #expect(duties.map(\.isOpen) == [true])
        #expect(duties.map(\.duty.facts) == [[.guardians(0)]])
    }

    @Test("A fifteen-year-old's own request: policy decides whether to ask, to wait for the guardians, or neither")
    func fifteen() {
        let request: (inout Plan) -> Void = {
            $0.need.requested = .the("2026-06-01")
            $0.need.started = .the("2026-06-01")
            $0.need.requestedBy = .individual
            $0.minor = Minor(turns18: .the("2029-06-01"))
            $0.minor?.guardians = [Guardian(.given), Guardian(.pending)]
        }
        let seen = Policy.Minors.allCases.map { minors in
            let policy = Policy(minors: minors)
            return [
                RuleID.guardiansConsented.sees(policy: policy, request),
                RuleID.minor15Conflict.sees(policy: policy, request),
            ]
        }
        #expect(seen == [[["2026-06-03 open"], []], [[], []], [[], ["2026-06-02 open"]]])
    }

    @Test("What a guardian asked for on 1 June 2026 is no request of the fifteen-year-old's: the guardians are asked")
    func askedByGuardian() {
        let request: (inout Plan) -> Void = {
            $0.need.requested = .the("2026-06-01")
            $0.need.started = .the("2026-06-01")
            $0.need.requestedBy = .guardian
            $0.minor = Minor(turns18: .the("2029-06-01"))
            $0.minor?.guardians = [Guardian(.pending)]
        }
        for minors in Policy.Minors.allCases {
            let policy = Policy(minors: minors)
            #expect(RuleID.guardiansConsented.sees(policy: policy, request) == ["2026-06-03 open"])
            #expect(RuleID.minor15Conflict.sees(policy: policy, request) == [])
        }
    }

    @Test("The day before the fifteenth birthday, the guardians consent whatever policy says")
    func fourteen() {
        let plan: (inout Plan) -> Void = {
            $0.need.requested = .the("2026-06-01")
            $0.need.started = .the("2026-06-01")
            $0.need.requestedBy = .individual
            $0.minor = Minor(turns18: .the("2029-06-02"))
            $0.minor?.guardians = [Guardian(.pending)]
        }
        #expect(RuleID.guardiansConsented.sees(policy: Policy(minors: .requestFrom15), plan) == ["2026-06-03 open"])
        #expect(RuleID.minor15Conflict.sees(plan) == [])
    }

    @Test("A plan begun at fourteen meets both birthdays: 20 August 2026 and 20 August 2029")
    func birthdays() {
        let both = RuleID.comingOfAge.sees {
            $0.need.started = .the("2026-06-01")
            $0.minor = Minor(turns18: .the("2029-08-20"))
        }
        #expect(both == ["15 2026-08-20 open", "18 2029-08-20 open"])
    }
}
