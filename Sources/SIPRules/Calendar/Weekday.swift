/// A day of the week, numbered as in ISO 8601 and in Swedish calendars: the week begins on Monday.
public enum Weekday: Int, CaseIterable, Hashable, Comparable, Sendable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    /// Saturday or Sunday.
    public var isWeekend: Bool { self >= .saturday }

    /// The earlier one is less.
    public static func < (earlier: Weekday, later: Weekday) -> Bool { earlier.rawValue < later.rawValue }
}
