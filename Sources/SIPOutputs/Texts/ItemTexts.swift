internal import SIPRules

/// The words of an item in one language. How they are put together is the same in all of them.
protocol ItemTexts: Texts {
    /// The case reference, or what the matter is that concerns no plan.
    func heading(of subject: Obligation.Subject) -> String
    /// The words of the rule.
    func wording(_ matter: Matter) -> Wording
    /// What to do, on one line.
    func action(_ matter: Matter, _ words: Wording) -> String
    /// By when, relative and absolute.
    func by(_ matter: Matter, _ words: Wording) -> String
    /// A line on what the reader needs beside what is to be done; nil: nothing is to be said of it.
    func detail(_ fact: SIPRules.Fact, _ matter: Matter, action: String) -> String?
    /// Under which date the reader was told of it before.
    func moved(_ matter: Matter) -> [String]
    /// Why the letter comes when nobody is at work, or who heard then, or that nobody did.
    func outOfHours(_ matter: Matter) -> [String]
    /// Whether those have been told who were to act before the reader.
    func below(_ matter: Matter) -> [String]
    /// How things stand that the same act settles.
    func settled(_ state: String) -> String
    /// Where it is to be recorded, and what makes the reminders stop.
    func record(_ matter: Matter, _ words: Wording) -> String
    /// Why it came to this reader, and the source.
    func why(_ matter: Matter) -> String
    /// How the date was counted.
    func counted(_ matter: Matter, _ words: Wording) -> String
}

extension ItemTexts {
    func item(_ line: LetterLine, on occasion: Occasion) -> Item {
        let matter = occasion.matter(line)
        let words = wording(matter)
        let action = action(matter, words)
        return Item(
            reference: heading(of: line.reminder.obligation.subject), section: Section(matter), action: action,
            by: by(matter, words), details: details(matter, action: action), record: record(matter, words),
            why: why(matter), counted: counted(matter, words))
    }

    /// What else the reader needs to know; of two duties that one act meets, each thing once.
    private func details(_ matter: Matter, action: String) -> [String] {
        var details =
            matter.facts.compactMap { detail($0, matter, action: action) } + moved(matter) + outOfHours(matter)
            + below(matter)
        for other in matter.beside {
            let words = wording(other)
            let more =
                other.facts.compactMap { $0 == .meeting(matter.due) ? nil : detail($0, other, action: action) }
                + moved(other) + below(other)
            let date = other.due == matter.due ? "" : " \(by(other, words))"
            let lines = [settled(words.state) + date] + more
            details += lines.filter { !details.contains($0) }
        }
        return details
    }
}
