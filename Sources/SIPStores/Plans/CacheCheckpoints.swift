internal import GRDB
internal import SIPRules

/// The cache's part about checkpoints: see `PlanCheckpoint`.
extension CacheAccess {
    /// Beside the tables of the first version, so that a cache from before it keeps its last good versions.
    ///
    /// That a checkpoint goes with any change of the plan's documents lives here and not in the code above, which another
    /// version of sipd may not have.
    static let checkpointSchema = """
        CREATE TABLE IF NOT EXISTS outlook (
            document INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
            alarm INTEGER,
            open INTEGER NOT NULL,
            overdue INTEGER NOT NULL,
            turns INTEGER,
            coverage TEXT,
            late INTEGER,
            late_since INTEGER
        ) STRICT;
        CREATE TABLE IF NOT EXISTS outlook_terms (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            premises TEXT NOT NULL,
            ledger_number INTEGER NOT NULL,
            ledger_hash TEXT NOT NULL,
            at INTEGER NOT NULL
        ) STRICT;
        CREATE TRIGGER IF NOT EXISTS outlook_of_new AFTER INSERT ON document BEGIN
            DELETE FROM outlook WHERE document IN (SELECT id FROM document WHERE plan = NEW.plan);
        END;
        CREATE TRIGGER IF NOT EXISTS outlook_of_changed AFTER UPDATE ON document BEGIN
            DELETE FROM outlook WHERE document IN (SELECT id FROM document WHERE plan IN (OLD.plan, NEW.plan));
        END;
        CREATE TRIGGER IF NOT EXISTS outlook_of_gone AFTER DELETE ON document BEGIN
            DELETE FROM outlook WHERE document IN (SELECT id FROM document WHERE plan = OLD.plan);
        END;
        """

    /// Under what the checkpoints were kept; nil when none were.
    func checkpointTerms() throws -> CheckpointTerms? {
        try Row.fetchOne(database, sql: "SELECT premises, ledger_number, ledger_hash, at FROM outlook_terms").map {
            row in
            CheckpointTerms(
                settings: try row.text(0),
                ledger: LedgerMark(number: try row.integer(1), hash: try row.text(2)),
                at: Instant(seconds: try row.integer(3)))
        }
    }

    /// The checkpoints of the documents after this one; nil when there is none.
    func checkpoints(after last: Int64) throws -> CheckpointPage? {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT plan, alarm, open, overdue, turns, coverage, late, late_since, outlook.document FROM outlook
                JOIN document ON document.id = outlook.document
                WHERE outlook.document > ? ORDER BY outlook.document LIMIT ?
                """, arguments: [last, CheckpointPage.length])
        var page = CheckpointPage(end: last)
        while let row = try rows.next() {
            page.end = try row.integer(8)
            guard let plan = PlanID(try row.text(0)), let coverage = CoverageState(rawValue: try row.text(5)) else {
                continue
            }
            let checkpoint = PlanCheckpoint(
                alarm: try row.integerOrNull(1).map(Instant.init(seconds:)),
                open: UInt64(bitPattern: try row.integer(2)), overdue: UInt64(bitPattern: try row.integer(3)),
                late: Int(clamping: try row.integer(6)),
                lateSince: try row.integerOrNull(7).map { Day(number: Int32(clamping: $0)) },
                turns: try row.integerOrNull(4).map { Day(number: Int32(clamping: $0)) },
                coverage: coverage)
            page.checkpoints.append((plan, checkpoint))
        }
        return page.end == last ? nil : page
    }

    /// A checkpoint from before all of this stood in it, or of a sipd that does not keep it, is none.
    func prepareCheckpoints() throws {
        let columns = try database.columns(in: "outlook").map(\.name)
        for (name, type) in [("coverage", "TEXT"), ("late", "INTEGER"), ("late_since", "INTEGER")]
        where !columns.contains(name) {
            try run("ALTER TABLE outlook ADD COLUMN \(name) \(type)")
        }
        try run("DELETE FROM outlook WHERE coverage IS NULL OR late IS NULL")
        // Here, since a cache of 0.2.0 has no units before. Whoever asks about one is not to wait for every document.
        try run("CREATE INDEX IF NOT EXISTS document_unit ON document (unit) WHERE unit IS NOT NULL")
    }

    /// Forgets every checkpoint.
    func dropCheckpoints() throws {
        try run("DELETE FROM outlook; DELETE FROM outlook_terms")
    }

    /// Keeps a plan's checkpoint. None is kept of a plan in several documents: which of them counts may change.
    func keep(_ checkpoint: PlanCheckpoint, of plan: PlanID) throws {
        try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO outlook (document, alarm, open, overdue, turns, coverage, late, late_since)
                SELECT min(id), ?2, ?3, ?4, ?5, ?6, ?7, ?8 FROM document WHERE plan = ?1 GROUP BY plan HAVING count(*) = 1
                """
        ).execute(arguments: [
            plan.text, checkpoint.alarm?.seconds, Int64(bitPattern: checkpoint.open),
            Int64(bitPattern: checkpoint.overdue),
            checkpoint.turns?.number, checkpoint.coverage.rawValue, checkpoint.late, checkpoint.lateSince?.number,
        ])
    }

    func set(_ terms: CheckpointTerms) throws {
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO outlook_terms VALUES (1, ?, ?, ?, ?)")
            .execute(arguments: [terms.settings, terms.ledger.number, terms.ledger.hash, terms.at.seconds])
    }

    /// The documents that hold a plan of which nothing is kept, in the order they are stored in, after one of them.
    func versionsWithoutCheckpoint(after id: Int64, limit: Int) throws -> [PlanCache.Version] {
        try versions(
            """
            SELECT id, path, bytes FROM document JOIN version ON version.document = id WHERE id > ? AND plan IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM outlook WHERE outlook.document = id) ORDER BY id LIMIT ?
            """, [id, limit])
    }
}
