internal import SIPDaemon
internal import SIPOutputs
internal import SIPRules

/// What is wrong with an installation, and what to do: each a line.
struct SystemReview {
    private let facts: SystemFacts
    private(set) var findings: [Finding] = []

    init(_ facts: SystemFacts) {
        self.facts = facts
        users()
        rights()
        mail()
        surroundings()
        units()
        disks()
    }

    private mutating func error(_ path: String, _ message: String) { add(.error, path, message) }
    private mutating func warn(_ path: String, _ message: String) { add(.warning, path, message) }

    private mutating func add(_ severity: Finding.Severity, _ path: String, _ message: String) {
        findings.append(Finding(severity, path: path, message: "\(system: message)"))
    }

    private var configuration: Configuration { facts.configuration }

    private mutating func users() {
        if facts.users[SystemFacts.user] == nil {
            error("/etc/passwd", "there is no user sipd: install the package, or run systemd-sysusers")
        } else if facts.users[SystemFacts.mailer] == nil {
            error("/etc/passwd", "there is no user \(SystemFacts.mailer), who hands letters over: run systemd-sysusers")
        }
        for group in SystemFacts.askers where facts.groups[group] == nil {
            error("/etc/group", "there is no group \(group): run systemd-sysusers, and restart sipd")
        }
        if facts.groups[SystemFacts.writers] == nil {
            error(
                "/etc/group",
                "there is no group \(SystemFacts.writers), whose members write plans: run systemd-sysusers")
        }
        if let own = facts.groups[SystemFacts.user] {
            let others = own.members.filter { $0 != SystemFacts.user }
            if !others.isEmpty {
                warn(
                    "/etc/group",
                    "members of group sipd can read the roster: who is to write plans, adduser USER \(SystemFacts.writers); "
                        + "deluser \(others.joined(separator: ", deluser ")) sipd")
            }
        }
        if let admins = facts.groups["sipd-admin"], admins.members.isEmpty {
            warn(
                "/etc/group",
                "nobody is in group sipd-admin, so only root may reload, release and ack: adduser USER sipd-admin")
        }
    }

    private mutating func rights() {
        guard let user = facts.users[SystemFacts.user] else { return }
        if let entry = facts.entries[facts.settings],
            entry.owner != 0 || entry.mode & 0o002 != 0 || entry.mode & 0o020 != 0 && entry.group != 0
        {
            let path = facts.settings
            warn(
                path,
                "others than root may write it, and it names the program that letters are handed to: "
                    + "chown root \(path); chmod go-w \(path)")
        }
        for path in [configuration.policy, configuration.roster] {
            guard let entry = expected(path, folder: false) else { continue }
            if !entry.lets(user, read: true) {
                error(path, "sipd's user may not read it: chgrp sipd \(path); chmod 640 \(path)")
            } else if entry.mode & 0o002 != 0 {
                warn(path, "everybody may write it: chmod o-w \(path)")
            } else if path == configuration.roster, entry.mode & 0o007 != 0 {
                warn(path, "everybody may read it, and it names staff: chgrp sipd \(path); chmod 640 \(path)")
            }
        }
        if let plans = expected(configuration.plans, folder: true) {
            let path = configuration.plans
            let groups = facts.groups.values.filter { $0.members.contains(SystemFacts.user) }.map(\.id)
            if !plans.lets(user, with: groups, read: true, search: true) {
                error(path, "sipd's user may not read it: chgrp \(SystemFacts.writers) \(path); chmod 2770 \(path)")
            }
            if plans.mode & 0o007 != 0 {
                error(path, "everybody has rights in it: chmod o= \(path)")
            }
            if plans.mode & 0o2000 == 0, plans.mode & 0o020 != 0 {
                warn(path, "what others write there belongs to their group, which sipd may not read: chmod g+s \(path)")
            }
        }
        if let entry = expected(configuration.state, folder: true) {
            let path = configuration.state
            if entry.owner != user.id { error(path, "it is not sipd's: chown -R sipd:sipd \(path)") }
            if entry.mode & 0o077 != 0 { error(path, "others than sipd have rights in it: chmod 700 \(path)") }
        }
        if let entry = expected(configuration.spool, folder: true) {
            let path = configuration.spool
            if entry.owner != user.id { error(path, "it is not sipd's: chown -R sipd:\(SystemFacts.mailer) \(path)") }
            if entry.mode & 0o027 != 0 {
                error(path, "others than sipd have rights in it: chmod 2750 \(path)")
            } else if let mailer = facts.users[SystemFacts.mailer] {
                handing(over: [path] + OutboxFolders.folders.map { path + "/" + $0 }, to: mailer)
            }
        }
    }

    /// Whether letters can go the way from sipd to whoever hands them over.
    private mutating func handing(over folders: [String], to mailer: SystemFacts.User) {
        for (number, path) in folders.enumerated() {
            guard let entry = facts.entries[path], !entry.lets(mailer, write: number > 0, search: true) else {
                continue
            }
            error(
                path,
                "user \(SystemFacts.mailer), who hands letters over, may not: chgrp \(SystemFacts.mailer) \(path); "
                    + "chmod \(number > 0 ? "2770" : "2750") \(path)")
        }
    }

    /// The entry at a path; what is not there, or is something else, is said.
    private mutating func expected(_ path: String, folder: Bool) -> SystemFacts.Entry? {
        guard let entry = facts.entries[path] else {
            let make = folder ? "run systemd-tmpfiles --create, or make it for sipd" : "write it, or correct the path"
            error(path, "it is not there, or you may not look: \(make); look as root")
            return nil
        }
        guard entry.isFolder == folder else {
            error(path, folder ? "it is no folder: correct the path" : "it is no file: correct the path")
            return nil
        }
        return entry
    }

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
        }
    }

    private mutating func surroundings() {
        if let trouble = facts.zoneTrouble { error("/usr/share/zoneinfo", trouble) }
        if facts.entries[SystemFacts.journalSocket] == nil, configuration.journal != .standardError {
            add(
                configuration.journal == .journal ? .error : .warning, SystemFacts.journalSocket,
                "there is no journal: start systemd-journald, or write journal: standard-error")
        }
        if facts.isClockSynchronised == false {
            warn("the clock", "nothing keeps it right, and reminders go by it: timedatectl set-ntp true")
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

extension SystemFacts.Entry {
    /// Whether the rights let a user do it, who is in other groups beside the own.
    fileprivate func lets(
        _ user: SystemFacts.User, with groups: [UInt32] = [], read: Bool = false, write: Bool = false,
        search: Bool = false
    ) -> Bool {
        let shift: UInt32 = user.id == owner ? 6 : user.group == group || groups.contains(group) ? 3 : 0
        let wanted: UInt32 = (read ? 4 : 0) | (write ? 2 : 0) | (search ? 1 : 0)
        return (mode >> shift) & wanted == wanted
    }
}

extension SystemFacts.Disk {
    fileprivate var isMemory: Bool { ["tmpfs", "ramfs"].contains(kind) }
    /// One whose changes elsewhere the kernel does not tell of, sshfs and its like included.
    fileprivate var isOnNetwork: Bool {
        ["nfs", "nfs4", "cifs", "smb3", "ceph", "9p"].contains(kind) || kind.hasPrefix("fuse.")
    }
}
