internal import SIPOutputs
internal import SIPRules

/// Days and instants in words, as somebody in the zone says them at a moment: the year only when it is another.
struct LocalTime {
    let zone: Zone
    let now: Instant

    /// The day on which it is said.
    var today: Day { zone.day(of: now) }

    /// `Thu 18 Jun 08:00`.
    func words(_ instant: Instant) -> String { "\(words(zone.day(of: instant))) \(zone.time(of: instant))" }

    /// `Thu 18 Jun`.
    func words(_ day: Day) -> String { day.english(beside: today) }

    /// `2026-06-18T08:00:00+02:00`, for `--json`.
    func iso(_ instant: Instant) -> String { zone.localISO(instant) }

    /// `2026-06-18 08:00`, from what the daemon writes as `2026-06-18T08:00:00+02:00`.
    static func short(_ iso: String) -> String {
        let text = String(iso.prefix(16))
        return text.utf8.count == 16 ? text.split(separator: "T").joined(separator: " ") : iso
    }
}
