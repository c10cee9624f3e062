import SIPRules
import SIPTesting
import Testing

@Suite("The coverage of a plan, by who can be reached,")
struct CoverageReachTests {
    private static let seen = CoverageTests.seen
    private static let noon = CoverageTests.noon

    @Test("whose people have no address is one in which nobody is reachable")
    func unreachable() {
        var ward = Ward()
        for person in ward.roster.people.keys { ward.roster.people[person]?.address = nil }
        #expect(
            Self.seen(ward, ward.plan(needSeen: "2026-06-16"), Self.noon, NotificationLog())
                == Coverage(.nobodyReachable, .unreachable(.startWithoutDelay)))
    }

    @Test("whose initiator and her manager are away ends in a mailbox, unless the roster says that it is read")
    func mailbox() {
        var ward = Ward()
        ward.roster.units[.the("ward")]?.mailbox = .the("ward@example.org")
        for person in ["anna", "disa", "cecilia", "olle"] { ward.away(person, "2026-06-01", "2026-12-31") }
        let plan = ward.plan(needSeen: "2026-06-16")
        #expect(
            Self.seen(ward, plan, Self.noon, NotificationLog())
                == Coverage(.mailboxOnly, .mailbox(.startWithoutDelay, .the("ward"))))
        ward.roster.units[.the("ward")]?.isMailboxMeant = true
        #expect(Self.seen(ward, plan, Self.noon, NotificationLog()) == Coverage(.watched))
    }

    @Test(
        "under a ladder that policy ends is nobody's after its last rung, on 8 July 2026, and says which day that was")
    func ended() {
        var ward = Ward()
        var setting = Policy.Setting()
        setting.ladder = Ladder([.due(.initiator), .after(.workingDays(5), .manager)], then: .none)
        ward.policy.settings[.startWithoutDelay] = setting
        let plan = ward.plan(needSeen: "2026-06-16")
        var rehearsal = Rehearsal(ward.book(), plan, from: "2026-06-16T12:00:00+02:00")
        rehearsal.run(through: .the("2026-07-08T12:00:00+02:00")) { _, _ in }
        #expect(
            Self.seen(ward, plan, "2026-07-08T12:00:00+02:00", rehearsal.told)
                == Coverage(.nobodyReachable, .ended(.startWithoutDelay, .the("2026-06-29"))))
    }

    @Test(
        "whose coordinator is away, Siv of another principal standing in, is told to whoever is above: consent holds Siv"
    )
    func heldAhead() throws {
        var ward = Ward()
        ward.roster.units[.the("other")] = Unit(id: .the("other"), name: "Kommunen")
        ward.roster.people[.the("siv")] = Person(named: "siv", unit: "other")
        ward.away("disa", "2026-05-01", "2026-12-31", by: "siv")
        var plan = ward.plan(needSeen: "2026-06-01")
        plan.need.started = .the("2026-06-01")
        var meeting = Meeting(id: "m1", purpose: .planning)
        (meeting.date, meeting.held) = (.the("2026-06-12"), .the("2026-06-12"))
        plan.meetings = [meeting]
        plan.need.ground = .clarity
        let documented = { (ward: Ward) in
            ward.book().decisions(about: plan, told: NotificationLog(), at: .the(Self.noon)).decided
                .filter { $0.obligation.rule == .planDocumented }
        }
        let answers = documented(ward)
        #expect(answers.filter { $0.recipient?.id == "siv" }.allSatisfy { $0.decision == .held(by: .consent) })
        // The rung above is the process owner's, thirty working days after the duty was due.
        let olle = try #require(answers.first { $0.recipient?.id == "olle" })
        guard case .tell(let reminder, _) = olle.decision else {
            Issue.record("\(olle.decision)")
            return
        }
        #expect(olle.rung == "due" && reminder.part == .act && reminder.below == [Below(name: "Siv", .uncovered)])
        #expect(answers.contains { $0.recipient?.id == "olle" && $0.rung == "due/1" })
        // Without a step above nobody hears, and the steps that consent will hold count for nothing.
        var setting = Policy.Setting()
        setting.ladder = Ladder([.due(.coordinator, every: .weeks(1))])
        ward.policy = Policy(settings: [.planDocumented: setting])
        #expect(documented(ward).allSatisfy { $0.recipient?.id == "siv" && $0.decision == .held(by: .consent) })
        #expect(
            Self.seen(ward, plan, Self.noon, NotificationLog())
                == Coverage(.nobodyReachable, .uncovered(.planDocumented)))
    }

    @Test("whose action of 1 December 2026 nobody would hear of in time is told of at once, on 18 June at 08:00")
    func lateAction() {
        var ward = Ward()
        var setting = Policy.Setting()
        setting.ladder = Ladder([.after(.workingDays(10), .manager)])
        ward.policy = Policy(settings: [.actionDue: setting])
        var plan = ward.plan()
        plan.need.decision = RequestDecision(.start, on: .the("2026-06-10"))
        plan.actions = [Action(id: "a", owner: .the("anna"), due: .the("2026-12-01"))]
        let decisions = ward.book().decisions(
            about: plan, told: NotificationLog(), at: .the("2026-06-18T08:00:00+02:00"))
        #expect(decisions.coverage == Coverage(.nobodyReachable, .late(.actionDue, .the("2026-12-15"))))
        #expect(
            decisions.tells.filter { $0.reminder.obligation.rule == .planUnwatched }.map(\.reminder.recipient.id)
                == ["cecilia", "olle"])
    }

    @Test("with nobody reachable before a late step says who cannot be reached, and the first duty that is due")
    func firstCause() {
        var ward = Ward()
        for person in ["anna", "bo", "cecilia", "disa", "pia"] { ward.roster.people[.the(person)]?.address = nil }
        var setting = Policy.Setting()
        setting.ladder = Ladder([.due(.initiator), .after(.workingDays(60), .processOwner)], then: .none)
        ward.policy = Policy(settings: [.startWithoutDelay: setting])
        #expect(
            Self.seen(ward, ward.plan(needSeen: "2026-06-01"), Self.noon, NotificationLog())
                == Coverage(.nobodyReachable, .unreachable(.startWithoutDelay)))
    }

    @Test("whose only reader is back on 3 August 2026 and has left by then is one in which nobody is reachable")
    func gone() {
        var ward = Ward()
        var gone = Person(named: "gun", unit: "alone")
        gone.left = .the("2026-07-20")
        ward.roster.people[gone.id] = gone
        ward.roster.units[.the("alone")] = Unit(id: .the("alone"), name: "Ensam")
        ward.roster.units[.the("alone")]?.closures = [
            Closure(first: .the("2026-07-01"), last: .the("2026-07-31"), name: "stängt")
        ]
        var setting = Policy.Setting()
        setting.ladder = Ladder([.due(.coordinator), .after(.workingDays(2), .coordinator)])
        ward.policy = Policy(settings: [.planDocumented: setting])
        var plan = ward.plan(needSeen: "2026-06-01")
        (plan.coordinator, plan.need.started) = (gone.id, .the("2026-06-01"))
        var meeting = Meeting(id: "m1", purpose: .planning)
        (meeting.date, meeting.held) = (.the("2026-06-12"), .the("2026-06-12"))
        plan.meetings = [meeting]
        let answers = ward.book().decisions(about: plan, told: NotificationLog(), at: .the("2026-07-08T12:00:00+02:00"))
            .decided
            .filter { $0.obligation.rule == .planDocumented }
        #expect(
            !answers.contains { if case .wait = $0.decision { $0.recipient?.id == "gun" } else { false } }, "\(answers)"
        )
    }
}
