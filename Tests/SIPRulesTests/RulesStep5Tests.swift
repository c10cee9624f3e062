import SIPRules
import SIPTesting
import Testing

@Suite("Step 5, the meeting and the plan")
struct RulesStep5Tests {
    @Test("A meeting moved from 25 June to 30 June 2026 has its outcome by 1 July; cancelled, it is met that day")
    func outcome() {
        let moved = RuleID.meetingOutcome.sees { $0.meetings = [.planning(on: "2026-06-30", booked: "2026-06-01")] }
        #expect(moved == ["m1 2026-07-01 open"])
        let cancelled = RuleID.meetingOutcome.sees {
            $0.meetings = [.planning(on: "2026-06-25", booked: "2026-06-01") { $0.cancelled = .the("2026-06-10") }]
        }
        #expect(cancelled == ["m1 2026-06-26 met 2026-06-10"])
    }

    @Test("Held on 25 June 2026 without a responsible person or principal: both are named, and one alone is not enough")
    func responsible() {
        let lacks = [(true, true), (false, true), (false, false)].map { person, principal in
            Plan.sample {
                $0.meetings = [.heldPlanning]
                if person { $0.coordinator = nil }
                if principal { $0.responsiblePrincipal = nil }
            }.obligations(under: .responsibleNamed).map { ($0.isOpen ? "open " : "met ") + "\($0.duty.facts)" }.joined()
        }
        #expect(
            lacks[0].hasPrefix("open") && lacks[0].contains("coordinator") && lacks[0].contains("responsiblePrincipal"))
        #expect(lacks[1].hasPrefix("open") && !lacks[1].contains("coordinator"))
        #expect(lacks[2].hasPrefix("met"))
    }

    @Test("One line lists what the plan of 25 June 2026 lacks, in the routine's order")
    func documented() {
        let facts = Plan.sample {
            $0.established = Established(on: .the("2026-06-25"))
            $0.established?.documented = [.needs, .whatMatters, .longTermGoals, .actions]
        }.obligations(under: .planDocumented).map(\.duty.facts)
        #expect(facts == [[.parts([.shortTermGoals, .expectedSituations, .contacts])]])
    }

    @Test("A second edition of Thursday 1 October 2026 is documented, handed over and recorded by 6 October")
    func edition() {
        let second: (inout Plan) -> Void = {
            $0.meetings = [.heldPlanning]
            $0.established = Established(on: .the("2026-10-01"))
            $0.established?.edition = 2
        }
        #expect(RuleID.planDocumented.sees(second) == ["edition-2 2026-10-06 open"])
        #expect(RuleID.planHandedOver.sees(second) == ["edition-2 2026-10-06 open"])
        #expect(
            RuleID.principalDocumented.sees(second) == [
                "region/edition-2 2026-10-06 open", "kommun/edition-2 2026-10-06 open",
            ])
        #expect(RuleID.followUpBooked.sees(second) == ["edition-2 2026-10-02 open"])
    }

    @Test("A follow-up before the second edition of 1 October 2026 is not its follow-up")
    func oldFollowUp() {
        let booked = ["2026-09-15", "2026-12-15"].map { day in
            RuleID.followUpBooked.sees {
                $0.meetings = [.followUp(on: day, booked: "2026-06-25") { $0.placeSet = true }]
                $0.established = Established(on: .the("2026-10-01"))
                $0.established?.edition = 2
            }
        }
        #expect(booked == [["edition-2 2026-10-02 open"], ["edition-2 2026-10-02 met"]])
    }

    @Test("The individual has the original, a relative and the school lack their copies: the letter says who")
    func handedOver() {
        let facts = Plan.sample {
            $0.established = Established(on: .the("2026-06-25"))
            $0.established?.original = .the("2026-06-25")
            $0.established?.copies = [
                Copy(to: .relative), Copy(to: .relative, on: .the("2026-06-25")),
                Copy(to: .attendee(.the("per.stark"))),
            ]
        }.obligations(under: .planHandedOver).map(\.duty.facts)
        #expect(facts == [[.lacksPlan(individual: false, relatives: 1, attendees: [.the("per.stark")])]])
    }

    @Test(
        "What is still to be handed over is asked for, whoever lacks it: the individual, a relative, or the school alone"
    )
    func handedOverAsks() throws {
        let edit = try #require(RuleID.planHandedOver.rule.ends.edit)
        let asked = [(true, 0, []), (false, 1, []), (false, 0, [PersonID.the("per.stark")])].map {
            (individual: Bool, relatives: Int, attendees: [PersonID]) in
            let plan = Plan.sample {
                $0.established = Established(on: .the("2026-06-25"))
                $0.established?.original = individual ? nil : .the("2026-06-25")
                $0.established?.copies =
                    (0..<relatives).map { _ in Copy(to: .relative) } + attendees.map { Copy(to: .attendee($0)) }
            }
            return plan.obligations(under: .planHandedOver).flatMap { edit.ways(for: $0.duty) }.flatMap {
                $0.map(\.field)
            }
        }
        #expect(asked == [[.establishedOriginal], [.copyOn], [.copyOn]])
    }

    @Test("Everything handed over by Monday 29 June 2026 is met that day")
    func handedOverMet() {
        let met = RuleID.planHandedOver.sees {
            $0.established = Established(on: .the("2026-06-25"))
            $0.established?.original = .the("2026-06-25")
            $0.established?.copies = [Copy(to: .relative, on: .the("2026-06-29"))]
        }
        #expect(met == ["2026-06-30 met 2026-06-29"])
    }

    @Test("A change of Monday 1 June 2026 means convening by 4 June and meeting by 15 June")
    func changed() {
        let change: (inout Plan) -> Void = { $0.changes = [SituationChange(registered: .the("2026-06-01"))] }
        let both = ["change-1 2026-06-04 open", "change-1/met 2026-06-15 open"]
        #expect(RuleID.situationChanged.sees(change) == both)
        let convened = RuleID.situationChanged.sees {
            change(&$0)
            $0.changes[0].convened = .the("2026-06-03")
        }
        #expect(convened == ["change-1 2026-06-04 met 2026-06-03", "change-1/met 2026-06-15 open"])
        let met = RuleID.situationChanged.sees {
            change(&$0)
            $0.changes[0].met = .the("2026-06-03")
        }
        #expect(met == ["change-1 2026-06-04 met 2026-06-03", "change-1/met 2026-06-15 met 2026-06-03"])
    }

    @Test("A coordinator whom nobody knows, or who left on 1 July 2026, or is away from 6 July with nobody standing in")
    func reachable() {
        let established: (inout Plan) -> Void = { $0.established = Established(on: .the("2026-06-25")) }
        let coordinators: [PersonID?] = [nil, .the("x.y"), .the("kim.nord")]
        let seen = coordinators.map { person in
            RuleID.coordinatorReachable.sees {
                established(&$0)
                $0.coordinator = person
            }
        }
        #expect(seen == [["unknown 2026-06-25 open"], ["unknown 2026-06-25 open"], ["left 2026-07-01 open"]])

        var environment = RuleEnvironment.sample
        let cia = PersonID.the("cia.dahl")
        let away = [nil, "bo.ek"].map { substitute in
            environment.roster.people[cia]?.absences = [
                Absence(first: .the("2026-05-04"), last: .the("2026-05-08")),
                Absence(first: .the("2026-07-06"), last: .the("2026-07-31"), substitute: substitute.map { .the($0) }),
            ]
            return RuleBook(environment).obligations(of: .sample(established), on: .the("2026-06-25"))
                .filter { $0.rule == .coordinatorReachable }.map { "\($0.instance) \($0.due)" }
        }
        #expect(away == [["absent-2026-07-06 2026-07-06"], []])
    }

    @Test("Cia is away 6–31 July 2026 and Bo, who stands in, 13–24 July: the manager is told on 13 July")
    func substituteAwayToo() {
        var environment = RuleEnvironment.sample
        environment.roster.people[.the("cia.dahl")]?.absences = [
            Absence(first: .the("2026-07-06"), last: .the("2026-07-31"), substitute: .the("bo.ek"))
        ]
        environment.roster.people[.the("bo.ek")]?.absences = [
            Absence(first: .the("2026-07-13"), last: .the("2026-07-17")),
            Absence(first: .the("2026-07-18"), last: .the("2026-07-24"), substitute: .the("cia.dahl")),
        ]
        let plan = Plan.sample { $0.established = Established(on: .the("2026-06-25")) }
        let book = RuleBook(environment, rules: [RuleID.coordinatorReachable.rule])
        let seen = book.obligations(of: plan, on: .the("2026-07-01"))
        #expect(seen.map { "\($0.instance) \($0.due)" } == ["absent-2026-07-13 2026-07-13"])
        #expect(seen.map(\.duty.passes) == [.the("2026-07-24")])
        #expect(
            seen.map(\.duty.facts) == [
                [.absent(.the("cia.dahl"), until: .the("2026-07-31"), alone: .the("2026-07-24"))]
            ])
        var rehearsal = Rehearsal(book, plan, from: "2026-07-06T07:00:00+02:00")
        let said = rehearsal.said(through: "2026-07-31T12:00:00+02:00")
        #expect(said == ["2026-07-13T08:00 dag.falk: due", "2026-07-20T08:00 dag.falk: due/1"], "\(said)")
    }

    @Test("Rows of 6 and 6 July 2026, the second with Bo, are one absence with somebody; without him one duty, not two")
    func rows() {
        var environment = RuleEnvironment.sample
        let seen = ["bo.ek", nil, "kim.nord", "x.y", "cia.dahl"].map { substitute in
            environment.roster.people[.the("cia.dahl")]?.absences = [
                Absence(first: .the("2026-07-06"), last: .the("2026-07-31")),
                Absence(first: .the("2026-07-06"), last: .the("2026-08-14"), substitute: substitute.map { .the($0) }),
            ]
            return RuleBook(environment, rules: [RuleID.coordinatorReachable.rule])
                .obligations(
                    of: .sample { $0.established = Established(on: .the("2026-06-25")) }, on: .the("2026-07-01")
                )
                .map { "\($0.instance) \($0.duty.passes?.description ?? "")" }
        }
        let alone = ["absent-2026-07-06 2026-08-14"]
        #expect(seen == [[], alone, alone, alone, alone])
    }

    @Test("Away from 1 June with nobody standing in and gone from 8 June 2026: one duty after the other")
    func absentThenLeft() {
        var environment = RuleEnvironment.sample
        environment.roster.people[.the("cia.dahl")]?.absences = [
            Absence(first: .the("2026-06-01"), last: .the("2026-06-30"))
        ]
        environment.roster.people[.the("cia.dahl")]?.left = .the("2026-06-08")
        let seen = RuleBook(environment, rules: [RuleID.coordinatorReachable.rule])
            .obligations(of: .sample { $0.established = Established(on: .the("2026-05-25")) }, on: .the("2026-05-25"))
        #expect(seen.map { "\($0.instance) \($0.due)" } == ["absent-2026-06-01 2026-06-01", "left 2026-06-08"])
        #expect(seen.map(\.duty.passes) == [.the("2026-06-07"), nil])
    }

    @Test("Of an absence in July 2026 with nobody standing in nothing is said once it is over, on 1 August")
    func back() {
        var environment = RuleEnvironment.sample
        environment.roster.people[.the("cia.dahl")]?.absences = [
            Absence(first: .the("2026-07-06"), last: .the("2026-07-31"))
        ]
        let book = RuleBook(environment, rules: [RuleID.coordinatorReachable.rule])
        let plan = Plan.sample { $0.established = Established(on: .the("2026-06-25")) }
        let july = book.decisions(about: plan, told: NotificationLog(), at: .the("2026-07-31T12:00:00+02:00"))
        #expect(july.obligations.map(\.isOpen) == [true])
        #expect(july.next.map { $0 <= .the("2026-08-01T00:00:00+02:00") } == true)
        let august = book.decisions(about: plan, told: NotificationLog(), at: .the("2026-08-03T08:00:00+02:00"))
        #expect(august.obligations.map(\.state) == [.met(.passed(.the("2026-07-31")))])
        #expect(august.tells.isEmpty && august.next == nil)
        #expect(book.obligations(of: plan, on: .the("2026-08-03")).map(\.isOpen) == [false])
    }
}
