import SIPRules
import SIPTesting
import Testing

@Suite("When a letter goes")
struct DecideTimingTests {
    private let ward = Ward()
    private let due = Rule.made([.due(.initiator)], since: "2026-06-01", due: "2026-06-17")

    private var immediate: RuleBook { ward.book([RuleID.startImmediately.rule]) }

    @Test("A plan edited at ten waits for the next slot; a slot missed while sipd was away is made up")
    func slots() {
        let book = ward.book([due])
        let now = Instant.the("2026-06-17T10:00:00+02:00")
        let edited = book.decisions(
            about: ward.plan(), told: NotificationLog(processedThrough: .the("2026-06-17T09:00:00+02:00")), at: now)
        #expect(edited.decided.map(\.decision.word) == ["wait 2026-06-18T08:00"])
        #expect(edited.next == .the("2026-06-18T08:00:00+02:00"))
        let away = book.decisions(
            about: ward.plan(), told: NotificationLog(processedThrough: .the("2026-06-17T07:59:59+02:00")), at: now)
        #expect(away.tells.map(\.slot) == [.the("2026-06-17T08:00:00+02:00")])
        let first = book.decisions(about: ward.plan(), told: NotificationLog(), at: now)
        #expect(first.tells.count == 1)
    }

    @Test("One who has had the slot's digest waits for the next; so does everybody when the window has closed")
    func oneDigest() {
        let book = ward.book([due])
        let slot = Instant.the("2026-06-17T08:00:00+02:00")
        let had = book.decisions(about: ward.plan(), told: NotificationLog(digests: ["anna": slot]), at: slot)
        #expect(had.decided.map(\.decision.word) == ["wait 2026-06-18T08:00"])
        let evening = book.decisions(about: ward.plan(), told: NotificationLog(), at: .the("2026-06-17T17:00:00+02:00"))
        #expect(evening.decided.map(\.decision.word) == ["wait 2026-06-18T08:00"])
        let midsummer = book.decisions(
            about: ward.plan(), told: NotificationLog(), at: .the("2026-06-18T17:00:00+02:00"))
        #expect(midsummer.decided.map(\.decision.word) == ["wait 2026-06-22T08:00"])
    }

    @Test("What fell in a time that is forgotten counts as told, of that plan or of all; what fell after goes")
    func forgotten() {
        let slot = Instant.the("2026-06-17T08:00:00+02:00")
        let words = { (forgotten: NotificationLog.Forgotten) in
            ward.book([due]).decisions(about: ward.plan(), told: NotificationLog(forgotten: [forgotten]), at: slot)
                .decided
                .map(\.decision.word)
        }
        #expect(words(.init(.everything, .earliest...slot)) == ["told"])
        #expect(words(.init(.subject(.plan(.the("SIP-1"))), .earliest...slot)) == ["told"])
        #expect(words(.init(.subject(.plan(.the("SIP-2"))), .earliest...slot)) == ["tell"])
        #expect(words(.init(.upkeep, .earliest...slot)) == ["tell"])
        #expect(words(.init(.everything, .earliest...slot.adding(seconds: -1))) == ["tell"])
    }

    @Test("A round remembered from the future was a wrong clock's, and silences nobody")
    func wrongClock() {
        let told = NotificationLog(processedThrough: .the("2036-01-01T00:00:00Z"))
        let decisions = ward.book([due]).decisions(
            about: ward.plan(), told: told, at: .the("2026-06-17T09:00:00+02:00"))
        #expect(decisions.tells.count == 1)
    }

