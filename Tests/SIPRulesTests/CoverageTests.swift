import SIPRules
import SIPTesting
import Testing

@Suite("The coverage of a plan")
struct CoverageTests {
    static let seen: @Sendable (Ward, Plan, String, NotificationLog) -> Coverage = { ward, plan, now, told in
        let book = ward.book()
        let decisions = book.decisions(about: plan, told: told, at: .the(now))
        // A round asks for less, and must know the same.
        #expect(book.effects(about: plan, told: told, at: .the(now)).coverage == decisions.coverage)
        return decisions.coverage ?? Coverage(.setAside)
    }
    static let noon = "2026-06-17T12:00:00+02:00"

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
