import SIPRules
import SIPTesting
import Testing

@Suite("Step 4, invitation and replies")
struct RulesStep4Tests {
    @Test(
        "Booked Monday 1 June 2026 for Thursday 4 June: ten working days before is past, so invitations go the same day"
    )
    func shortNotice() {
        let sent = RuleID.invitationSent.sees { $0.meetings = [.planning(on: "2026-06-04", booked: "2026-06-01")] }
        #expect(sent == ["m1 2026-06-01 open"])
    }

    @Test(
        "On the day after a meeting of 3 June 2026 what step 4 asks about it has passed, and its outcome is asked for")
    func passes() {
        let names = ["hans.jarl", "gus.ivarsson", "ida.kull", "moa.quist", "ola.rask", "per.stark"]
        var invited = names.map { Invitation(person: .the($0)) }
        for place in 1...3 { invited[place].sent = .the("2026-06-01") }
        for place in 2...3 {
            invited[place].reply = .declined
            invited[place].replied = .the("2026-06-02")
        }
        invited[3].substitute = Substitute(person: .the("per.stark"))
        for place in 4...5 { invited[place].hasRelation = false }
        invited[5].contacted = .the("2026-06-01")
        let plan = Plan.sample {
            $0.meetings = [.planning(on: "2026-06-03", booked: "2026-06-01")]
            $0.meetings[0].invitations = invited
        }
        let open = ["2026-06-03", "2026-06-04"].map { day in
            Set(RuleBook(RuleEnvironment.sample).obligations(of: plan, on: .the(day)).filter(\.isOpen).map(\.rule))
        }
        let step4 = Set(RuleID.allCases.filter { $0.rule.source == .routine(step: 4) })
        #expect(step4.count == 8 && open[0].isSuperset(of: step4))
        #expect(open[1].isDisjoint(with: step4) && open[1].contains(.meetingOutcome))
    }

    @Test("An invitation is held until the representative is consented to and the child informed, in that order")
    func held() {
        let plan: (inout Plan) -> Void = {
            $0.consent.meeting = ConsentGiven(given: .the("2026-06-01"), form: .written)
            $0.meetings = [.inviting { $0.sent = nil }]
            $0.minor = Minor(turns18: .the("2028-08-20"))
            $0.minor?.guardians = [Guardian(.given)]
            $0.representative = Representative(listed: .the("2026-06-01"))
        }
        let changes: [(inout Plan) -> Void] = [
            { _ in }, { $0.representative?.consented = .the("2026-06-02") },
            { $0.minor?.informed = .the("2026-06-02") },
        ]
        var sample = Plan.sample(plan)
        let held = changes.map { change in
            change(&sample)
            return sample.obligations(under: .invitationSent, policy: Policy()).map(\.duty.held)
        }
        #expect(held == [[.representative], [.childInformed], [nil]])
        #expect(sample.obligations(under: .invitationSent).map(\.duty.held) == [.participantsAgreed])
    }

    @Test("A rule that is switched off holds no invitation")
    func guardOff() {
        var off = Policy.Setting()
        off.isOn = false
        let plan = Plan.sample {
            $0.consent.meeting = ConsentGiven(given: .the("2026-06-01"), form: .written)
            $0.meetings = [.inviting { $0.sent = nil }]
            $0.representative = Representative(listed: .the("2026-06-01"))
        }
        let held = plan.obligations(
            under: .invitationSent, policy: Policy(settings: [.representativeConsented: off])
        ).map(\.duty.held)
        #expect(held == [nil])
    }

    @Test("An actor without a relation is no part of the common invitation")
    func noRelation() {
        let uninvited = Plan.sample { plan in
            plan.meetings = [.inviting { $0.sent = nil }]
            var school = Invitation(person: .the("per.stark"))
            school.hasRelation = false
            plan.meetings[0].invitations.append(school)
        }.obligations(under: .invitationSent).map(\.duty.facts)
        #expect(uninvited == [[.meeting(.the("2026-06-25")), .uninvited([.the("hans.jarl")])]])
    }

    @Test(
        "Of two invited to a meeting on 25 June 2026, one has accepted: one is pending, and the convener's list has one"
    )
    func list() {
        let plan = Plan.sample { plan in
            plan.meetings = [
                .inviting {
                    $0.reply = .accepted
                    $0.replied = .the("2026-06-03")
                }
            ]
            var other = Invitation(person: .the("ida.kull"))
            other.sent = .the("2026-06-02")
            plan.meetings[0].invitations.append(other)
        }
        let duties = plan.obligations(under: .rsvpPending)
        #expect(duties.map(\.instance.description) == ["m1/hans.jarl", "m1/ida.kull", "m1"])
        #expect(duties.map(\.state) == [.met(.on(.the("2026-06-03"))), .open, .open])
        #expect(duties.map(\.due) == [.the("2026-06-22"), .the("2026-06-22"), .the("2026-06-25")])
        #expect(duties.last?.duty.track == .list)
        #expect(duties.last?.duty.facts == [.meeting(.the("2026-06-25")), .pending([.the("ida.kull")])])
    }

