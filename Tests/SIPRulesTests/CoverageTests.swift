import SIPRules
import SIPTesting
import Testing

@Suite("The coverage of a plan")
struct CoverageTests {
    private static let seen: @Sendable (Ward, Plan, String, NotificationLog) -> Coverage = { ward, plan, now, told in
        let book = ward.book()
        let decisions = book.decisions(about: plan, told: told, at: .the(now))
        // A round asks for less, and must know the same.
        #expect(book.effects(about: plan, told: told, at: .the(now)).coverage == decisions.coverage)
        return decisions.coverage ?? Coverage(.setAside)
    }
    private static let noon = "2026-06-17T12:00:00+02:00"

    @Test("seen on 16 June 2026 is watched: Anna hears on the 17th")
    func watched() {
        let ward = Ward()
        #expect(Self.seen(ward, ward.plan(needSeen: "2026-06-16"), Self.noon, NotificationLog()) == Coverage(.watched))
    }

    @Test("seen on 16 June 2026 is watched on every day of two years in which nobody does anything")
    func watchedForYears() {
        let ward = Ward()
        let plan = ward.plan(needSeen: "2026-06-16")
        var rehearsal = Rehearsal(ward.book(), plan, from: "2026-06-16T12:00:00+02:00")
        for day in 1...730 {
            let now = Instant.the("2026-06-16T12:00:00+02:00").adding(seconds: Int64(day) * 86_400)
            rehearsal.run(through: now) { _, _ in }
            let book = ward.book()
            let coverage = book.effects(about: plan, told: rehearsal.told, at: now).coverage
            #expect(coverage == Coverage(.watched), "\(now)")
            if coverage?.state != .watched { break }
        }
    }

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

    @Test("that was started, with all that is asked for given and no meeting booked, asks for the meeting")
    func meetingToBook() {
        let ward = Ward()
        var plan = ward.plan(needSeen: "2026-06-01")
        plan.need.started = .the("2026-06-02")
        plan.convener = .the("anna")
        plan.consent.cannotConsent = CannotConsent(since: .the("2026-06-02"))
        plan.consent.cannotConsent?.basis = "journal 1"
        plan.consent.cannotConsent?.reviewed = .the("2026-06-15")
        #expect(Self.seen(ward, plan, Self.noon, NotificationLog()) == Coverage(.watched))
        var without = ward
        without.policy = without.policy.without(.meetingBooked)
        let coverage = Self.seen(without, plan, Self.noon, NotificationLog())
        #expect(coverage == Coverage(.adrift, .stage(.convenerNamed, since: .the("2026-06-02"))), "\(coverage)")
        // That somebody comes of age on 1 August leads nowhere.
        var minor = Minor(turns18: .the("2026-08-01"))
        minor.informed = .the("2026-06-02")
        minor.informedBy = .the("anna")
        minor.guardians = [Guardian(.given, on: .the("2026-06-02"))]
        plan.minor = minor
        #expect(Self.seen(without, plan, Self.noon, NotificationLog()).state == .adrift)
    }

    @Test("that holds nothing at all is adrift")
    func empty() {
        let ward = Ward()
        #expect(Self.seen(ward, ward.plan(), Self.noon, NotificationLog()).state == .adrift)
    }

