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
    public init(parsing text: String) throws(SpanError) {
        let words = text.split(separator: " ")
        if words == ["same", "day"] {
            self = .days(0)
            return
        }
        guard let first = words.first, first.utf8.allSatisfy({ Civil.digit($0) != nil }) else {
            throw text.first == "P" ? .ambiguous(text) : .malformed(text)
        }
        if words.count == 1 { throw .ambiguous(text) }
        // Seven digits are more than any bound below; more would only overflow.
        guard first.utf8.count <= 7, let count = Int(first) else { throw .tooLong(text) }
        let (span, most): (Span, Int)
        switch words.dropFirst().joined(separator: " ") {
        case "hour", "hours": (span, most) = (.hours(count), 876_600)
        case "opening hour", "opening hours": (span, most) = (.openingHours(count), 876_600)
        case "day", "days": (span, most) = (.days(count), 36_525)
        case "working day", "working days": (span, most) = (.workingDays(count), 36_525)
        case "week", "weeks": (span, most) = (.weeks(count), 5_217)
        case "month", "months": (span, most) = (.months(count), 1_200)
        case "year", "years": (span, most) = (.years(count), 100)
        default: throw .malformed(text)
        }
        guard count <= most else { throw .tooLong(text) }
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

/// Why a text is no span; its description says what to write.
public enum SpanError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A bare number or an ISO 8601 duration: it does not say which days are meant.
    case ambiguous(String)
    /// Not a whole number and a known unit.
    case malformed(String)
    /// More than 100 years.
    case tooLong(String)

    /// The same of a span in a document, whose text is not repeated.
    var message: Finding.Message {
        switch self {
        case .ambiguous:
            "a span that does not say which days: write for example '3 days', '3 working days' or '3 hours'"
        case .malformed:
            "expected a span, 'same day' or a whole number and one of hours, opening hours, days, working days, weeks, "
                + "months, years"
        case .tooLong: "too long a span: write at most 100 years"
        }
    }

    /// What is wrong and what to write instead.
    public var description: String {
        switch self {
        case .ambiguous(let text):
            "'\(text)' does not say which days: write for example '3 days', '3 working days' or '3 hours'"
        case .malformed(let text):
            "'\(text)' is no span: write 'same day', or a whole number and one of hours, opening hours, days, "
                + "working days, weeks, months, years"
        case .tooLong(let text):
            "'\(text)' is too long: write at most 100 years"
        }
    }
}
