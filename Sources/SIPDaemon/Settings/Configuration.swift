public import SIPOutputs
public import SIPRules

/// `sipd.yaml`: where things are, when letters may go, and from whom. Every member has the default that the shipped file
/// shows commented out. Paths are as given: `resolved` says where they lead.
public struct Configuration: Hashable, Sendable {
    /// The folder of plan documents.
    public var plans = "/var/lib/sipd/plans"
    /// The ledger and the last good versions. One sipd at a time.
    public var state = "/var/lib/sipd/state"
    /// The outgoing mail: `tmp/` and `outgoing/`.
    public var spool = "/var/lib/sipd/spool"
    /// The socket for the status; the one for control is beside it, as `ControlSocket` says.
    public var socket = "/run/sipd/sipd.sock"
    /// Local numbers, ladders and switches.
    public var policy = "policy.yaml"
    /// Who is who.
    public var roster = "roster.yaml"
    /// Where the system keeps its time zones.
    public var zone = "Europe/Stockholm"

    /// When letters may go, and the slots at which digests do.
    public var window = SendWindow.officeHours
    /// The weekdays on which letters go and working days are counted, for whom the roster says nothing else.
    public var weekdays: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday]
    /// Whether public holidays and the three eves are closed.
    public var redDays = true

    /// What letters are written in, for whom the roster says nothing else.
    public var language = Language.swedish
    /// Who letters come from and go to.
    public var mail = Mail()
    /// Where journal entries go.
    public var journal = Journal.automatic
    /// How letters are made durable.
    public var sync = Spool.Sync.filesystem
    /// The file with figures for machines, written after each round; nil: none.
    public var metrics: String?
    /// The letter by which somebody outside notices that sipd has fallen silent; nil: none.
    public var heartbeat: Heartbeat?
    /// At most so many letters in a round; the rest is held, and the administrators are told.
    public var lettersPerRound = 2000
    /// At most so many letters to one recipient within an hour, immediate ones too; the rest is held likewise.
    public var lettersPerHour = 20
    /// A store that loses more than this share of its plans at once (percent) is unavailable, not closed.
    public var lossPercent = 50
    /// How many months the record of a plan is kept once it has left the store. Nil: always.
    public var keepRecord: Int?

    /// The defaults.
    public init() {}

    /// Where a path in the configuration leads: absolute as it is, relative from the configuration's own folder.
    public static func resolved(_ path: String, from configuration: String) -> String {
        guard !path.hasPrefix("/"), let slash = configuration.lastIndex(of: "/") else { return path }
        return configuration[...slash] + path
    }

    /// Who letters come from, and where they go while sipd is on trial.
    public struct Mail: Hashable, Sendable {
        /// The sender's address.
        public var from = "sipd@localhost.localdomain"
        /// The sender's name.
        public var name = "SIP-påminnelser"
        /// Whom a reader may ask; stands in every letter's foot.
        public var contact: String?
        /// While set, every letter goes here, with a banner that names who would have had it; `trial: off` unsets it. On
        /// until somebody decides otherwise, so that a fresh install can write to nobody but its own administrator.
        public var trial: String? = "root@localhost"
        /// Whether letters go to one address instead of to their readers.
        public var isOnTrial: Bool { trial != nil }
        /// Who empties the spool.
        public var handover = Handover.sendmail
        /// What takes letters for the mail system: the program that every mailer brings, whatever its name is.
        public var sendmail = "/usr/sbin/sendmail"
        /// For how long a letter is tried again that the mail system does not take: hours, days or weeks.
        public var retryFor = Span.days(5)

        /// `retryFor` on the clock: a day is 24 hours here, whatever the calendar says.
        public var retrySeconds: Int64 {
            switch retryFor {
            case .hours(let count), .openingHours(let count): Int64(count) * 3600
            case .weeks(let count): Int64(count) * 7 * 86_400
            case .days(let count), .workingDays(let count), .months(let count), .years(let count):
                Int64(count) * 86_400
            }
        }

        /// Whether the sender's address is known on this machine alone, as the default is.
        var isFromNowhere: Bool {
            let domain = from.drop { $0 != "@" }.dropFirst().lowercased()
            return ["localhost", "localdomain"].contains { domain == $0 || domain.hasSuffix("." + $0) }
        }

        /// What is to be said of it once letters leave the machine.
        public var senderTrouble: Finding.Message? {
            guard trial == nil, isFromNowhere else { return nil }
            return
                "letters go to their readers from an address of this machine alone: others refuse them, and no answer "
                + "arrives; write mail: from: and an address of yours, then sipd reload"
        }

        /// The defaults.
        public init() {}
    }

    /// What becomes of the letters in the spool.
    public enum Handover: String, CaseIterable, Hashable, Sendable {
        /// Nothing by sipd: something else takes them out of `outgoing/`.
        case none
        /// `sipd deliver` hands them to `sendmail`.
        case sendmail
    }

    /// Where journal entries go.
    public enum Journal: String, CaseIterable, Hashable, Sendable {
        /// The journal where there is one, else standard error.
        case automatic
        /// The journal alone; an entry that it does not take is lost, and counted.
        case journal
        /// Standard error.
        case standardError = "standard-error"
    }
}
