public import SIPRules

/// A letter whose file is durable but not yet in the spool, and the reminders in it.
public struct Claim: Hashable, Sendable {
    /// The file's name; see `LetterName`.
    public var name: String
    /// The recipient's id.
    public var recipient: String
    /// The digest's slot. Nil: one immediate reminder.
    public var slot: Instant?
    /// Which of the slot's letters to the recipient it is, from 1.
    public var part: Int
    /// Where it goes on trial, instead of to its recipient. Nil: it goes to its recipient.
    public var trial: String?
    /// What it tells.
    public var reminders: [Reminder]

    /// A claim, member by member.
    public init(
        name: String, recipient: String, slot: Instant?, part: Int = 1, trial: String? = nil, reminders: [Reminder]
    ) {
        self.name = name
        self.recipient = recipient
        self.slot = slot
        self.part = part
        self.trial = trial
        self.reminders = reminders
    }

    /// The claim for a digest, under its own name.
    public init(_ digest: Digest, at place: LetterPlace = LetterPlace(), trial: String? = nil) {
        self.init(
            name: LetterName(digest, edition: place.edition).text, recipient: digest.recipient.id, slot: digest.slot,
            part: place.part, trial: trial, reminders: digest.reminders)
    }
}

/// Where a letter stands among those to its recipient.
public struct LetterPlace: Hashable, Sendable {
    /// What its name says: 1, or more when letters of the name before it were taken back or are other parts.
    public var edition = 1
    /// Which of the slot's letters it is.
    public var part = 1

    /// The first and only one.
    public init() {}
    init(edition: Int, part: Int) {
        self.edition = edition
        self.part = part
    }
}

/// A reminder whose time passed untold.
public struct Lapse: Hashable, Sendable {
    /// What was to be told.
    public var key: ReminderKey
    /// The rung that speaks instead.
    public var to: String

    /// A reminder and what speaks instead.
    public init(_ key: ReminderKey, to: String) {
        self.key = key
        self.to = to
    }
}

/// A letter as the ledger remembers it.
public struct ClaimedLetter: Hashable, Sendable {
    /// The file's name.
    public var name: String
    /// The recipient's id.
    public var recipient: String
    /// The digest's slot. Nil: one immediate reminder.
    public var slot: Instant?
    /// When its reminders were told, as the ledger has it.
    public var claimedAt: Instant
    /// When it was known to be in the spool. Nil: not yet.
    public var confirmedAt: Instant?
    /// When it was taken back, before the mailer had it. Nil: it was not.
    public var recalledAt: Instant?
    /// Where it went on trial, instead of to its recipient.
    public var trial: String?
}
