/// The rule at the end of a tzdata file, such as `CET-1CEST,M3.5.0,M10.5.0/3`: how the offset changes in every year after
/// the file's last listed change. The syntax is POSIX's `TZ`, with RFC 9636's wider hours.
public struct PosixZoneRule: Hashable, Sendable {
    /// Seconds east of UTC in standard time.
    public let standardOffset: Int
    private let daylight: Daylight?

    private struct Daylight: Hashable {
        let offset: Int
        let start: Change
        let end: Change
    }

    /// A day of every year and a time on it, in seconds after midnight on the clock before the change.
    private struct Change: Hashable {
        let date: YearlyDate
        let time: Int
    }

    private enum YearlyDate: Hashable {
        /// `Mm.w.d`: weekday 0 (Sunday)…6 of week 1…5, where 5 is the month's last.
        case weekday(month: Int, week: Int, weekday: Int)
        /// `Jn`: 1…365, 29 February never counted.
        case julian(Int)
        /// `n`: 0…365, 29 February counted.
        case ordinal(Int)

        func number(in year: Int) -> Int {
            let newYear = Civil.number(year: year, month: 1, day: 1)
            switch self {
            case .julian(let day): return newYear + day - (day >= 60 && Civil.isLeap(year) ? 0 : 1)
            case .ordinal(let day): return newYear + day
            case .weekday(let month, let week, let weekday):
                let first = Civil.number(year: year, month: month, day: 1)
                // Day 0 of 1970 was a Thursday, weekday 4.
                let firstWeekday = ((first + 4) % 7 + 7) % 7
                let day = (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
                return first + (day < Civil.length(ofMonth: month, year: year) ? day : day - 7)
            }
        }
    }

    /// The rule that this text states; nil when it is not exactly one. A summer time without dates is refused.
    public init?(_ text: some StringProtocol) {
        var reader = PosixZoneReader(bytes: Array(text.utf8))
        guard reader.skipName(), let west = reader.time(hours: 24) else { return nil }
        standardOffset = -west
        guard !reader.isAtEnd else {
            daylight = nil
            return
        }
        guard reader.skipName() else { return nil }
        var offset = standardOffset + 3600
        if !reader.next(is: ",") {
            guard let west = reader.time(hours: 24) else { return nil }
            offset = -west
        }
        guard let start = Self.change(&reader), let end = Self.change(&reader), reader.isAtEnd else { return nil }
        daylight = Daylight(offset: offset, start: start, end: end)
    }

    /// The changes in these years, in the order of the years and of time within each. Empty without summer time.
    public func transitions(in years: ClosedRange<Int>) -> [Zone.Transition] {
        guard let daylight else { return [] }
        return years.flatMap { year in
            let start = Zone.Transition(
                at: Self.moment(daylight.start, year: year, offset: standardOffset), offset: daylight.offset)
            let end = Zone.Transition(
                at: Self.moment(daylight.end, year: year, offset: daylight.offset), offset: standardOffset)
            return start.at < end.at ? [start, end] : [end, start]
        }
    }

    private static func moment(_ change: Change, year: Int, offset: Int) -> Instant {
        Instant(seconds: Int64(change.date.number(in: year)) * 86_400 + Int64(change.time - offset))
    }

    /// `,date[/time]`; the time is 02:00 where none is given.
    private static func change(_ reader: inout PosixZoneReader) -> Change? {
        guard reader.take(","), let date = yearlyDate(&reader) else { return nil }
        guard reader.take("/") else { return Change(date: date, time: 2 * 3600) }
        return reader.time(hours: 167).map { Change(date: date, time: $0) }
    }

    private static func yearlyDate(_ reader: inout PosixZoneReader) -> YearlyDate? {
        if reader.take("J") { return reader.number(in: 1...365).map(YearlyDate.julian) }
        guard reader.take("M") else { return reader.number(in: 0...365).map(YearlyDate.ordinal) }
        guard let month = reader.number(in: 1...12), reader.take("."), let week = reader.number(in: 1...5),
            reader.take("."), let weekday = reader.number(in: 0...6)
        else { return nil }
        return .weekday(month: month, week: week, weekday: weekday)
    }
}

/// Reads the pieces of a POSIX zone rule from left to right.
private struct PosixZoneReader {
    private var rest: ArraySlice<UInt8>

    init(bytes: [UInt8]) { rest = bytes[...] }

    var isAtEnd: Bool { rest.isEmpty }

    func next(is character: Unicode.Scalar) -> Bool { rest.first == UInt8(ascii: character) }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next(is: character) else { return false }
        rest.removeFirst()
        return true
    }

    /// `CET`, or in angle brackets with digits and signs `<+03>`; three characters at least.
    mutating func skipName() -> Bool {
        let quoted = take("<")
        let name = rest.prefix { byte in
            switch Unicode.Scalar(byte) {
            case "A"..."Z", "a"..."z": true
            case "0"..."9", "+", "-": quoted
            default: false
            }
        }
        rest = rest.dropFirst(name.count)
        return name.count >= 3 && (!quoted || take(">"))
    }

    mutating func number(in range: ClosedRange<Int>) -> Int? {
        let digits = rest.prefix(4).prefix { Civil.digit($0) != nil }
        rest = rest.dropFirst(digits.count)
        guard !digits.isEmpty else { return nil }
        let value = digits.reduce(0) { $0 * 10 + (Civil.digit($1) ?? 0) }
        return range.contains(value) ? value : nil
    }

    /// `[+-]h[:mm[:ss]]` in seconds.
    mutating func time(hours: Int) -> Int? {
        let negative = take("-")
        if !negative { _ = take("+") }
        guard var seconds = number(in: 0...hours).map({ $0 * 3600 }) else { return nil }
        for unit in [60, 1] where take(":") {
            guard let part = number(in: 0...59) else { return nil }
            seconds += part * unit
        }
        return negative ? -seconds : seconds
    }
}
