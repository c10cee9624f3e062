import SIPOutputs
import SIPRules
import SIPTesting
import Testing

@Suite("Red days")
struct CalendarRedDayTests {
    @Test("all red days of 2026")
    func year2026() {
        #expect(
            RedDay.all(in: 2026).map { "\($0.0) \($0.1)" } == [
                "2026-01-01 newYearsDay", "2026-01-06 epiphany", "2026-04-03 goodFriday", "2026-04-05 easterDay",
                "2026-04-06 easterMonday", "2026-05-01 mayDay", "2026-05-14 ascensionDay", "2026-05-24 whitSunday",
                "2026-06-06 nationalDay", "2026-06-19 midsummerEve", "2026-06-20 midsummerDay",
                "2026-10-31 allSaintsDay", "2026-12-24 christmasEve", "2026-12-25 christmasDay",
                "2026-12-26 boxingDay", "2026-12-31 newYearsEve",
            ])
    }

    @Test("all red days of 2027")
    func year2027() {
        #expect(
            RedDay.all(in: 2027).map { "\($0.0) \($0.1)" } == [
                "2027-01-01 newYearsDay", "2027-01-06 epiphany", "2027-03-26 goodFriday", "2027-03-28 easterDay",
                "2027-03-29 easterMonday", "2027-05-01 mayDay", "2027-05-06 ascensionDay", "2027-05-16 whitSunday",
                "2027-06-06 nationalDay", "2027-06-25 midsummerEve", "2027-06-26 midsummerDay",
                "2027-11-06 allSaintsDay", "2027-12-24 christmasEve", "2027-12-25 christmasDay",
                "2027-12-26 boxingDay", "2027-12-31 newYearsEve",
            ])
    }

    @Test("no year outside 1900 to 2200 has red days")
    func outside() {
        #expect(RedDay.all(in: 1899).isEmpty)
        #expect(RedDay.all(in: 2201).isEmpty)
        #expect(RedDay.all(in: .max).isEmpty)
    }

    private static let easterCases = [
        "1900-04-15", "1913-03-23", "1943-04-25", "1954-04-18", "1961-04-02", "1981-04-19", "2000-04-23",
        "2008-03-23",
        "2011-04-24", "2016-03-27", "2024-03-31", "2025-04-20", "2038-04-25", "2049-04-18", "2076-04-19",
        "2100-03-28",
    ]

    @Test("Easter Day in years known for it", arguments: CalendarRedDayTests.easterCases)
    func easter(text: String) {
        #expect(RedDay.on(.the(text)) == .easterDay)
    }

    @Test("from 1990 to 2100 every moving day falls on its weekday and between its dates", arguments: 1990...2100)
    func movingDays(year: Int) throws {
        let days = Dictionary(uniqueKeysWithValues: RedDay.all(in: year).map { ($0.1, $0.0) })
        #expect(days.count == RedDay.allCases.count)
        let bounds: [(RedDay, Weekday, String, String)] = [
            (.goodFriday, .friday, "03-20", "04-23"), (.easterDay, .sunday, "03-22", "04-25"),
            (.easterMonday, .monday, "03-23", "04-26"), (.ascensionDay, .thursday, "04-30", "06-03"),
            (.whitSunday, .sunday, "05-10", "06-13"), (.midsummerEve, .friday, "06-19", "06-25"),
            (.midsummerDay, .saturday, "06-20", "06-26"), (.allSaintsDay, .saturday, "10-31", "11-06"),
        ]
        for (red, weekday, first, last) in bounds {
            let day = try #require(days[red])
            #expect(day.weekday == weekday, "\(red) \(day)")
            #expect((Day.the("\(year)-\(first)")...Day.the("\(year)-\(last)")).contains(day), "\(red) \(day)")
        }
    }

    @Test("every day's answer agrees with its year's list, from 1900 to 2200")
    func tableAgrees() {
        var named = 0
        for year in 1900...2200 {
            let days = Set(RedDay.all(in: year).map(\.0))
            named += days.count
            let matching = RedDay.all(in: year).filter { RedDay.on($0.0) == $0.1 }
            #expect(Set(matching.map(\.0)) == days)
        }
        #expect((Day.first.number...Day.last.number).count { RedDay.on(Day(number: $0)) != nil } == named)
    }

    @Test("1 May 2008, also Ascension Day, is May Day, and the list has both")
    func together() {
        #expect(RedDay.on(.the("2008-05-01")) == .mayDay)
        #expect(RedDay.all(in: 2008).filter { $0.0 == .the("2008-05-01") }.map(\.1) == [.mayDay, .ascensionDay])
    }

    @Test("Whit Monday 2026, a plain Sunday and 2 November 2026 are not red")
    func notRed() {
        for text in ["2026-05-25", "2026-06-14", "2026-11-02", "2026-04-30"] { #expect(RedDay.on(.the(text)) == nil) }
    }

    @Test("three eves count as holidays, and names differ")
    func namesAndEves() {
        #expect(RedDay.allCases.filter(\.isEve) == [.christmasEve, .newYearsEve, .midsummerEve])
        for language in Language.allCases {
            #expect(Set(RedDay.allCases.map(language.texts.name)).count == RedDay.allCases.count)
        }
    }
}
