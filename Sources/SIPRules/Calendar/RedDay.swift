/// A public holiday, red in Swedish calendars, or one of the three eves that count as one for deadlines.
///
/// Computed, never listed: the holidays from lag 1989:253 as it stands today (no Whit Monday, National Day a holiday) for
/// every year; the eves from lag 1930:173 § 2. Plain Sundays are not named here.
public enum RedDay: UInt8, CaseIterable, Hashable, Sendable {
    /// Nyårsdagen, 1 January.
    case newYearsDay = 1
    /// Trettondedag jul, 6 January.
    case epiphany
    /// Första maj, 1 May.
    case mayDay
    /// Sveriges nationaldag, 6 June.
    case nationalDay
    /// Julafton, 24 December; counts as a holiday by lag 1930:173 § 2.
    case christmasEve
    /// Juldagen, 25 December.
    case christmasDay
    /// Annandag jul, 26 December.
    case boxingDay
    /// Nyårsafton, 31 December; counts as a holiday by lag 1930:173 § 2.
    case newYearsEve
    /// Långfredagen, the Friday before Easter Day.
    case goodFriday
    /// Påskdagen.
    case easterDay
    /// Annandag påsk, the day after Easter Day.
    case easterMonday
    /// Kristi himmelsfärdsdag, the sixth Thursday after Easter Day.
    case ascensionDay
    /// Pingstdagen, the seventh Sunday after Easter Day.
    case whitSunday
    /// Midsommarafton, the day before Midsummer Day; counts as a holiday by lag 1930:173 § 2.
    case midsummerEve
    /// Midsommardagen, the Saturday in 20–26 June.
    case midsummerDay
    /// Alla helgons dag, the Saturday in 31 October–6 November.
    case allSaintsDay

    /// What the day is, or nil on other days. Where two fall together (1 May 2008 was also Ascension Day) the one with a
    /// fixed date names the day. One look into a table; allocates nothing.
    public static func on(_ day: Day) -> RedDay? {
        // No day lies outside the table: Day keeps itself within its range.
        RedDay(rawValue: table[day - Day.first])
    }

    /// All of a year's, in order of date; two that fall together are both there. Empty outside 1900…2200.
    public static func all(in year: Int) -> [(Day, RedDay)] {
        guard let newYear = Day(year: year, month: 1, day: 1) else { return [] }
        return allCases.map { (newYear.adding(days: $0.dayOfYear(in: year)), $0) }
            .sorted { ($0.0, $0.1.rawValue) < ($1.0, $1.1.rawValue) }
    }

    /// Midsummer Eve, Christmas Eve or New Year's Eve: no public holiday, but counted as one for deadlines.
    public var isEve: Bool {
        switch self {
        case .midsummerEve, .christmasEve, .newYearsEve: true
        default: false
        }
    }

    /// One byte a day: 0, or the red day's raw value.
    private static let table: [UInt8] = {
        var table = [UInt8](repeating: 0, count: Day.last - Day.first + 1)
        for year in Day.first.year...Day.last.year {
            // Backwards, so that of two on one day the first case stays.
            for (day, red) in all(in: year).reversed() { table[day - Day.first] = red.rawValue }
        }
        return table
    }()

    /// Days after 1 January of that year.
    private func dayOfYear(in year: Int) -> Int {
        let newYear = Civil.number(year: year, month: 1, day: 1)
        let number =
            switch self {
            case .newYearsDay: newYear
            case .epiphany: newYear + 5
            case .mayDay: Civil.number(year: year, month: 5, day: 1)
            case .nationalDay: Civil.number(year: year, month: 6, day: 6)
            case .christmasEve: Civil.number(year: year, month: 12, day: 24)
            case .christmasDay: Civil.number(year: year, month: 12, day: 25)
            case .boxingDay: Civil.number(year: year, month: 12, day: 26)
            case .newYearsEve: Civil.number(year: year, month: 12, day: 31)
            case .goodFriday: Self.easter(in: year) - 2
            case .easterDay: Self.easter(in: year)
            case .easterMonday: Self.easter(in: year) + 1
            case .ascensionDay: Self.easter(in: year) + 39
            case .whitSunday: Self.easter(in: year) + 49
            case .midsummerEve: Self.saturday(onOrAfter: Civil.number(year: year, month: 6, day: 20)) - 1
            case .midsummerDay: Self.saturday(onOrAfter: Civil.number(year: year, month: 6, day: 20))
            case .allSaintsDay: Self.saturday(onOrAfter: Civil.number(year: year, month: 10, day: 31))
            }
        return number - newYear
    }

    private static func saturday(onOrAfter number: Int) -> Int {
        number + (Weekday.saturday.rawValue - Day(clamping: number).weekday.rawValue + 7) % 7
    }

    /// The day number of Easter Day: the Gregorian computus, in the form of Meeus, Jones and Butcher.
    private static func easter(in year: Int) -> Int {
        let golden = year % 19
        let (century, yearOfCentury) = (year / 100, year % 100)
        let correction = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - century / 4 - correction + 15) % 30
        let toSunday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
        let late = (golden + 11 * epact + 22 * toSunday) / 451
        let count = epact + toSunday - 7 * late + 114
        return Civil.number(year: year, month: count / 31, day: count % 31 + 1)
    }
}
