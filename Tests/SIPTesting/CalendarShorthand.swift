public import SIPRules

extension Day {
    /// The day written `YYYY-MM-DD` in a test. A misspelt one stops the test run.
    public static func the(_ iso: String) -> Day {
        guard let day = Day(iso) else { preconditionFailure("no such day: \(iso)") }
        return day
    }
}

extension MailAddress {
    /// The address written in a test. One that is none stops the test run.
    public static func the(_ text: String) -> MailAddress {
        guard let address = try? MailAddress(text) else { preconditionFailure("no such address: \(text)") }
        return address
    }
}

extension Instant {
    /// The moment written in ISO 8601 with `Z` or an offset in a test. A misspelt one stops the test run.
    public static func the(_ iso: String) -> Instant {
        guard let instant = Instant(iso: iso) else { preconditionFailure("no such moment: \(iso)") }
        return instant
    }
}

extension TimeOfDay {
    /// The time written `HH:MM` in a test. A misspelt one stops the test run.
    public static func the(_ text: String) -> TimeOfDay {
        guard let time = TimeOfDay(text) else { preconditionFailure("no such time: \(text)") }
        return time
    }
}
