import SIPRules
import SIPTesting
import Testing

@Suite("Only what can be done")
struct RulesDoableTests {
    private static let day: @Sendable (Plan, String) -> [Obligation] = {
        RuleBook(RuleEnvironment.sample).obligations(of: $0, on: .the($1))
    }

    @Test(
        """
        Booked on 11 June 2026 for 30 July, consented to on Monday 22 June: the invitation is due on Tuesday 23 June, and on \
        the 22nd nobody hears that it is late
        """)
    func heldBefore() throws {
        let plan = Plan.sample {
            $0.consent.meeting = ConsentGiven(given: .the("2026-06-22"), form: .written)
            $0.meetings = [.planning(on: "2026-07-30", booked: "2026-06-11")]
        }
        let invitation = try #require(Self.day(plan, "2026-06-22").first { $0.rule == .invitationSent })
        #expect(invitation.duty.since == .the("2026-06-22") && invitation.due == .the("2026-06-23"))
        // Where it was there before, the booking counts.
        var before = plan
        before.consent.meeting = ConsentGiven(given: .the("2026-06-09"), form: .written)
        let usual = try #require(Self.day(before, "2026-06-22").first { $0.rule == .invitationSent })
        #expect(usual.due == .the("2026-06-12"))
    }

    @Test("An actor without a relation is contacted once the individual has consented to the meeting, and not before")
    func contacted() {
        let sees = { (consent: ConsentGiven?) in
            let plan = Plan.sample {
                $0.consent.meeting = consent
                $0.need.participantsAgreed = .the("2026-06-01")
                $0.meetings = [.inviting { $0.hasRelation = false }]
            }
            return Self.day(plan, "2026-06-09").filter { $0.rule == .contactedSeparately }.map(\.duty.held)
        }
        #expect(sees(nil) == [.meetingConsent])
        #expect(sees(ConsentGiven(given: .the("2026-06-01"), form: .written)) == [nil])
    }

    @Test("Decided on 22 June 2026 to close, the follow-up booked for December is prepared and held no more")
    func toBeClosed() {
        let rules = { (decision: FollowUpDecision?) in
            let plan = Plan.sample {
                $0.established = Established(on: .the("2026-03-02"))
                var next = Meeting(id: "u2", purpose: .followUp)
                next.booked = .the("2026-06-10")
                next.date = .the("2026-12-09")
                var invitation = Invitation(person: .the("hans.jarl"))
                invitation.sent = .the("2026-06-11")
                next.invitations = [invitation, Invitation(person: .the("ida.kull"))]
                $0.meetings = [
                    .followUp("u1", on: "2026-06-22", booked: "2026-03-02") {
                        $0.held = .the("2026-06-22")
                        $0.decision = decision
                    }, next,
                ]
            }
            return Set(
                Self.day(plan, "2026-06-25").filter { $0.isOpen && "\($0.instance)".hasPrefix("u2") }.map(\.rule))
        }
        #expect(rules(.revised).isSuperset(of: [.followUp, .invitationSent, .rsvpPending]))
        #expect(rules(.closed).isDisjoint(with: [.followUp, .invitationSent, .rsvpPending]))
    }

    @Test("Consented to on 22 June 2026, the contact that was held is due on Wednesday 24 June, counted from then")
    func contactedAfterwards() {
        let plan = Plan.sample {
            $0.consent.meeting = ConsentGiven(given: .the("2026-06-22"), form: .written)
            $0.need.participantsAgreed = .the("2026-06-01")
            $0.meetings = [
                .planning(on: "2026-07-30", booked: "2026-06-11") { meeting in
                    var actor = Invitation(person: .the("hans.jarl"))
                    actor.hasRelation = false
                    meeting.invitations = [actor]
                }
            ]
        }
        #expect(plan.obligations(under: .contactedSeparately).map(\.due) == [.the("2026-06-24")])
    }

    @Test("A follow-up cancelled on Tuesday 23 June 2026 is to be booked anew by the 24th; it was not late before")
    func bookedAnew() {
        let plan = Plan.sample {
            $0.established = Established(on: .the("2026-06-17"))
            $0.meetings = [
                .planning(on: "2026-06-17", booked: "2026-06-01") { $0.held = .the("2026-06-17") },
                .followUp("u1", on: "2026-06-22", booked: "2026-06-17") {
                    $0.placeSet = true
                    $0.cancelled = .the("2026-06-23")
                },
            ]
        }
        let duties = plan.obligations(under: .followUpBooked).filter(\.isOpen)
        #expect(duties.map(\.due) == [.the("2026-06-24")])
    }

    @Test("Invited on 24 June 2026 to a meeting about a change of the 22nd, those responsible are called")
    func called() {
        let plan = Plan.sample {
            $0.established = Established(on: .the("2026-01-12"))
            $0.changes = [SituationChange(registered: .the("2026-06-22"))]
            var meeting = Meeting(id: "c1", purpose: .change)
            meeting.booked = .the("2026-06-20")
            meeting.date = .the("2026-07-08")
            var invitation = Invitation(person: .the("hans.jarl"))
            invitation.sent = .the("2026-06-24")
            meeting.invitations = [invitation]
            $0.meetings.append(meeting)
        }
        let states = plan.obligations(under: .situationChanged).map { "\($0.instance) \($0.isOpen)" }
        #expect(states == ["change-1 false", "change-1/met true"])
    }

