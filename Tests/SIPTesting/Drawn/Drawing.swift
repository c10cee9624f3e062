public import SIPRules

/// Draws values of a shape, from pools so small that days are equal, names are shared and lists repeat themselves as often as
/// not. What it draws tells no story.
public struct Drawing {
    /// Where choices come from.
    public var chance: Chance
    /// The names of people; most are units' as well.
    public var people: [String]
    /// The names of units.
    public var units: [String]
    /// The names of anything else: plans, meetings, actions, principals.
    public var names: [String]
    /// The days that dates are drawn from.
    public var days: [Day]
    /// Whether names of which nothing says whose they are, as in a plan, are mostly people's and units'.
    public var parts = Parts.any
    /// How many of a hundred keys that may be left out are there.
    public var percent = 50

    /// Whose names they are, where nothing says it.
    public enum Parts: Sendable { case any, people }

    /// Names that mean something elsewhere, that look like something else, and that are only names.
    static let names = [
        "anna.berg", "bo.ek", "cia", "sipd", "plans", "roster", "rules", "round", "edition-2", "m1", "region",
        "original",
        "SIP-1", "SIP-1-2", "2026-06-18", "hemtjanst-norr", "a", "A", "0", "x_9.-", String(repeating: "n", count: 64),
    ]

    private static let lines = [
        "journal 2026-0412", "å, ä & ö", "x", "\"", "\\", "#1", "- {a: b}", "2026-06-18", "true", "null", "~", "*",
        "%d", "007",
        "<b>&amp;", "=?utf-8?q?x?=", "a\u{301}", "😀", "ligger i journalen, se anteckning fyra",
    ]

    /// Pools around a day.
    public init(_ chance: Chance, around day: Day) {
        self.chance = chance
        let near = [0, 0, 1, 2, 3, 4, 7, 14, -1, -2, -3, -5, -7, -14, -21, -40, 30, 60]
        let far = [-6205, -5110, -400, -180, 180, 400, 3650]
        days = [day]
        for _ in 0..<3 + self.chance.below(6) {
            days.append(day.adding(days: self.chance.one(of: self.chance.happens(oneIn: 6) ? far : near) ?? 0))
        }
        if self.chance.happens(oneIn: 40) {
            days.append(self.chance.happens(oneIn: 2) ? .the("1900-01-01") : .the("2200-12-31"))
        }
        let pool = self.chance.some(of: Self.names, percent: 20 + self.chance.below(60))
        names = pool.isEmpty ? ["anna.berg"] : pool
        people = self.chance.some(of: names, percent: 80)
        units = self.chance.some(of: names, percent: 60)
        if people.isEmpty { people = [names[0]] }
        if units.isEmpty { units = [names[0]] }
    }

    /// A value.
    public mutating func value(_ shape: Shape) -> DrawnValue {
        switch shape {
        case .boolean: .truth(chance.happens(oneIn: 2))
        case .integer(let range): .number(number(in: range))
        case .day: .text((chance.one(of: days) ?? .the("2026-06-18")).description)
        case .time: .text(time().description)
        case .address: .text(address())
        case .name(let bearer): .text(name(of: bearer))
        case .line(let most): .text(String(line().unicodeScalars.prefix(most)))
        case .words(let words), .like(let words): .text(chance.one(of: words) ?? "")
        case .list(let item, let most): .list(list(of: item, atMost: most))
        case .named(let bearer, let shape):
            .map(
                (bearer == .unit ? units : people).map { DrawnEntry(key: $0, value: value(shape)) })
        case .map(let keys): .map(entries(keys))
        case .either(let shapes): value(chance.one(of: shapes) ?? .boolean)
        case .unsaid: preconditionFailure("nothing can be drawn for a shape that nobody has said")
        }
    }

    private mutating func entries(_ keys: [any DocumentKey]) -> [DrawnEntry] {
        keys.compactMap { key in
            if !key.isRequired {
                guard chance.below(100) < percent else { return nil }
                if chance.happens(oneIn: 24) { return DrawnEntry(key: key.name, value: .nothing) }
            }
            return DrawnEntry(key: key.name, value: value(key.shape))
        }
    }

    private mutating func list(of item: Shape, atMost most: Int) -> [DrawnValue] {
        // Of words mostly a set: the weekdays worked, the parts documented.
        if case .words(let words) = item, !chance.happens(oneIn: 4) {
            return chance.some(of: words, percent: 10 + chance.below(90)).map { .text($0) }
        }
        var items: [DrawnValue] = []
        for _ in 0..<chance.length(atMost: most) {
            if let earlier = chance.one(of: items), chance.happens(oneIn: 6) {
                items.append(earlier)
            } else {
                items.append(value(item))
            }
        }
        return items
    }

    private mutating func name(of bearer: Shape.Bearer) -> String {
        let bearers =
            switch bearer {
            case .person: people
            case .unit: units
            case .plan: names
            case .part: parts == .any || chance.happens(oneIn: 6) ? names : people + units
            }
        return chance.one(of: bearers) ?? "x"
    }

    private mutating func number(in range: ClosedRange<Int>) -> Int {
        let near = [range.lowerBound, range.upperBound, 1, 2, 7, 100].filter(range.contains)
        return chance.one(of: near) ?? range.lowerBound
    }

    private mutating func time() -> TimeOfDay {
        let minute = [0, 0, 0, 1, 15, 30, 59][chance.below(7)]
        return TimeOfDay(hour: chance.happens(oneIn: 3) ? chance.below(24) : 7 + chance.below(10), minute: minute)
            ?? .midnight
    }

    private mutating func address() -> String {
        if chance.happens(oneIn: 12) { return "delad@kommun.example" }
        return "\(chance.one(of: Self.addressees) ?? "a")\(chance.below(1000))@kommun.example"
    }

    private static let addressees = ["anna", "b.o", "c+d", "x-y_z"]

    private mutating func line() -> String { chance.one(of: Self.lines + names) ?? "x" }
}
