extension Counted {
    /// How the date was counted, in English:
    /// `Wed 17 Jun + 3 days = Sat 20 Jun, Midsummer Day → Mon 22 Jun`,
    /// `Thu 18 Jun + 3 working days = Wed 24 Jun (not Fri 19 Midsummer Eve, Sat 20, Sun 21)`.
    public var englishWords: String {
        var words = from.english
        if span.count > 0 { words += " \(sign) \(span) = \(unrolled.english(beside: from))" }
        if day != unrolled {
            let name = unrolledReason.flatMap(\.english).map { ", \($0)" } ?? ""
            words += "\(name) → \(day.english(beside: from))"
        }
        let items = skipped.english(month: from.month)
        return items.isEmpty ? words : "\(words) (not \(items.joined(separator: ", ")))"
    }

    /// How the date was counted, in Swedish:
    /// `onsdag 17 juni + 3 dagar = lördag 20 juni, midsommardagen → måndag 22 juni`,
    /// `torsdag 18 juni + 3 arbetsdagar = onsdag 24 juni (fredag 19 juni midsommarafton, lördag och söndag räknas inte)`.
    public var swedishWords: String {
        var words = from.swedish
        if span.count > 0 { words += " \(sign) \(span.swedish) = \(unrolled.swedish(beside: from))" }
        if day != unrolled {
            let name = unrolledReason.flatMap(\.swedish).map { ", \($0)" } ?? ""
            words += "\(name) → \(day.swedish(beside: from))"
        }
        let items = skipped.swedish
        return items.isEmpty ? words : "\(words) (\(items.joined(separator: ", ")) räknas inte)"
    }

    private var sign: String { direction == .after ? "+" : "−" }

    private var unrolledReason: ClosedReason? { passed.first { $0.day == unrolled }?.reason }

    /// The closed days worth telling. Of a roll: what else stood in the way than the named reason and the weekend.
    private var skipped: SkippedDays {
        guard day != unrolled else { return SkippedDays(passed) }
        let reason = unrolledReason
        var rest = SkippedDays(passed.filter { $0.day != unrolled && $0.reason != reason })
        rest.items.removeAll { $0.name == .weekend || $0.name == .offDuty }
        return rest
    }
}

extension ClosedReason {
    /// What to call it; nil for a weekend, which the weekday tells already.
    fileprivate var english: String? {
        switch self {
        case .weekend: nil
        case .red(let red): red.englishName
        case .closure(let name): name
        case .offDuty: "off duty"
        }
    }

    fileprivate var swedish: String? {
        switch self {
        case .weekend: nil
        case .red(let red): red.swedishName
        case .closure(let name): name
        case .offDuty: "ledig"
        }
    }
}

/// Closed days, grouped so that a long list stays a short sentence: a closure is one item, and weekends are folded.
private struct SkippedDays {
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
                items[items.count - 1].last = closed.day
            } else {
                items.append(Item(first: closed.day, last: closed.day, name: name))
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

    private func days(_ name: Name) -> [Day] { items.filter { $0.name == name }.map(\.first) }

    /// In order of date; the month is told where it is not the one told last, at first `month`.
    func english(month: Int) -> [String] {
        var month = month
        var texts: [String] = []
        var (named, unnamed) = (0, 0)
        let (weekends, offDuty) = (days(.weekend), days(.offDuty))
        for item in items {
            let name: String
            switch item.name {
            case .weekend:
                if weekends.count > Self.fewDays { continue }
                name = ""
            case .offDuty:
                if offDuty.count > Self.fewDays { continue }
                name = " off duty"
            case .red, .closure:
                named += 1
                if named > Self.mostNames {
                    unnamed += 1
                    continue
                }
                name = " " + item.name.text(red: \.englishName)
            }
            var text = Self.short(item.first, month: &month)
            if item.last != item.first { text += "–" + Self.short(item.last, month: &month) }
            texts.append(text + name)
        }
        if unnamed > 0 { texts.append(unnamed.counted("more holiday or closure", "more holidays or closures")) }
        if offDuty.count > Self.fewDays { texts.append("days off duty") }
        if weekends.count > Self.fewDays { texts.append("weekends") }
        return texts
    }

    private static func short(_ day: Day, month: inout Int) -> String {
        if day.month == month { return "\(day.weekday.english) \(day.day)" }
        month = day.month
        return day.english
    }

    /// Holidays and closures in order of date, then days off duty, then weekends. Weekends alone are not worth a word:
    /// who reads *arbetsdagar* knows.
    var swedish: [String] {
        if items.allSatisfy({ $0.name == .weekend }) { return [] }
        let named = items.filter { $0.name != .weekend && $0.name != .offDuty }
        var texts = named.prefix(Self.mostNames).map { item in
            let range = item.first == item.last ? "" : "–" + item.last.swedish
            return "\(item.first.swedish)\(range) \(item.name.text(red: \.swedishName))"
        }
        if named.count > Self.mostNames {
            let more = named.count - Self.mostNames
            texts.append(more.counted("helgdag eller stängning", "helgdagar eller stängningar") + " till")
        }
        let offDuty = days(.offDuty)
        if offDuty.count > Self.fewDays {
            texts.append("lediga dagar")
        } else {
            texts += offDuty.map { "\($0.swedish) ledig" }
        }
        let weekend = days(.weekend).map(\.weekday)
        if weekend.count == 1 || weekend.count == 2 && weekend.first != weekend.last {
            texts.append(weekend.map(\.swedish).joined(separator: " och "))
        } else if !weekend.isEmpty {
            texts.append("lördagar och söndagar")
        }
        return texts
    }
}

extension SkippedDays.Name {
    fileprivate func text(red: (RedDay) -> String) -> String {
        switch self {
        case .weekend, .offDuty: ""
        case .red(let day): red(day)
        case .closure(let name): name
        }
    }
}
