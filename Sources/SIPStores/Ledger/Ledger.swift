internal import GRDB
internal import Glibc
public import SIPRules

/// What was told, so that it is told once.
///
/// One SQLite file that grows with what was told and with nothing else. Each call that writes is one transaction, synced
/// before it returns: what it did is there after a power cut, what it threw is not. One daemon writes; that it is alone
/// is for its own lock to see to.
public final class Ledger: LedgerReader {
    /// Up to which entry of the history the journal has them all. It is written with the next transaction, whatever that is
    /// for: an entry that the journal gets twice does no harm.
    public var journaledThrough: Int64?

    /// Opens the ledger at `path`, or makes it there, whole or not at all and readable by nobody else; checks it, and brings
    /// it up to date.
    ///
    /// - Throws: `cannotOpen`, `newer`, `notLedger`, `corrupt`, `busy`, `readOnly`, `full`.
    public convenience init(at path: String) throws(LedgerError) {
        if try Self.holdsNothing(at: path) {
            do { try DatabaseFile.make(path, LedgerSchema.fill) } catch { throw LedgerError(error, path: path) }
        }
        // SQLite would open it to be read, and give the files beside it a mode that outlives the mending.
        if unsafe access(path, W_OK) != 0 { throw .readOnly(path: path) }
        DatabaseFile.claimRightsBeside(path)
        var configuration = Configuration()
        // A reader that recovers the log after a crash holds it for an instant.
        configuration.busyMode = .timeout(2)
        configuration.label = "ledger"
        try self.init(path) { try .own(path, configuration) }
        // Not GRDB's own setting for this mode: that would sync at checkpoints only.
        try run("PRAGMA journal_mode = WAL")
        try run("PRAGMA synchronous = FULL")
        // What is removed is to be gone from the file, too.
        try run("PRAGMA secure_delete = ON")
        let pragmas = try perform { database in
            (
                mode: try String.fetchOne(database, sql: "PRAGMA journal_mode"),
                synchronous: try Int.fetchOne(database, sql: "PRAGMA synchronous"),
                foreignKeys: try Int.fetchOne(database, sql: "PRAGMA foreign_keys"),
                check: try String.fetchOne(database, sql: "PRAGMA quick_check(1)")
            )
        }
        guard pragmas.mode == "wal", pragmas.synchronous == 2, pragmas.foreignKeys == 1 else {
            throw .notDurable(path: path)
        }
        guard pragmas.check == "ok" else { throw LedgerError(damage: pragmas.check ?? "unchecked", path) }
        try migrate()
    }

    /// Claims letters, with every reminder in them, and records what lapsed; a lapse recorded before is passed over. All of
    /// it or nothing.
    ///
    /// - Parameters:
    ///   - letters: each with its place and its reminders.
    ///   - lapsed: what comes too late to be told.
    ///   - processedThrough: set with it when given.
    ///   - now: when that is.
    /// - Returns: the number of the history's last entry before it. Its own follow, first one for each reminder in order.
    /// - Throws: `alreadyTold`, `refusedReminder`, `alreadyClaimed`, see `LedgerError.isOfOne`; `full` and others that may pass.
    @discardableResult
    public func claim(
        _ letters: [Claim], lapsed: [Lapse] = [], processedThrough: Instant? = nil, at now: Instant
    ) throws(LedgerError) -> Int64 {
        var before: Int64 = 0
        try transaction { database in
            var history = try LedgerHistory(database)
            before = history.number
            for letter in letters {
                let id = try insert(letter, at: now, database)
                for reminder in letter.reminders {
                    try insert(reminder, letter: id, at: now, database)
                    try history.append(.told, reminder.key.subject.text, reminder.fields(in: letter), at: now)
                }
            }
            for lapse in lapsed where try insert(lapse, database) {
                try history.append(.lapsed, lapse.key.subject.text, lapse.fields, at: now)
            }
            if let processedThrough { try set("decided-up-to", processedThrough.seconds, database) }
        }
        return before
    }

    /// Notes that letters are in the spool. A name that is confirmed or unknown is passed over.
    public func confirm(_ names: [String], at now: Instant) throws(LedgerError) {
        try transaction { database in
            let statement = try database.cachedStatement(
                sql: "UPDATE letter SET settled_at = ? WHERE name = ? AND settled_at IS NULL")
            for name in names { try statement.execute(arguments: [now.seconds, name]) }
        }
    }

    /// Notes that every slot up to `slot` has been decided.
    public func decide(upTo slot: Instant) throws(LedgerError) {
        try transaction { database in try set("decided-up-to", slot.seconds, database) }
    }

    /// Notes that a slot's letters may not have told all there was, since the plans could not be read to their end; or that
    /// they have been since.
    public func cutShort(_ isCutShort: Bool) throws(LedgerError) {
        try transaction { database in try set("cut-short", isCutShort ? 1 : 0, database) }
    }

    /// Writes `journaledThrough`, where no other transaction follows.
    public func keepJournaled() throws(LedgerError) {
        try transaction { _ in }
    }

    /// All of `body` or nothing.
    func transaction(_ body: (Database) throws -> Void) throws(LedgerError) {
        let journaled = journaledThrough
        try perform { database in
            try database.inTransaction(.immediate) {
                try body(database)
                if let journaled { try noteJournaled(upTo: journaled, database) }
                return .commit
            }
        }
        if journaledThrough == journaled { journaledThrough = nil }
    }
}

extension Ledger {
    /// Never back: what the journal has it has.
    private func noteJournaled(upTo number: Int64, _ database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO meta (name, value) VALUES ('journal-up-to', ?)
                ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)
                """
        ).execute(arguments: [number])
    }

    private func insert(_ letter: Claim, at now: Instant, _ database: Database) throws -> Int64 {
        let statement = try database.cachedStatement(
            sql: "INSERT INTO letter (name, recipient, slot, part, claimed_at, trial) VALUES (?, ?, ?, ?, ?, ?)")
        do {
            try statement.execute(
                arguments: [
                    letter.name, letter.recipient, letter.slot?.seconds, letter.part, now.seconds, letter.trial,
                ])
        } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
            throw LedgerError.alreadyClaimed(letter: letter.name)
        }
        return database.lastInsertedRowID
    }

    private func insert(_ reminder: Reminder, letter: Int64, at now: Instant, _ database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO reminder (subject, rule, instance, due, rung, recipient, part, told_at, letter)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        let key = reminder.key
        do {
            try statement.execute(arguments: key.columns + [reminder.part.rawValue, now.seconds, letter])
        } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_PRIMARYKEY {
            throw LedgerError.alreadyTold(key)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw LedgerError.refusedReminder(key, reason: error.message ?? "a constraint")
        }
        try forgetRecall(of: key, database)
    }

    /// False when it was recorded before.
    private func insert(_ lapse: Lapse, _ database: Database) throws -> Bool {
        let statement = try database.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO lapse (subject, rule, instance, due, rung, recipient) VALUES (?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(arguments: lapse.key.columns)
        return database.changesCount > 0
    }

    func set(_ name: String, _ value: Int64, _ database: Database) throws {
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)")
            .execute(arguments: [name, value])
    }
}
