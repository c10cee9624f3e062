internal import SIPRules

extension SwedishTexts {
    func by(_ context: ReminderContext, _ words: Wording, _ distance: Distance?) -> String {
        if let when = words.when { return when }
        let day = context.swedish(context.due)
        let ahead = words.dated?.ahead ?? "Senast"
        let off = distance.map { ", \(self.words($0))" } ?? ""
        switch context.nearness {
        case .overdue: return "\(words.dated?.past ?? "Skulle ha varit klart") \(day)\(off)."
        case .today: return "\(ahead) i dag, \(day)."
        case .tomorrow: return "\(ahead) i morgon, \(day)."
        case .ahead: return "\(ahead) \(day)\(off)."
        }
    }

    func words(_ distance: Distance) -> String {
        switch distance {
        case .today: "i dag"
        case .yesterday: "i går"
        case .tomorrow: "i morgon"
        case .past(.weeks(1)): "för en vecka sedan"
        case .past(let span): "för \(span.swedish) sedan"
        case .ahead(.weeks(1)): "om en vecka"
        case .ahead(let span): "om \(span.swedish)"
        }
    }

    func reminder(number: Int) -> String {
        let words = [
            "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde", "elfte", "tolfte",
        ]
        let isWord = words.indices.contains(number - 2)
        // 21:a and 22:a, but 11:e and 12:e.
        let ending = [1, 2].contains(number % 10) && ![11, 12].contains(number % 100) ? "a" : "e"
        return "\(isWord ? words[number - 2] : "\(number):\(ending)") påminnelsen"
    }

    /// How the date was counted. That the numbers are local the footer says, once.
    func counted(_ context: ReminderContext, _ words: Wording) -> String {
        let due = context.duty.due
        if due == .given(due.day), due.day != context.duty.since || context.rule.rule.within == nil {
            return words.given ?? "Datumet står i planen."
        }
        if due == .given(due.day) { return "Datumet är dagen då \(words.from ?? "det inträffade")." }
        let from = due.direction == .before ? " bakåt från mötet" : words.from.map { " från det att \($0)" } ?? ""
        let (opens, closes) = (context.opens.swedish, context.closes.swedish)
        let hours = due.countsOpeningHours ? " Öppettimmar är kl. \(opens)–\(closes) på enhetens öppna dagar." : ""
        return "Räknat\(from): \(due.swedishWords(beside: context.today)).\(hours)"
    }

    /// `24 december–3 januari`, without the weekdays.
    func catchUp(_ away: ClosedRange<Day>, on occasion: Occasion) -> String {
        // A span over New Year names both years.
        let beside = away.lowerBound.year == away.upperBound.year ? occasion.today : nil
        let (first, last) = (bare(away.lowerBound, beside), bare(away.upperBound, beside))
        let days = first == last ? "den \(first)" : "\(first)–\(last)"
        return "Påminnelserna var avstängda \(days). Därför kommer de sent, och i ett enda mejl."
    }

    private func bare(_ day: Day, _ today: Day?) -> String {
        let words = today.map { day.swedish(beside: $0) } ?? day.swedishWithYear
        return words.firstIndex(of: " ").map { String(words[words.index(after: $0)...]) } ?? words
    }
}
