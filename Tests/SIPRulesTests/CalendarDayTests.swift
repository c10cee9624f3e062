import SIPOutputs
import SIPRules
import SIPTesting
import Testing

@Suite("Days")
struct CalendarDayTests {
    @Test("1 January 1970 is day 0, a Thursday")
    func epoch() {
        #expect(Day.the("1970-01-01").number == 0)
        #expect(Day.the("1970-01-01").weekday == .thursday)
    }

    @Test("the range is 1900-01-01, a Monday, to 2200-12-31, a Wednesday")
    func range() {
        #expect(Day.first.description == "1900-01-01")
        #expect(Day.first.weekday == .monday)
        #expect(Day.last.description == "2200-12-31")
        #expect(Day.last.weekday == .wednesday)
    }

    @Test("every day from 1900 to 2200 follows the one before and comes back from its parts and its text")
    func roundTrips() {
        var (year, month, day, wrong) = (1900, 1, 1, 0)
        for number in Day.first.number...Day.last.number {
            let date = Day(number: number)
            if date.parts != (year, month, day) || Day(year: year, month: month, day: day) != date { wrong += 1 }
            if number % 7 == 0 && Day(date.description) != date { wrong += 1 }
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            let length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
            day += 1
            if day > length { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        #expect(wrong == 0)
        #expect((year, month, day) == (2201, 1, 1))
    }

    private static let refusedCases = [
        "2026-6-18", "2026-06-18 ", " 2026-06-18", "2026-06-31", "2026-02-29", "1900-02-29", "1899-12-31",
        "2201-01-01",
        "2026-00-10", "2026-10-00", "20260618", "2026-06-18T", "２026-06-18", "+026-06-18", "2026/06/18", "",
    ]

    @Test("only YYYY-MM-DD is a date", arguments: CalendarDayTests.refusedCases)
    func refused(text: String) {
        #expect(Day(text) == nil)
    }

    @Test("29 February 2024, 2000 and 2200-02-28 are dates")
    func leapDays() {
        #expect(Day("2024-02-29")?.day == 29)
        #expect(Day("2000-02-29")?.adding(days: 1) == .the("2000-03-01"))
        #expect(Day("2200-02-28")?.adding(days: 1) == .the("2200-03-01"))
    }

    private static let monthsCases = [
        ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2024-02-29", 12, "2025-02-28"),
        ("2026-08-31", 1, "2026-09-30"), ("2026-12-15", 1, "2027-01-15"), ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-15", -1, "2025-12-15"), ("2026-05-31", 6, "2026-11-30"), ("2026-06-18", 0, "2026-06-18"),
    ]

    @Test("months keep the day's number or take the month's last day", arguments: CalendarDayTests.monthsCases)
    func months(from: String, count: Int, to: String) {
        #expect(Day.the(from).adding(months: count) == .the(to))
    }

    @Test("arithmetic stops at the ends of the range")
    func saturates() {
        let day = Day.the("2026-06-18")
        #expect(day.adding(days: .max) == .last)
        #expect(day.adding(days: .min) == .first)
        #expect(day.adding(months: .max) == .last)
        #expect(day.adding(months: .min) == .first)
        #expect(Day.first.adding(days: -1) == .first)
        #expect(Day.last.adding(months: 1) == .last)
        #expect(Day(number: .max) == .last)
        #expect(Day(number: .min) == .first)
    }

    @Test("days between 18 June and 24 June 2026 are 6, and −6 the other way")
    func between() {
        #expect(Day.the("2026-06-24") - .the("2026-06-18") == 6)
        #expect(Day.the("2026-06-18") - .the("2026-06-24") == -6)
    }

    private static let weeksCases = [
        ("2026-01-01", 1), ("2025-12-29", 1), ("2026-06-19", 25), ("2026-12-31", 53), ("2027-01-03", 53),
        ("2027-01-04", 1), ("2024-12-30", 1), ("2021-01-03", 53), ("1900-01-01", 1), ("2200-12-31", 1),
    ]

    @Test("weeks are numbered as in Swedish calendars", arguments: CalendarDayTests.weeksCases)
    func weeks(text: String, week: Int) {
        #expect(Day.the(text).isoWeek == week)
    }

    @Test("day words in both languages")
    func words() {
        let day = Day.the("2026-06-17")
        #expect(day.english == "Wed 17 Jun")
        #expect(day.englishWithYear == "Wed 17 Jun 2026")
        #expect(day.swedish == "onsdag 17 juni")
        #expect(day.swedishWithYear == "onsdag 17 juni 2026")
        #expect(day.swedish(beside: .the("2026-01-01")) == "onsdag 17 juni")
        #expect(day.swedish(beside: .the("2025-12-31")) == "onsdag 17 juni 2026")
        #expect(day.english(beside: .the("2025-12-31")) == "Wed 17 Jun 2026")
    }

    @Test("times are HH:MM from 00:00 to 24:00")
    func times() {
        #expect(TimeOfDay("08:05")?.minutes == 485)
        #expect(TimeOfDay("24:00") == .endOfDay)
        #expect(TimeOfDay("08:05")?.description == "08:05")
        for text in ["8:05", "24:01", "23:60", "08.05", "08:05:00", "", "-8:05", "0８:05"] {
            #expect(TimeOfDay(text) == nil, "\(text)")
        }
    }
}
