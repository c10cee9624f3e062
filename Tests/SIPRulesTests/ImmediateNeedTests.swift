import SIPRules
import SIPTesting
import Testing

/// The window is 07:00 to 17:00, a digest goes at 08:00; Anna saw the need, Cecilia leads the ward, Olle answers for SIP.
@Suite("An immediate need")
struct ImmediateNeedTests {
    private static let said: @Sendable (String, String, String) -> [String] = { day, time, end in
        let ward = Ward()
        var rehearsal = Rehearsal(
            ward.book([RuleID.startImmediately.rule]), ward.plan(needSeen: day, at: time),
            from: "\(day)T\(time):00+02:00")
        return rehearsal.said(through: end)
    }

    @Test("seen Friday 12 June 2026 at 16:00 is told of at the end of that day; two opening hours later have lapsed")
    func lastHour() {
        #expect(
            Self.said("2026-06-12", "16:00", "2026-06-15T17:00:00+02:00") == [
                "2026-06-12T16:00 anna: at once", "2026-06-12T16:00 cecilia: at once",
                "2026-06-12T16:30 cecilia: end of day", "2026-06-12T16:30 anna (copy): end of day",
                "2026-06-15T08:00 anna: 1 working day after due", "2026-06-15T08:00 cecilia: 1 working day after due",
            ])
    }

    @Test("seen at 16:59 has its end of day half a minute later; seen at 14:30 at 16:00, and no more at 16:30")
    func endOfDay() {
        let late = Self.said("2026-06-12", "16:59", "2026-06-12T17:00:00+02:00")
        #expect(late.suffix(2) == ["2026-06-12T16:59 cecilia: end of day", "2026-06-12T16:59 anna (copy): end of day"])
        let afternoon = Self.said("2026-06-12", "14:30", "2026-06-12T17:00:00+02:00")
        #expect(afternoon.map { String($0.dropFirst(11).prefix(5)) } == ["14:30", "14:30", "16:00", "16:00"])
    }

    @Test("seen at midnight under a window round the clock has its end of day at 23:00, not at once")
    func roundTheClock() {
        var ward = Ward()
        ward.window = SendWindow(opens: .midnight, closes: .endOfDay, slots: [.midnight])
        var rehearsal = Rehearsal(
            ward.book([RuleID.startImmediately.rule]), ward.plan(needSeen: "2026-06-01", at: "00:00"),
            from: "2026-06-01T00:00:00+02:00")
        let said = rehearsal.said(through: "2026-06-01T23:59:00+02:00")
        #expect(
            said == [
                "2026-06-01T00:00 anna: at once", "2026-06-01T00:00 cecilia: at once",
                "2026-06-01T02:00 anna: 2 opening hours after start",
                "2026-06-01T02:00 cecilia: 2 opening hours after start",
                "2026-06-01T23:00 cecilia: end of day", "2026-06-01T23:00 anna (copy): end of day",
            ])
    }

    @Test("what lapses for the end of the day says so")
    func lapsed() {
        let ward = Ward()
        let decided = ward.book([RuleID.startImmediately.rule]).decisions(
            about: ward.plan(needSeen: "2026-06-12", at: "16:00"), told: NotificationLog(),
            at: .the("2026-06-12T16:45:00+02:00")
        ).decided
        let hours = decided.filter { $0.rung == "2 opening hours after start" }
        #expect(hours.map(\.decision) == [.lapsed(to: "end of day"), .lapsed(to: "end of day")])
    }

    @Test("of Monday 1 June 2026 goes on every working day, and from 5 working days weekly, to the process owner too")
    func ladder() {
        let said = Self.said("2026-06-01", "09:00", "2026-06-22T08:00:00+02:00")
        #expect(
            said.prefix(6) == [
                "2026-06-01T09:00 anna: at once", "2026-06-01T09:00 cecilia: at once",
                "2026-06-01T11:00 anna: 2 opening hours after start",
                "2026-06-01T11:00 cecilia: 2 opening hours after start",
                "2026-06-01T16:00 cecilia: end of day", "2026-06-01T16:00 anna (copy): end of day",
            ])
        let days = said.dropFirst(6).filter { $0.contains(" cecilia: ") }.map { String($0.prefix(10)) }
        #expect(
            days == [
                "2026-06-02", "2026-06-03", "2026-06-04", "2026-06-05", "2026-06-08", "2026-06-15", "2026-06-22",
            ])
        #expect(
            said.filter { $0.contains(" olle: ") } == [
                "2026-06-08T08:00 olle: 5 working days after due", "2026-06-15T08:00 olle: 5 working days after due/1",
                "2026-06-22T08:00 olle: 5 working days after due/2",
            ])
        #expect(said.filter { $0.contains(" anna: 1 working day") }.count == 4)
    }

    @Test("seen on Thursday 18 June 2026 at 17:10 has Monday for its first three words, and Tuesday for the daily one")
    func beforeMidsummer() {
        let said = Self.said("2026-06-18", "17:10", "2026-06-23T08:00:00+02:00").filter { $0.contains("cecilia") }
        #expect(
            said == [
                "2026-06-22T07:00 cecilia: at once", "2026-06-22T09:00 cecilia: 2 opening hours after start",
                "2026-06-22T16:00 cecilia: end of day", "2026-06-23T08:00 cecilia: 1 working day after due",
            ])
    }
}
