import SIPOutputs
import SIPRules
import SIPTesting
import Testing

@Suite("Counting days")
struct CalendarCountedTests {
    let calendar = WorkingCalendar.statutory

    private static let statutoryRollCases = [
        ("2026-06-17", "2026-06-22"), ("2027-03-23", "2027-03-30"), ("2026-12-22", "2026-12-28"),
        ("2026-12-29", "2027-01-04"), ("2026-09-09", "2026-09-14"),
    ]

    @Test("three days roll as lag 1930:173 says", arguments: CalendarCountedTests.statutoryRollCases)
    func statutoryRoll(from: String, to: String) {
        #expect(calendar.after(.the(from), .days(3)).day == .the(to))
    }

    @Test("two days before Monday 22 June 2026 is Midsummer Day, so Thursday 18 June: a later day would leave less")
    func beforeGoesBack() {
        let counted = calendar.before(.the("2026-06-22"), .days(2))
        #expect(counted.day == .the("2026-06-18"))
        #expect(
            counted.englishWords
                == "Mon 22 Jun − 2 days = Sat 20 Jun, Midsummer Day → Thu 18 Jun (not Fri 19 Midsummer Eve)")
    }

    @Test(
        "hours run from the time of day, else from the beginning of the day: 20 hours from 16 June 2026 at 13:10 are due the 17th"
    )
    func hoursFromATime() {
        #expect(calendar.after(.the("2026-06-16"), .hours(20)).day == .the("2026-06-16"))
        let counted = calendar.after(.the("2026-06-16"), at: .the("13:10"), .hours(20))
        #expect(counted.englishWords == "Tue 16 Jun 13:10 + 20 hours = Wed 17 Jun")
        #expect(counted.swedishWords == "tisdag 16 juni kl. 13.10 + 20 timmar = onsdag 17 juni")
        #expect(calendar.after(.the("2026-06-18"), at: .the("13:10"), .hours(20)).day == .the("2026-06-22"))
    }

    @Test("months and years roll from the month's last day")
    func monthsRoll() {
        #expect(calendar.after(.the("2026-01-31"), .months(1)).day == .the("2026-03-02"))
        #expect(calendar.after(.the("2024-02-29"), .years(1)).day == .the("2025-02-28"))
        #expect(calendar.after(.the("2026-06-05"), .weeks(2)).day == .the("2026-06-22"))
    }

    @Test("two hours are the same day, 48 hours two days")
    func hours() {
        #expect(calendar.after(.the("2026-06-17"), .hours(2)).day == .the("2026-06-17"))
        #expect(calendar.after(.the("2026-06-16"), .hours(48)).day == .the("2026-06-18"))
    }

    private static let christmasCases = [
        (0, "2026-12-23"), (1, "2026-12-28"), (2, "2026-12-29"), (3, "2026-12-30"), (4, "2027-01-04"),
        (5, "2027-01-05"), (6, "2027-01-07"), (7, "2027-01-08"), (8, "2027-01-11"),
    ]

    @Test("working days over Christmas 2026", arguments: CalendarCountedTests.christmasCases)
    func christmas(count: Int, to: String) {
        let start = Day.the("2026-12-23")
        #expect(calendar.after(start, .workingDays(count)).day == .the(to))
        #expect(calendar.workingDays(from: start, to: .the(to)) == count)
        #expect(calendar.before(.the(to), .workingDays(count)).day == start)
        #expect(calendar.workingDays(from: .the(to), to: start) == -count)
    }

    @Test("0 working days from Midsummer Day 2026 is Monday 22 June, back it is Thursday 18 June")
    func zeroWorkingDays() {
        #expect(calendar.after(.the("2026-06-20"), .workingDays(0)).day == .the("2026-06-22"))
        #expect(calendar.before(.the("2026-06-20"), .workingDays(0)).day == .the("2026-06-18"))
    }

    @Test("n working days counted and counted again agree in 2026 and 2027", arguments: [1, 2, 5, 15])
    func countsAgree(count: Int) {
        for number in Day.the("2026-01-01").number...Day.the("2027-12-31").number {
            let day = Day(number: number)
            let after = calendar.after(day, .workingDays(count))
            #expect(calendar.isOpen(after.day))
            #expect(calendar.workingDays(from: day, to: after.day) == count)
            #expect(after.day - day == count + after.passed.count)
        }
    }

    @Test("why 19 to 22 June 2026 are closed or open")
    func reasons() {
        #expect(calendar.reason(for: .the("2026-06-18")) == nil)
        #expect(calendar.reason(for: .the("2026-06-19")) == .red(.midsummerEve))
        #expect(calendar.reason(for: .the("2026-06-20")) == .red(.midsummerDay))
        #expect(calendar.reason(for: .the("2026-06-21")) == .weekend(.sunday))
        #expect(calendar.reason(for: .the("2026-05-24")) == .red(.whitSunday))
        #expect(calendar.reason(for: .the("2026-06-22")) == nil)
    }

    @Test("closures and days off duty close; a calendar of seven days without red days never does")
    func ownCalendar() {
        let squeeze = Closure(first: .the("2026-05-15"), last: .the("2026-05-15"), name: "Squeeze day")
        let part = WorkingCalendar(closures: [squeeze], workingWeekdays: [.monday, .friday])
        #expect(part.workingWeekdays == [.monday, .friday])
        #expect(part.reason(for: .the("2026-05-15")) == .closure("Squeeze day"))
        #expect(part.reason(for: .the("2026-05-13")) == .offDuty)
        #expect(part.reason(for: .the("2026-05-16")) == .weekend(.saturday))
        #expect(part.nextOpen(onOrAfter: .the("2026-05-12")) == .the("2026-05-18"))
        #expect(part.previousOpen(onOrBefore: .the("2026-05-17")) == .the("2026-05-11"))
        let always = WorkingCalendar(workingWeekdays: Set(Weekday.allCases), respectsRedDays: false)
        #expect(always.isOpen(.the("2026-12-25")))
        #expect(always.after(.the("2026-12-24"), .workingDays(2)).day == .the("2026-12-26"))
    }

    @Test("a calendar that never opens, and the ends of the range, give a day all the same")
    func bounded() {
        let never = WorkingCalendar(workingWeekdays: [])
        let day = Day.the("2026-06-17")
        #expect(never.nextOpen(onOrAfter: day) == day)
        #expect(never.previousOpen(onOrBefore: day) == day)
        #expect(never.after(day, .workingDays(3)).day == day.adding(days: 3))
        #expect(calendar.after(.last, .workingDays(.max)).day == .last)
        #expect(calendar.after(day, .years(.max)).day == .last.adding(days: 0))
        #expect(calendar.before(day, .weeks(.max)).day == .first)
        #expect(calendar.before(day, .days(.min)).day == day)
    }
}

