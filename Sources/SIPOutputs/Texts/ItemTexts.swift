internal import SIPRules

/// The words of an item in one language. How they are put together is the same in all of them.
protocol ItemTexts: Texts {
    /// The case reference, or what the matter is that concerns no plan.
    func heading(of subject: Obligation.Subject) -> String
    /// The words of the rule.
    func wording(_ context: ReminderContext) -> Wording
    /// What to do, on one line.
    func action(_ context: ReminderContext, _ words: Wording) -> String
    /// By when, relative and absolute.
    func by(_ context: ReminderContext, _ words: Wording) -> String
    /// A line on what the reader needs beside what is to be done; nil: nothing is to be said of it.
    func detail(_ fact: Fact, _ context: ReminderContext, action: String) -> String?
    /// Under which date the reader was told of it before.
    func moved(_ context: ReminderContext) -> [String]
    /// Why the letter comes when nobody is at work, or who heard then, or that nobody did.
    func outOfHours(_ context: ReminderContext) -> [String]
    /// Whether those have been told who were to act before the reader.
    func below(_ context: ReminderContext) -> [String]
    /// How things stand that the same act settles.
    func settled(_ state: String) -> String
    /// Where it is to be recorded, and what makes the reminders stop.
    func record(_ context: ReminderContext, _ words: Wording) -> String
    /// Why it came to this reader, and the source.
    func why(_ context: ReminderContext) -> String
    /// How the date was counted.
    func counted(_ context: ReminderContext, _ words: Wording) -> String
}

extension ItemTexts {
    func item(_ line: LetterLine, on occasion: Occasion) -> Item {
        let context = occasion.context(line)
        let words = wording(context)
        let action = action(context, words)
        return Item(
            reference: heading(of: line.reminder.obligation.subject), section: Section(context), action: action,
            by: by(context, words), details: details(context, action: action), record: record(context, words),
            why: why(context), counted: counted(context, words))
    }

    /// What else the reader needs to know; of two duties that one act meets, each thing once.
    private func details(_ context: ReminderContext, action: String) -> [String] {
        var details =
            context.facts.compactMap { detail($0, context, action: action) } + moved(context) + outOfHours(context)
            + below(context)
        for other in context.beside {
            let words = wording(other)
            let more =
                other.facts.compactMap { $0 == .meeting(context.due) ? nil : detail($0, other, action: action) }
                + moved(other) + below(other)
            let date = other.due == context.due ? "" : " \(by(other, words))"
            let lines = [settled(words.state) + date] + more
            details += lines.filter { !details.contains($0) }
        }
        return details
    }
}
