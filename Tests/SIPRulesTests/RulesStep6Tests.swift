import SIPRules
import SIPTesting
import Testing

@Suite("Step 6, follow-up")
struct RulesStep6Tests {
    @Test("Moved from 15 to 29 September 2026 with a reason, there is one duty with the new date; so without one")
    func moved() {
        let duties = ["journal 25", nil].map { reason in
            RuleID.followUp.sees {
                $0.meetings = [
                    .followUp(on: "2026-09-29", booked: "2026-06-25") {
                        $0.moves = [Move(from: .the("2026-09-15"), reason: reason)]
                    }
                ]
            }
        }
        #expect(
            duties == [["f1 2026-09-29 open"], ["f1 2026-09-29 open"]])
    }

    @Test("Moved from 15 September 2026 to no date yet, the old date stands until there is a reason")
    func movedToNoDate() {
        let duties = [nil, "journal 25"].map { reason in
            RuleID.followUp.sees {
                $0.meetings = [
                    .followUp(on: "2026-09-29", booked: "2026-06-25") {
                        $0.date = nil
                        $0.moves = [Move(from: .the("2026-09-15"), reason: reason)]
                    }
                ]
            }
        }
        #expect(duties == [["f1 2026-09-15 open"], ["f1 2026-09-15 met"]])
    }

    @Test("Days that it was moved from without a reason are named, each once and in order, and not the day it is on")
    func unexplained() {
        let plan = Plan.sample {
            $0.meetings = [
                .followUp(on: "2026-06-24", booked: "2026-01-12") {
                    $0.moves = ["2026-06-03", "2026-05-19", "2026-06-24", "2026-05-19"].map { Move(from: .the($0)) }
                }
            ]
        }
        let duties = plan.obligations(under: .followUp)
        #expect(duties.map(\.due) == [.the("2026-06-24")])
        #expect(duties.first?.duty.facts.last == .movedWithoutReason([.the("2026-05-19"), .the("2026-06-03")]))
    }

    @Test("Held on 29 September 2026, the follow-up that had been moved without a reason is met")
    func held() {
        let held = RuleID.followUp.sees {
            $0.meetings = [
                .followUp(on: "2026-09-29", booked: "2026-06-25") {
                    $0.moves = [Move(from: .the("2026-09-15"))]
                    $0.held = .the("2026-09-29")
                }
            ]
        }
        #expect(held == ["f1 2026-09-29 met 2026-09-29"])
    }

    @Test("Moved away from 15 September 2026 and back, it has one duty on that day")
    func movedBack() {
        let back = RuleID.followUp.sees {
            $0.meetings = [
                .followUp(on: "2026-09-15", booked: "2026-06-25") {
                    $0.moves = [
                        Move(from: .the("2026-09-15")), Move(from: .the("2026-09-22"), reason: "journal 25"),
                    ]
                }
            ]
        }
        #expect(back == ["f1 2026-09-15 open"])
    }

    @Test("The planning meeting is no follow-up")
    func planning() {
        #expect(RuleID.followUp.sees { $0.meetings = [.planning(on: "2026-06-25", booked: "2026-06-01")] } == [])
    }

    @Test("After the follow-up of 15 September 2026 the plan needs the next, that same day")
    func next() {
        let plan: (inout Plan) -> Void = {
            $0.established = Established(on: .the("2026-06-25"))
            $0.meetings = [.followUp(on: "2026-09-15", booked: "2026-06-25") { $0.held = .the("2026-09-15") }]
        }
        #expect(RuleID.followUpExists.sees(plan) == ["2026-09-15 open"])
        let booked = RuleID.followUpExists.sees {
            plan(&$0)
            $0.meetings.append(.followUp("f2", on: "2027-03-15", booked: "2026-09-15"))
        }
        #expect(booked == ["2026-09-15 met"])
    }

    @Test(
        "A cancelled follow-up leaves a plan without one since the cancelling, 1 September 2026; one without a date too"
    )
    func cancelled() {
        let without = RuleID.followUpExists.sees {
            $0.established = Established(on: .the("2026-06-25"))
            $0.meetings = [
                .followUp(on: "2026-09-15", booked: "2026-06-25") { $0.cancelled = .the("2026-09-01") },
                Meeting(id: "f2", purpose: .followUp),
            ]
        }
        #expect(without == ["2026-09-01 open"])
    }

    @Test(
        "Six months from 25 June 2026 end on Christmas Day and roll to Monday 28 December: a later date is too far off")
    func cap() {
        let plan = Plan.sample {
            $0.meetings = [
                .heldPlanning, .followUp(on: "2026-12-28", booked: "2026-06-25"),
                .followUp("f2", on: "2026-12-29", booked: "2026-06-25"),
            ]
        }
        let far = plan.followUps(furtherOffThan: Policy().followUpCap, calendar: .statutory)
        #expect(far.map(\.meeting.id) == ["f2"])
    }

    @Test("A follow-up held on 15 September 2026 begins the six months again: one on 15 March 2027 is not too far off")
    func capAfterOne() {
        let plan = Plan.sample {
            $0.meetings = [
                .heldPlanning, .followUp(on: "2026-09-15", booked: "2026-06-25"),
                .followUp("f2", on: "2027-03-15", booked: "2026-09-15"),
            ]
            $0.meetings[1].held = .the("2026-09-15")
        }
        #expect(plan.followUps(furtherOffThan: Policy().followUpCap, calendar: .statutory).isEmpty)
    }
}
