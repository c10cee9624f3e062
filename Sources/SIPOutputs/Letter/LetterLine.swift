public import SIPRules

/// One thing that a letter says: a reminder, and those of duties that the same edit of the plan ends, said beside it.
public struct LetterLine: Hashable, Sendable {
    /// The one with the earliest due date: its words are the line's.
    public let reminder: Reminder
    /// The others, in their order. Each is told, and remembered as told, like any other.
    public let beside: [Reminder]

    /// One thing, and what goes with it.
    public init(_ reminder: Reminder, beside: [Reminder] = []) {
        self.reminder = reminder
        self.beside = beside
    }

    /// All that it tells.
    public var reminders: [Reminder] { [reminder] + beside }

    /// The same act, to do or to see to, or to know of.
    private struct What: Hashable {
        var subject: Obligation.Subject
        var act: Act
        var isToDo: Bool
        var isConfined: Bool

        init?(_ reminder: Reminder) {
            guard let act = reminder.obligation.act else { return nil }
            (subject, self.act) = (reminder.obligation.subject, act)
            isConfined = reminder.isConfined
            isToDo = Voice(reminder) != .informed
        }
    }

    /// Reminders as lines, each where the first of its reminders stands.
    public static func of(_ reminders: [Reminder]) -> [LetterLine] {
        reminders.gathered(by: What.init).compactMap { group in
            let dates = group.map(\.obligation.due)
            guard let earliest = dates.min(), let place = dates.firstIndex(of: earliest) else { return nil }
            var others = group
            return LetterLine(others.remove(at: place), beside: others)
        }
    }
}

extension Digest {
    /// What the letter says, one act once.
    public var lines: [LetterLine] { LetterLine.of(reminders) }
}
