internal import GRDB
public import SIPRules

/// A letter that lies in the spool and that the ledger does not know, since it was put back from a backup.
public struct UnknownLetter: Hashable, Sendable {
    /// Its file's name.
    public var name: String
    /// When it was claimed, at the earliest.
    public var moment: Instant
    /// What it tells, where it says so.
    public var contents: LetterContents?

    /// A letter, member by member.
    public init(name: String, moment: Instant, contents: LetterContents?) {
        self.name = name
        self.moment = moment
        self.contents = contents
    }
}

extension Ledger {
    /// Notes that the ledger is a copy from before some letters. What they say that they tell is told; and of a time it is not
    /// known what else was, about these plans and whatever is none; nil: about any. A plan that comes later was told of nothing.
    public func restore(
        _ letters: [UnknownLetter], forgetting span: ClosedRange<Instant>?, of plans: Set<PlanID>?, at now: Instant
    ) throws(LedgerError) {
        try transaction { database in
            var history = try LedgerHistory(database)
            for letter in letters {
                guard let contents = letter.contents else { continue }
                let id = try adopt(letter, contents, at: now, database)
                for item in contents.items where try adopt(item, letter: id, at: letter.moment, database) {
                    var fields = item.key.fields.merging(["letter": letter.name, "part": item.part.rawValue]) { $1 }
                    fields["trial"] = contents.trial
                    try history.append(.adopted, item.key.subject.text, fields, at: now)
                }
            }
            var fields = ["letters": "\(letters.count)"]
            if let span {
                let known = plans?.map { LedgerSchema.disguised(Obligation.Subject.plan($0).text) }
                for subject in known.map({ $0 + [LedgerSchema.upkeep] }) ?? [LedgerSchema.everything] {
                    try database.cachedStatement(
                        sql: "INSERT OR REPLACE INTO forgotten (subject, since, until) VALUES (?, ?, ?)"
                    )
                    .execute(arguments: [subject, span.lowerBound.seconds, span.upperBound.seconds])
                }
                try set("decided-up-to", span.upperBound.seconds, database)
                fields["since"] = span.lowerBound.description
                fields["until"] = span.upperBound.description
            }
            try history.append(.restored, LedgerEntry.ledger, fields, at: now)
        }
    }

    /// It stands after those of its slot that are known: the cap or the megabyte may have made it one of several.
    private func adopt(
        _ letter: UnknownLetter, _ contents: LetterContents, at now: Instant, _ database: Database
    ) throws -> Int64 {
        let slot = LetterName.isImmediate(letter.name) ? nil : letter.moment
        try database.cachedStatement(
            sql: """
                INSERT INTO letter (name, recipient, slot, part, claimed_at, settled_at, trial)
                SELECT ?1, ?2, ?3, coalesce(max(part), 0) + 1, ?4, ?5, ?6 FROM letter
                WHERE slot = ?3 AND recipient = ?2 AND \(LedgerSchema.stands)
                """
        ).execute(arguments: [
            letter.name, contents.recipient, slot?.seconds, letter.moment.seconds, now.seconds, contents.trial,
        ])
        return database.lastInsertedRowID
    }

    /// False when it was told in another letter; not when that went on trial, and this one to its reader.
    private func adopt(
        _ item: LetterContents.Item, letter: Int64, at moment: Instant, _ database: Database
    ) throws -> Bool {
        try database.cachedStatement(
            sql: """
                INSERT INTO reminder (subject, rule, instance, due, rung, recipient, part, told_at, letter)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET part = excluded.part, told_at = excluded.told_at, letter = excluded.letter
                WHERE letter IN (SELECT id FROM letter WHERE \(LedgerSchema.isOnTrial))
                AND excluded.letter IN (SELECT id FROM letter WHERE trial IS NULL)
                """
        ).execute(arguments: item.key.columns + [item.part.rawValue, moment.seconds, letter])
        let isNew = database.changesCount > 0
        try forgetRecall(of: item.key, database)
        return isNew
    }
}
