/// A civil date, such as a plan's dates are: no time of day, no zone.
///
/// Held as the number of days since 1970-01-01 in the Gregorian calendar. Every value lies in 1900-01-01 … 2200-12-31;
/// arithmetic that would leave that range stops at its end, so no sum of dates can trap or wrap.
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before it.
    public let number: Int32

    /// 1900-01-01, a Monday.
    public static let first = Day(unchecked: -25_567)
    /// 2200-12-31.
    public static let last = Day(unchecked: 84_370)

    private init(unchecked number: Int32) { self.number = number }

    /// The day with this number; one outside the supported range becomes the range's end.
    public init(number: Int32) {
        self.number = min(max(number, Self.first.number), Self.last.number)
    }

    /// The day with this number, as `init(number:)` for any integer.
    init(clamping number: Int) {
        self.init(number: Int32(clamping: number))
    }

    /// The date, or nil when there is no such day or its year is outside 1900…2200.
    public init?(year: Int, month: Int, day: Int) {
        guard (1900...2200).contains(year), (1...12).contains(month),
            day >= 1, day <= Civil.length(ofMonth: month, year: year)
        else { return nil }
        self.init(clamping: Civil.number(year: year, month: month, day: day))
    }

    /// The date written `YYYY-MM-DD`, exactly: ten ASCII characters.
    public init?(_ iso: some StringProtocol) {
        self.init(utf8: iso.utf8)
    }

    /// The date written `YYYY-MM-DD` in UTF-8, exactly: ten bytes. Allocates nothing.
    public init?(utf8: some Collection<UInt8>) {
        var digits = 0
        var position = 0
        for byte in utf8 {
            switch position {
            case 4, 7:
                guard byte == UInt8(ascii: "-") else { return nil }
            case 0..<10:
                guard let digit = Civil.digit(byte) else { return nil }
                digits = digits * 10 + digit
            default: return nil
            }
            position += 1
        }
        guard position == 10 else { return nil }
        self.init(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
    }

    /// Year, month and day together; cheaper than asking for them one by one.
    public var parts: (year: Int, month: Int, day: Int) { Civil.parts(of: Int(number)) }
    /// 1900…2200.
    public var year: Int { parts.year }
    /// 1…12.
    public var month: Int { parts.month }
    /// The day of the month, 1…31.
    public var day: Int { parts.day }

    /// The day of the week.
    public var weekday: Weekday {
        // 1900-01-01 was a Monday and no day is earlier, so the remainder is 0…6.
        Weekday(rawValue: Int(number - Self.first.number) % 7 + 1) ?? .monday
    }

    /// The number of the week, 1…53, as ISO 8601 and Swedish calendars count: a week belongs to its Thursday's year.
    public var isoWeek: Int {
        let thursday = Int(number) + Weekday.thursday.rawValue - weekday.rawValue
        let newYear = Civil.number(year: Civil.parts(of: thursday).year, month: 1, day: 1)
        return (thursday - newYear) / 7 + 1
    }

    /// The day so many days later, earlier when negative.
    public func adding(days: Int) -> Day {
        let (sum, overflow) = Int(number).addingReportingOverflow(days)
        return Day(clamping: overflow ? days : sum)
    }

    /// The day of the same number so many months later, or that month's last day where it has no such number
    /// (lag 1930:173 § 1).
    public func adding(months: Int) -> Day {
        let (year, month, day) = parts
        let span = 301 * 12
        let count = year * 12 + month - 1 + min(max(months, -span), span)
        let (newYear, newMonth) = (count / 12, count % 12 + 1)
        if newYear < 1900 { return .first }
        if newYear > 2200 { return .last }
        let newDay = min(day, Civil.length(ofMonth: newMonth, year: newYear))
        return Day(clamping: Civil.number(year: newYear, month: newMonth, day: newDay))
    }

    /// Days from `earlier` to `later`; negative when they stand the other way round.
    public static func - (later: Day, earlier: Day) -> Int { Int(later.number) - Int(earlier.number) }

    /// The earlier one is less.
    public static func < (earlier: Day, later: Day) -> Bool { earlier.number < later.number }
}

extension Day: CustomStringConvertible {
    /// `YYYY-MM-DD`.
    public var description: String {
        let (year, month, day) = parts
        return "\(year)-\(Civil.twoDigits(month))-\(Civil.twoDigits(day))"
    }
}
