import SIPRules
import SIPTesting
import Testing

@Suite("Days are the unit's, and each hears on their own")
struct DecideOwnDaysTests {
    private static let start = RuleID.startWithoutDelay.rule

    /// The ward when Anna, or Cecilia, works Mondays alone.
    private static let annasMondays: Ward = {
        var ward = Ward()
        ward.works("anna", .monday)
        return ward
    }()
    private static let ceciliasMondays: Ward = {
        var ward = Ward()
        ward.works("cecilia", .monday)
        return ward
    }()

    @Test("Anna works Mondays: a need seen Tuesday 16 June 2026 is still due Monday the 22nd, and nobody waits for her")
    func mondays() {
        var rehearsal = Rehearsal(
            Self.annasMondays.book([Self.start]), Ward().plan(needSeen: "2026-06-16"),
            from: "2026-06-16T09:00:00+02:00")
        #expect(
            rehearsal.said(through: "2026-07-06T07:00:00+02:00") == [
                "2026-06-18T08:00 cecilia (copy): 2 working days after start",
                "2026-06-22T08:00 anna: due", "2026-06-22T08:00 disa: due",
                "2026-06-29T08:00 cecilia: 5 working days after due",
                "2026-06-29T08:00 anna (copy): 5 working days after due",
                "2026-06-29T08:00 disa (copy): 5 working days after due",
            ])
    }

    @Test("A manager who works Mondays hears of Friday 26 June 2026 on the 29th, before the process owner on 3 July")
    func managerOnMondays() {
        var rehearsal = Rehearsal(
            Self.ceciliasMondays.book([Self.start]), Ward().plan(needSeen: "2026-06-15"),
            from: "2026-06-15T09:00:00+02:00")
        let lines = rehearsal.said(through: "2026-07-07T07:00:00+02:00")
        #expect(
            lines.filter { !$0.contains(" anna") && !$0.contains(" disa") } == [
                // The copy of Wednesday 17 June, on her own day.
                "2026-06-22T08:00 cecilia (copy): 2 working days after start",
                "2026-06-29T08:00 cecilia: 5 working days after due",
                "2026-07-03T08:00 olle: 10 working days after due",
                "2026-07-06T08:00 cecilia (copy): 10 working days after due",
            ])
    }

    @Test("Anna works weekends: told Sunday 21 June 2026, since the Saturday before is Midsummer Day")
    func weekends() {
        var ward = Ward()
        ward.works("anna", .saturday, .sunday)
        var rehearsal = Rehearsal(
            ward.book([Self.start]), ward.plan(needSeen: "2026-06-15"),
            from: "2026-06-15T09:00:00+02:00")
        let lines = rehearsal.said(through: "2026-06-28T12:00:00+02:00")
        #expect(
            lines.filter { $0.contains(" anna") } == [
                "2026-06-21T08:00 anna: due", "2026-06-27T08:00 anna (copy): 5 working days after due",
            ])
    }

    @Test("Weekdays of the roster replace the installation's; closures of the unit, 8 to 9 August 2026, still hold")
    func replaced() {
        var ward = Ward()
        ward.works("anna", .saturday, .sunday, .monday)
        ward.closed("2026-08-08", "2026-08-09")
        let calendar = ward.environment.calendar(of: PersonID.the("anna"))
        let open = (3...17).map { Day.the("2026-08-01").adding(days: $0 - 1) }.filter(calendar.isOpen)
        #expect(open.map(\.description) == ["2026-08-03", "2026-08-10", "2026-08-15", "2026-08-16", "2026-08-17"])
    }

    @Test("An immediate need seen Tuesday 16 June 2026 at 09:10 reaches the manager that day, Anna on her Monday")
    func atOnce() {
        var rehearsal = Rehearsal(
            Self.annasMondays.book([RuleID.startImmediately.rule]),
            Ward().plan(needSeen: "2026-06-16", at: "09:10"), from: "2026-06-16T09:11:00+02:00")
        #expect(
            rehearsal.said(through: "2026-06-22T12:00:00+02:00") == [
                "2026-06-16T09:11 cecilia: at once",
                "2026-06-16T11:10 cecilia: 2 opening hours after start",
                "2026-06-16T16:00 cecilia: end of day",
                "2026-06-17T08:00 cecilia: 1 working day after due",
                "2026-06-18T08:00 cecilia: 1 working day after due/1",
                // Her first word of it waits for no digest.
                "2026-06-22T07:00 anna: 1 working day after due/1",
                "2026-06-22T08:00 anna: 1 working day after due/2",
                "2026-06-22T08:00 cecilia: 1 working day after due/2",
            ])
    }

    @Test("Consent withdrawn Tuesday 16 June 2026 reaches the principals' contacts at once, the coordinator on Monday")
    func withdrawn() {
        var ward = Ward()
        ward.works("disa", .monday)
        var plan = ward.plan()
        plan.consent.withdrawn = .the("2026-06-16")
        var region = Principal(id: "region")
        region.contact = .the("bo")
        plan.principals = [region]
        var rehearsal = Rehearsal(
            ward.book([RuleID.consentWithdrawn.rule]), plan, from: "2026-06-16T09:11:00+02:00")
        #expect(
            rehearsal.said(through: "2026-06-22T12:00:00+02:00") == [
                "2026-06-16T09:11 bo: at once", "2026-06-22T07:00 disa: at once",
            ])
    }

    @Test("A rung is told to a manager who works Mondays though the ladder has gone down to Anna again since")
    func down() {
        let rule = Rule.made(
            [.start(nil, .initiator), .start(.days(1), .manager), .start(.days(2), .initiator)],
            since: "2026-09-07", due: "2026-09-30")
        let ward = Self.ceciliasMondays
        var rehearsal = Rehearsal(ward.book([rule]), ward.plan(), from: "2026-09-07T07:00:00+02:00")
        #expect(
            rehearsal.said(through: "2026-09-30T12:00:00+02:00") == [
                "2026-09-07T08:00 anna: start", "2026-09-08T08:00 anna (copy): 1 day after start",
                "2026-09-09T08:00 anna: 2 days after start", "2026-09-14T08:00 cecilia: 1 day after start",
            ])
        // A store seen first on Thursday has missed no working day of hers; one seen first by somebody who works
        // every day has, and says no more than the latest rung.
        let thursday = Instant.the("2026-09-10T09:00:00+02:00")
        let late = ward.book([rule]).decisions(about: ward.plan(), told: NotificationLog(), at: thursday)
        #expect(late.decided.map(\.decision.word) == ["lapsed", "wait 2026-09-14T08:00", "lapsed", "tell"])
        let full = Ward().book([rule]).decisions(about: ward.plan(), told: NotificationLog(), at: thursday)
        #expect(full.decided.map(\.decision.word) == ["lapsed", "lapsed", "lapsed", "tell"])
    }

    @Test(
        "Of two to whom a step of Tuesday 8 September 2026 spoke, only the one who has not worked since is told on the 10th"
    )
    func missedByOne() {
        let rule = Rule.made(
            [.start(nil, .initiator), .start(.days(1), .manager, .processOwner), .start(.days(2), .initiator)],
            since: "2026-09-07", due: "2026-09-30")
        let decisions = Self.ceciliasMondays.book([rule]).decisions(
            about: Ward().plan(), told: NotificationLog(), at: .the("2026-09-10T09:00:00+02:00"))
        let said = decisions.decided.filter { $0.rung == "1 day after start" }
        #expect(
            said.map { "\($0.recipient?.id ?? "-") \($0.decision.word)" } == [
                "cecilia wait 2026-09-14T08:00", "olle lapsed", "anna lapsed",
            ])
    }

    @Test("A manager who was there until the day before her Monday, 14 September 2026, is told of the step when back")
    func leftBefore() {
        let rule = Rule.made(
            [.start(nil, .initiator), .start(.days(1), .manager), .start(.days(8), .initiator)],
            since: "2026-09-07", due: "2026-09-30")
        var ward = Self.ceciliasMondays
        ward.away("cecilia", "2026-09-14", "2026-09-15")
        ward.away("pia", "2026-09-01", "2026-09-30")
        var rehearsal = Rehearsal(ward.book([rule]), ward.plan(), from: "2026-09-16T07:00:00+02:00")
        #expect(
            rehearsal.said(through: "2026-09-22T12:00:00+02:00") == [
                "2026-09-16T08:00 anna: 8 days after start", "2026-09-21T08:00 cecilia: 1 day after start",
            ])
    }

    @Test("Who stands in for her on that day, and hears of a later step, hears of that alone")
    func heardOfLater() {
        let rule = Rule.made(
            [.start(nil, .initiator), .start(.days(1), .manager), .start(.days(2), .initiator)],
            since: "2026-09-07", due: "2026-09-30")
        var ward = Self.ceciliasMondays
        ward.away("cecilia", "2026-09-10", "2026-09-20", by: "anna")
        let decisions = ward.book([rule]).decisions(
            about: ward.plan(), told: NotificationLog(), at: .the("2026-09-10T09:00:00+02:00"))
        #expect(
            decisions.decided.filter { $0.recipient?.id == "anna" && $0.decision.word == "tell" }.map(\.rung) == [
                "2 days after start"
            ])
    }

    @Test("Whoever stands in on the manager's only day, Monday 14 September 2026, hears in her place")
    func standIn() {
        let rule = Rule.made(
            [.start(nil, .initiator), .start(.days(1), .manager), .start(.days(2), .initiator)],
            since: "2026-09-07", due: "2026-09-30")
        var ward = Self.ceciliasMondays
        ward.away("cecilia", "2026-09-11", "2026-09-20", by: "bo")
        var rehearsal = Rehearsal(ward.book([rule]), ward.plan(), from: "2026-09-07T07:00:00+02:00")
        #expect(
            rehearsal.said(through: "2026-09-18T12:00:00+02:00").filter { !$0.contains("anna") } == [
                "2026-09-11T08:00 bo: 1 day after start"
            ])
    }

    @Test("A manager whose own rung passed before she worked acts, though the process owner has been told by then")
    func actsYet() {
        let rule = Rule.made(
            [.due(.initiator), .after(.workingDays(1), .manager), .after(.workingDays(2), .processOwner)],
            since: "2026-09-01", due: "2026-09-07")
        let ward = Self.ceciliasMondays
        var rehearsal = Rehearsal(ward.book([rule]), ward.plan(), from: "2026-09-07T07:00:00+02:00")
        #expect(
            rehearsal.said(through: "2026-09-30T12:00:00+02:00").suffix(3) == [
                "2026-09-09T08:00 olle: 2 working days after due",
                "2026-09-09T08:00 anna (copy): 2 working days after due",
                "2026-09-14T08:00 cecilia: 2 working days after due",
            ])
    }

    @Test("A step ahead says when its recipient will hear: Anna's of Wednesday 17 June 2026 on Monday")
    func ahead() {
        let decisions = Self.annasMondays.book([Self.start]).decisions(
            about: Ward().plan(needSeen: "2026-06-16"), told: NotificationLog(), at: .the("2026-06-16T09:00:00+02:00"))
        let anna = decisions.decided.filter { $0.recipient?.id == "anna" }.prefix(2)
        #expect(anna.map(\.decision.word) == ["wait 2026-06-22T08:00", "wait 2026-06-22T08:00"])
        #expect(decisions.next == .the("2026-06-17T08:00:00+02:00"))
    }
}