    @Test("An immediate need seen at 13:10 goes at 13:10, again after two opening hours, and to the manager at 16")
    func atOnce() {
        var rehearsal = Rehearsal(
            immediate, ward.plan(needSeen: "2026-06-16", at: "13:10"), from: "2026-06-16T13:10:00+02:00")
        #expect(
            rehearsal.said(through: "2026-06-17T17:00:00+02:00") == [
                "2026-06-16T13:10 anna: at once", "2026-06-16T13:10 cecilia: at once",
                "2026-06-16T15:10 anna: 2 opening hours after start",
                "2026-06-16T15:10 cecilia: 2 opening hours after start",
                "2026-06-16T16:00 cecilia: end of day", "2026-06-16T16:00 anna (copy): end of day",
                "2026-06-17T08:00 anna: 1 working day after due", "2026-06-17T08:00 cecilia: 1 working day after due",
            ])
    }

    @Test("An immediate need seen on Monday 15 June 2026 and registered on Tuesday at 09:30 goes then")
    func registeredLate() {
        // Tuesday's slot has been.
        var told = NotificationLog()
        told.processedThrough = .the("2026-06-16T08:00:00+02:00")
        let plan = ward.plan(needSeen: "2026-06-15", at: "12:00")
        let now = Instant.the("2026-06-16T09:30:00+02:00")
        let tells = immediate.decisions(about: plan, told: told, at: now).tells
        #expect(tells.map(\.reminder.recipient.id) == ["anna", "cecilia"])
        #expect(tells.allSatisfy { $0.slot == nil && $0.reminder.isImmediate })
        told.tell(Digest.gathered(tells.map { ($0.reminder, $0.slot) }), at: now)
        let after = immediate.decisions(about: plan, told: told, at: now)
        #expect(after.tells.isEmpty && after.next == .the("2026-06-17T08:00:00+02:00"))
    }

    @Test("An immediate need seen at 21:00 before Midsummer Eve 2026 waits for Monday at seven")
    func nightBeforeMidsummer() {
        var rehearsal = Rehearsal(
            immediate, ward.plan(needSeen: "2026-06-18", at: "21:00"), from: "2026-06-18T21:00:00+02:00")
        #expect(
            rehearsal.said(through: "2026-06-22T09:00:00+02:00") == [
                "2026-06-22T07:00 anna: at once", "2026-06-22T07:00 cecilia: at once",
                "2026-06-22T09:00 anna: 2 opening hours after start",
                "2026-06-22T09:00 cecilia: 2 opening hours after start",
            ])
    }

    @Test("A pause holds until its end, and what is still open goes in the slot after")
    func pause() {
        let pause = Pause(
            plan: .the("SIP-1"), rule: .followUp, until: .the("2026-06-18T12:00:00+02:00"), by: "anna",
            comment: "meets the family first", kind: .snoozed)
        let book = ward.book([due])
        let held = book.decisions(
            about: ward.plan(), told: NotificationLog(pauses: [pause]), at: .the("2026-06-17T08:00:00+02:00"))
        #expect(held.decided.map(\.decision.word) == ["held paused"])
        #expect(held.next == pause.until)
        var rehearsal = Rehearsal(
            book, ward.plan(), told: NotificationLog(pauses: [pause]), from: "2026-06-17T07:00:00+02:00")
        #expect(rehearsal.said(through: "2026-06-30T08:00:00+02:00") == ["2026-06-22T08:00 anna: due"])
        let other = book.decisions(
            about: ward.plan("SIP-2"), told: NotificationLog(pauses: [pause]), at: .the("2026-06-17T08:00:00+02:00"))
        #expect(other.tells.count == 1)
    }

    @Test("A duty that something holds says so, and nothing wakes for it")
    func held() {
        let rule = Rule.made([.due(.initiator)], since: "2026-06-01", due: "2026-06-17", held: .childInformed)
        let decisions = ward.book([rule]).decisions(
            about: ward.plan(), told: NotificationLog(), at: .the("2026-06-17T08:00:00+02:00"))
        #expect(decisions.decided.map(\.decision.word) == ["held child-informed"])
        #expect(decisions.next == nil)
    }

    @Test(
        "Of 10,000 documents that cannot be read from 1 June 2026, 20 are named to the administrators and 9,980 counted"
    )
    func manyUnreadable() {
        let day: Day = .the("2026-06-01")
        let paths = (1...10_000).map { "plans/bad-\($0).json" }
        let duties = Upkeep.obligations(
            unreadable: Dictionary(
                uniqueKeysWithValues: paths.map { ($0, Upkeep.Document(since: day, .unreadable(nil))) }),
            roster: ward.roster, changed: day,
            held: nil, checkup: nil,
            on: day
        ).filter { $0.rule == .planUnreadable }
        #expect(duties.count == 21)
        #expect(duties.last?.duty.facts == [.further(9_980)])
        #expect(duties.last?.duty.since == day)
    }

    @Test("Everything that upkeep is about on 1 June 2026 is known by name: nobody takes it for a plan that has left")
    func upkeepSubjects() {
        var ward = ward
        ward.away("anna", "2026-05-25", "2026-06-05")
        let duties = Upkeep.obligations(
            unreadable: ["plans/bad.json": Upkeep.Document(since: .the("2026-06-01"), .unreadable(nil))],
            roster: ward.roster, changed: .the("2026-06-01"),
            held: (37, [.round(200)]), setAside: [(.plan(.the("SIP-9")), .the("2026-06-01"))],
            checkup: Checkup(plans: 1, overdue: 0, letters: 0, troubles: 0), on: .the("2026-06-01"))
        #expect(
            Set(duties.map(\.rule)) == Set(RuleID.allCases.filter { $0.rule.source == .upkeep && $0 != .planUnwatched })
        )
        #expect(Set(duties.map(\.subject)) == Set(Upkeep.Part.allCases.map(Obligation.Subject.upkeep)))
    }

    @Test("An upkeep duty is decided about like any other")
    func upkeep() {
        var ward = ward
        ward.roster.administrators = [.the("bo")]
        let rule = Rule.made([.due(.administrator)], under: .rulesReviewed, since: "2026-06-01", due: "2026-06-17")
        let duty = Duty(since: .the("2026-06-01"), due: .given(.the("2026-06-17")), met: nil)
        let obligations = [RuleID.rulesReviewed, .planUnreadable].map { Obligation(.upkeep(.rules), $0, duty, .open) }
        let decisions = ward.book([rule]).decisions(
            aboutUpkeep: obligations, told: NotificationLog(), at: .the("2026-06-17T08:00:00+02:00"))
        #expect(decisions.tells.map(\.reminder.recipient.id) == ["bo"])
        #expect(decisions.obligations.map(\.rule) == [.rulesReviewed])
    }
}
