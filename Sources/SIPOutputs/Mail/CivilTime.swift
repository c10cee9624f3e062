/// An instant as the parts of a date and time in the proleptic Gregorian calendar. Only for the two formats that mail
/// needs; days to count with are the rules' own.
struct CivilTime {
    let year, month, day, hour, minute, second: Int
    /// 0 is Sunday.
    let weekday: Int

    /// Reads seconds since 1970-01-01T00:00:00Z. What lies outside the years 1970 to 9999 is moved to their border: the
    /// formats hold four digits, and no clock that sipd trusts says so.
    init(secondsSinceEpoch: Int64) {
        let seconds = Int(min(max(secondsSinceEpoch, 0), 253_402_300_799))
        let days = seconds / 86_400
        // Years that begin in March put the leap day last; 719,468 days lie between 0000-03-01 and 1970-01-01.
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let fromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * fromMarch + 2) / 5 + 1
        month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
        year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        hour = seconds % 86_400 / 3_600
        minute = seconds % 3_600 / 60
        second = seconds % 60
        weekday = (days + 4) % 7
    }
}

extension Int {
    /// Decimal digits with leading zeros, at least `width` of them.
    func padded(_ width: Int) -> String {
        let digits = String(magnitude)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}
