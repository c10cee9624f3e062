internal import SIPFiles
internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// What the daemon writes to the journal, a kind of entry each.
extension JournalEntry {
    /// The decision fell to remind somebody.
    static func told(_ reminder: Reminder, letter: String, trial: String?) -> JournalEntry {
        told(
            reminder.key, letter: letter, trial: trial, isImmediate: reminder.isImmediate,
            reason: reminder.obligation.duty.due.englishWords)
    }

    /// The same, also when all that is left of the decision stands in the ledger.
    static func told(
        _ key: ReminderKey, letter: String, trial: String?, isImmediate: Bool, reason: String
    ) -> JournalEntry {
        JournalEntry(
            .reminderTold, isImmediate ? .warning : .notice,
            "\(key.subject): \(key.rule.rawValue) due \(key.due), told \(trial.map { "\($0) instead of " } ?? "")\(key.recipient)",
            [
                .plan: key.subject.description, .rule: key.rule.rawValue, .instance: key.instance.description,
                .due: key.due.description,
                .rung: key.rung, .recipient: key.recipient, .reminder: key.line, .letter: letter, .trial: trial ?? "",
                .reason: reason,
            ])
    }

    /// A letter was taken back: nobody got what it told.
    static func recalled(_ letter: SpoolName) -> JournalEntry {
        JournalEntry(
            .letterRecalled, .notice, "\(letter) is taken back: what it told, and is to be told still, goes in another",
            [.letter: letter.text])
    }

    static func started(plans: Int, status: String) -> JournalEntry {
        JournalEntry(.started, .info, "sipd \(Version.text) started: \(status)", [.count: "\(plans)"])
    }

    static let stopping = JournalEntry(.stopping, .info, "sipd is stopping")
    static let clockSet = JournalEntry(.clockSet, .notice, "the clock was set; everything is decided again")

    /// Somebody had a configuration read, and it is in force.
    static func reloaded(by author: Author) -> JournalEntry {
        JournalEntry(
            .reloaded, .info, "a new configuration is in force, as \(author.words) asked",
            [.by: author.words, .uid: author.uid])
    }

    static func reloadRefused(_ reasons: [String], by author: Author) -> JournalEntry {
        JournalEntry(
            .reloadRefused, .error, "the new configuration is refused, the old one stays: \(reasons.first ?? "")",
            [.reason: reasons.joined(separator: "\n"), .by: author.words, .uid: author.uid])
    }

    /// Reminders of a plan rest, since somebody said so.
    static func paused(_ plan: PlanID, _ words: String, by author: Author) -> JournalEntry {
        JournalEntry(
            .paused, .notice, "\(words), as \(author.words) asked",
            [.plan: plan.text, .by: author.words, .uid: author.uid])
    }

    /// A pause was ended before its time.
    static func resumed(_ plan: PlanID, _ words: String, by author: Author) -> JournalEntry {
        JournalEntry(
            .resumed, .notice, "\(words), as \(author.words) asked",
            [.plan: plan.text, .by: author.words, .uid: author.uid])
    }

    /// What the cap held goes.
    static func released(_ letters: Int, by author: Author) -> JournalEntry {
        JournalEntry(
            .released, .notice,
            "\(letters.counted("letter that was held is", "letters that were held are")) released, as "
                + "\(author.words) asked",
            [.count: "\(letters)", .by: author.words, .uid: author.uid])
    }

    static func recovered(_ found: Recovery.Found) -> JournalEntry {
        JournalEntry(
            .recovered, .notice,
            "the last run was interrupted: \(found.discarded.counted("letter")) will be decided again, "
                + found.confirmed.counted("was promised and is", "were promised and are") + " in the spool",
            [.count: "\(found.discarded + found.confirmed)"])
    }

    /// The trial is over.
    static func live(letters: Int) -> JournalEntry {
        JournalEntry(
            .live, .notice,
            "the trial is over: what \(letters.counted("letter")) told on it is told to whom it is for, from now on",
            [.count: "\(letters)"])
    }

    /// The ledger was put back from a backup.
    static func putBack(_ notice: String, letters: Int) -> JournalEntry {
        JournalEntry(.ledgerPutBack, .warning, notice, [.count: "\(letters)", .reason: notice])
    }

    /// Reminders missed while sipd was away are made up for.
    static func catchUp(_ away: ClosedRange<Day>, letters: Int) -> JournalEntry {
        JournalEntry(
            .catchUp, .notice, "sipd was away from \(away.lowerBound) to \(away.upperBound) and makes up for it",
            [.count: "\(letters)"])
    }

