import SIPRules
import SIPTesting
import Testing

@Suite("What leads on")
struct RulesNextActTests {
    private static let consented: @Sendable (inout Plan) -> Void = {
        $0.need.started = .the("2026-06-12")
        $0.consent.meeting = ConsentGiven(given: .the("2026-06-15"), form: .written)
    }

    @Test("A request answered with a start on 11 June 2026 is a need seen that day; a day of its own counts instead")
    func decided() {
        let start: (inout Plan) -> Void = { $0.need.decision = RequestDecision(.start, on: .the("2026-06-11")) }
        #expect(RuleID.startWithoutDelay.sees(start) == ["2026-06-16 open"])
        #expect(RuleID.groundRecorded.sees(start) == ["2026-06-12 open"])
        let seen = RuleID.startWithoutDelay.sees {
            start(&$0)
            $0.need.seen = .the("2026-06-08")
        }
        #expect(seen == ["2026-06-11 open"])
        let denied = RuleID.startWithoutDelay.sees {
            $0.need.decision = RequestDecision(.deny, on: .the("2026-06-11"))
        }
        #expect(denied.isEmpty)
    }

    @Test("Started Friday 12 June 2026, consented on Monday: the meeting is booked by Tuesday 23 June")
    func toBook() {
        #expect(RuleID.meetingBooked.sees(Self.consented) == ["2026-06-23 open"])
        #expect(RuleID.meetingBooked.rule.to == .convener)
        // The start came last.
        let late = RuleID.meetingBooked.sees {
            Self.consented(&$0)
            $0.need.started = .the("2026-06-16")
        }
        #expect(late == ["2026-06-24 open"])
    }

    @Test("Of a planning meeting that stands in the plan without a date, booking it on 15 June 2026 writes both days")
    func booking() throws {
        let plan = Plan.sample {
            Self.consented(&$0)
            $0.meetings = [Meeting(id: "m1", purpose: .planning)]
        }
        let duty = try #require(plan.obligations(under: .meetingBooked).first { $0.isOpen }?.duty)
        let edit = try #require(RuleID.meetingBooked.rule.ends.edit)
        let done = edit.done(plan, Deed(duty, on: .the("2026-06-15"), roster: .sample)).meetings
        #expect(done.map(\.booked) == [.the("2026-06-15")] && done.map(\.date) == [.the("2026-07-06")])
    }

    @Test("No meeting is asked for before there is a convener, consent to it, and every guardian's answer")
    func notYet() {
        let missing: [(inout Plan) -> Void] = [
            { $0.convener = nil }, { $0.consent.meeting = nil }, { $0.need.started = nil },
            {
                $0.minor = Minor(turns18: .the("2030-01-01"))
                $0.minor?.guardians = [Guardian(.given, on: .the("2026-06-12")), Guardian(.pending)]
            },
            { $0.established = Established(on: .the("2026-06-20")) },
        ]
        for change in missing {
            let sees = RuleID.meetingBooked.sees {
                Self.consented(&$0)
                change(&$0)
            }
            #expect(sees.isEmpty)
        }
        let guardians = RuleID.meetingBooked.sees {
            Self.consented(&$0)
            $0.minor = Minor(turns18: .the("2030-01-01"))
            $0.minor?.guardians = [Guardian(.given, on: .the("2026-06-16"))]
        }
        #expect(guardians == ["2026-06-24 open"])
    }

    @Test("A meeting cancelled on 22 June 2026 without another is to be booked anew; one with a date is booked")
    func cancelled() {
        let booked = { (change: @escaping (inout Meeting) -> Void) in
            RuleID.meetingBooked.sees {
                Self.consented(&$0)
                $0.meetings = [.planning(on: "2026-07-02", booked: "2026-06-16", change)]
            }
        }
        #expect(booked { _ in } == ["2026-06-23 met 2026-06-16"])
        #expect(booked { $0.held = .the("2026-07-02") } == ["2026-06-23 met 2026-06-16"])
        #expect(booked { $0.cancelled = .the("2026-06-22") } == ["2026-06-29 open"])
        #expect(booked { $0.date = nil } == ["2026-06-23 open"])
    }

