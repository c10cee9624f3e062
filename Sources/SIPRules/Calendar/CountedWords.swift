extension Counted {
    /// How the date was counted, in English:
    /// `Wed 17 Jun + 3 days = Sat 20 Jun, Midsummer Day → Mon 22 Jun`,
    /// `Thu 18 Jun + 3 working days = Wed 24 Jun (not Fri 19 Midsummer Eve, Sat 20, Sun 21)`,
    /// `Wed 6 Jan − 10 working days = Fri 18 Dec, not before Sat 2 Jan → Mon 4 Jan`.
    public var englishWords: String { englishWords(beside: from) }

    /// The same, said on a day: with the year of what is far off.
    public func englishWords(beside today: Day) -> String {
        var words = from.english(beside: today)
        if let time { words += " \(time)" }
        if span.count > 0 { words += " \(sign) \(span) = \(unrolled.english(beside: from))" }
        if let latest { words += ", at the latest \(latest.english(beside: from))" }
        if let earliest { words += ", not before \(earliest.english(beside: from))" }
        if day != bound {
            let name = boundReason.flatMap(\.english).map { ", \($0)" } ?? ""
            words += "\(name) → \(day.english(beside: from))"
        }
        let items = skipped.english(after: from)
        return items.isEmpty ? words : "\(words) (not \(items.joined(separator: ", ")))"
    }

    /// How the date was counted, in Swedish:
    /// `onsdag 17 juni + 3 dagar = lördag 20 juni, midsommardagen → måndag 22 juni`,
    /// `torsdag 18 juni + 3 arbetsdagar = onsdag 24 juni (fredag 19 juni midsommarafton, lördag och söndag räknas inte)`,
    /// `onsdag 6 januari − 10 arbetsdagar = fredag 18 december, dock tidigast lördag 2 januari → måndag 4 januari`.
    public var swedishWords: String { swedishWords(beside: from) }

    /// The same, said on a day: with the year of what is far off.
    public func swedishWords(beside today: Day) -> String {
        var words = from.swedish(beside: today)
        if let time { words += " kl. \(time.swedish)" }
        if span.count > 0 { words += " \(sign) \(span.swedish) = \(unrolled.swedish(beside: from))" }
        if let latest { words += ", dock senast \(latest.swedish(beside: from))" }
        if let earliest { words += ", dock tidigast \(earliest.swedish(beside: from))" }
        if day != bound {
            let name = boundReason.flatMap(\.swedish).map { ", \($0)" } ?? ""
            words += "\(name) → \(day.swedish(beside: from))"
        }
        let items = skipped.swedish(after: from)
        return items.isEmpty ? words : "\(words) (\(items.joined(separator: ", ")) räknas inte)"
    }

    private var sign: String { direction == .after ? "+" : "−" }

    /// The last day that was stated before any roll to an open one.
    private var bound: Day { earliest ?? latest ?? unrolled }

    private var boundReason: ClosedReason? { passed.first { $0.day == bound }?.reason }

    /// The closed days worth telling. Of a roll: what else stood in the way than the named reason and the weekend.
    private var skipped: SkippedDays {
        guard day != bound else { return SkippedDays(passed) }
        let reason = boundReason
        var rest = SkippedDays(passed.filter { $0.day != bound && $0.reason != reason })
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

    private func days(_ name: Name) -> [Day] { items.filter { $0.name == name }.map(\.first) }

    /// In order of date; the month is told where it is not the one told last, at first that of `day`.
    func english(after day: Day) -> [String] {
        var told = day
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
            var text = Self.short(item.first, &told)
            if item.last != item.first { text += "–" + Self.short(item.last, &told) }
            texts.append(text + name)
        }
        if unnamed > 0 { texts.append(unnamed.counted("more holiday or closure", "more holidays or closures")) }
        if offDuty.count > Self.fewDays { texts.append("days off duty") }
        if weekends.count > Self.fewDays { texts.append("weekends") }
        return texts
    }

    private static func short(_ day: Day, _ told: inout Day) -> String {
        let before = told
        told = day
        if (day.year, day.month) == (before.year, before.month) { return "\(day.weekday.english) \(day.day)" }
        return day.isSaidAlone(after: before) ? day.english : day.english(beside: before)
    }

    /// Holidays and closures in order of date, then days off duty, then weekends. Weekends alone are not worth a word:
    /// who reads *arbetsdagar* knows.
    func swedish(after day: Day) -> [String] {
        if items.allSatisfy({ $0.name == .weekend }) { return [] }
        let named = items.filter { $0.name != .weekend && $0.name != .offDuty }
        var texts = named.prefix(Self.mostNames).map { item in
            let last =
                item.last.isSaidAlone(after: item.first) ? item.last.swedish : item.last.swedish(beside: item.first)
            let first = item.first.isSaidAlone(after: day) ? item.first.swedish : item.first.swedish(beside: day)
            let range = item.first == item.last ? "" : "–" + last
            return "\(first)\(range) \(item.name.text(red: \.swedishName))"
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

extension Day {
    /// It follows another so soon that nobody asks for its year.
    fileprivate func isSaidAlone(after other: Day) -> Bool { self - other <= 62 }
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
