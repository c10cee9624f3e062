internal import GRDB
public import SIPRules

/// Letters that are taken back before the mailer has them.
///
/// Noted first (`beginRecall`), then the file is moved out of the mailer's reach, then it is confirmed what became of it
/// (`confirmRecall`). A letter that is noted and not confirmed was interrupted; see `recalling`.
extension LedgerReader {
    /// The letters, not taken back, that tell something of a plan under any other rule than those, in order of name.
    /// Nearly all of them the mailer has had for long.
    public func letters(
        telling plan: PlanID, otherThan rules: Set<RuleID>
    ) throws(LedgerError) -> [String] {
        let spared = Set(rules.map(\.rawValue))
        let names: [String?] = try rows(
            """
            SELECT DISTINCT letter.name, reminder.rule FROM reminder JOIN letter ON letter.id = reminder.letter
            WHERE reminder.subject = ? ORDER BY letter.name
            """, [plan.text]
        ) { row in spared.contains(try row.text(1)) ? nil : try row.text(0) }
        return Set(names.compactMap(\.self)).sorted()
    }

    /// The letters that were to be taken back when sipd was interrupted, in order of name.
    public func recalling() throws(LedgerError) -> [String] {
        try rows("SELECT name FROM letter WHERE pulling_at IS NOT NULL AND pulled_at IS NULL ORDER BY name") {
            try $0.text(0)
        }
    }

    /// The reminders of digests that were taken back and that were not told again, and those digests' slot, no slot
    /// before `slot` counted.
    public func recalled(atOrAfter slot: Instant) throws(LedgerError) -> [ReminderKey: Instant] {
        let recalled: [(ReminderKey, Instant)?] = try rows(
            "SELECT subject, rule, instance, due, rung, recipient, slot FROM pulled WHERE slot >= ?", [slot.seconds]
        ) { row in
            guard let key = try row.reminderKey() else { return nil }
            return (key, Instant(seconds: try row.integer(6)))
        }
        return Dictionary(recalled.compactMap(\.self)) { first, _ in first }
    }
}

extension Ledger {
    /// Notes that letters are about to be taken back.
    public func beginRecall(_ names: [String], at now: Instant) throws(LedgerError) {
        try transaction { database in
            let statement = try database.cachedStatement(
                sql: "UPDATE letter SET pulling_at = ? WHERE name = ? AND pulled_at IS NULL")
            for name in names { try statement.execute(arguments: [now.seconds, name]) }
        }
    }

    /// Notes what became of letters that were to be taken back. What stood in those that were is forgotten, as if it had
    /// never been told; what stood in those that the mailer has stays told.
    ///
    /// - Returns: what is forgotten, and the slot it was told in; no slot for what was immediate.
    public func confirmRecall(
        taken: [String], missed: [String], at now: Instant
    ) throws(LedgerError) -> [ReminderKey: Instant?] {
        var forgotten: [ReminderKey: Instant?] = [:]
        try transaction { database in
            let missing = try database.cachedStatement(sql: "UPDATE letter SET pulling_at = NULL WHERE name = ?")
            for name in missed { try missing.execute(arguments: [name]) }
            var history = try LedgerHistory(database)
            for name in taken {
                let slot = try Int64.fetchOne(
                    database.cachedStatement(sql: "SELECT slot FROM letter WHERE name = ?"), arguments: [name])
                for key in try forget(name, database) {
                    try history.append(
                        .recalled, key.subject.text, key.fields.merging(["letter": name]) { $1 }, at: now)
                    forgotten[key] = .some(slot.map(Instant.init(seconds:)))
                }
                try database.cachedStatement(
                    sql: """
                        UPDATE letter SET pulled_at = ?1, settled_at = coalesce(settled_at, ?1)
                        WHERE name = ?2 AND pulled_at IS NULL
                        """
                ).execute(arguments: [now.seconds, name])
            }
        }
        return forgotten
    }

    /// Forgets that a letter's reminders were told, and answers which they were.
    private func forget(_ name: String, _ database: Database) throws -> [ReminderKey] {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT subject, rule, instance, due, rung, reminder.recipient FROM reminder
                    JOIN letter ON letter.id = reminder.letter WHERE letter.name = ?
                    ORDER BY subject, rule, instance, due, rung
                    """), arguments: [name])
        let keys = try rows.compactMap { try $0.reminderKey() }
        try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO pulled
                SELECT subject, rule, instance, due, rung, reminder.recipient, slot FROM reminder
                JOIN letter ON letter.id = reminder.letter WHERE letter.name = ? AND slot IS NOT NULL
                """
        ).execute(arguments: [name])
        try database.cachedStatement(
            sql: "DELETE FROM reminder WHERE letter = (SELECT id FROM letter WHERE name = ?)"
        ).execute(arguments: [name])
        return keys
    }

    /// A reminder that is told again is recalled no longer.
    func forgetRecall(of key: ReminderKey, _ database: Database) throws {
        try database.cachedStatement(
            sql: """
                DELETE FROM pulled WHERE subject = ? AND rule = ? AND instance = ? AND due = ? AND rung = ?
                AND recipient = ?
                """
        ).execute(arguments: key.columns)
    }
}

extension Row {
    /// The key in the first six columns; nil when sipd no longer has the rule.
    fileprivate func reminderKey() throws -> ReminderKey? {
        guard let subject = Obligation.Subject(text: try text(0)), let rule = RuleID(rawValue: try text(1)),
            let instance = Instance(json: try text(2))
        else { return nil }
        return ReminderKey(
            subject: subject, rule: rule, instance: instance, due: Day(number: Int32(clamping: try integer(3))),
            rung: try text(4), recipient: try text(5))
    }
}
