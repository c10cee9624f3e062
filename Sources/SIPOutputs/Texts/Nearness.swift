internal import SIPRules

/// How far off a due date is, in working days of the unit that keeps the plan.
enum Nearness: Hashable, Sendable {
    /// It was due so many working days ago; 0 when only closed days have passed since.
    case overdue(Int)
    case today
    /// It is due on the next day of the calendar.
    case tomorrow
    /// It is due in so many working days; 0 when it is due on a closed day before the next open one.
    case ahead(Int)

    init(of due: Day, on today: Day, calendar: WorkingCalendar) {
        self =
            switch due - today {
            case ..<0: .overdue(calendar.workingDays(from: due, to: today))
            case 0: .today
            case 1: .tomorrow
            default: .ahead(calendar.workingDays(from: today, to: due))
            }
    }

    var isOverdue: Bool {
        if case .overdue = self { true } else { false }
    }
}

/// The parts of a letter, in their order.
public enum Section: CaseIterable, Hashable, Sendable {
    /// Due today.
    case today
    /// The due date has passed.
    case overdue
    /// Due later.
    case ahead
    /// Nothing to do.
    case informed

    init(_ context: ReminderContext) {
        self =
            switch (context.voice, context.nearness) {
            case (.informed, _): .informed
            case (_, .overdue): .overdue
            case (_, .today): .today
            case (_, .tomorrow), (_, .ahead): .ahead
            }
    }
}
