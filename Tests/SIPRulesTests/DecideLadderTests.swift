import SIPRules
import SIPTesting
import Testing

@Suite("A ladder, rung by rung")
struct DecideLadderTests {
    @Test("A need seen on Tuesday 16 June 2026 is due after Midsummer, and climbs from Anna to Olle")
    func midsummer() {
        let ward = Ward()
        var rehearsal = Rehearsal(
            ward.book([RuleID.startWithoutDelay.rule]), ward.plan(needSeen: "2026-06-16"),
            from: "2026-06-16T09:00:00+02:00")
        #expect(
            rehearsal.said(through: "2026-07-13T12:00:00+02:00") == [
                "2026-06-17T08:00 anna: 1 working day after start",
                "2026-06-18T08:00 anna: 2 working days after start",
                "2026-06-18T08:00 cecilia (copy): 2 working days after start",
                "2026-06-22T08:00 anna: due",
                "2026-06-22T08:00 disa: due",
                "2026-06-29T08:00 cecilia: 5 working days after due",
                "2026-06-29T08:00 anna (copy): 5 working days after due",
                "2026-06-29T08:00 disa (copy): 5 working days after due",
                "2026-07-06T08:00 olle: 10 working days after due",
                "2026-07-06T08:00 anna (copy): 10 working days after due",
                "2026-07-06T08:00 disa (copy): 10 working days after due",
                "2026-07-06T08:00 cecilia (copy): 10 working days after due",
                "2026-07-13T08:00 olle: 10 working days after due/1",
                "2026-07-13T08:00 anna (copy): 10 working days after due/1",
                "2026-07-13T08:00 disa (copy): 10 working days after due/1",
                "2026-07-13T08:00 cecilia (copy): 10 working days after due/1",
            ])
    }

    @Test("Rungs that Christmas 2026 moves to Monday 28 December go one a day, in their order")
    func christmas() {
        let ward = Ward()
        let rule = Rule.made(
            [
                .before(.days(2), .initiator), .before(.days(1), .initiator), .due(.initiator),
                .after(.days(3), .manager),
            ],
            since: "2026-12-01", due: "2026-12-26")
        var rehearsal = Rehearsal(ward.book([rule]), ward.plan(), from: "2026-12-23T12:00:00+01:00")
        #expect(
            rehearsal.said(through: "2027-01-31T12:00:00+01:00") == [
                "2026-12-28T08:00 anna: 2 days before due",
                "2026-12-29T08:00 anna: 1 day before due",
                "2026-12-30T08:00 anna: due",
                "2027-01-04T08:00 cecilia: 3 days after due",
                "2027-01-04T08:00 anna (copy): 3 days after due",
            ])
    }

    @Test("Both nights when the clocks change, 28 March and 25 October 2026, the slot stays at eight")
    func clocks() {
        let ward = Ward()
        let rule = Rule.made(
            [.start(nil, .initiator, every: .workingDays(1))], since: "2026-03-26", due: "2026-12-31")
        var rehearsal = Rehearsal(ward.book([rule]), ward.plan(), from: "2026-03-26T00:00:00+01:00")
        let spring = rehearsal.said(through: "2026-03-31T12:00:00+02:00")
        #expect(
            spring.map { $0.prefix(16) } == [
                "2026-03-26T08:00", "2026-03-27T08:00", "2026-03-30T08:00", "2026-03-31T08:00",
            ])
        #expect(rehearsal.told.reminders.latest == .the("2026-03-31T06:00:00Z"))
        let autumn = rehearsal.said(through: "2026-10-26T12:00:00+01:00")
        #expect(autumn.suffix(2).map { $0.prefix(16) } == ["2026-10-23T08:00", "2026-10-26T08:00"])
        #expect(rehearsal.told.reminders.latest == .the("2026-10-26T07:00:00Z"))
    }

    @Test("A weekly rung that meets a closed week of July 2026 speaks once, the first day after")
    func weekly() {
        var ward = Ward()
        ward.closed("2026-07-06", "2026-07-24")
        let rule = Rule.made([.start(nil, .manager, every: .weeks(1))], since: "2026-06-23", due: "2026-06-23")
        var rehearsal = Rehearsal(ward.book([rule]), ward.plan(), from: "2026-06-23T07:00:00+02:00")
        #expect(
            rehearsal.said(through: "2026-08-03T12:00:00+02:00") == [
                "2026-06-23T08:00 cecilia: start", "2026-06-30T08:00 cecilia: start/1",
                "2026-07-27T08:00 cecilia: start/4", "2026-07-28T08:00 cecilia: start/5",
            ])
    }

    @Test("The manager's weekly reminder keeps away from the monthly one: whatever day of 2026 a duty was due")
    func weeklyThenMonthly() {
        let ward = Ward()
        for due in (0..<365).map({ Day.the("2026-01-01").adding(days: $0) }) {
            let rule = Rule.made(
                Ladder.standard(.initiator).rungs, since: "2025-12-01", due: due.description, then: .tail)
            var rehearsal = Rehearsal(ward.book([rule]), ward.plan(), from: "2025-12-01T07:00:00+01:00")
            let lines = rehearsal.said(through: "2027-03-01T12:00:00+01:00")
            let weekly = lines.last { $0.contains(" cecilia: 5 working days") }
            let monthly = lines.first { $0.contains(" cecilia: 30 working days") }
            guard let weekly, let monthly, let last = Day(weekly.prefix(10)), let first = Day(monthly.prefix(10)) else {
                Issue.record("due \(due): \(lines)")
                continue
            }
            #expect(first - last >= 4, "due \(due): \(weekly), then \(monthly)")
        }
    }

    @Test("An untold ladder of three weeks gives one line on Monday 13 July 2026, and the rest is lapsed")
    func newlySwitchedOn() {
        let ward = Ward()
        let plan = ward.plan(needSeen: "2026-06-16")
        let book = ward.book([RuleID.startWithoutDelay.rule])
        let decisions = book.decisions(about: plan, told: NotificationLog(), at: .the("2026-07-14T10:00:00+02:00"))
        #expect(Set(decisions.tells.map(\.reminder.rung)) == ["10 working days after due/1"])
        #expect(decisions.tells.map(\.reminder.recipient.id) == ["olle", "anna", "disa", "cecilia"])
        let words = decisions.decided.filter { $0.recipient?.id == "anna" }.map(\.decision.word)
        #expect(words == ["lapsed", "lapsed", "lapsed", "lapsed", "lapsed", "tell", "wait 2026-07-20T08:00"])
    }

    @Test("A met duty says told for what was told and met for the rest; a closed plan is silent")
    func metAndSilenced() {
        let ward = Ward()
        var rehearsal = Rehearsal(
            ward.book([RuleID.startWithoutDelay.rule]), ward.plan(needSeen: "2026-06-16"),
            from: "2026-06-16T09:00:00+02:00")
        _ = rehearsal.said(through: "2026-06-18T12:00:00+02:00")
        var plan = ward.plan(needSeen: "2026-06-16")
        plan.closing = Closing(on: .the("2026-06-18"))
        let closed = rehearsal.book.decisions(about: plan, told: rehearsal.told, at: rehearsal.now)
        #expect(closed.decided.prefix(4).map(\.decision.word) == ["told", "told", "told", "silenced"])
        #expect(closed.next == nil)
        plan.need.started = .the("2026-06-18")
        let met = rehearsal.book.decisions(about: plan, told: rehearsal.told, at: rehearsal.now)
        #expect(met.decided.prefix(4).map(\.decision.word) == ["told", "told", "told", "met"])
        #expect(met.tells.isEmpty && met.next == nil)
    }

    @Test("A ladder that goes down again does not inform those above")
    func down() {
        let ward = Ward()
        let rule = Rule.made(
            [.start(nil, .manager), .start(.days(1), .initiator), .start(.days(2), .manager)],
            since: "2026-09-07", due: "2026-09-30")
        var rehearsal = Rehearsal(ward.book([rule]), ward.plan(), from: "2026-09-07T07:00:00+02:00")
        // Cecilia stands on the first rung: nobody is above her, and she is below Anna.
        #expect(
            rehearsal.said(through: "2026-09-10T07:00:00+02:00") == [
                "2026-09-07T08:00 cecilia: start",
                "2026-09-08T08:00 anna: 1 day after start", "2026-09-08T08:00 cecilia (copy): 1 day after start",
                "2026-09-09T08:00 cecilia: 2 days after start",
            ])
    }

    @Test("The shipped rules are total: every rung of every obligation has its answers, none twice")
    func total() {
        let ward = Ward()
        let decisions = ward.book().decisions(
            about: ward.plan(needSeen: "2026-06-16"), told: NotificationLog(), at: .the("2026-06-24T10:00:00+02:00"))
        #expect(!decisions.obligations.isEmpty)
        for obligation in decisions.obligations {
            let decided = decisions.decided.filter { $0.obligation == obligation }
            #expect(!decided.isEmpty)
            #expect(Set(decided.map { "\($0.rung) \($0.recipient?.id ?? "-")" }).count == decided.count)
        }
    }
}
