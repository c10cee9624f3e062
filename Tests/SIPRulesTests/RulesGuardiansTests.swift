import SIPRules
import SIPTesting
import Testing

@Suite("What the individual and the guardians have said")
struct RulesGuardiansTests {
    /// A meeting to which somebody is to be invited; a child of fourteen, unless the birthday says otherwise.
    private static let inviting: @Sendable (inout Plan) -> Void = { plan in
        plan.need.started = .the("2026-06-01")
        plan.consent.meeting = ConsentGiven(given: .the("2026-06-01"), form: .written)
        plan.meetings = [.inviting { $0.sent = nil }]
        plan.need.participantsAgreed = .the("2026-06-01")
    }

    private static let guardians: @Sendable (inout Plan, [Guardian], String) -> Void = { plan, guardians, turns18 in
        plan.minor = Minor(turns18: .the(turns18))
        plan.minor?.guardians = guardians
        plan.minor?.informed = .the("2026-06-01")
        plan.minor?.informedBy = .the("anna.berg")
    }

    private static let held: @Sendable (Policy.Minors, (inout Plan) -> Void) -> [Guard?] = { minors, change in
        var policy = Policy.everyRule
        policy.minors = minors
        return Plan.sample {
            inviting(&$0)
            change(&$0)
        }.obligations(under: .invitationSent, policy: policy).map(\.duty.held)
    }

    @Test("Invitations wait for consent to the meeting, or that the individual cannot consent")
    func meetingConsent() {
        #expect(Self.held(.ask) { $0.consent.meeting = nil } == [.meetingConsent])
        #expect(Self.held(.ask) { _ in } == [nil])
        let cannot = Self.held(.ask) {
            $0.consent.meeting = nil
            $0.consent.cannotConsent = CannotConsent(since: .the("2026-06-01"))
        }
        #expect(cannot == [nil])
        // A statutory basis covers passing on, never the meeting.
        let basis = Self.held(.ask) {
            $0.consent.meeting = nil
            $0.consent.statutoryBasis = StatutoryBasis(reference: "journal 1")
        }
        #expect(basis == [.meetingConsent])
    }

    @Test("Invitations wait for every guardian's answer, and for what is decided where one refused")
    func answers() {
        let given = Guardian(.given, on: .the("2026-06-01"))
        let refused = Guardian(.refused, on: .the("2026-06-02"))
        #expect(Self.held(.ask) { Self.guardians(&$0, [given, Guardian(.pending)], "2030-03-01") } == [.guardians])
        #expect(Self.held(.ask) { Self.guardians(&$0, [], "2030-03-01") } == [.guardians])
        #expect(Self.held(.ask) { Self.guardians(&$0, [given, given], "2030-03-01") } == [nil])
        #expect(Self.held(.ask) { Self.guardians(&$0, [given, refused], "2030-03-01") } == [.guardianRefused])
        // Of age when work started: nobody is asked in the individual's place.
        #expect(Self.held(.ask) { Self.guardians(&$0, [refused], "2026-06-01") } == [nil])
    }

    @Test(
        "A decision on a refusal lets invitations go from fifteen on, unless the guardians always consent; else it is to be closed",
        arguments: [
            (Policy.Minors.ask, "2029-06-04", true), (.ask, "2029-06-05", false), (.requestFrom15, "2029-06-04", true),
            (.routine, "2028-01-01", false), (.routine, "2030-03-01", false),
        ])
    func decision(_ minors: Policy.Minors, _ turns18: String, _ goesOn: Bool) {
        let change: @Sendable (inout Plan) -> Void = {
            Self.inviting(&$0)
            Self.guardians(&$0, [Guardian(.refused, on: .the("2026-06-02"))], turns18)
            $0.minor?.refusalDecision = RefusalDecision(on: .the("2026-06-04"), reference: "journal 25")
        }
        var policy = Policy.everyRule
        policy.minors = minors
        #expect(RuleID.guardianRefused.sees(policy: policy, change) == ["2026-06-04 met 2026-06-04"])
        let invited = Plan.sample(change).obligations(under: .invitationSent, policy: policy).map(\.duty.held)
        #expect(invited == (goesOn ? [nil] : []))
        #expect(RuleID.closingRegistered.sees(policy: policy, change) == (goesOn ? [] : ["2026-06-09 open"]))
    }

    @Test("A guardian refuses on Friday 12 June 2026: what follows is decided by Tuesday")
    func refusal() {
        let sees = RuleID.guardianRefused.sees {
            Self.inviting(&$0)
            Self.guardians(&$0, [Guardian(.given), Guardian(.refused, on: .the("2026-06-12"))], "2030-03-01")
        }
        #expect(sees == ["2026-06-16 open"])
    }