    @Test("A follow-up of Monday 22 June 2026 that decided to revise asks for an edition, to close for the closing")
    func afterFollowUp() {
        let after = { (rule: RuleID, decision: FollowUpDecision, on: String) in
            rule.sees {
                $0.established = Established(on: .the(on))
                $0.meetings = [.followUp(on: "2026-06-22", booked: "2026-06-17") { $0.hold(leadingTo: decision) }]
            }
        }
        #expect(after(.editionEstablished, .revised, "2026-06-17") == ["f1 2026-06-29 open"])
        #expect(after(.editionEstablished, .replaced, "2026-06-22") == ["f1 2026-06-29 met 2026-06-22"])
        #expect(after(.editionEstablished, .closed, "2026-06-17").isEmpty)
        #expect(after(.closingRegistered, .closed, "2026-06-17") == ["f1 2026-06-25 open"])
        #expect(after(.closingRegistered, .revised, "2026-06-17").isEmpty)
        // Nobody is asked to book a follow-up of what is to be closed.
        #expect(after(.followUpExists, .closed, "2026-06-17").isEmpty)
        #expect(after(.followUpBooked, .closed, "2026-06-17").isEmpty)
        #expect(after(.followUpExists, .unchanged, "2026-06-17") == ["2026-06-22 open"])
    }

    @Test("Only the last follow-up's decision counts: one of June that decided to close is overtaken by one of August")
    func lastDecision() {
        let sees = RuleID.closingRegistered.sees {
            $0.established = Established(on: .the("2026-06-01"))
            $0.meetings = [
                .followUp("f1", on: "2026-06-22", booked: "2026-06-17") { $0.hold(leadingTo: .closed) },
                .followUp("f2", on: "2026-08-17", booked: "2026-06-30") { $0.hold(leadingTo: .unchanged) },
            ]
        }
        #expect(sees.isEmpty)
    }

    @Test("A meeting after a change of 2 March 2026 that was booked and held says that those responsible have met")
    func changeMet() {
        let change: (inout Plan) -> Void = { $0.changes = [SituationChange(registered: .the("2026-03-02"))] }
        let meeting = { (day: String, held: String?) in
            var meeting = Meeting(id: "c1", purpose: .change)
            (meeting.booked, meeting.date, meeting.held) = (.the(day), .the("2026-03-10"), held.map { .the($0) })
            return meeting
        }
        let both = ["change-1 2026-03-05 open", "change-1/met 2026-03-16 open"]
        #expect(RuleID.situationChanged.sees(change) == both)
        let convened = RuleID.situationChanged.sees {
            change(&$0)
            $0.meetings = [meeting("2026-03-04", nil)]
        }
        #expect(convened == ["change-1 2026-03-05 met 2026-03-04", "change-1/met 2026-03-16 open"])
        let met = RuleID.situationChanged.sees {
            change(&$0)
            $0.meetings = [meeting("2026-03-04", "2026-03-10")]
        }
        #expect(met == ["change-1 2026-03-05 met 2026-03-04", "change-1/met 2026-03-16 met 2026-03-10"])
        let before = RuleID.situationChanged.sees {
            change(&$0)
            $0.meetings = [meeting("2026-02-20", "2026-02-27")]
        }
        #expect(before == both)
    }

    @Test("The coordinator convenes follow-ups and meetings after a change, the convener the planning meeting")
    func convening() {
        for (purpose, who) in [
            (Meeting.Purpose.planning, "bo.ek"), (.followUp, "cia.dahl"), (.change, "cia.dahl"),
        ] {
            let plan = Plan.sample {
                var meeting = Meeting.inviting { $0.sent = nil }
                meeting.purpose = purpose
                $0.meetings = [meeting]
            }
            for rule in [RuleID.invitationSent, .meetingOutcome] {
                let duties = plan.obligations(under: rule).map(\.duty)
                let holders = duties.flatMap {
                    RuleEnvironment.sample.holders(of: .convener, in: $0, of: rule.rule, plan: plan)
                }
                #expect(holders.map(\.person) == [.the(who)], "\(rule) \(purpose)")
            }
        }
    }
}
