internal import SIPRules

/// How far off a due date is as people say it: in days of the calendar, then weeks, months and years.
enum Distance: Hashable, Sendable {
    case today, yesterday, tomorrow
    case past(Span)
    case ahead(Span)

    init(_ context: ReminderContext) {
        self.init(of: context.due, on: context.today, isToday: context.nearness == .today)
    }

    /// `isToday`: a date that has passed may be in time all the same.
    init(of due: Day, on today: Day, isToday: Bool) {
        let days = isToday ? 0 : due - today
        self =
            switch days {
            case 0: .today
            case -1: .yesterday
            case 1: .tomorrow
            case ..<0: .past(Self.span(-days, upTo: 13))
            default: .ahead(Self.span(days, upTo: 20))
            }
    }

    /// Days up to so many, but a whole week is one; then what has passed of the larger unit.
    private static func span(_ days: Int, upTo most: Int) -> Span {
        switch days {
        case 7: .weeks(1)
        case 14 where most > 14: .weeks(2)
        case ...most: .days(days)
        case ..<183: .weeks(days / 7)
        case ..<730: .months(days * 12 / 365)
        default: .years(days / 365)
        }
    }

    /// How long it is, without which way; nil for today.
    var span: Span? {
        switch self {
        case .today: nil
        case .yesterday, .tomorrow: .days(1)
        case .past(let span), .ahead(let span): span
        }
    }
}
