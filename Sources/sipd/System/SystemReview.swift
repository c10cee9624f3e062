internal import SIPDaemon
internal import SIPOutputs
internal import SIPRules

/// What is wrong with an installation, and what to do: each a line.
struct SystemReview {
    let facts: SystemFacts
    private(set) var findings: [Finding] = []

    init(_ facts: SystemFacts) {
        self.facts = facts
        accounts()
        rights()
        unread()
        mail()
        surroundings()
        units()
        disks()
    }

    mutating func error(_ path: String, _ message: String) { add(.error, path, message) }
    mutating func warn(_ path: String, _ message: String) { add(.warning, path, message) }

    mutating func add(_ severity: Finding.Severity, _ path: String, _ message: String) {
        add(Finding(severity, path: path, message: "\(system: message)"))
    }

    mutating func add(_ finding: Finding) { findings.append(finding) }

    /// Of what sipd's user may not read in the plan folder alone.
    static func unread(_ facts: SystemFacts) -> [Finding] {
        var review = SystemReview(unjudged: facts)
        review.unread()
        return review.findings
    }

    private init(unjudged facts: SystemFacts) { self.facts = facts }

    var configuration: Configuration { facts.configuration }

    private mutating func mail() {
        if configuration.mail.handover == .sendmail {
            let path = configuration.mail.sendmail
            if let program = facts.entries[path] {
                if program.isFolder || program.mode & 0o111 == 0 {
                    error(path, "it is no program: correct mail: sendmail")
                }
            } else {
                error(path, "there is no mail system: apt-get install postfix, or name its sendmail in sipd.yaml")
            }
        }
        if configuration.mail.handover == .sendmail, !facts.openToMailer.isEmpty {
            let places = facts.openToMailer
            error(
                SystemFacts.mailerUnit,
                "whoever runs as the mail system may read \(places.joined(separator: ", ")): "
                    + "systemctl edit \(SystemFacts.mailerUnit), and write [Service] and "
                    + "InaccessiblePaths=\(places.map { "-" + $0 }.joined(separator: " "))")
        }
        if let trial = configuration.mail.trial {
            warn(
                "sipd.yaml",
                "on trial: every letter goes to \(trial); when they have been read and found right, write mail: trial: off"
            )
        } else if let trouble = configuration.mail.senderTrouble {
            warn("sipd.yaml", trouble.text)
        }
        if let trouble = facts.queue?.trouble { add(trouble.severity, "the mail queue", trouble.words) }
    }

    private mutating func surroundings() {
        if let trouble = facts.zoneTrouble { error("/usr/share/zoneinfo", trouble) }
        if facts.entries[SystemFacts.journalSocket] == nil, configuration.journal != .standardError {
            add(
                configuration.journal == .journal ? .error : .warning, SystemFacts.journalSocket,
                "there is no journal: start systemd-journald, or write journal: standard-error")
        }
        if facts.isClockSynchronised == false {
            warn(
                "the clock",
                "nothing keeps it right, and reminders go by it: apt-get install systemd-timesyncd; timedatectl set-ntp true"
            )
        }
        if let limit = facts.watchLimit, facts.folders >= limit {
            error(
                "/proc/sys/fs/inotify/max_user_watches",
                "\(limit) folders can be watched, and there are \(facts.folders): "
                    + "sysctl fs.inotify.max_user_watches=\(facts.folders * 2)")
        }
    }

    private mutating func units() {
        guard let units = facts.units else { return }
        let isHandingOver = configuration.mail.handover == .sendmail
        for name in SystemFacts.daemonUnits + (isHandingOver ? SystemFacts.drainUnits : []) {
            switch units[name] {
            case nil: error(name, "systemd does not know it: install the package")
            case let unit? where unit.load == "masked": error(name, "it is masked: systemctl unmask \(name)")
            case let unit? where unit.load != "loaded": error(name, "systemd does not know it: install the package")
            case let unit?:
                if unit.file == "disabled" {
                    warn(name, "it will not start with the machine: systemctl enable \(name)")
                }
                if unit.active != "active" {
                    error(
                        name, "it is \(unit.active): systemctl start \(name); journalctl -u \(name) says why it stopped"
                    )
                }
            }
        }
    }

    private mutating func disks() {
        for path in Set([configuration.plans, configuration.state, configuration.spool]).sorted() {
            guard let disk = facts.disks[path] else { continue }
            if disk.freeBytes < 200 << 20 {
                let low = "\(disk.freeBytes >> 20) MB are free: make room on its file system"
                add(disk.freeBytes < 20 << 20 ? .error : .warning, path, low)
            }
            if let files = disk.freeFiles, files < 10_000 {
                warn(path, "room for \(Int(clamping: files).counted("more file")): make room on its file system")
            }
            if disk.isMemory, path != configuration.plans {
                error(path, "it is in memory, and lost when the machine stops: name a folder on a disk")
            }
            if disk.isOnNetwork {
                let what =
                    path == configuration.plans
                    ? "changes are seen within five minutes, not at once"
                    : "a ledger and letters want a disk of this machine's own: name another folder"
                add(path == configuration.plans ? .warning : .error, path, "it is on a network disk: \(what)")
            }
        }
    }
}

extension SystemFacts.Disk {
    fileprivate var isMemory: Bool { ["tmpfs", "ramfs"].contains(kind) }
    /// One whose changes elsewhere the kernel does not tell of, sshfs and its like included.
    fileprivate var isOnNetwork: Bool {
        ["nfs", "nfs4", "cifs", "smb3", "ceph", "9p"].contains(kind) || kind.hasPrefix("fuse.")
    }
}