    @Test("paused until 1 July 2026 rests, and it is said who said so")
    func resting() {
        let ward = Ward()
        let until = Instant.the("2026-07-01T00:00:00+02:00")
        let pause = Pause(plan: .the("SIP-1"), until: until, by: "disa", comment: "ferie", kind: .snoozed)
        #expect(
            Self.seen(ward, ward.plan(needSeen: "2026-06-16"), Self.noon, NotificationLog(pauses: [pause]))
                == Coverage(.resting, .rests(until: until, by: "disa")))
    }

    @Test("closed with its reason and both records is closed; before the records are there it is watched")
    func closed() {
        let ward = Ward()
        var plan = ward.plan(needSeen: "2026-06-01")
        plan.closing = Closing(on: .the("2026-06-16"))
        #expect(Self.seen(ward, plan, Self.noon, NotificationLog()).state == .watched)
        plan.closing?.reason = .goalsMet
        #expect(Self.seen(ward, plan, Self.noon, NotificationLog()) == Coverage(.closed))
    }

    @Test("that says it was seen on 1 August 2026 has nothing open until then")
    func ahead() {
        let ward = Ward()
        #expect(
            Self.seen(ward, ward.plan(needSeen: "2026-08-01"), Self.noon, NotificationLog())
                == Coverage(.nothingOpen, .until(.the("2026-08-01"))))
    }

    @Test("is the worst of its duties, and of states the first of the list is the worst")
    func worst() {
        #expect(CoverageState.allCases.min() == .notRead && CoverageState.allCases.max() == .closed)
        #expect(CoverageState.allCases.filter(\.isNamed).count == 5)
        var sum = CoverageSum()
        for number in 1...7 { sum.add("K-\(number).json", nil, Coverage(number == 7 ? .notRead : .adrift)) }
        sum.add("K-8.json", nil, Coverage(.watched))
        #expect(sum.documents == 8 && sum.namedCount == 7)
        #expect(sum.named.map(\.document) == ["K-7.json", "K-1.json", "K-2.json", "K-3.json", "K-4.json"])
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

    @Test("of a child, with a meeting booked on 5 June 2026 and no start recorded, has the child informed first")
    func guarded() {
        let ward = Ward()
        var plan = ward.plan()
        plan.convener = .the("anna")
        var minor = Minor(turns18: .the("2030-01-01"))
        minor.guardians = [Guardian(.given, on: .the("2026-06-01"))]
        plan.minor = minor
        var meeting = Meeting(id: "m1", purpose: .planning)
        (meeting.booked, meeting.date) = (.the("2026-06-05"), .the("2026-12-20"))
        meeting.invitations = [Invitation(person: .the("bo"))]
        plan.meetings = [meeting]
        plan.consent.meeting = ConsentGiven(given: .the("2026-06-05"), form: .written)
        let asked = { (plan: Plan) in
            ward.book().decisions(about: plan, told: NotificationLog(), at: .the(Self.noon)).obligations.filter(
                \.isOpen)
        }
        #expect(asked(plan).contains { $0.rule == .childInformed && $0.duty.since == .the("2026-06-05") })
        #expect(asked(plan).contains { $0.rule == .invitationSent && $0.duty.held == .childInformed })
        // Grown up when work started: nobody is asked to inform a child, and the invitation waits for nothing.
        plan.minor?.turns18 = .the("2026-06-10")
        plan.need.started = .the("2026-06-12")
        #expect(!asked(plan).contains { $0.rule == .childInformed })
        #expect(asked(plan).contains { $0.rule == .invitationSent && $0.duty.held == nil })
    }

    @Test("that is adrift since 10 June 2026 is told of under that day, whatever else is recorded in it later")
    func datedByStage() {
        var ward = Ward()
        ward.policy = ward.policy.without(.startWithoutDelay)
        var plan = ward.plan()
        plan.need.decision = RequestDecision(.start, on: .the("2026-06-10"))
        let said = { (plan: Plan) in
            ward.book().effects(about: plan, told: NotificationLog(), at: .the(Self.noon)).obligations
                .filter { $0.rule == .planUnwatched }
                .map { "\($0.instance) \($0.due)" }
        }
        #expect(said(plan) == ["granted 2026-06-10"])
        for day in ["2026-06-12", "2026-06-16", "2199-01-01"] {
            plan.lastActivity = .the(day)
            #expect(said(plan) == ["granted 2026-06-10"], "\(day)")
        }
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

    @Test(
        """
        with a duty of 18 June 2026 that waits for something is watched while that is asked for by the 19th; nobody will hear \
        of it where no rule asks
        """,
        arguments: [
            (Guard.consent, RuleID.consentMissing), (.meetingConsent, .consentMissing),
            (.guardians, .guardiansConsented),
            (.guardianRefused, .guardianRefused), (.minor15Conflict, .minor15Conflict),
            (.representative, .representativeConsented),
            (.childInformed, .childInformed), (.participantsAgreed, .participantsAgreed),
        ])
    func waiting(held: Guard, asking: RuleID) {
        let ward = Ward()
        var plan = ward.plan()
        plan.meetings = [Meeting(id: "m1", purpose: .planning)]
        plan.meetings[0].date = .the("2026-06-30")
        let waits = Rule.made([.due(.initiator)], since: "2026-06-16", due: "2026-06-18", held: held)
        let asks = Rule.made([.due(.initiator)], under: asking, since: "2026-06-16", due: "2026-06-19")
        let coverage = { [plan] (rules: [Rule]) in
            ward.book(rules).decisions(about: plan, told: NotificationLog(), at: .the(Self.noon)).coverage
        }
        #expect(coverage([waits, asks]) == Coverage(.watched))
        #expect(coverage([waits]) == Coverage(.nobodyReachable, .guarded(.followUp, held)))
    }
}
