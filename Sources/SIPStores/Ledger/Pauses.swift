internal import GRDB
public import SIPRules

/// A pause as the ledger keeps it.
public struct OrderedPause: Hashable, Sendable {
    /// By which it is ended.
    public var id: Int64
    /// What was ordered.
    public var pause: Pause
    /// When it was ordered.
    public var at: Instant
    /// The account that ordered it. Nil: it was not known, or not asked for before 0.3.0.
    public var account: Account?

    /// Who ordered it: the account, and the name that was claimed.
    public var author: Author { Author(claimed: pause.by, account: account) }
}

extension LedgerReader {
    /// The pauses that hold at an instant, about a plan or, nil, all of them, in the order they were made.
    public func pauses(about plan: PlanID? = nil, at now: Instant) throws(LedgerError) -> [OrderedPause] {
        // Two statements, so that each finds its way by an index, and not by the order it is to be in.
        let about = plan == nil ? "" : "AND subject = ?2"
        let pauses: [OrderedPause?] = try rows(
            """
            SELECT id, subject, rule, instance, until, ordered_by, comment, kind, ordered_at, ordered_uid,
                ordered_account FROM pause
            WHERE ended_at IS NULL AND until > ?1 \(about) ORDER BY +id
            """, plan.map { [now.seconds, $0.text] } ?? [now.seconds]
        ) { row in
            let rule = try row.textOrNull(2)
            let known = rule.flatMap(RuleID.init(rawValue:))
            // Of a rule or a duty that sipd no longer knows: it must not become one of every rule.
            guard rule == nil || known != nil, let kind = Pause.Kind(rawValue: try row.text(7)),
                let plan = PlanID(try row.text(1))
            else { return nil }
            let json = try row.textOrNull(3)
            let instance = json.flatMap { Instance(json: $0) }
            guard json == nil || instance != nil else { return nil }
            let pause = Pause(
                plan: plan, rule: known, instance: instance,
                until: Instant(seconds: try row.integer(4)), by: try row.text(5), comment: try row.text(6), kind: kind)
            let uid = try row.integerOrNull(9).flatMap { UInt32(exactly: $0) }
            let name = try row.textOrNull(10)
            return OrderedPause(
                id: try row.integer(0), pause: pause, at: Instant(seconds: try row.integer(8)),
                account: uid.map { Account(uid: $0, name: name) })
        }
        return pauses.compactMap(\.self)
    }
}

extension Ledger {
    /// Begins a pause. Its end and its comment are part of it, and the name in it is what was claimed.
    public func order(_ pause: Pause, from account: Account? = nil, at now: Instant) throws(LedgerError) {
        try transaction { database in
            try database.cachedStatement(
                sql: """
                    INSERT INTO pause (subject, rule, instance, until, ordered_by, comment, kind, ordered_at,
                        ordered_uid, ordered_account)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                pause.plan.text, pause.rule?.rawValue, pause.instance?.json, pause.until.seconds, pause.by,
                pause.comment, pause.kind.rawValue, now.seconds, account?.uid, account?.name,
            ])
            var history = try LedgerHistory(database)
            let kind: LedgerEntry.Kind =
                switch pause.kind {
                case .acknowledged: .acknowledged
                case .snoozed: .snoozed
                }
            let author = Author(claimed: pause.by, account: account)
            try history.append(kind, pause.plan.text, pause.fields.merging(author.fields) { $1 }, at: now)
        }
    }

    /// Notes that somebody had sipd do something that is about no one plan.
    ///
    /// - Parameters:
    ///   - kind: one that says by whom.
    ///   - author: who had sipd do it.
    ///   - more: what else the history is to have of it.
    ///   - now: when that was.
    public func note(
        _ kind: LedgerEntry.Kind, by author: Author, _ more: [String: String] = [:], at now: Instant
    ) throws(LedgerError) {
        var fields = author.fields.merging(more) { $1 }
        fields["by"] = author.claimed
        try transaction { database in
            var history = try LedgerHistory(database)
            try history.append(kind, Obligation.Subject.upkeep(.service).text, fields, at: now)
        }
    }

    /// Ends a pause before its time.
    ///
    /// - Returns: false when no such pause holds.
    public func end(
        _ id: Int64, by person: String, from account: Account? = nil, at now: Instant
    ) throws(LedgerError) -> Bool {
        guard let found = try pauses(at: now).first(where: { $0.id == id }) else { return false }
        try transaction { database in
            try database.cachedStatement(sql: "UPDATE pause SET ended_at = ? WHERE id = ?")
                .execute(arguments: [now.seconds, id])
            var history = try LedgerHistory(database)
            var fields = found.pause.fields
            fields["ended-by"] = person
            fields.merge(Author(claimed: person, account: account).fields) { $1 }
            try history.append(.resumed, found.pause.plan.text, fields, at: now)
        }
        return true
    }
}

extension Pause {
    fileprivate var fields: [String: String] {
        var fields = ["until": until.description, "by": by, "comment": comment]
        fields["rule"] = rule?.rawValue
        fields["instance"] = instance?.description
        fields["duty"] = instance?.json
        return fields
    }
}