    static func heldByCap(_ held: Int, caps: [LetterCap]) -> JournalEntry {
        let why = caps.map { cap in
            switch cap {
            case .round(let most): "a round sends at most \(most)"
            case .hour(let most): "nobody is sent more than \(most) an hour"
            }
        }
        return JournalEntry(
            .heldByCap, .error,
            held.counted("letter is", "letters are") + " held: " + why.joined(separator: ", "), [.count: "\(held)"])
    }

    /// A round cannot tell anything; it is tried again.
    static func blocked(by trouble: Trouble) -> JournalEntry {
        let message = "nothing can be told at the moment: \(trouble)"
        return switch trouble.cause {
        case .ledger, .other: JournalEntry(.ledgerTrouble, .critical, message, [.reason: trouble.reason])
        case .spool: JournalEntry(.spoolTrouble, .critical, message, [.reason: trouble.reason])
        case .full(let path):
            JournalEntry(.diskFull, .critical, message, [.path: path, .reason: trouble.reason])
        case .plans(let path):
            JournalEntry(.storeUnavailable, .critical, message, [.path: path, .reason: trouble.reason])
        }
    }

    /// sipd stops, since going on would be guessing.
    static func givesUp(_ trouble: Trouble) -> JournalEntry {
        JournalEntry(.givesUp, .critical, "sipd cannot go on and stops: \(trouble)", [.reason: trouble.reason])
    }

    static func diskFree(_ path: String) -> JournalEntry {
        JournalEntry(.diskFree, .notice, "\(path): there is room again", [.path: path])
    }

    /// Letters that are to be told no more are still in the spool.
    static func notTakenBack(_ trouble: Trouble) -> JournalEntry {
        JournalEntry(
            .lettersNotTakenBack, .error, "letters cannot be taken back: \(trouble)", [.reason: trouble.reason])
    }

    /// Reminders go on all the same.
    static func figuresNotWritten(_ path: String, _ error: SystemError) -> JournalEntry {
        JournalEntry(
            .figuresNotWritten, .warning, "figures cannot be written, reminders go on: \(error)",
            [.path: path, .reason: "\(error)"])
    }

    /// Something cannot be told, and the rest goes on.
    static func setAside(_ what: String, _ reason: String, reminders: Int) -> JournalEntry {
        JournalEntry(
            .setAside, .critical, "set aside: \(what): \(reason)",
            [.subject: what, .reason: reason, .count: "\(reminders)"])
    }

    static func unreadable(_ path: String, _ findings: [Finding]) -> JournalEntry {
        JournalEntry(
            .planUnreadable, .error, findings.first?.description ?? "\(path): cannot be read",
            [.path: path, .reason: findings.map(\.description).joined(separator: "\n")])
    }

    static func readable(_ path: String) -> JournalEntry {
        JournalEntry(.planReadable, .notice, "\(path): is taken again, or is gone", [.path: path])
    }

    static func furtherUnreadable(_ count: Int) -> JournalEntry {
        JournalEntry(
            .morePlansUnreadable, .error,
            count.counted("more plan document is", "more plan documents are")
                + " passed over; sipd check tells of them all",
            [.count: "\(count)"])
    }

    static func furtherReadable(_ count: Int) -> JournalEntry {
        JournalEntry(
            .morePlansReadable, .notice,
            count.counted(
                "more plan document is taken again, or is gone", "more plan documents are taken again, or are gone"),
            [.count: "\(count)"])
    }

    static func storeUnavailable(_ error: PlanStoreError) -> JournalEntry {
        JournalEntry(
            .storeUnavailable, .critical, "the plans are not available: \(error)",
            [.path: error.path, .reason: "\(error)"])
    }

    static func storeAvailable(_ path: String, plans: Int) -> JournalEntry {
        JournalEntry(
            .storeAvailable, .notice, "the plans are available again", [.path: path, .count: "\(plans)"])
    }

    /// Changes in a folder are seen only when it is looked through.
    static func unwatched(_ path: String, _ reason: String) -> JournalEntry {
        JournalEntry(
            .folderUnwatched, .warning, "\(path): changes here are seen only every few minutes: \(reason)",
            [.path: path, .reason: reason])
    }
}

extension ReminderKey {
    /// The identity on one line, the duty's part by part: see `Instance.parts`.
    var line: String {
        let instance = instance.parts.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
        return [subject.text, rule.rawValue, instance, due.description, rung, recipient].joined(separator: "|")
    }
}

extension Author {
    /// For a field of the journal.
    fileprivate var uid: String { account.map { "\($0.uid)" } ?? "unknown" }
}
