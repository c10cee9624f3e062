internal import SIPRules

/// The third migration: what a duty's subject and instance are, in full, where there was a joined text.
///
/// Until 0.2.0 an instance was `m1/anna.berg` and the installation's subjects `roster`, which a plan may be called too. Each
/// rule had its own way to join them; so it is taken apart by the rule. A unit and a person that shared a name had shared
/// what was told: it is taken for told of both.
enum LedgerIdentity {
    /// Subjects of the history that are no plans: those of now, and what they were called until 0.2.0. A plan by one of the old
    /// names keeps its record for good, since nobody can tell its entries from ours of that time.
    static let ours: Set<String> = Set(
        Upkeep.Part.allCases.map { Obligation.Subject.upkeep($0).text } + [LedgerEntry.ledger]
            + ["plans", "roster", "rules", "sipd", "ledger"])

    static let migration = """
        CREATE TABLE reminder_of_3 (
            -- A case reference, or sipd/ and a part of the installation: no case reference holds a slash.
            subject TEXT NOT NULL,
            rule TEXT NOT NULL,
            -- What the duty is about, part by part: a JSON object of texts, its names in order.
            instance TEXT NOT NULL CHECK (json_type(instance) = 'object'),
            due INTEGER NOT NULL,
            rung TEXT NOT NULL,
            recipient TEXT NOT NULL,
            part TEXT NOT NULL,
            told_at INTEGER NOT NULL,
            letter INTEGER NOT NULL REFERENCES letter (id),
            PRIMARY KEY (subject, rule, instance, due, rung, recipient)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE pulled_of_3 (
            subject TEXT NOT NULL,
            rule TEXT NOT NULL,
            instance TEXT NOT NULL CHECK (json_type(instance) = 'object'),
            due INTEGER NOT NULL,
            rung TEXT NOT NULL,
            recipient TEXT NOT NULL,
            slot INTEGER NOT NULL,
            PRIMARY KEY (subject, rule, instance, due, rung, recipient)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE lapse_of_3 (
            subject TEXT NOT NULL,
            rule TEXT NOT NULL,
            instance TEXT NOT NULL CHECK (json_type(instance) = 'object'),
            due INTEGER NOT NULL,
            rung TEXT NOT NULL,
            recipient TEXT NOT NULL,
            PRIMARY KEY (subject, rule, instance, due, rung, recipient)
        ) STRICT, WITHOUT ROWID;

        INSERT INTO reminder_of_3
            SELECT \(subject), rule, \(instance(due: "due")), due, rung, recipient, part, told_at, letter FROM reminder;
        INSERT INTO pulled_of_3
            SELECT \(subject), rule, \(instance(due: "due")), due, rung, recipient, slot FROM pulled;
        INSERT INTO lapse_of_3
            SELECT \(subject), rule, \(instance(due: "due")), due, rung, recipient FROM lapse;
        INSERT INTO reminder_of_3
            SELECT \(subject), rule, json_object('unit', instance), due, rung, recipient, part, told_at, letter
            FROM reminder WHERE rule = 'unreachable-role';
        UPDATE pause SET instance = \(instance(due: "0")) WHERE instance IS NOT NULL;

        DROP TABLE reminder;
        DROP TABLE pulled;
        DROP TABLE lapse;
        ALTER TABLE reminder_of_3 RENAME TO reminder;
        ALTER TABLE pulled_of_3 RENAME TO pulled;
        ALTER TABLE lapse_of_3 RENAME TO lapse;
        CREATE INDEX reminder_letter ON reminder (letter);
        CREATE INDEX pulled_slot ON pulled (slot);
        """

    private static let subject = """
        CASE WHEN rule IN ('unreachable-role', 'plan-unreadable', 'rules-reviewed', 'all-checked', 'letters-held')
        THEN 'sipd/' || CASE subject WHEN 'sipd' THEN 'service' ELSE subject END ELSE subject END
        """

    /// What stands before the first slash, and behind it; all of it, and nothing, where there is none.
    private static let head = "substr(instance, 1, instr(instance || '/', '/') - 1)"
    private static let tail = "substr(instance, instr(instance || '/', '/') + 1)"
    /// The number of an edition, of `edition-2` or of `region/edition-2`.
    private static let edition = "substr(instance, instr(instance, 'edition-') + 8)"

    /// A pause has no due date, and is of no rule whose instances were told apart by one.
    private static func instance(due: String) -> String {
        """
        CASE
        WHEN rule IN ('consent-missing', 'consent-scope', 'consent-expiry', 'follow-up-booked', 'plan-documented',
            'plan-handed-over', 'follow-up-exists') THEN
            CASE instance WHEN '' THEN '{}' ELSE json_object('edition', \(edition)) END
        WHEN rule = 'consent-covers-follow-up' THEN
            CASE \(tail) WHEN '' THEN json_object('meeting', instance)
            ELSE json_object('edition', \(edition), 'meeting', \(head)) END
        WHEN rule = 'principal-documented' THEN
            CASE \(tail) WHEN '' THEN json_object('principal', instance)
            ELSE json_object('edition', \(edition), 'principal', \(head)) END
        WHEN rule = 'closing-documented' THEN json_object('principal', instance)
        WHEN rule = 'consent-oral-documented' THEN json_object('consent', instance)
        WHEN rule = 'cannot-consent' THEN json_object('basis', instance)
        WHEN rule = 'coming-of-age' THEN json_object('birthday', instance)
        WHEN rule = 'plan-dormant' THEN json_object('dormant', instance)
        WHEN rule IN ('invitation-sent', 'meeting-outcome', 'follow-up', 'follow-up-decision') THEN
            json_object('meeting', instance)
        WHEN rule IN ('rsvp-pending', 'substitute-named', 'substitute-same-unit', 'substitute-briefed',
            'contacted-separately', 'actor-decides', 'referral-considered') THEN
            CASE \(tail) WHEN '' THEN json_object('meeting', instance)
            ELSE json_object('meeting', \(head), 'person', \(tail)) END
        WHEN rule = 'action-due' THEN json_object('action', instance)
        WHEN rule = 'situation-changed' THEN
            json_object('act', CASE \(tail) WHEN '' THEN 'convene' ELSE \(tail) END, 'change', substr(\(head), 8))
        WHEN rule = 'coordinator-reachable' THEN
            CASE WHEN instance LIKE 'absent-%' THEN json_object('coordinator', 'absent', 'day', substr(instance, 8))
            ELSE json_object('coordinator', instance) END
        WHEN rule = 'plan-unreadable' THEN
            CASE instance WHEN '…' THEN json_object('documents', 'further') ELSE json_object('document', instance) END
        WHEN rule = 'unreachable-role' THEN json_object('person', instance)
        WHEN rule = 'all-checked' THEN json_object('day', date(\(due) * 86400, 'unixepoch'))
        WHEN instance = '' THEN '{}'
        ELSE json_object('other', instance) END
        """
    }
}
