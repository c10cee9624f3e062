/// A time on the wall clock, to the minute: 00:00 … 24:00, where 24:00 is the end of the day.
public struct TimeOfDay: Hashable, Comparable, Sendable {
    /// Minutes since midnight, 0…1440.
    public let minutes: Int

    /// 00:00.
    public static let midnight = TimeOfDay(unchecked: 0)
    /// 24:00, usable as the end of a window.
    public static let endOfDay = TimeOfDay(unchecked: 24 * 60)

    init(unchecked minutes: Int) { self.minutes = minutes }

    /// The time, or nil when there is no such time.
    public init?(hour: Int, minute: Int) {
        guard (0...23).contains(hour) && (0...59).contains(minute) || (hour, minute) == (24, 0) else { return nil }
        self.init(unchecked: hour * 60 + minute)
    }

    /// The time written `HH:MM`, exactly.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8.prefix(6))
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"),
            let tens = Civil.digit(bytes[0]), let ones = Civil.digit(bytes[1]),
            let minuteTens = Civil.digit(bytes[3]), let minuteOnes = Civil.digit(bytes[4])
        else { return nil }
        self.init(hour: tens * 10 + ones, minute: minuteTens * 10 + minuteOnes)
    }

    /// 0…24.
    public var hour: Int { minutes / 60 }
    /// 0…59.
    public var minute: Int { minutes % 60 }

    /// The earlier one is less.
    public static func < (earlier: TimeOfDay, later: TimeOfDay) -> Bool { earlier.minutes < later.minutes }
}

extension TimeOfDay: CustomStringConvertible {
    /// `HH:MM`.
    public var description: String { "\(Civil.twoDigits(hour)):\(Civil.twoDigits(minute))" }
}
