internal import GRDB
public import SIPRules

/// What the ledger remembers, as decisions want it: the same for the daemon and for whoever explains what it does.
extension LedgerReader {
    /// What decisions about any plan need to know at an instant: the digests and what was taken back of the last day, up
    /// to where slots are decided, and of what times the memory is gone.
    public func recent(at now: Instant) throws(LedgerError) -> NotificationLog {
        let yesterday = now.adding(seconds: -86_400)
        return NotificationLog(
            digests: try digests(atOrAfter: yesterday, atOrBefore: now), processedThrough: try processedThrough(),
            recalled: try recalled(atOrAfter: yesterday),
            forgotten: try forgotten(LedgerSchema.everything, .everything) + forgotten(LedgerSchema.upkeep, .upkeep))
    }

    /// The same, and all that decisions about these subjects need.
    public func told(
        about subjects: some Sequence<Obligation.Subject>, beside recent: NotificationLog, at now: Instant
    ) throws(LedgerError) -> NotificationLog {
        var told = recent
        for subject in subjects {
            told.reminders.add(try self.told(about: subject))
            if let plan = subject.plan { told.pauses += try pauses(about: plan, at: now).map(\.pause) }
            told.forgotten += try forgotten(LedgerSchema.disguised(subject.text), .subject(subject))
        }
        return told
    }

    /// The times of which the memory is gone. `name`: how the ledger spells of what.
    private func forgotten(_ name: String, _ scope: NotificationLog.Forgotten.Scope) throws(LedgerError)
        -> [NotificationLog.Forgotten]
    {
        try rows("SELECT since, until FROM forgotten WHERE subject = ?", [name]) { row in
            let (since, until) = (Instant(seconds: try row.integer(0)), Instant(seconds: try row.integer(1)))
            return NotificationLog.Forgotten(scope, min(since, until)...until)
        }
    }
}

extension LedgerSchema {
    /// What stands in place of a subject for all of them, and for all that are no plans.
    static let (everything, upkeep) = ("", "*")

    /// What stands in place of the name of a subject whose contents were removed: 32 hexadecimal digits of its SHA-256.
    static func disguised(_ subject: String) -> String {
        SHA256.digest(subject).prefix(16).hexadecimal
    }
}