@Suite("Whoever is above hears whether those below have")
struct DecideBelowTests {
    /// What a need seen on Monday 15 June 2026 makes the ward tell somebody, of those below.
    private static let read: @Sendable (String, Ward) -> [String] = { reader, ward in
        var rehearsal = Rehearsal(
            ward.book([RuleID.startWithoutDelay.rule]), ward.plan(needSeen: "2026-06-15"),
            from: "2026-06-15T09:00:00+02:00")
        return rehearsal.saidOfThoseBelow(to: reader, through: "2026-07-04T12:00:00+02:00")
    }

    @Test("Cecilia reads on Friday 26 June 2026 that Anna was told on the 24th, and Disa on the 18th")
    func told() {
        var ward = Ward()
        ward.works("anna", .wednesday)
        #expect(
            Self.read("cecilia", ward) == [
                "2 working days after start",
                "5 working days after due, Anna told(2026-06-24), Disa told(2026-06-18)",
                "10 working days after due",
            ])
        #expect(
            Self.read("olle", ward) == [
                "10 working days after due, Anna told(2026-07-01), Disa told(2026-06-26), Cecilia told(2026-06-26)"
            ])
        // To those below it says nothing of each other.
        #expect(Self.read("anna", ward).allSatisfy { !$0.contains("told") })
    }

    @Test("Cecilia reads on Friday 26 June 2026 that Anna, who works Saturdays, will be told the next day")
    func comes() {
        var ward = Ward()
        ward.works("anna", .saturday)
        let lines = Self.read("cecilia", ward)
        #expect(lines[1] == "5 working days after due, Anna comes(2026-06-27), Disa told(2026-06-18)")
    }

    @Test(
        "Cecilia reads that Anna was told on the 18th herself, though Bo, who has stood in since the 22nd, was not yet")
    func toldBefore() {
        var ward = Ward()
        ward.away("anna", "2026-06-22", "2026-07-31", by: "bo")
        ward.works("bo", .saturday)
        #expect(Self.read("cecilia", ward)[1].contains("Anna told(2026-06-18)"), "\(Self.read("cecilia", ward))")
    }

    @Test("Told at the same time is told today; who will be away by then is not named, but who stands in is")
    func passing() {
        var ward = Ward()
        ward.works("anna", .friday)
        #expect(Self.read("cecilia", ward)[1].contains("Anna comes(2026-06-26)"))
        ward.works("anna", .saturday)
        ward.away("anna", "2026-06-27", "2026-07-10", by: "bo")
        ward.works("bo", .tuesday)
        #expect(Self.read("cecilia", ward)[1].contains("Bo comes(2026-06-30)"))
    }

    @Test("Of an immediate need seen 16 June 2026 the manager reads that Anna, who works Mondays, hears on the 22nd")
    func atOnce() {
        var ward = Ward()
        ward.works("anna", .monday)
        var rehearsal = Rehearsal(
            ward.book([RuleID.startImmediately.rule]), ward.plan(needSeen: "2026-06-16", at: "09:10"),
            from: "2026-06-16T09:11:00+02:00")
        let lines = rehearsal.saidOfThoseBelow(to: "cecilia", through: "2026-06-22T12:00:00+02:00")
        #expect(lines.prefix(3) == ["at once", "2 opening hours after start", "end of day, Anna comes(2026-06-22)"])
    }

    @Test("Nothing is said of whoever is reached as the reader: Cecilia stands in for Anna")
    func oneself() {
        var ward = Ward()
        ward.away("anna", "2026-06-01", "2026-07-31", by: "cecilia")
        ward.roster.people[.the("disa")]?.left = .the("2026-06-01")
        let lines = Self.read("cecilia", ward)
        #expect(lines.contains("5 working days after due"))
    }
}
