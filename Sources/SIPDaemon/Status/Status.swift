internal import Foundation
public import SIPStores

/// What sipd answers when it is asked how it is. The JSON of `sipd status --json`: members are added, never changed.
public struct Status: Codable, Hashable, Sendable {
    /// No list in it is longer, whoever asks: a question costs an answer, and no more.
    public static let most = 1000

    /// Of the daemon that answers, not of the command that asked.
    public var version: String
    /// Local time with offset, as every instant here.
    public var now: String
    /// When this process began.
    public var startedAt: String
    /// How sipd is itself. Alarm on anything but `ok`, and on named plans: see `coverage`.
    public var health: Health
    /// What is wrong, the worst first. Empty when all is well. Of the whole, whatever unit was asked about, as are health,
    /// letters and spool.
    public var troubles: [String]
    /// Where all letters go while on trial.
    public var trial: String?
    /// The one unit that plans, findings, rules, overdue, pauses and next are of. Nil: all of them.
    public var unit: String?
    /// How many plans the store holds, closed ones included.
    public var plans: Int
    /// What stands against documents, as `check` prints it; with a unit, against those that hold its plans. The first
    /// thousand.
    public var findings: [String]
    /// How many there are, whether or not `findings` has room for them. Nil: a sipd answers that lists them all.
    public var findingsCount: Int?
    /// One for each rule, in the order of the catalogue, those with nothing open too.
    public var rules: [RuleCount]
    /// The duties that are overdue, the longest first; at most as many as were asked for, and at most a thousand.
    public var overdue: [Overdue]
    /// How many duties are overdue, whether or not `overdue` has room for them. Nil where none were asked for.
    public var overdueDuties: Int?
    /// How many plans have something overdue, whether or not `overdue` has room for them.
    public var overduePlans: Int
    /// What somebody has asked to rest, in the order it was asked: the first thousand.
    public var pauses: [Pause]
    /// How much rests, whether or not `pauses` has room for it. Nil: a sipd answers that lists it all.
    public var pausesCount: Int?
    /// Nil: nothing becomes due until something changes.
    public var next: Next?
    /// What the mail system has yet to fetch.
    public var spool: Spool
    /// Nil before the first round.
    public var lastRoundAt: String?
    /// When today's latest letter was claimed. Nil: none today.
    public var lastLetterAt: String?
    /// Letters claimed since local midnight, delivered or not.
    public var lettersToday: Int
    /// Letters that the cap holds back.
    public var held: Int
    /// How many plans, people and matters are set aside.
    public var refused: Int
    /// What an error keeps from being told while the rest goes on, in order of name: the first thousand of `refused`.
    public var setAside: [Aside]
    /// Plan documents that cannot be read.
    public var unreadable: Int
    /// People and units that reminders cannot reach as they should.
    public var unreachable: Int

    /// Whether anyone is forgotten: of the whole, whatever unit was asked about. Nil: a sipd answers that does not count it.
    public var coverage: Coverage?

    /// How sipd is, in one word.
    public enum Health: String, Codable, Hashable, Sendable {
        case ok
        /// Something needs somebody, and the rest goes on.
        case degraded
        /// Nothing can be told at the moment.
        case blocked
    }

    /// In how many plans something of a rule is open, and in how many overdue.
    public struct RuleCount: Codable, Hashable, Sendable {
        /// The rule's name, as in `policy.yaml`.
        public var rule: String
        /// Plans with a duty of this rule not yet met, overdue ones included.
        public var open: Int
        /// Plans with a duty of this rule whose due date is before today.
        public var overdue: Int
    }

    /// One duty whose due date has passed and that nobody has met.
    public struct Overdue: Codable, Hashable, Sendable {
        /// The plan's case reference.
        public var plan: String
        /// The unit that keeps the plan; its calendar counts the days.
        public var unit: String
        /// The name of the rule that asks for it.
        public var rule: String
        /// What tells the duty from others of the same rule in the plan, such as a meeting or a person.
        public var instance: String
        /// The last day on which it would have been in time, as `2026-06-18`.
        public var due: String
        /// Open days after the due date, today included, by the unit's calendar.
        public var workingDaysLate: Int
        /// How the due date was counted.
        public var counted: String
        /// Who was told last and when, of those who were to act if there are any; nil: nobody yet.
        public var told: String?
    }

    /// Reminders of a plan that rest because somebody said so.
    public struct Pause: Codable, Hashable, Sendable {
        /// By which `sipd pauses --end` ends it.
        public var id: Int64
        /// The plan's case reference.
        public var plan: String
        /// The rule; nil: every rule.
        public var rule: String?
        /// The duty of the rule; nil: every one.
        public var instance: String?
        /// When reminders go again.
        public var until: String
        /// `ack`: somebody is at it; `snooze`: it can wait.
        public var kind: String
        /// Who said so, as was claimed.
        public var by: String
        /// The account that asked, as the kernel names it. Nil: not known.
        public var uid: UInt32?
        /// Its name.
        public var account: String?
        /// Why.
        public var comment: String
        /// When it was said.
        public var at: String
    }

    /// A plan, a person or a matter of the installation's that is set aside.
    public struct Aside: Codable, Hashable, Sendable {
        /// `plan K26-0007`, `letters to anna.berg`.
        public var what: String
        /// What went wrong.
        public var reason: String
        /// The day on which it was noticed.
        public var since: String
    }

    /// What happens next.
    public struct Next: Codable, Hashable, Sendable {
        /// When sipd wakes by itself, never before `now`.
        public var at: String
        /// How many plans it then looks at.
        public var plans: Int
        /// How many reminders would go if nothing changes before, about the plans that were looked into.
        public var reminders: Int
        /// In how many of the plans reminders and recipients were counted: the first thousand, or as many as have twenty
        /// thousand duties. The others are left out.
        public var plansCounted: Int?
        /// Those they would go to, in order: a person's id, or `@unit` for a mailbox.
        public var recipients: [String]
    }

    /// The letters that lie written and that the mail system has not fetched.
    public struct Spool: Codable, Hashable, Sendable {
        /// The spool's path.
        public var folder: String
        /// How many letters lie there.
        public var waiting: Int
        /// When the oldest of them was written. Nil: none waits.
        public var oldest: String?
        /// Of those that wait, how many the mail system did not take when it was asked.
        public var deferred: Int
        /// When one of these is tried again.
        public var nextTry: String?
        /// Refused or given up; they need somebody.
        public var failed: Int
    }
}

extension Status {
    /// Stable JSON: sorted keys, one object, and no personal number in any of its texts.
    public var json: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Strings and numbers alone: encoding them cannot fail.
        return (try? encoder.encode(self)).map { JSONTexts.starred(Array($0)) + [0x0A] } ?? []
    }

    /// Reads what `json` wrote; members it does not know are passed over. Throws `DecodingError` for anything else.
    public init(json: [UInt8]) throws {
        self = try JSONDecoder().decode(Status.self, from: Data(json))
    }
}

extension Status.Pause {
    /// Who said so: the account, and the name that was claimed.
    public var author: Author { Author(claimed: by, account: uid.map { Account(uid: $0, name: account) }) }
}
