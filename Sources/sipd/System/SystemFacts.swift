internal import SIPDaemon

/// What there is to know of an installation: gathered by `SystemSurvey`, judged by `SystemReview`.
struct SystemFacts {
    /// Users and groups by name, as the system's files list them.
    var users: [String: User] = [:]
    var groups: [String: Group] = [:]
    /// The configuration that is in force or would be, paths leading where they lead.
    var configuration = Configuration()
    /// Its file, sipd.yaml.
    var settings = ConfigurationOption.standard
    /// What stands at the paths that matter; none is a path where nothing is.
    var entries: [String: Entry] = [:]
    /// The file systems under them.
    var disks: [String: Disk] = [:]
    /// Folders in the plan folder, itself included.
    var folders = 0
    /// What lies in the plan folder, by its rights.
    var plans: [Entry: Kin] = [:]
    /// How many folders a user may watch; nil: not known.
    var watchLimit: Int?
    /// Why the time zone cannot be used.
    var zoneTrouble: String?
    /// Whether the clock is set by another; nil: not known.
    var isClockSynchronised: Bool?
    /// What the mail system has of ours; nil: not known, or it keeps no queue.
    var queue: MailQueue?
    /// What whoever runs as the mail system can reach and has no business with, where sipd.yaml puts it elsewhere than the
    /// unit's InaccessiblePaths= says.
    var openToMailer: [String] = []
    /// systemd's units by name; nil where no systemd runs, or another system is looked at.
    var units: [String: Unit]?

    struct User {
        var id: UInt32
        var group: UInt32
    }

    struct Group {
        var id: UInt32
        var members: [String]
    }

    struct Entry: Hashable {
        var isFolder = false
        var owner: UInt32
        var group: UInt32
        /// The twelve bits of rights.
        var mode: UInt32
    }

    /// Files and folders with the same rights.
    struct Kin {
        /// Some of them.
        var paths: [String] = []
        /// How many there are.
        var count = 0

        /// So many are named.
        static let most = 10
    }

    struct Disk {
        /// As /proc/self/mounts names it, such as ext4.
        var kind: String
        var freeBytes: UInt64
        /// Nil where the file system counts none.
        var freeFiles: UInt64?
    }

    struct Unit {
        /// LoadState=, UnitFileState= and ActiveState= of systemctl(1).
        var load: String
        var file: String
        var active: String
    }

    /// Where the journal takes entries.
    static let journalSocket = "/run/systemd/journal/socket"
    /// Names that the package gives.
    static let user = "sipd"
    static let mailer = "sipd-mail"
    static let askers = ["sipd-status", "sipd-admin"]
    static let writers = "sipd-plans"
    /// What runs always, and what hands letters over.
    static let daemonUnits = ["sipd.service", "sipd.socket", "sipd-control.socket"]
    /// Its folders that are root's, and what others may do there: pass through.
    static let own: [(path: String, mode: String)] = [("/var/lib/sipd", "711"), ("/run/sipd", "755")]
    static let mailerUnit = "sipd-outbox.service"
    static let drainUnits = ["sipd-outbox.path", "sipd-outbox.timer"]
}
