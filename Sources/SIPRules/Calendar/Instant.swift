/// A moment, to the second, the same everywhere: what the clock says, not what the calendar says.
///
/// Every value lies in 1900-01-01T00:00:00Z … 2200-12-31T23:59:59Z; arithmetic stops at the ends of that range.
public struct Instant: Hashable, Comparable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    public let seconds: Int64

    /// The first moment that can be named.
    public static let earliest = Instant(unchecked: Int64(Day.first.number) * 86_400)
    /// The last moment that can be named; also stands for *never* where a search finds nothing.
    public static let latest = Instant(unchecked: (Int64(Day.last.number) + 1) * 86_400 - 1)

    private init(unchecked seconds: Int64) { self.seconds = seconds }

    /// The moment so many seconds after 1970-01-01T00:00:00Z; one outside the supported range becomes the range's end.
    public init(seconds: Int64) {
        self.seconds = min(max(seconds, Self.earliest.seconds), Self.latest.seconds)
    }

    /// The moment written `YYYY-MM-DDTHH:MM:SSZ`, exactly.
    public init?(utc text: some StringProtocol) {
        guard text.hasSuffix("Z") else { return nil }
        self.init(iso: text)
    }

    /// The moment written `YYYY-MM-DDTHH:MM:SS` and then `Z` or an offset from UTC, `±HH:MM`.
    public init?(iso text: some StringProtocol) {
        let bytes = Array(text.utf8.prefix(26))
        guard bytes.count == 20 || bytes.count == 25, bytes[10] == UInt8(ascii: "T"),
            let day = Day(utf8: bytes[..<10]),
            let clock = Self.clock(bytes[11..<19]),
            let offset = bytes.count == 20 ? Self.zulu(bytes[19]) : Self.offset(bytes[19...])
        else { return nil }
        self.init(seconds: Int64(day.number) * 86_400 + clock - offset)
    }

    /// The moment so many seconds later, earlier when negative.
    public func adding(seconds count: Int64) -> Instant {
        let (sum, overflow) = seconds.addingReportingOverflow(count)
        return Instant(seconds: overflow ? count : sum)
    }

    /// Seconds from `earlier` to `later`; negative when they stand the other way round.
    public static func - (later: Instant, earlier: Instant) -> Int64 { later.seconds - earlier.seconds }

    /// The earlier one is less.
    public static func < (earlier: Instant, later: Instant) -> Bool { earlier.seconds < later.seconds }

    /// Seconds of `HH:MM:SS`; a leap second is refused.
    private static func clock(_ bytes: ArraySlice<UInt8>) -> Int64? {
        let fields = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map(twoDigits)
        guard fields.count == 3, let hour = fields[0], let minute = fields[1], let second = fields[2],
            hour < 24, minute < 60, second < 60
        else { return nil }
        return Int64(hour * 3600 + minute * 60 + second)
    }

    private static func zulu(_ byte: UInt8) -> Int64? { byte == UInt8(ascii: "Z") ? 0 : nil }

    /// Seconds east of UTC of `±HH:MM`.
    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int64? {
        guard let sign = bytes.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
        let fields = bytes.dropFirst().split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
            .map(twoDigits)
        guard fields.count == 2, let hour = fields[0], let minute = fields[1], hour < 24, minute < 60 else {
            return nil
        }
        return Int64(hour * 3600 + minute * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
    }

    private static func twoDigits(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count == 2, let tens = bytes.first.flatMap(Civil.digit), let ones = bytes.last.flatMap(Civil.digit)
        else { return nil }
        return tens * 10 + ones
    }
}

extension Instant: CustomStringConvertible {
    /// `YYYY-MM-DDTHH:MM:SSZ`.
    public var description: String { Self.text(seconds: seconds) + "Z" }

    /// `YYYY-MM-DDTHH:MM:SS` of a count of seconds since 1970, whatever clock they were read on.
    static func text(seconds: Int64) -> String {
        let (day, rest) = floorDivide(seconds, by: 86_400)
        let (year, month, dayOfMonth) = Civil.parts(of: Int(day))
        let clock = Int(rest)
        return "\(year)-\(Civil.twoDigits(month))-\(Civil.twoDigits(dayOfMonth))T\(Civil.twoDigits(clock / 3600)):"
            + "\(Civil.twoDigits(clock / 60 % 60)):\(Civil.twoDigits(clock % 60))"
    }

    /// The quotient rounded down and the remainder, never negative.
    static func floorDivide(_ value: Int64, by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let remainder = (value % divisor + divisor) % divisor
        return ((value - remainder) / divisor, remainder)
    }
}
