/// The `Date` of a letter: an instant, and the zone of the people who read it.
public struct MailDate: Hashable, Sendable, CustomStringConvertible {
    /// Seconds since 1970-01-01T00:00:00Z.
    public let secondsSinceEpoch: Int64
    /// Seconds east of UTC at that instant; 7,200 in a Swedish summer.
    public let zoneOffset: Int

    /// An instant and the offset that holds then. An offset beyond a day, or with seconds, is cut: the format has
    /// neither.
    public init(secondsSinceEpoch: Int64, zoneOffset: Int) {
        self.secondsSinceEpoch = min(max(secondsSinceEpoch, 0), 253_402_300_799)
        self.zoneOffset = min(max(zoneOffset, -86_340), 86_340) / 60 * 60
    }

    /// RFC 5322 § 3.3, such as `Thu, 18 Jun 2026 08:00:00 +0200`.
    public var description: String {
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let local = CivilTime(secondsSinceEpoch: secondsSinceEpoch + Int64(zoneOffset))
        let clock = "\(local.hour.padded(2)):\(local.minute.padded(2)):\(local.second.padded(2))"
        let minutes = zoneOffset.magnitude / 60
        let zone = (zoneOffset < 0 ? "-" : "+") + Int(minutes / 60).padded(2) + Int(minutes % 60).padded(2)
        return "\(days[local.weekday]), \(local.day) \(months[local.month - 1]) \(local.year) \(clock) \(zone)"
    }
}
