public import SIPRules

extension EnglishTexts {
    func words(_ counted: Counted, beside today: Day) -> String { counted.englishWords(beside: today) }
}

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
}

extension ClosedReason {
    /// What to call it; nil for a weekend, which the weekday tells already.
    fileprivate var english: String? {
        switch self {
        case .weekend: nil
        case .red(let red): EnglishTexts().name(of: red)
        case .closure(let name): name
        case .offDuty: "off duty"
        }
    }
}

extension SkippedDays {
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
                name = " " + item.name.text(red: EnglishTexts().name)
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
}