    @Test("What is asked of guardians and of a child passes on the day before the eighteenth birthday, 10 June 2026")
    func eighteen() {
        let plan = Plan.sample {
            $0.need.started = .the("2026-06-01")
            $0.consent.meeting = ConsentGiven(given: .the("2026-06-01"), form: .written)
            $0.meetings = [.inviting { $0.sent = nil }]
            $0.minor = Minor(turns18: .the("2026-06-10"))
            $0.minor?.guardians = [Guardian(.pending), Guardian(.refused, on: .the("2026-06-02"))]
        }
        let rules: Set<RuleID> = [.guardiansConsented, .guardianRefused, .childInformed]
        let open = ["2026-06-09", "2026-06-10"].map { day in
            let all = RuleBook(RuleEnvironment.sample).obligations(of: plan, on: .the(day)).filter(\.isOpen)
            return (
                Set(all.map(\.rule)).intersection(rules), all.first { $0.rule == .invitationSent }?.duty.held
            )
        }
        #expect(open[0].0 == rules && open[0].1 == .guardians)
        #expect(open[1].0.isEmpty && open[1].1 == .participantsAgreed)
    }

    @Test("Refused on 9 June 2026, all else is silent; the initiator and the own manager hear, no principal does")
    func refused() {
        let plan = Plan.sample {
            Self.inviting(&$0)
            $0.consent = Consent()
            $0.consent.refused = .the("2026-06-09")
        }
        let obligations = RuleBook(RuleEnvironment.sample).obligations(of: plan, on: .the("2026-06-09"))
        #expect(obligations.filter(\.isOpen).map(\.rule) == [.consentRefused])
        #expect(plan.silence(on: .the("2026-06-09")) == .refused(.the("2026-06-09")))
        #expect(plan.silentFrom == .the("2026-06-09"))
        #expect(RuleID.consentRefused.rule.ladder.rungs.flatMap { $0.to + $0.copy } == [.initiator, .manager])
        var closed = plan
        closed.closing = Closing(on: .the("2026-06-10"))
        let after = RuleBook(RuleEnvironment.sample).obligations(of: closed, on: .the("2026-06-10"))
        #expect(after.filter(\.isOpen).isEmpty)
    }

    @Test("A statutory basis covers passing on until 30 June 2026, not the meeting, and not over a withdrawal")
    func basis() {
        var plan = Plan.sample()
        var basis = StatutoryBasis(reference: "journal 1")
        basis.receivers = [.the("soc-vuxen")]
        basis.until = .the("2026-06-30")
        plan.consent.statutoryBasis = basis
        let covers = { (plan: Plan, unit: String, meeting: Bool, day: String) in
            plan.consentCovers(.the(unit), toMeeting: meeting, on: .the(day))
        }
        #expect(covers(plan, "soc-vuxen", false, "2026-06-30") && !covers(plan, "soc-vuxen", false, "2026-07-01"))
        #expect(!covers(plan, "skola-ek", false, "2026-06-30"))
        var withdrawn = plan
        withdrawn.consent.withdrawn = .the("2026-06-02")
        #expect(!covers(withdrawn, "soc-vuxen", false, "2026-06-30"))
        // The day after it ends consent is asked for.
        let missing = RuleID.consentMissing.sees {
            Self.inviting(&$0)
            $0.consent.statutoryBasis = basis
        }
        #expect(missing == ["2026-07-03 open"])
        let endless = RuleID.consentMissing.sees {
            Self.inviting(&$0)
            $0.consent.statutoryBasis = basis
            $0.consent.statutoryBasis?.until = nil
        }
        #expect(endless == ["2026-06-03 met"])
    }

    @Test("An edition of 10 March 2027 asks for consent anew by 12 March; the gap to a follow-up is older")
    func anew() {
        let edition: (inout Plan) -> Void = {
            $0.need.started = .the("2026-06-01")
            $0.established = Established(on: .the("2027-03-10"))
            $0.established?.edition = 2
        }
        #expect(RuleID.consentMissing.sees(edition) == ["edition-2 2027-03-12 open"])
        let gap = RuleID.consentCoversFollowUp.sees {
            edition(&$0)
            $0.consent.sharing = .sample
            $0.meetings = [.followUp(on: "2026-09-15", booked: "2026-06-08")]
        }
        #expect(gap == ["f1/edition-2 2026-06-08 open"])
    }
}
