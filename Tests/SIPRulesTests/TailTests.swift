import SIPRules
import SIPTesting
import Testing

@Suite("After its last rung a ladder")
struct TailTests {
    private static let said: @Sendable (Rule, String) -> [String] = { rule, end in
        let ward = Ward()
        var rehearsal = Rehearsal(ward.book([rule]), ward.plan(), from: "2026-06-01T06:00:00+02:00")
        return rehearsal.said(through: end)
    }

    @Test("goes on weekly to whom that addressed, and from thirty working days after 1 June 2026 monthly, to Olle too")
    func weeklyThenMonthly() {
        let rule = Rule.made(
            [.due(.initiator), .after(.workingDays(5), .manager)], since: "2026-06-01", due: "2026-06-01", then: .tail)
        #expect(
            Self.said(rule, "2026-08-20T12:00:00+02:00") == [
                "2026-06-01T08:00 anna: due",
                "2026-06-08T08:00 cecilia: 5 working days after due",
                "2026-06-08T08:00 anna (copy): 5 working days after due",
                "2026-06-15T08:00 cecilia: 5 working days after due/1",
                "2026-06-15T08:00 anna (copy): 5 working days after due/1",
                "2026-06-22T08:00 cecilia: 5 working days after due/2",
                "2026-06-22T08:00 anna (copy): 5 working days after due/2",
                "2026-06-29T08:00 cecilia: 5 working days after due/3",
                "2026-06-29T08:00 anna (copy): 5 working days after due/3",
                "2026-07-06T08:00 cecilia: 5 working days after due/4",
                "2026-07-06T08:00 anna (copy): 5 working days after due/4",
                "2026-07-14T08:00 cecilia: 30 working days after due",
                "2026-07-14T08:00 olle: 30 working days after due",
                "2026-07-14T08:00 anna (copy): 30 working days after due",
                "2026-08-14T08:00 cecilia: 30 working days after due/1",
                "2026-08-14T08:00 olle: 30 working days after due/1",
                "2026-08-14T08:00 anna (copy): 30 working days after due/1",
            ])
    }

    @Test("ends where policy says \"then: none\"")
    func none() {
        let rule = Rule.made([.due(.initiator)], since: "2026-06-01", due: "2026-06-01")
        #expect(Self.said(rule, "2028-06-01T12:00:00+02:00") == ["2026-06-01T08:00 anna: due"])
    }

    @Test("goes on from one that waited for no digest, on Monday 1 June 2026 at 08:00, in the digest of each week")
    func immediate() {
        let rule = Rule.made(
            [.immediate(.atOnce, .initiator)], since: "2026-06-01", at: "07:30", due: "2026-06-01", then: .tail)
        let said = Self.said(rule, "2026-06-20T12:00:00+02:00")
        #expect(
            said == [
                "2026-06-01T07:30 anna: at once", "2026-06-08T08:00 anna: at once/1",
                "2026-06-15T08:00 anna: at once/2",
            ])
    }

    @Test("that is repeated goes on as it says, and another in front of it does not end it")
    func repeated() {
        let rule = Rule.made(
            [.due(.initiator, every: .days(1)), .start(.workingDays(5), .manager)], since: "2026-06-01",
            due: "2026-06-01", then: .tail)
        let said = Self.said(rule, "2026-07-31T12:00:00+02:00")
        #expect(said.filter { $0.contains("anna: due") }.count == 5)
        // That one is last in time before the monthly one: weekly from there.
        #expect(
            said.filter { $0.contains("cecilia") }.map { String($0.prefix(10)) } == [
                "2026-06-08", "2026-06-15", "2026-06-22", "2026-06-29", "2026-07-06", "2026-07-14",
            ])
    }

    @Test("has no end under any shipped rule, but where nothing is left to do the next day", arguments: RuleID.allCases)
    func shipped(id: RuleID) {
        let ladders = [id.rule.ladder] + id.rule.tracks.values.compactMap(\.ladder)
        let ends = ladders.contains { $0.end != nil }
        // Letters of the day, which the next day writes anew; and what is no duty, and said once.
        #expect(ends == [.allChecked, .lettersHeld, .planUnwatched].contains(id))
    }

    @Test("of each rule that sees a plan speaks within forty days again, for two years from January 2026")
    func neverSilent() {
        for force in RuleBook.rules where force.source != .upkeep {
            for timing in [(track: nil, force.ladder)] + force.tracks.map({ ($0.key, $0.value.ladder ?? force.ladder) })
            {
                let rule = Rule.made(
                    timing.1.rungs, under: force.id, since: "2026-01-07", at: "09:00", due: "2026-01-14",
                    to: force.to, people: [.owner: .the("anna"), .invited: .the("bo"), .substitute: .the("bo")],
                    then: timing.1.then)
                let days = Self.said(rule, "2027-12-31T12:00:00+01:00").compactMap { Day($0.prefix(10)) }
                let gaps = zip(days, days.dropFirst()).map { $1 - $0 }
                #expect(!days.isEmpty && (gaps.max() ?? 0) <= 40, "\(force.id) \(days.last as Any)")
                #expect(days.last.map { $0 >= .the("2027-11-22") } ?? false, "\(force.id) \(days.last as Any)")
            }
        }
    }
}