@Suite("The words of a counted date")
struct CalendarCountedWordsTests {
    let calendar = WorkingCalendar.statutory

    @Test("Wednesday 17 June 2026 and three days, over Midsummer")
    func midsummerRoll() {
        let counted = calendar.after(.the("2026-06-17"), .days(3))
        #expect(counted.englishWords == "Wed 17 Jun + 3 days = Sat 20 Jun, Midsummer Day → Mon 22 Jun")
        #expect(counted.swedishWords == "onsdag 17 juni + 3 dagar = lördag 20 juni, midsommardagen → måndag 22 juni")
    }

    @Test("Thursday 18 June 2026 and three working days, over Midsummer")
    func midsummerWorkingDays() {
        let counted = calendar.after(.the("2026-06-18"), .workingDays(3))
        #expect(
            counted.englishWords
                == "Thu 18 Jun + 3 working days = Wed 24 Jun (not Fri 19 Midsummer Eve, Sat 20, Sun 21)")
        #expect(
            counted.swedishWords
                == "torsdag 18 juni + 3 arbetsdagar = onsdag 24 juni "
                + "(fredag 19 juni midsommarafton, lördag och söndag räknas inte)")
    }

    @Test("a roll over a plain weekend, over Easter, and over the new year")
    func otherRolls() {
        let weekend = calendar.after(.the("2026-09-09"), .days(3))
        #expect(weekend.englishWords == "Wed 9 Sep + 3 days = Sat 12 Sep → Mon 14 Sep")
        let easter = calendar.after(.the("2027-03-23"), .days(3))
        #expect(
            easter.englishWords
                == "Tue 23 Mar + 3 days = Fri 26 Mar, Good Friday → Tue 30 Mar (not Mon 29 Easter Monday)")
        #expect(
            easter.swedishWords
                == "tisdag 23 mars + 3 dagar = fredag 26 mars, långfredagen → tisdag 30 mars "
                + "(måndag 29 mars annandag påsk räknas inte)")
        let newYear = calendar.after(.the("2026-12-29"), .days(3))
        #expect(newYear.englishWords == "Tue 29 Dec + 3 days = Fri 1 Jan 2027, New Year's Day → Mon 4 Jan 2027")
        #expect(
            newYear.swedishWords
                == "tisdag 29 december + 3 dagar = fredag 1 januari 2027, nyårsdagen → måndag 4 januari 2027"
        )
    }

    @Test("a long count names holidays and folds weekends")
    func longCount() {
        let counted = calendar.after(.the("2026-12-21"), .workingDays(9))
        #expect(
            counted.englishWords
                == "Mon 21 Dec + 9 working days = Fri 8 Jan 2027 (not Thu 24 Christmas Eve, Fri 25 Christmas Day, "
                + "Thu 31 New Year's Eve, Fri 1 Jan New Year's Day, Wed 6 Epiphany, weekends)")
        #expect(
            counted.swedishWords
                == "måndag 21 december + 9 arbetsdagar = fredag 8 januari 2027 (torsdag 24 december julafton, "
                + "fredag 25 december juldagen, torsdag 31 december nyårsafton, fredag 1 januari nyårsdagen, "
                + "onsdag 6 januari trettondedag jul, lördagar och söndagar räknas inte)")
    }

    @Test("a closure is one item, counted or rolled over")
    func closure() {
        let summer = Closure(first: .the("2026-07-06"), last: .the("2026-07-19"), name: "summer closure")
        let closed = WorkingCalendar(closures: [summer])
        #expect(
            closed.after(.the("2026-07-03"), .workingDays(1)).englishWords
                == "Fri 3 Jul + 1 working day = Mon 20 Jul (not Sat 4, Sun 5, Mon 6–Sun 19 summer closure)")
        #expect(
            closed.after(.the("2026-07-03"), .days(5)).englishWords
                == "Fri 3 Jul + 5 days = Wed 8 Jul, summer closure → Mon 20 Jul")
    }

    @Test("days off duty are told, and folded when they are many")
    func offDuty() {
        let part = WorkingCalendar(workingWeekdays: [.monday, .tuesday, .wednesday, .thursday])
        #expect(
            part.after(.the("2026-09-10"), .workingDays(1)).englishWords
                == "Thu 10 Sep + 1 working day = Mon 14 Sep (not Fri 11 off duty, Sat 12, Sun 13)")
        #expect(
            part.after(.the("2026-09-10"), .workingDays(12)).swedishWords
                == "torsdag 10 september + 12 arbetsdagar = torsdag 1 oktober "
                + "(lediga dagar, lördagar och söndagar räknas inte)")
    }

    @Test("many holidays are counted, not listed")
    func manyHolidays() {
        let words = calendar.after(.the("2026-01-02"), .workingDays(250)).englishWords
        #expect(words.hasSuffix("Fri 19 Jun Midsummer Eve, 2 more holidays or closures, weekends)"), "\(words)")
        let swedish = calendar.after(.the("2026-01-02"), .workingDays(250)).swedishWords
        #expect(
            swedish.hasSuffix(
                "fredag 19 juni midsommarafton, 2 helgdagar eller stängningar till, lördagar och söndagar räknas inte)"),
            "\(swedish)")
    }

    @Test("a date before, a date given, and the same day on a closed one")
    func short() {
        #expect(
            calendar.before(.the("2026-06-18"), .workingDays(3)).englishWords
                == "Thu 18 Jun − 3 working days = Mon 15 Jun")
        #expect(
            calendar.before(.the("2026-06-18"), .weeks(2)).swedishWords == "torsdag 18 juni − 2 veckor = torsdag 4 juni"
        )
        #expect(Counted.given(.the("2026-06-17")).englishWords == "Wed 17 Jun")
        #expect(Counted.given(.the("2026-06-17")).swedishWords == "onsdag 17 juni")
        #expect(
            calendar.after(.the("2026-06-20"), .days(0)).englishWords == "Sat 20 Jun, Midsummer Day → Mon 22 Jun")
        #expect(calendar.after(.the("2026-06-17"), .hours(2)).englishWords == "Wed 17 Jun + 2 hours = Wed 17 Jun")
    }
}
