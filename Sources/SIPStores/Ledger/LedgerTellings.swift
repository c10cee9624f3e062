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
    /// Who was told last of each of these duties, one for one: of those who were to act the latest, else of those who were to
    /// know. Of several in one letter run the first by name, the same at each call. What stands in letters that were taken
    /// back is not among it.
    ///
    /// One question, however many duties there are: each row is found by its key, and none of another duty is read.
    public func lastTellings(of duties: [Obligation]) throws(LedgerError) -> [Telling?] {
        let names = duties.map { [$0.subject.text, $0.rule.rawValue, $0.instance.json] }
        let tellings = try rows(
            """
            SELECT duty.key, due, rung, recipient, part, told_at FROM json_each(?) AS duty CROSS JOIN reminder
            ON subject = json_extract(duty.value, '$[0]') AND rule = json_extract(duty.value, '$[1]')
            AND instance = json_extract(duty.value, '$[2]')\(liveReminders)
            """, ["[" + names.map(CanonicalJSON.array).joined(separator: ",") + "]"]
        ) { row in
            let number = Int(clamping: try row.integer(0))
            guard duties.indices.contains(number) else { throw LedgerError.corrupt(path: path, reason: "reminder") }
            let duty = duties[number]
            let key = ReminderKey(
                subject: duty.subject, rule: duty.rule, instance: duty.instance,
                due: Day(number: Int32(clamping: try row.integer(1))), rung: try row.text(2),
                recipient: try row.text(3))
            return (
                number,
                Telling(
                    key: key, part: Reminder.Part(rawValue: try row.text(4)) ?? .informed,
                    at: Instant(seconds: try row.integer(5)))
            )
        }
        var last = [Telling?](repeating: nil, count: duties.count)
        for (number, telling) in tellings where last[number].map({ telling.comes(before: $0) }) ?? true {
            last[number] = telling
        }
        return last
    }
}

extension Telling {
    /// Whether it rather than the other answers who was told last.
    fileprivate func comes(before other: Telling) -> Bool {
        if part != other.part { return part == .act }
        if at != other.at { return at > other.at }
        return (key.recipient, key.rung) < (other.key.recipient, other.key.rung)
    }
}
