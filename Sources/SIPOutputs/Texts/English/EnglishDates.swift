internal import SIPRules

extension EnglishTexts {
    func by(_ context: ReminderContext, _ words: Wording, _ distance: Distance?) -> String {
        if let when = words.when { return when }
        let day = context.english(context.due)
        let ahead = words.dated?.ahead ?? "By"
        let off = distance.map { ", \(self.words($0))" } ?? ""
        switch context.nearness {
        case .overdue: return "\(words.dated?.past ?? "Was due") \(day)\(off)."
        case .today: return "\(ahead) today, \(day)."
        case .tomorrow: return "\(ahead) tomorrow, \(day)."
        case .ahead: return "\(ahead) \(day)\(off)."
        }
    }

    func words(_ distance: Distance) -> String {
        switch distance {
        case .today: "today"
        case .yesterday: "yesterday"
        case .tomorrow: "tomorrow"
        case .past(let span): "\(span) ago"
        case .ahead(let span): "in \(span)"
        }
    }

    func reminder(number: Int) -> String {
        let words = [
            "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
        ]
        if words.indices.contains(number - 2) { return "\(words[number - 2]) reminder" }
        let endings = [1: "st", 2: "nd", 3: "rd"]
        let ending = (11...13).contains(number % 100) ? nil : endings[number % 10]
        return "\(number)\(ending ?? "th") reminder"
    }

    /// How the date was counted. That the numbers are local the footer says, once.
    func counted(_ context: ReminderContext, _ words: Wording) -> String {
        let due = context.duty.due
        if due == .given(due.day), due.day != context.duty.since || context.rule.rule.within == nil {
            return words.given ?? "The date stands in the plan."
        }
        if due == .given(due.day) { return "The date is the day on which \(words.from ?? "it happened")." }
        let from = due.direction == .before ? " back from the meeting" : words.from.map { " from when \($0)" } ?? ""
        let window = "\(context.opens)–\(context.closes)"
        let hours = due.countsOpeningHours ? " Opening hours are \(window) on the unit's open days." : ""
        return "Counted\(from): \(due.englishWords(beside: context.today)).\(hours)"
    }

    func catchUp(_ away: ClosedRange<Day>, on occasion: Occasion) -> String {
        let first = away.lowerBound.english(beside: occasion.today)
        let last = away.upperBound.english(beside: occasion.today)
        let days = first == last ? "on \(first)" : "from \(first) to \(last)"
        return "The reminders were switched off \(days). That is why they come late, and in one letter."
    }
}
