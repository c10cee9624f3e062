internal import GRDB
public import SIPRules

/// While sipd is on trial every letter goes to one address. What it tells counts as told, so that the trial reads as the real
/// thing would; when the trial is over it counts as told to nobody, since its readers never had it.
extension Ledger {
    /// Notes whether letters go on trial. When they do not any more, what was told on trial is forgotten, in one transaction, and
    /// is told to its readers as in a new store; the history keeps it.
    ///
    /// Letters of a sipd that noted no trials count as the first round has it: whoever is on trial then has been from the
    /// start. To be told once more is better than never.
    ///
    /// - Parameters:
    ///   - address: where letters go. Nil: to their readers.
    ///   - now: when that is noted.
    /// - Returns: how many letters had gone on the trial that is over now; 0: there was none, or its end is noted.
    public func noteTrial(_ address: String?, at now: Instant) throws(LedgerError) -> Int {
        let unknown = try rows("SELECT value FROM meta WHERE name = 'trial-unknown-up-to'") { try $0.integer(0) }.first
        if let unknown {
            try transaction { database in
                try database.execute(
                    sql: "UPDATE letter SET trial = ? WHERE id <= ? AND trial IS NULL", arguments: [address, unknown])
                try database.execute(sql: "DELETE FROM meta WHERE name = 'trial-unknown-up-to'")
            }
        }
        return address == nil ? try endTrial(at: now) : 0
    }

    private func endTrial(at now: Instant) throws(LedgerError) -> Int {
        let letters = try rows("SELECT count(*) FROM letter WHERE \(LedgerSchema.isOnTrial)") {
            Int(clamping: try $0.integer(0))
        }.first
        guard let letters, letters > 0 else { return 0 }
        try transaction { database in
            let ofTrial = "IN (SELECT id FROM letter WHERE \(LedgerSchema.isOnTrial))"
            try database.execute(sql: "DELETE FROM reminder WHERE letter \(ofTrial)")
            let reminders = database.changesCount
            try remember(database)
            // What was taken back of the trial's letters is nobody's any more.
            try database.execute(sql: "DELETE FROM pulled")
            try database.execute(
                sql: "UPDATE letter SET trial_ended_at = ? WHERE \(LedgerSchema.isOnTrial)", arguments: [now.seconds])
            var history = try LedgerHistory(database)
            try history.append(
                .live, LedgerEntry.ledger, ["letters": "\(letters)", "reminders": "\(reminders)"], at: now)
        }
        return letters
    }

    /// Of the time on trial it need not be known what was told: nobody was. What lies before or after it stays forgotten.
    private func remember(_ database: Database) throws {
        let ends = try Row.fetchOne(
            database,
            sql: "SELECT min(claimed_at), max(claimed_at) FROM letter WHERE \(LedgerSchema.isOnTrial)")
        guard let ends, let first = try ends.integerOrNull(0), let last = try ends.integerOrNull(1) else { return }
        let spans = "FROM forgotten WHERE since <= ?2 AND until >= ?1"
        for side in ["since, ?1 - 1 \(spans) AND since < ?1", "?2 + 1, until \(spans) AND until > ?2"] {
            try database.execute(
                sql: "INSERT OR IGNORE INTO forgotten (subject, since, until) SELECT subject, \(side)",
                arguments: [first, last])
        }
        try database.execute(
            sql: "DELETE FROM forgotten WHERE since <= ?2 AND until >= ?1", arguments: [first, last])
    }
}

extension LedgerReader {
    /// What is added to a question about reminders.
    var liveReminders: String {
        countsTrial
            ? ""
            : " AND NOT EXISTS (SELECT 1 FROM letter WHERE letter.id = reminder.letter AND \(LedgerSchema.isOnTrial))"
    }

    /// What is added to a question about letters.
    var liveLetters: String { countsTrial ? "" : " AND trial IS NULL" }
}

extension LedgerSchema {
    /// A letter that its recipient has, or is to have.
    static let stands = "pulled_at IS NULL AND trial_ended_at IS NULL"
    /// A letter of a trial that is not over.
    static let isOnTrial = "trial IS NOT NULL AND trial_ended_at IS NULL"
}
