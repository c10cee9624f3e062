/// The name of a field of our own in the journal, `SIPD_PLAN`.
public struct FieldName: Hashable, Sendable, CustomStringConvertible {
    /// The whole name, as journalctl(1) takes it.
    public let description: String

    /// `SIPD_` and the noun in a form that journald keeps: A–Z, 0–9 and underscores, at most 64 characters. Anything
    /// else in it becomes an underscore.
    public init(_ noun: String) {
        let letters = noun.utf8.prefix(64 - 5).map { byte -> UInt8 in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
            case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - 32
            default: UInt8(ascii: "_")
            }
        }
        description = "SIPD_" + String(decoding: letters, as: UTF8.self)
    }

    /// What it is about: a plan's id, or a part of the installation, `sipd/roster`.
    public static let plan = FieldName("PLAN")
    /// The rule's id.
    public static let rule = FieldName("RULE")
    /// Which of several obligations of one rule, as the plan or the installation calls it: a meeting, whom an invitation is
    /// for, a day, a document's path.
    public static let instance = FieldName("INSTANCE")
    /// The obligation's due day, `2026-06-18`.
    public static let due = FieldName("DUE")
    /// The rung of the ladder.
    public static let rung = FieldName("RUNG")
    /// The recipient: a person's id in the roster, or `@` and a unit's for its mailbox.
    public static let recipient = FieldName("RECIPIENT")
    /// The reminder's identity, the same however often the entry is written.
    public static let reminder = FieldName("REMINDER")
    /// The letter's file name in the spool.
    public static let letter = FieldName("LETTER")
    /// Where the letter went on trial instead of to the recipient; empty when it went to the recipient.
    public static let trial = FieldName("TRIAL")
    /// What it concerns, in words.
    public static let subject = FieldName("SUBJECT")
    /// A file or folder.
    public static let path = FieldName("PATH")
    /// Why, in words.
    public static let reason = FieldName("REASON")
    /// Who had sipd do it: the account that asked, and a name that was only claimed, told apart.
    public static let by = FieldName("BY")
    /// The number of the account that asked, as the kernel gives it; unknown where it does not.
    public static let uid = FieldName("UID")
    /// How many.
    public static let count = FieldName("COUNT")
}
