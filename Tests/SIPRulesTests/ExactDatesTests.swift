import SIPOutputs
import SIPRules
import SIPTesting
import Testing

/// What *Exact behaviour* (`systemd/manual/behaviour.md`) says of dates, a sentence each. The window is 08:00 to 17:00.
@Suite("Exactly")
struct ExactDatesTests {
    private static let ward: Ward = {
        var ward = Ward()
        ward.window = SendWindow(opens: .the("08:00"), closes: .the("17:00"), slots: [.the("08:00")])
        return ward
    }()

    private static let input: @Sendable (RuleID, Span?, Ward) -> RuleInput = { id, within, ward in
        var ward = ward
        ward.policy.settings[id, default: .init()].within = within
        return RuleInput(rule: id.rule, of: .the("ward"), in: ward.environment)
    }

    private static let start: @Sendable (Span, Ward) -> Counted? = { within, ward in
        var ward = ward
        ward.policy.settings[.startWithoutDelay, default: .init()].within = within
        return ward.book([RuleID.startWithoutDelay.rule]).obligations(
            of: ward.plan(needSeen: "2028-10-27"), on: .the("2028-10-27")
        ).first?.duty.due
    }

    @Test("opening hours are hours of open window: of Friday 27 October 2028, 12 are due on Monday, 45 on Thursday")
    func openingHours() {
        #expect(Self.start(.openingHours(12), Self.ward)?.day == .the("2028-10-30"))
        #expect(Self.start(.openingHours(45), Self.ward)?.day == .the("2028-11-02"))
        #expect(Self.start(.openingHours(46), Self.ward)?.day == .the("2028-11-03"))
        #expect(
            Self.start(.openingHours(12), Self.ward)?.swedishWords
                == "fredag 27 oktober + 12 öppettimmar = måndag 30 oktober")
        #expect(
            Self.start(.openingHours(12), Self.ward)?.englishWords
                == "Fri 27 Oct + 12 opening hours = Mon 30 Oct (not Sat 28, Sun 29)")
    }

    @Test("a target of 12 opening hours counts like policy's, and an immediate need from its time of day")
    func openingHoursElsewhere() {
        var plan = Self.ward.plan(needSeen: "2028-10-27")
        plan.need.target = StartTarget(.within(.openingHours(12)))
        let due = Self.ward.book([RuleID.startWithoutDelay.rule]).obligations(of: plan, on: .the("2028-10-27"))
        #expect(due.map(\.due) == [.the("2028-10-30")])
        let input = Self.input(.startImmediately, .openingHours(2), Self.ward)
        #expect(input.due(from: .the("2028-10-27"), at: .the("14:00")).day == .the("2028-10-27"))
        let late = input.due(from: .the("2028-10-27"), at: .the("15:30"))
        #expect(late.englishWords == "Fri 27 Oct 15:30 + 2 opening hours = Mon 30 Oct (not Sat 28, Sun 29)")
        #expect(input.due(from: .the("2028-10-27"), at: .the("18:00")).day == .the("2028-10-30"))
    }

    @Test(
        "opening hours before a meeting of Monday 30 October 2028 end in the window of Friday, or the Thursday before")
    func openingHoursBefore() {
        let input = Self.input(.substituteNamed, .openingHours(9), Self.ward)
        #expect(input.due(before: .the("2028-10-30"), from: .the("2028-10-02")).day == .the("2028-10-27"))
        #expect(input.before(.the("2028-10-30"), .openingHours(10)).day == .the("2028-10-26"))
        #expect(input.before(.the("2028-10-30"), .openingHours(0)).day == .the("2028-10-30"))
    }

    @Test(
        "a closure may be longer than a year: of a need seen 6 March 2026, closed 1 March 2026 to 30 June 2027, work starts by 5 July 2027"
    )
    func longClosure() {
        var ward = Self.ward
        ward.closed("2026-03-01", "2027-06-30")
        let due = ward.book([RuleID.startWithoutDelay.rule]).obligations(
            of: ward.plan(needSeen: "2026-03-06"), on: .the("2026-03-06")
        ).first?.duty.due
        #expect(due?.day == .the("2027-07-05"))
        #expect(
            due?.englishWords
                == "Fri 6 Mar + 3 working days = Mon 5 Jul 2027 (not Sat 7–Wed 30 Jun 2027 stängt, Sat 3 Jul, Sun 4)"
        )
        #expect(
            due?.swedishWords
                == "fredag 6 mars + 3 arbetsdagar = måndag 5 juli 2027 "
                + "(lördag 7 mars–onsdag 30 juni 2027 stängt, lördag och söndag räknas inte)")
    }

    @Test("a closure for good gives plain days, and a letter rather than none; one to 2190 is passed in a moment")
    func closedForGood() {
        let forGood = WorkingCalendar(closures: [Closure(first: .the("2026-03-01"), last: .last, name: "nedlagd")])
        #expect(forGood.closedForGood == .the("2026-02-28"))
        #expect(forGood.nextOpen(onOrAfter: .the("2026-03-06")) == .the("2026-03-06"))
        let long = Closure(first: .the("2026-03-01"), last: .the("2190-01-31"), name: "vilande")
        let calendar = WorkingCalendar(closures: [long])
        #expect(calendar.closedForGood == nil && WorkingCalendar(workingWeekdays: []).closedForGood == .first)
        for _ in 0..<1000 {
            #expect(calendar.after(.the("2026-03-06"), .workingDays(3)).day == .the("2190-02-03"))
        }
        let chained = WorkingCalendar(
            closures: (0..<1000).map { number in
                let first = Day.the("2026-03-01").adding(days: 40 * number)
                return Closure(first: first, last: first.adding(days: 39), name: "period \(number)")
            })
        #expect(chained.nextOpen(onOrAfter: .the("2026-03-06")) == .the("2135-09-06"))
    }

    @Test("a due date is never on a closed day: booked Saturday 2 January 2027, it is Monday 4 January")
    func clamped() {
        let booked = Day.the("2027-01-02")
        let prepared = Self.input(.preparedTogether, nil, Self.ward).due(from: .the("2026-12-30"), atTheLatest: booked)
        #expect(prepared.day == .the("2027-01-04"))
        #expect(
            prepared.englishWords
                == "Wed 30 Dec + 5 working days = Mon 11 Jan 2027, at the latest Sat 2 Jan 2027 → Mon 4 Jan 2027")
        let before = Self.input(.rsvpPending, .workingDays(3), Self.ward).due(before: .the("2027-01-07"), from: booked)
        #expect(before.day == .the("2027-01-04"))
        #expect(
            before.swedishWords
                == "torsdag 7 januari − 3 arbetsdagar = onsdag 30 december 2026, dock tidigast lördag 2 januari "
                + "→ måndag 4 januari")
        let sent = Self.input(.invitationSent, .workingDays(5), Self.ward).due(
            from: booked, atTheLatest: .the("2026-12-21"))
        #expect(sent.day == .the("2027-01-04"))
        #expect(Self.input(.participantsAgreed, nil, Self.ward).due(on: booked).day == .the("2027-01-04"))
        #expect(Self.input(.preparedTogether, nil, Self.ward).due(from: booked, atTheLatest: nil).latest == nil)
    }

    @Test(
        "calendar spans counted back go to the open day before: 14 days before Saturday 4 July 2026 is Thursday 18 June"
    )
    func countedBack() {
        let input = Self.input(.rsvpPending, .days(14), Self.ward)
        #expect(input.due(before: .the("2026-07-04"), from: .the("2026-06-01")).day == .the("2026-06-18"))
    }

    @Test("closures of a unit above do not count: the clinic is closed on 17 June 2026, the ward is not")
    func parentClosures() {
        var ward = Self.ward
        let day = Day.the("2026-06-17")
        ward.roster.units[.the("clinic")]?.closures = [Closure(first: day, last: day, name: "planeringsdag")]
        #expect(ward.environment.calendar(of: UnitID.the("ward")).isOpen(day))
        #expect(!ward.environment.calendar(of: UnitID.the("clinic")).isOpen(day))
    }

    @Test("a date far off, or of another year, is said with its year")
    func years() {
        let today = Day.the("2026-06-18")
        #expect(Day.the("2027-06-18").english(beside: today) == "Fri 18 Jun 2027")
        #expect(Day.the("2027-01-04").swedish(beside: today) == "måndag 4 januari 2027")
        #expect(Day.the("2026-12-18").english(beside: today) == "Fri 18 Dec")
        #expect(Day.the("2026-12-18").english(beside: .the("2026-01-05")) == "Fri 18 Dec 2026")
        #expect(Day.the("2026-01-05").swedish(beside: .the("2026-12-18")) == "måndag 5 januari 2026")
        let counted = WorkingCalendar.statutory.after(.the("2024-03-04"), .workingDays(3))
        #expect(counted.englishWords(beside: today) == "Mon 4 Mar 2024 + 3 working days = Thu 7 Mar")
        #expect(counted.swedishWords(beside: today) == "måndag 4 mars 2024 + 3 arbetsdagar = torsdag 7 mars")
    }
}
