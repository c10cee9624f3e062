internal import GRDB
public import SIPRules

/// That somebody was told of something, and what was asked of them.
public struct Telling: Hashable, Sendable {
    /// What it was about, and who was told.
    public var key: ReminderKey
    /// Whether they were to act, or to know.
    public var part: Reminder.Part
    /// When.
    public var at: Instant
}

extension LedgerReader {
    /// What was told about a subject. What stands in letters that were taken back is not among it.
    public func tellings(about subject: Obligation.Subject) throws(LedgerError) -> [Telling] {
        let tellings: [Telling?] = try rows(
            "SELECT rule, instance, due, rung, recipient, part, told_at FROM reminder WHERE subject = ?", [subject.text]
        ) { row in
            // Of a rule that sipd no longer has.
            guard let rule = RuleID(rawValue: try row.text(0)), let instance = Instance(json: try row.text(1)) else {
                return nil
            }
            let key = ReminderKey(
                subject: subject, rule: rule, instance: instance,
                due: Day(number: Int32(clamping: try row.integer(2))), rung: try row.text(3),
                recipient: try row.text(4))
            return Telling(
                key: key, part: Reminder.Part(rawValue: try row.text(5)) ?? .informed,
                at: Instant(seconds: try row.integer(6)))
        }
        return tellings.compactMap(\.self)
    }
}

extension [Telling] {
    /// Who was told last of a duty: of those who were to act the latest, else of those who were to know. Of several in one
    /// letter run the first by name, the same at each call.
    public func last(of obligation: Obligation) -> Telling? {
        filter { $0.key.rule == obligation.rule && $0.key.instance == obligation.instance }.min { left, right in
            if left.part != right.part { return left.part == .act }
            if left.at != right.at { return left.at > right.at }
            return (left.key.recipient, left.key.rung) < (right.key.recipient, right.key.rung)
        }
    }
}
