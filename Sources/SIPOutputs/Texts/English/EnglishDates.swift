internal import SIPRules

extension EnglishTexts {
    /// By when: in working days, and as a date.
    func by(_ context: ReminderContext, _ words: Wording) -> String {
        if let when = words.when { return when }
        let day = context.english(context.due)
        let ahead = words.dated?.ahead ?? "By"
        switch context.nearness {
        case .overdue(let count):
            let past = words.dated?.past ?? "Was due"
            let ago = Self.near.contains(count) ? ", \(count.counted("working day", "working days")) ago" : ""
            return "\(past) \(day)\(ago)."
        case .today: return "\(ahead) today, \(day)."
        case .tomorrow: return "\(ahead) tomorrow, \(day)."
        case .ahead(let count):
            return Self.near.contains(count)
                ? "\(ahead) \(day), in \(count.counted("working day", "working days"))." : "\(ahead) \(day)."
        }
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
