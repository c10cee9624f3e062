internal import GRDB
public import SIPRules

/// What the ledger tells to whoever asks: `status`, `explain`, `audit`, and the daemon itself. Not for two threads at a
/// time.
///
/// Opened by itself it neither makes nor changes a ledger, nor anything beside it, and no writer waits for it.
public class LedgerReader {
    /// Where the ledger is.
    public let path: String
    let queue: DatabaseQueue
    /// Whether what was told on a trial that is not over counts. It does not for whoever asks when the configuration says that
    /// the trial is over, and the daemon has not noted it yet.
    public var countsTrial = true
    /// How often it has been asked or told something: what a question costs is counted in tests.
    package private(set) var calls = 0

    /// Opens the ledger at `path` to be read, beside a running daemon or without one.
    ///
    /// - Throws: `cannotOpen` when there is none, `newer`, `notLedger`, `corrupt`.
    public convenience init(at path: String) throws(LedgerError) {
        try self.init(path) { try .unchanged(path) }
    }

    /// Opens what is at `path` and looks whether it is a ledger we understand.
    init(_ path: String, open: () throws -> DatabaseQueue) throws(LedgerError) {
        self.path = path
        do { queue = try open() } catch { throw LedgerError(error, path: path) }
        do {
            try queue.inDatabase { database in
                let application = try Int32.fetchOne(database, sql: "PRAGMA application_id")
                guard application == LedgerSchema.applicationID else {
                    throw LedgerError.notLedger(path: path)
                }
                guard try !LedgerSchema.migrator.hasBeenSuperseded(database) else {
                    throw LedgerError.newer(path: path)
                }
            }
        } catch {
            throw failure(error)
        }
    }

    deinit { try? queue.close() }

    func migrate() throws(LedgerError) {
        do { try LedgerSchema.migrator.migrate(queue) } catch { throw failure(error) }
    }

    private func failure(_ error: any Error) -> LedgerError { LedgerError(queue.explained(error), path: path) }

    /// Runs outside a transaction.
    func perform<Value>(_ body: (Database) throws -> Value) throws(LedgerError) -> Value {
        calls += 1
        do { return try queue.inDatabase(body) } catch { throw failure(error) }
    }

    /// Runs SQL that says everything itself.
    func run(_ sql: String) throws(LedgerError) {
        try perform { database in try database.execute(sql: sql) }
    }

    /// All rows of a prepared statement.
    func rows<Element>(
        _ sql: String, _ arguments: StatementArguments = [], _ element: (Row) throws -> Element
    ) throws(LedgerError) -> [Element] {
        try perform { database in
            let statement = try database.cachedStatement(sql: sql)
            let rows = try Row.fetchCursor(statement, arguments: arguments)
            var elements: [Element] = []
            while let row = try rows.next() { elements.append(try element(row)) }
            return elements
        }
    }
}

extension LedgerReader {
    /// When each reminder about a subject was told. Those of rules that sipd no longer has are left out.
    public func told(about subject: Obligation.Subject) throws(LedgerError) -> [ReminderKey: Instant] {
        let told: [(ReminderKey, Instant)?] = try rows(
            "SELECT rule, instance, due, rung, recipient, told_at FROM reminder WHERE subject = ?\(liveReminders)",
            [subject.text]
        ) { row in
            guard let rule = RuleID(rawValue: try row.text(0)), let instance = Instance(json: try row.text(1)) else {
                return nil
            }
            let key = ReminderKey(
                subject: subject, rule: rule, instance: instance,
                due: Day(number: Int32(clamping: try row.integer(2))), rung: try row.text(3),
                recipient: try row.text(4))
            return (key, Instant(seconds: try row.integer(5)))
        }
        return Dictionary(told.compactMap(\.self)) { first, _ in first }
    }

    /// Whether anybody was ever told of a rule's duty about a subject, at that rung.
    public func hasTold(
        _ rule: RuleID, at rung: String, about subject: Obligation.Subject
    ) throws(LedgerError) -> Bool {
        try !rows(
            "SELECT 1 FROM reminder WHERE subject = ? AND rule = ? AND rung = ?\(liveReminders) LIMIT 1",
            [subject.text, rule.rawValue, rung]
        ) { _ in true }.isEmpty
    }

