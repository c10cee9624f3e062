import SIPRules
import Testing

@Suite("Spans")
struct CalendarSpanTests {
    private static let readsCases = [
        ("3 working days", Span.workingDays(3)), ("1 working day", .workingDays(1)), ("14 days", .days(14)),
        ("1 day", .days(1)), ("2 hours", .hours(2)), ("1 hour", .hours(1)), ("2 opening hours", .openingHours(2)),
        ("1 opening hour", .openingHours(1)), ("4 weeks", .weeks(4)), ("1 week", .weeks(1)),
        ("6 months", .months(6)),
        ("1 month", .months(1)), ("2 years", .years(2)), ("1 year", .years(1)), ("same day", .days(0)),
        ("100 years", .years(100)), ("36525 days", .days(36_525)), ("0 working days", .workingDays(0)),
    ]

    @Test("a whole number and a unit is a span, and its text reads back", arguments: CalendarSpanTests.readsCases)
    func reads(text: String, span: Span) throws {
        #expect(try Span(parsing: text) == span)
        #expect(span.description == text)
    }

    @Test("0 days is the same day")
    func zero() throws {
        #expect(try Span(parsing: "0 days") == .days(0))
    }

    @Test("a bare number and an ISO duration do not say which days", arguments: ["3", "0", "14", "P3D", "PT2H", "P1Y"])
    func ambiguous(text: String) {
        #expect(throws: SyntaxError.ambiguousSpan(text)) { try Span(parsing: text) }
        #expect(SyntaxError.ambiguousSpan(text).description.contains("'3 working days'"))
    }

    private static let malformedCases = [
        "", " ", "days", "three days", "-3 days", "+3 days", "3.5 days", "3 workdays", "3 Working Days", "3days",
        "working 3 days", "3 days 2 hours", "same", "same days", "３ days", "3 opening days",
    ]

    @Test("other texts are no spans", arguments: CalendarSpanTests.malformedCases)
    func malformed(text: String) {
        #expect(throws: SyntaxError.noSpan(text)) { try Span(parsing: text) }
    }

    private static let tooLongCases = [
        "101 years", "1201 months", "5218 weeks", "36526 days", "36526 working days", "876601 hours",
        "876601 opening hours", "99999999999999999999999 days",
    ]

    @Test("more than 100 years is refused", arguments: CalendarSpanTests.tooLongCases)
    func tooLong(text: String) {
        #expect(throws: SyntaxError.spanTooLong(text)) { try Span(parsing: text) }
    }
}
