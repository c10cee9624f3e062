/// A length of time as a rule states it. Hours, calendar days and working days are different things and never converted.
public enum Span: Hashable, Sendable {
    /// Hours on the clock.
    case hours(Int)
    /// Hours inside the send window, on open days.
    case openingHours(Int)
    /// Calendar days; `.days(0)` is *same day*.
    case days(Int)
    /// Days on which the working calendar is open.
    case workingDays(Int)
    /// Calendar weeks.
    case weeks(Int)
    /// Calendar months (lag 1930:173 § 1).
    case months(Int)
    /// Calendar years (lag 1930:173 § 1).
    case years(Int)

    /// The number of its unit.
    public var count: Int {
        switch self {
        case .hours(let count), .openingHours(let count), .days(let count), .workingDays(let count),
            .weeks(let count), .months(let count), .years(let count):
            count
        }
    }

    /// A span as configuration writes it: `same day`, or a whole number and a unit, such as `3 working days`,
    /// `1 day`, `2 opening hours`, `6 months`. At most 100 years.
    ///
    /// A bare number and ISO 8601's `P3D` are refused: neither says which days are meant.
    public init(parsing text: String) throws(SyntaxError) {
        let words = text.split(separator: " ")
        if words == ["same", "day"] {
            self = .days(0)
            return
        }
        guard let first = words.first, first.utf8.allSatisfy({ Civil.digit($0) != nil }) else {
            throw text.first == "P" ? .ambiguousSpan(text) : .noSpan(text)
        }
        if words.count == 1 { throw .ambiguousSpan(text) }
        // Seven digits are more than any bound below; more would only overflow.
        guard first.utf8.count <= 7, let count = Int(first) else { throw .spanTooLong(text) }
        let (span, most): (Span, Int)
        switch words.dropFirst().joined(separator: " ") {
        case "hour", "hours": (span, most) = (.hours(count), 876_600)
        case "opening hour", "opening hours": (span, most) = (.openingHours(count), 876_600)
        case "day", "days": (span, most) = (.days(count), 36_525)
        case "working day", "working days": (span, most) = (.workingDays(count), 36_525)
        case "week", "weeks": (span, most) = (.weeks(count), 5_217)
        case "month", "months": (span, most) = (.months(count), 1_200)
        case "year", "years": (span, most) = (.years(count), 100)
        default: throw .noSpan(text)
        }
        guard count <= most else { throw .spanTooLong(text) }
        self = span
    }
}

extension Span: CustomStringConvertible {
    /// As configuration writes it; `init(parsing:)` reads it back.
    public var description: String {
        switch self {
        case .hours: count.counted("hour")
        case .openingHours: count.counted("opening hour")
        case .days(0): "same day"
        case .days: count.counted("day")
        case .workingDays: count.counted("working day")
        case .weeks: count.counted("week")
        case .months: count.counted("month")
        case .years: count.counted("year")
        }
    }
}

/// Why a text is no span.
extension SyntaxError {
    /// A bare number or an ISO 8601 duration: it does not say which days are meant.
    package static func ambiguousSpan(_ text: String) -> SyntaxError {
        SyntaxError(
            "a span that does not say which days: write for example '3 days', '3 working days' or '3 hours'",
            said: "'\(text)' does not say which days: write for example '3 days', '3 working days' or '3 hours'")
    }

    /// Not a whole number and a known unit.
    package static func noSpan(_ text: String) -> SyntaxError {
        SyntaxError(
            "expected a span, 'same day' or a whole number and one of hours, opening hours, days, working days, weeks, "
                + "months, years",
            said: "'\(text)' is no span: write 'same day', or a whole number and one of hours, opening hours, days, "
                + "working days, weeks, months, years")
    }

    /// More than 100 years.
    package static func spanTooLong(_ text: String) -> SyntaxError {
        SyntaxError(
            "too long a span: write at most 100 years", said: "'\(text)' is too long: write at most 100 years")
    }
}
