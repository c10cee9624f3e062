import SIPRules
import SIPTesting
import Testing

@Suite("Told to whoever is there")
struct DecideReachTests {
    private let due = Rule.made([.due(.initiator)], since: "2026-06-01", due: "2026-06-17")

    @Test("Bo is told for Anna on 17 June 2026; back on Monday after Midsummer, she is told what is still open")
    func backAgain() {
        var ward = Ward()
        ward.away("anna", "2026-06-15", "2026-06-21", by: "bo")
        var rehearsal = Rehearsal(ward.book([due]), ward.plan(), from: "2026-06-15T07:00:00+02:00")
        #expect(
            rehearsal.said(through: "2026-12-31T12:00:00+01:00") == [
                "2026-06-17T08:00 bo: due", "2026-06-22T08:00 anna: due",
            ])
    }

    @Test("Who is to be away before the next slot is passed over: the wait is the one's who will be there")
    func passing() {
        var ward = Ward()
        ward.away("anna", "2026-06-18", "2026-06-24", by: "bo")
        let decisions = ward.book([due]).decisions(
            about: ward.plan(), told: NotificationLog(processedThrough: .the("2026-06-17T12:00:00+02:00")),
            at: .the("2026-06-17T13:00:00+02:00"))
        #expect(decisions.decided.map(\.recipient?.id) == ["bo"])
        #expect(decisions.decided.map(\.decision.word) == ["wait 2026-06-18T08:00"])
    }

    @Test("An absence over the weekend alone wakes nobody")
    func weekend() {
        var ward = Ward()
        ward.away("anna", "2026-06-27", "2026-06-28", by: "bo")
        var rehearsal = Rehearsal(ward.book([due]), ward.plan(), from: "2026-06-17T07:00:00+02:00")
        #expect(rehearsal.said(through: "2026-06-17T08:00:00+02:00") == ["2026-06-17T08:00 anna: due"])
        let decisions = rehearsal.book.decisions(about: ward.plan(), told: rehearsal.told, at: rehearsal.now)
        // Bo could hear on Monday at the earliest, and then Anna is back.
        #expect(decisions.next == nil)
    }

    @Test("With nobody to reach the role is unreachable, until somebody is back")
    func unreachable() {
        var ward = Ward()
        ward.roster.units[.the("clinic")]?.manager = nil
        ward.away("anna", "2026-06-15", "2026-06-24")
        ward.away("cecilia", "2026-06-15", "2026-06-25")
        var rehearsal = Rehearsal(ward.book([due]), ward.plan(), from: "2026-06-17T07:00:00+02:00")
        let decisions = rehearsal.book.decisions(
            about: ward.plan(), told: NotificationLog(), at: .the("2026-06-17T08:00:00+02:00"))
        #expect(decisions.decided.first?.decision == .unreachable(.initiator))
        #expect(decisions.next == .the("2026-06-25T08:00:00+02:00"))
        #expect(rehearsal.said(through: "2026-12-31T12:00:00+01:00") == ["2026-06-25T08:00 anna: due"])
    }

    @Test("One who stands in for both who act is told once, and acts rather than knows")
    func once() {
        var ward = Ward()
        ward.away("anna", "2026-06-15", "2026-06-26", by: "cecilia")
        let rule = Rule.made([.due(.initiator, copy: [.manager])], since: "2026-06-01", due: "2026-06-17")
        var rehearsal = Rehearsal(ward.book([rule]), ward.plan(), from: "2026-06-17T07:00:00+02:00")
        #expect(rehearsal.said(through: "2026-06-17T09:00:00+02:00") == ["2026-06-17T08:00 cecilia: due"])
    }

    @Test("A part-time recipient hears on the next own day: due on Thursday 4 June 2026, told on Monday")
    func partTime() {
        var ward = Ward()
        ward.roster.people[.the("anna")]?.workingWeekdays = [.monday, .tuesday]
        let rule = Rule.made([.due(.initiator)], since: "2026-06-01", due: "2026-06-04")
        var rehearsal = Rehearsal(ward.book([rule]), ward.plan(), from: "2026-06-01T07:00:00+02:00")
        #expect(rehearsal.said(through: "2026-06-30T09:00:00+02:00") == ["2026-06-08T08:00 anna: due"])
    }
}
