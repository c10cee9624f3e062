public import SIPRules

/// The `Date` of a letter: a moment, as the clocks of the people who read it show it.
public struct MailDate: Hashable, Sendable, CustomStringConvertible {
    /// When.
    public let instant: Instant
    /// Seconds east of UTC then and there; 7,200 in a Swedish summer.
    private let offset: Int

    /// A moment in a zone.
    public init(_ instant: Instant, in zone: Zone) {
        self.instant = instant
        // The format has no seconds of an offset, which zones had until the last century.
        offset = zone.offset(at: instant) / 60 * 60
    }

    /// RFC 5322 § 3.3, such as `Thu, 18 Jun 2026 08:00:00 +0200`.
    public var description: String {
        let local = instant.adding(seconds: Int64(offset))
        let day = Zone.utc.day(of: local)
        let clock = local.description.dropFirst("2026-06-18T".count).dropLast()
        let minutes = offset.magnitude / 60
        let zone = (offset < 0 ? "-" : "+") + Self.twoDigits(minutes / 60) + Self.twoDigits(minutes % 60)
        return "\(Self.name(day.weekday)), \(day.day) \(Self.name(ofMonth: day.month)) \(day.year) \(clock) \(zone)"
    }

    private static func twoDigits(_ number: UInt) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func name(_ weekday: Weekday) -> String {
        switch weekday {
        case .monday: "Mon"
        case .tuesday: "Tue"
        case .wednesday: "Wed"
        case .thursday: "Thu"
        case .friday: "Fri"
        case .saturday: "Sat"
        case .sunday: "Sun"
        }
    }

    private static func name(ofMonth month: Int) -> Substring {
        "JanFebMarAprMayJunJulAugSepOctNovDec".dropFirst(3 * (month - 1)).prefix(3)
    }
}
