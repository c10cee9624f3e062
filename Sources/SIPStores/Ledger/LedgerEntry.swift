public import SIPRules

/// One line of the ledger's history: what was told or not, about what, when and why.
public struct LedgerEntry: Hashable, Sendable {
    /// Its number, from 1 without a gap.
    public var number: Int64
    /// When it was written.
    public var at: Instant
    /// What happened.
    public var kind: Kind
    /// The plan's case reference, or what of the installation it is about: `sipd/roster`, `roster` before 0.3.0.
    public var subject: String
    /// The rest by name. Of a reminder `rule`, `instance` in words and `duty` in full, `due`, `rung`, `recipient`, and what its
    /// kind adds. Before 0.3.0 there was no `duty`.
    public var fields: [String: String]

    /// What can happen.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// A reminder was claimed. Adds `address`, `part`, `role`, `instead` and `letter`; `trial`, where the letter went
        /// instead, while sipd was on trial.
        case told
        /// A reminder was told in a letter that was taken back before the mailer had it: nobody got it. Adds `letter`.
        case recalled = "pulled"
        /// A reminder's time passed untold. Adds `to`, the rung that speaks instead.
        case lapsed
        /// Somebody is at it, and asked for a pause. Has `until`, `by`, which is what was claimed, and `comment`; `rule` and
        /// `instance` if it is narrower than the subject; `uid` and `account` of who asked, as the kernel names them, where
        /// it does.
        case acknowledged
        /// Somebody asked for a pause, since it can wait. As `acknowledged`.
        case snoozed
        /// A pause was ended before its time. As `acknowledged`, and `ended-by`, whose `uid` and `account` they are.
        case resumed
        /// Letters that the cap held were let go. Has `letters`, how many, `uid` and `account`, and `by` where a name was
        /// claimed. Its subject is sipd.
        case released
        /// A configuration was put in force. As `released` without `letters`; `accepts-loss` where plans that were gone were
        /// said to be meant to.
        case reloaded
        /// The contents of entries were removed, since nobody needs them any more. Adds `entries`, how many, and `numbers`,
        /// which: `3,7-12`. Its subject is the ledger.
        case removed
        /// Letters were in the spool that the ledger did not know: it was put back from a backup. Adds `letters`, how many,
        /// and `since` and `until`, between which it is not known what else was told. Its subject is the ledger.
        case restored
        /// A reminder stands in one of those letters: it counts as told. Adds `part`, `letter` and `trial`.
        case adopted
        /// The trial is over: what was told on it counts as told to nobody, and is told to its readers. Adds `letters` and
        /// `reminders`, how many. Its subject is the ledger.
        case live
    }
}

extension LedgerEntry {
    /// The reminder that it tells of; nil when there is none, when sipd no longer has the rule, or when the entry is older than
    /// 0.3.0.
    public var key: ReminderKey? {
        guard let rule = fields["rule"].flatMap(RuleID.init(rawValue:)), let due = fields["due"].flatMap({ Day($0) }),
            let subject = Obligation.Subject(text: subject),
            let instance = fields["duty"].flatMap({ Instance(json: $0) }),
            let rung = fields["rung"], let recipient = fields["recipient"]
        else { return nil }
        return ReminderKey(
            subject: subject, rule: rule, instance: instance, due: due, rung: rung, recipient: recipient)
    }

    /// The subject of entries about the ledger itself.
    static let ledger = "sipd/ledger"
}

extension Reminder {
    func fields(in letter: Claim) -> [String: String] {
        var fields = key.fields
        fields["address"] = recipient.address.text
        fields["part"] = part.rawValue
        fields["role"] = because.role.rawValue
        if !because.instead.isEmpty { fields["instead"] = because.instead.map(\.words).joined(separator: "; ") }
        fields["letter"] = letter.name
        fields["trial"] = letter.trial
        return fields
    }
}

extension Lapse {
    var fields: [String: String] {
        var fields = key.fields
        fields["to"] = to
        return fields
    }
}

extension ReminderKey {
    var fields: [String: String] {
        [
            "rule": rule.rawValue, "instance": instance.description, "duty": instance.json, "due": due.description,
            "rung": rung, "recipient": recipient,
        ]
    }
}

extension DeliveryReason.Instead {
    fileprivate var words: String {
        switch self {
        case .absent(let person, let until): "\(person) absent until \(until)"
        case .left(let person): "\(person) left"
        case .vacant(let role): "\(role.rawValue) vacant"
        case .noAddress(let person): "\(person) without address"
        case .others: "others not there"
        }
    }
}
