internal import GRDB

/// The tables of the ledger. Uniqueness lives here and not in the code above.
///
/// A migration is never edited after a release: add one.
enum LedgerSchema {
    /// Marks the file as a ledger of sipd: "sipd" in ASCII.
    static let applicationID: Int32 = 0x7369_7064

    static let migrations: [(name: String, sql: String)] = [
        (
            "1 what was told",
            """
            PRAGMA application_id = \(applicationID);

            -- One file in the spool. One digest a recipient and slot, but for those taken back before the mailer had
            -- them; an immediate letter has no slot.
            CREATE TABLE letter (
                id INTEGER PRIMARY KEY,
                name TEXT NOT NULL UNIQUE,
                recipient TEXT NOT NULL,
                slot INTEGER,
                claimed_at INTEGER NOT NULL,
                settled_at INTEGER,
                -- It is about to be taken back; whether it could be, pulled_at tells, or both are empty again.
                pulling_at INTEGER,
                pulled_at INTEGER
            ) STRICT;
            CREATE UNIQUE INDEX letter_digest ON letter (slot, recipient) WHERE pulled_at IS NULL;
            CREATE INDEX letter_unsettled ON letter (name) WHERE settled_at IS NULL;
            CREATE INDEX letter_pulling ON letter (name) WHERE pulling_at IS NOT NULL AND pulled_at IS NULL;

            -- What was told. The key is what the reminder is about; why it was told stands in the history.
            CREATE TABLE reminder (
                subject TEXT NOT NULL,
                rule TEXT NOT NULL,
                instance TEXT NOT NULL,
                due INTEGER NOT NULL,
                rung TEXT NOT NULL,
                recipient TEXT NOT NULL,
                part TEXT NOT NULL,
                told_at INTEGER NOT NULL,
                letter INTEGER NOT NULL REFERENCES letter (id),
                PRIMARY KEY (subject, rule, instance, due, rung, recipient)
            ) STRICT, WITHOUT ROWID;

            CREATE INDEX reminder_letter ON reminder (letter);

            -- What stood in digests that were taken back, until it is told again.
            CREATE TABLE pulled (
                subject TEXT NOT NULL,
                rule TEXT NOT NULL,
                instance TEXT NOT NULL,
                due INTEGER NOT NULL,
                rung TEXT NOT NULL,
                recipient TEXT NOT NULL,
                slot INTEGER NOT NULL,
                PRIMARY KEY (subject, rule, instance, due, rung, recipient)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX pulled_slot ON pulled (slot);

            -- What passed untold.
            CREATE TABLE lapse (
                subject TEXT NOT NULL,
                rule TEXT NOT NULL,
                instance TEXT NOT NULL,
                due INTEGER NOT NULL,
                rung TEXT NOT NULL,
                recipient TEXT NOT NULL,
                PRIMARY KEY (subject, rule, instance, due, rung, recipient)
            ) STRICT, WITHOUT ROWID;

            -- What was acknowledged or put off. Without rule or instance: all of them.
            CREATE TABLE pause (
                id INTEGER PRIMARY KEY,
                subject TEXT NOT NULL,
                rule TEXT,
                instance TEXT,
                until INTEGER NOT NULL,
                ordered_by TEXT NOT NULL,
                comment TEXT NOT NULL,
                kind TEXT NOT NULL,
                ordered_at INTEGER NOT NULL,
                ended_at INTEGER
            ) STRICT;
            CREATE INDEX pause_subject ON pause (subject, until) WHERE ended_at IS NULL;

            CREATE TABLE meta (
                name TEXT PRIMARY KEY,
                value INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;

            -- Each hash covers the one before. AUTOINCREMENT remembers the last number, so that a cut tail shows.
            CREATE TABLE history (
                seq INTEGER PRIMARY KEY AUTOINCREMENT,
                at INTEGER NOT NULL,
                kind TEXT NOT NULL,
                subject TEXT NOT NULL,
                fields TEXT NOT NULL,
                hash BLOB NOT NULL
            ) STRICT;
            CREATE INDEX history_subject ON history (subject);
            CREATE TRIGGER history_is_not_edited BEFORE UPDATE ON history
                BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
            CREATE TRIGGER history_is_not_cut BEFORE DELETE ON history
                BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
            """
        ),
        (
            "2 what need not be remembered",
            """
            -- Subjects of the history that are no plans in the store, and since when that is known.
            CREATE TABLE departed (
                subject TEXT PRIMARY KEY,
                since INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;

            -- Times of which it is not remembered what was told. Subjects are disguised; '' is every subject.
            -- The key's columns stand first: SQLite 3.40 takes such a table for damaged when they do not.
            CREATE TABLE forgotten (
                subject TEXT NOT NULL,
                until INTEGER NOT NULL,
                since INTEGER NOT NULL,
                PRIMARY KEY (subject, until)
            ) STRICT, WITHOUT ROWID;

            CREATE INDEX letter_pulled ON letter (pulled_at) WHERE pulled_at IS NOT NULL;

            -- An entry's contents may be removed, its number, its time and its hash stay.
            DROP TRIGGER history_is_not_edited;
            CREATE TRIGGER history_is_not_edited BEFORE UPDATE ON history
                WHEN NOT (NEW.seq = OLD.seq AND NEW.at = OLD.at AND NEW.hash = OLD.hash
                    AND NEW.kind = '' AND NEW.subject = '' AND NEW.fields = '')
                BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;

            -- The journal is taken to have heard of everything so far.
            INSERT INTO meta SELECT 'journal-up-to', coalesce(max(seq), 0) FROM history;
            """
        ),
        ("3 what a duty is about", LedgerIdentity.migration),
        (
            "4 parts and orders",
            """
            -- A digest that one letter does not hold has several; each place is taken once.
            ALTER TABLE letter ADD COLUMN part INTEGER NOT NULL DEFAULT 1;
            DROP INDEX letter_digest;
            CREATE UNIQUE INDEX letter_digest ON letter (slot, recipient, part) WHERE pulled_at IS NULL;

            -- The account that asked, as the kernel named it; ordered_by is the name that came with the question.
            ALTER TABLE pause ADD COLUMN ordered_uid INTEGER;
            ALTER TABLE pause ADD COLUMN ordered_account TEXT;

            -- The letters of an hour or a day are counted, and what rests is listed: neither is to grow with the years.
            CREATE INDEX letter_claimed ON letter (claimed_at) WHERE pulled_at IS NULL;
            CREATE INDEX pause_until ON pause (until) WHERE ended_at IS NULL;
            """
        ),
        (
            "5 a seal",
            """
            -- What only sipd knows: with it a letter shows that it is sipd's own, whoever may write where letters lie.
            CREATE TABLE seal (key BLOB NOT NULL) STRICT;
            INSERT INTO seal VALUES (randomblob(32));
            """
        ),
        (
            "6 on trial",
            """
            -- Where the letter went instead of to its reader, who never had it; and when that counted no more.
            ALTER TABLE letter ADD COLUMN trial TEXT;
            ALTER TABLE letter ADD COLUMN trial_ended_at INTEGER;
            -- Of the letters up to this one it is not known: the first round tells by what the configuration says then.
            INSERT INTO meta SELECT 'trial-unknown-up-to', max(id) FROM letter HAVING max(id) IS NOT NULL;
            CREATE INDEX letter_trial ON letter (id) WHERE trial IS NOT NULL AND trial_ended_at IS NULL;
            CREATE INDEX letter_of_trial ON letter (trial_ended_at) WHERE trial_ended_at IS NOT NULL;
            DROP INDEX letter_digest;
            CREATE UNIQUE INDEX letter_digest ON letter (slot, recipient, part)
                WHERE pulled_at IS NULL AND trial_ended_at IS NULL;
            """
        ),
    ]

    /// Makes the tables in an empty database, the newest at once.
    static func fill(_ queue: DatabaseQueue) throws { try migrator.migrate(queue) }

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for (name, sql) in migrations {
            migrator.registerMigration(name) { database in try database.execute(sql: sql) }
        }
        return migrator
    }
}