    /// The latest slot of which each recipient has had a digest, by recipient id, of the slots from `first` to `last`.
    /// Later ones are those of a clock that was wrong; they do not hide the one before.
    public func digests(
        atOrAfter first: Instant, atOrBefore last: Instant = .latest
    ) throws(LedgerError) -> [String: Instant] {
        let digests: [(String, Instant)] = try rows(
            """
            SELECT recipient, max(slot) FROM letter WHERE slot BETWEEN ? AND ? AND \(LedgerSchema.stands)\(liveLetters)
            GROUP BY recipient
            """,
            [first.seconds, last.seconds]
        ) { row in (try row.text(0), Instant(seconds: try row.integer(1))) }
        return Dictionary(digests) { first, _ in first }
    }

    /// Every slot up to here has been decided. Nil: none yet.
    public func processedThrough() throws(LedgerError) -> Instant? {
        try rows("SELECT value FROM meta WHERE name = 'decided-up-to'") { Instant(seconds: try $0.integer(0)) }.first
    }

    /// Whether letters have gone that may not have told all there was, since the plans could not be read to their end.
    public func isCutShort() throws(LedgerError) -> Bool {
        try rows("SELECT value FROM meta WHERE name = 'cut-short'") { try $0.integer(0) }.first == 1
    }

    /// Up to which entry of the history the journal has them all, as far as that was written down.
    public func lastJournaled() throws(LedgerError) -> Int64 {
        try rows("SELECT value FROM meta WHERE name = 'journal-up-to'") { try $0.integer(0) }.first ?? 0
    }

    /// The names of the letters not known to be in the spool, in order.
    public func unconfirmed() throws(LedgerError) -> [String] {
        try rows("SELECT name FROM letter WHERE settled_at IS NULL ORDER BY name") { try $0.text(0) }
    }

    /// Those of the names that no letter was claimed under, in the order given.
    public func unclaimed(among names: [String]) throws(LedgerError) -> [String] {
        try perform { database in
            let statement = try database.cachedStatement(sql: "SELECT 1 FROM letter WHERE name = ?")
            return try names.filter { try Int.fetchOne(statement, arguments: [$0]) == nil }
        }
    }

    /// Those of the reminders that were told before, and those that stand among them twice.
    public func told(among keys: [ReminderKey]) throws(LedgerError) -> Set<ReminderKey> {
        try perform { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT 1 FROM reminder WHERE subject = ? AND rule = ? AND instance = ? AND due = ? AND rung = ?
                    AND recipient = ?
                    """)
            var seen: Set<ReminderKey> = []
            return try Set(
                keys.filter { key in
                    try !seen.insert(key).inserted || Int.fetchOne(statement, arguments: key.columns) != nil
                })
        }
    }

    /// The names of those letters that cannot be claimed, since another of that name, or to that recipient in that slot, was.
    public func claimed(among letters: [Claim]) throws(LedgerError) -> Set<String> {
        try perform { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT 1 FROM letter
                    WHERE name = ?1 OR (slot = ?2 AND recipient = ?3 AND part = ?4 AND \(LedgerSchema.stands))
                    """)
            return try Set(
                letters.filter { letter in
                    let arguments: StatementArguments = [
                        letter.name, letter.slot?.seconds, letter.recipient, letter.part,
                    ]
                    return try Int.fetchOne(statement, arguments: arguments) != nil
                }.map(\.name))
        }
    }

    /// How many letters were claimed since an instant and not taken back, and when the last of them was.
    public func letterCount(since: Instant) throws(LedgerError) -> (count: Int, last: Instant?) {
        let counts: [(count: Int, last: Instant?)] = try rows(
            "SELECT count(*), max(claimed_at) FROM letter WHERE claimed_at >= ? AND pulled_at IS NULL", [since.seconds]
        ) { row in
            (Int(clamping: try row.integer(0)), try row.integerOrNull(1).map(Instant.init(seconds:)))
        }
        return counts.first ?? (0, nil)
    }

    /// The letters claimed for a recipient, nil for all, since an instant, the latest first.
    public func letters(to recipient: String?, since: Instant) throws(LedgerError) -> [ClaimedLetter] {
        try rows(
            """
            SELECT name, recipient, slot, claimed_at, settled_at, pulled_at, trial FROM letter
            WHERE claimed_at >= ? AND (?2 IS NULL OR recipient = ?2) ORDER BY claimed_at DESC, name
            """, [since.seconds, recipient]
        ) { row in
            ClaimedLetter(
                name: try row.text(0), recipient: try row.text(1),
                slot: try row.integerOrNull(2).map(Instant.init(seconds:)),
                claimedAt: Instant(seconds: try row.integer(3)),
                confirmedAt: try row.integerOrNull(4).map(Instant.init(seconds:)),
                recalledAt: try row.integerOrNull(5).map(Instant.init(seconds:)), trial: try row.textOrNull(6))
        }
    }
}
