internal import SIPRules

extension Counted {
    var sign: String { direction == .after ? "+" : "−" }

    /// The last day that was stated before any roll to an open one.
    var bound: Day { earliest ?? latest ?? unrolled }

    var boundReason: ClosedReason? { passed.first { $0.day == bound }?.reason }

    /// The closed days worth telling. Of a roll: what else stood in the way than the named reason and the weekend.
    var skipped: SkippedDays {
        guard day != bound else { return SkippedDays(passed) }
        let reason = boundReason
        var rest = SkippedDays(passed.filter { $0.day != bound && $0.reason != reason })
        rest.items.removeAll { $0.name == .weekend || $0.name == .offDuty }
        return rest
    }
}

/// Closed days, grouped so that a long list stays a short sentence: a closure is one item, and weekends are folded.
struct SkippedDays {
    enum Name: Equatable { case weekend, offDuty, red(RedDay), closure(String) }

    struct Item {
        let first: Day
        var last: Day
        let name: Name
    }

    var items: [Item] = []

    /// Up to so many weekend days, or days off duty, are told one by one.
    static let fewDays = 2
    /// Up to so many holidays and closures are named.
    static let mostNames = 6

    init(_ days: [ClosedDay]) {
        for closed in days {
            let name = Self.name(of: closed)
            if case .closure = name, let last = items.last, last.name == name, closed.day - last.last == 1 {
                items[items.count - 1].last = closed.last
            } else {
                items.append(Item(first: closed.day, last: closed.last, name: name))
            }
        }
    }

    /// A holiday on a Saturday or Sunday is skipped as a weekend is: its name explains nothing more.
    private static func name(of closed: ClosedDay) -> Name {
        switch closed.reason {
        case .weekend: .weekend
        case .red(let red): closed.day.weekday.isWeekend ? .weekend : .red(red)
        case .closure(let name): .closure(name)
        case .offDuty: .offDuty
        }
    }

    func days(_ name: Name) -> [Day] { items.filter { $0.name == name }.map(\.first) }
}

extension Day {
    /// In the same year and no more than ten months away, either way.
    func isNear(_ other: Day) -> Bool { abs(self - other) <= 304 && year == other.year }

    /// It follows another so soon that nobody asks for its year.
    func isSaidAlone(after other: Day) -> Bool { self - other <= 62 }
}

extension SkippedDays.Name {
    func text(red: (RedDay) -> String) -> String {
        switch self {
        case .weekend, .offDuty: ""
        case .red(let day): red(day)
        case .closure(let name): name
        }
    }
}