    @Test("A statutory basis that names no receivers covers nobody: consent is asked for, and check says so")
    func basisOfNobody() {
        let lacks = { (receivers: [UnitID]) in
            let plan = Plan.sample {
                $0.need.started = .the("2026-06-12")
                $0.consent = Consent()
                $0.consent.meeting = ConsentGiven(given: .the("2026-06-12"), form: .written)
                var basis = StatutoryBasis(reference: "dnr 12")
                basis.receivers = receivers
                $0.consent.statutoryBasis = basis
            }
            return plan.obligations(under: .consentMissing).map(\.isOpen)
        }
        #expect(lacks([]) == [true] && lacks([.the("vc-rosenlund")]) == [false])
        let document = """
            {"format": "sip-plan/1", "id": "SIP-1", "unit": "vc-rosenlund",
             "consent": {"statutoryBasis": {"reference": "dnr 12"}}}
            """
        let findings = PlanDocument.read(Array(document.utf8), path: "SIP-1.json").findings
        #expect(findings.map { "\($0.message)" }.contains { $0.contains("covers nobody") }, "\(findings)")
    }

    @Test("A day to reply by, and one to become definite on, after a meeting of 10 July 2026 count for nothing")
    func replyAfterMeeting() {
        let duties = { (change: @escaping (inout Invitation) -> Void) in
            Plan.sample {
                $0.meetings = [
                    .planning(on: "2026-07-10", booked: "2026-06-11") {
                        var invitation = Invitation(person: .the("hans.jarl"))
                        invitation.sent = .the("2026-06-15")
                        change(&invitation)
                        $0.invitations = [invitation]
                    }
                ]
            }.obligations(under: .rsvpPending).map { "\($0.instance) \($0.due) \($0.isOpen)" }
        }
        let usual = ["m1/hans.jarl 2026-07-07 true", "m1 2026-07-10 true"]
        #expect(duties { _ in } == usual)
        #expect(duties { $0.replyBy = .the("2026-07-15") } == usual)
        #expect(
            duties {
                $0.reply = .tentative
                $0.tentativeUntil = .the("2026-07-20")
            } == usual)
        let document = """
            {"format": "sip-plan/1", "id": "SIP-1", "unit": "vc-rosenlund",
             "meetings": [{"id": "m1", "purpose": "planning", "date": "2026-07-10",
               "invitations": [{"person": "hans.jarl", "sent": "2026-06-15", "replyBy": "2026-07-15"}]}]}
            """
        let findings = PlanDocument.read(Array(document.utf8), path: "SIP-1.json").findings
        #expect(findings.map { "\($0.message)" }.contains { $0.contains("not before the meeting") }, "\(findings)")
    }

    @Test(
        """
        A change registered on Monday 2 March 2026 is to be met about by Monday 16 March, convened or not; where the meeting \
        stands in the plan, that it was held is the act, as for its outcome
        """)
    func change() {
        var plan = Plan.sample {
            $0.established = Established(on: .the("2026-01-12"))
            $0.changes = [SituationChange(registered: .the("2026-03-02"))]
        }
        let duties = { (day: String) in
            Self.day(plan, day).filter { $0.isOpen && ($0.rule == .situationChanged || $0.rule == .meetingOutcome) }
        }
        #expect(duties("2026-03-03").map(\.due) == [.the("2026-03-05"), .the("2026-03-16")])
        var meeting = Meeting(id: "c1", purpose: .change)
        meeting.booked = .the("2026-03-04")
        meeting.date = .the("2026-03-10")
        plan.meetings.append(meeting)
        let after = duties("2026-03-11")
        #expect(Set(after.map(\.rule)) == [.situationChanged, .meetingOutcome])
        #expect(after.map(\.act) == [Act(.meetingHeld, of: .meeting("c1")), Act(.meetingHeld, of: .meeting("c1"))])
    }

    @Test("A reply due before a meeting on 2 July 2026 is foretold until then, and on no day after it")
    func noneAfterwards() {
        let plan = Plan.sample {
            $0.meetings = [
                .planning(on: "2026-07-02", booked: "2026-06-11") { meeting in
                    var invitation = Invitation(person: .the("hans.jarl"))
                    invitation.sent = .the("2026-06-12")
                    meeting.invitations = [invitation]
                }
            ]
        }
        let decided = RuleBook(RuleEnvironment.sample).decisions(
            about: plan, told: NotificationLog(), at: .the("2026-06-18T12:00:00+02:00")
        ).decided.filter { $0.obligation.rule == .rsvpPending }
        let days = decided.compactMap { decided -> Day? in
            if case .wait(let until) = decided.decision { return Zone.stockholm.day(of: until) }
            return nil
        }
        #expect(!days.isEmpty && days.allSatisfy { $0 <= .the("2026-07-02") }, "\(days)")
    }
}