    @Test("The plan's own reply-by date, 12 June 2026, is when the count begins; after the deadline it is the deadline")
    func replyBy() {
        let since = ["2026-06-12", "2026-06-24"].map { day in
            Plan.sample { $0.meetings = [.inviting { $0.replyBy = .the(day) }] }
                .obligations(under: .rsvpPending).first.map { [$0.duty.since, $0.due] }
        }
        #expect(
            since == [[.the("2026-06-12"), .the("2026-06-22")], [.the("2026-06-24"), .the("2026-06-24")]])
    }

    @Test(
        "A reply settles it, a tentative one only with a date",
        arguments: zip(Reply.allCases, [true, false, false, true, false]))
    func replies(_ reply: Reply, _ isOpen: Bool) {
        let plan = Plan.sample { $0.meetings = [.inviting { $0.reply = reply }] }
        #expect(plan.obligations(under: .rsvpPending).first?.isOpen == isOpen)
    }

    @Test("Tentative until 15 June 2026 settles it, and so does a substitute")
    func settled() {
        let tentative = RuleID.rsvpPending.sees {
            $0.meetings = [
                .inviting {
                    $0.reply = .tentative
                    $0.tentativeUntil = .the("2026-06-15")
                }
            ]
        }
        #expect(tentative == ["m1/hans.jarl 2026-06-22 met", "m1 2026-06-25 met"])
        let substitute = RuleID.rsvpPending.sees {
            $0.meetings = [.inviting { $0.substitute = Substitute(person: .the("ida.kull")) }]
        }
        #expect(substitute == ["m1/hans.jarl 2026-06-22 met", "m1 2026-06-25 met"])
    }

    @Test("Tentative until Wednesday 24 June 2026, a reply is owed again from then: on Thursday, then the manager")
    func tentativeEnds() {
        let plan = Plan.sample {
            $0.meetings = [
                .planning(on: "2026-07-02", booked: "2026-06-11") {
                    var invitation = Invitation(person: .the("hans.jarl"))
                    invitation.sent = .the("2026-06-12")
                    invitation.reply = .tentative
                    invitation.replied = .the("2026-06-15")
                    invitation.tentativeUntil = .the("2026-06-24")
                    $0.invitations = [invitation]
                }
            ]
            $0.consent.meeting = ConsentGiven(given: .the("2026-06-12"), form: .written)
        }
        let replies = { (day: String) in
            RuleBook(RuleEnvironment.sample).obligations(of: plan, on: .the(day)).filter { $0.rule == .rsvpPending }
        }
        #expect(replies("2026-06-23").allSatisfy { !$0.isOpen })
        let owed = replies("2026-06-24").filter(\.isOpen)
        #expect(owed.map(\.duty.track) == [.replyBy, .list])
        #expect(owed.map(\.duty.since) == [.the("2026-06-24"), .the("2026-06-24")])
        var rehearsal = Rehearsal(RuleBook(RuleEnvironment.sample), from: .the("2026-06-15T00:00:00+02:00"))
        rehearsal.put(plan)
        var told: [String] = []
        rehearsal.run(through: .the("2026-06-29T12:00:00+02:00")) { now, digests in
            for reminder in digests.flatMap(\.reminders)
            where reminder.obligation.rule == .rsvpPending && reminder.part == .act {
                told.append("\(Zone.stockholm.day(of: now)) \(reminder.recipient.id)")
            }
        }
        #expect(
            told == [
                "2026-06-25 hans.jarl", "2026-06-29 bo.ek", "2026-06-29 hans.jarl", "2026-06-29 moa.quist",
            ])
    }

    @Test("Invited to a meeting without a date, a reply is due by the day that was given, 12 June 2026")
    func noDate() {
        let sees = { (day: String?) in
            RuleID.rsvpPending.sees {
                $0.meetings = [.inviting { $0.replyBy = day.map { .the($0) } }]
                $0.meetings[0].date = nil
            }
        }
        #expect(sees("2026-06-12") == ["m1/hans.jarl 2026-06-12 open"])
        #expect(sees(nil).isEmpty)
    }

    @Test("A meeting held or cancelled needs no reply and no substitute")
    func over() {
        for change: (inout Meeting) -> Void in [
            { $0.held = .the("2026-06-25") }, { $0.cancelled = .the("2026-06-10") },
        ] {
            let plan: (inout Plan) -> Void = {
                $0.meetings = [.inviting { $0.decline(on: "2026-06-08") }]
                change(&$0.meetings[0])
            }
            #expect(RuleID.rsvpPending.sees(plan) == [])
            #expect(RuleID.substituteNamed.sees(plan) == [])
        }
    }

    @Test("Moved from 25 June to 30 June 2026, replies are due 25 June: armed again")
    func moved() {
        let moved = RuleID.rsvpPending.sees {
            $0.meetings = [.inviting { _ in }]
            $0.meetings[0].date = .the("2026-06-30")
        }
        #expect(moved == ["m1/hans.jarl 2026-06-25 open", "m1 2026-06-30 open"])
    }

    @Test("Declining on the day before the meeting, 24 June 2026, leaves that day; declining on the day, that day")
    func lateDecline() {
        let late = ["2026-06-24", "2026-06-25"].map { day in
            RuleID.substituteNamed.sees { $0.meetings = [.inviting { $0.decline(on: day) }] }
        }
        #expect(late == [["m1/hans.jarl 2026-06-24 open"], ["m1/hans.jarl 2026-06-25 open"]])
    }

    @Test("Delegated on Tuesday 16 June 2026 is an answer like declining, and a substitute is then asked for")
    func delegated() {
        let change: @Sendable (inout Plan) -> Void = { plan in
            var meeting = Meeting(id: "m1", purpose: .planning)
            (meeting.booked, meeting.date) = (.the("2026-06-01"), .the("2026-06-25"))
            var invitation = Invitation(person: .the("gus.ivarsson"))
            (invitation.sent, invitation.reply, invitation.replied) = (
                .the("2026-06-02"), .delegated, .the("2026-06-16")
            )
            meeting.invitations = [invitation]
            plan.meetings = [meeting]
        }
        #expect(RuleID.rsvpPending.sees(change).first?.hasSuffix("met 2026-06-16") ?? false)
        #expect(RuleID.substituteNamed.sees(change).map { $0.hasSuffix("open") } == [true])
    }
}
