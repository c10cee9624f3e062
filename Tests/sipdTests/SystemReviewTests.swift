import Foundation
import Glibc
import SIPDaemon
import SIPRules
import SIPStores
import SIPTesting
import Testing

@testable import sipd

@Suite("sipd check --system says what is wrong with an installation, and what to do")
struct SystemReviewTests {
    /// As the package leaves it, with a mail system, off trial.
    private static let sound: SystemFacts = {
        var facts = SystemFacts()
        facts.configuration = Configuration().resolved(from: "/etc/sipd/sipd.yaml")
        facts.configuration.mail.trial = nil
        facts.users = [
            "sipd": SystemFacts.User(id: 110, group: 120), "sipd-mail": SystemFacts.User(id: 111, group: 124),
        ]
        facts.groups = [
            "sipd-status": SystemFacts.Group(id: 121, members: []),
            "sipd-admin": SystemFacts.Group(id: 122, members: ["eva"]),
            "sipd": SystemFacts.Group(id: 120, members: []),
            "sipd-plans": SystemFacts.Group(id: 123, members: ["sipd", "export"]),
        ]
        let disk = SystemFacts.Disk(kind: "ext4", freeBytes: 10 << 30, freeFiles: 1_000_000)
        for path in ["/var/lib/sipd/plans", "/var/lib/sipd/state", "/var/lib/sipd/spool"] { facts.disks[path] = disk }
        facts.entries = [
            "/etc/sipd/sipd.yaml": .init(owner: 0, group: 0, mode: 0o644),
            "/etc/sipd/policy.yaml": .init(owner: 0, group: 0, mode: 0o644),
            "/etc/sipd/roster.yaml": .init(owner: 0, group: 120, mode: 0o640),
            "/var/lib/sipd/plans": .init(isFolder: true, owner: 110, group: 123, mode: 0o2770),
            "/var/lib/sipd/state": .init(isFolder: true, owner: 110, group: 120, mode: 0o700),
            "/var/lib/sipd/spool": .init(isFolder: true, owner: 110, group: 124, mode: 0o2750),
            "/var/lib/sipd/spool/sent": .init(isFolder: true, owner: 110, group: 124, mode: 0o2770),
            "/usr/sbin/sendmail": .init(owner: 0, group: 0, mode: 0o755),
            "/run/systemd/journal/socket": .init(owner: 0, group: 0, mode: 0o666),
        ]
        (facts.folders, facts.watchLimit, facts.isClockSynchronised) = (3, 8192, true)
        let unit = SystemFacts.Unit(load: "loaded", file: "enabled", active: "active")
        facts.units = Dictionary(
            uniqueKeysWithValues: (SystemFacts.daemonUnits + SystemFacts.drainUnits).map { ($0, unit) })
        return facts
    }()

    @Test("of one that is in order nothing") func sound() {
        #expect(SystemReview(Self.sound).findings.map(\.description) == [])
    }

    /// A mistake, and the line about it.
    static let mistakes: [(@Sendable (inout SystemFacts) -> Void, String)] = [
        ({ $0.users = [:] }, "/etc/passwd: error: there is no user sipd:"),
        ({ $0.groups["sipd-status"] = nil }, "/etc/group: error: there is no group sipd-status: run systemd-sysusers"),
        (
            { $0.groups["sipd-plans"] = nil },
            "/etc/group: error: there is no group sipd-plans, whose members write plans:"
        ),
        (
            { $0.groups["sipd"]?.members = ["export"] },
            "/etc/group: warning: members of group sipd can read the roster: who is to write plans"
        ),
        ({ $0.groups["sipd-admin"]?.members = [] }, "/etc/group: warning: nobody is in group sipd-admin"),
        (
            { $0.entries["/etc/sipd/policy.yaml"]?.mode = 0o600 },
            "/etc/sipd/policy.yaml: error: sipd's user may not read it"
        ),
        (
            { $0.entries["/etc/sipd/roster.yaml"]?.mode = 0o644 },
            "/etc/sipd/roster.yaml: warning: everybody may read it"
        ),
        (
            { $0.entries["/etc/sipd/roster.yaml"]?.mode = 0o662 },
            "/etc/sipd/roster.yaml: warning: everybody may write it"
        ),
        (
            { $0.entries["/etc/sipd/sipd.yaml"] = .init(owner: 0, group: 0, mode: 0o666) },
            "/etc/sipd/sipd.yaml: warning: others than root may write it"
        ),
        (
            { $0.entries["/etc/sipd/sipd.yaml"] = .init(owner: 1000, group: 0, mode: 0o644) },
            "/etc/sipd/sipd.yaml: warning: others than root may write it"
        ),
        (
            { $0.entries["/etc/sipd/sipd.yaml"] = .init(owner: 0, group: 120, mode: 0o660) },
            "/etc/sipd/sipd.yaml: warning: others than root may write it"
        ),
        ({ $0.entries["/etc/sipd/roster.yaml"] = nil }, "/etc/sipd/roster.yaml: error: it is not there"),
        (
            {
                $0.entries["/var/lib/sipd/plans"]?.group = 1000; $0.entries["/var/lib/sipd/plans"]?.owner = 0
            },
            "/var/lib/sipd/plans: error: sipd's user may not read it"
        ),
        (
            { $0.entries["/var/lib/sipd/plans"]?.mode = 0o2777 },
            "/var/lib/sipd/plans: error: everybody has rights in it"
        ),
        ({ $0.entries["/var/lib/sipd/plans"]?.mode = 0o770 }, "/var/lib/sipd/plans: warning: what others write there"),
        ({ $0.entries["/var/lib/sipd/plans"]?.isFolder = false }, "/var/lib/sipd/plans: error: it is no folder"),
        ({ $0.entries["/var/lib/sipd/state"]?.owner = 0 }, "/var/lib/sipd/state: error: it is not sipd's: chown"),
        (
            { $0.entries["/var/lib/sipd/spool"]?.mode = 0o770 },
            "/var/lib/sipd/spool: error: others than sipd have rights"
        ),
        (
            { $0.entries["/var/lib/sipd/spool"]?.group = 120 },
            "/var/lib/sipd/spool: error: user sipd-mail, who hands letters over, may not: chgrp sipd-mail"
        ),
        (
            { $0.entries["/var/lib/sipd/spool/sent"]?.mode = 0o700 },
            "/var/lib/sipd/spool/sent: error: user sipd-mail, who hands letters over, may not: chgrp sipd-mail"
        ),
        (
            { $0.users["sipd-mail"] = nil }, "/etc/passwd: error: there is no user sipd-mail, who hands letters over:"
        ),
        ({ $0.entries["/usr/sbin/sendmail"] = nil }, "/usr/sbin/sendmail: error: there is no mail system"),
        ({ $0.entries["/usr/sbin/sendmail"]?.mode = 0o644 }, "/usr/sbin/sendmail: error: it is no program"),
        (
            { $0.openToMailer = ["/srv/plans", "/srv/state"] },
            "sipd-outbox.service: error: whoever runs as the mail system may read /srv/plans, /srv/state: systemctl edit "
                + "sipd-outbox.service, and write [Service] and InaccessiblePaths=-/srv/plans -/srv/state"
        ),
        ({ $0.configuration.mail.trial = "root@localhost" }, "sipd.yaml: warning: on trial"),
        ({ $0.zoneTrouble = "the zone X cannot be read" }, "/usr/share/zoneinfo: error: the zone X cannot be read"),
        (
            { $0.entries["/run/systemd/journal/socket"] = nil },
            "/run/systemd/journal/socket: warning: there is no journal"
        ),
        ({ $0.isClockSynchronised = false }, "the clock: warning: nothing keeps it right"),
        ({ $0.folders = 9000 }, "/proc/sys/fs/inotify/max_user_watches: error: 8192 folders can be watched"),
        (
            { $0.units?["sipd.service"]?.load = "masked" },
            "sipd.service: error: it is masked: systemctl unmask sipd.service"
        ),
        ({ $0.units?["sipd-control.socket"]?.active = "failed" }, "sipd-control.socket: error: it is failed"),
        ({ $0.units?["sipd-outbox.timer"]?.file = "disabled" }, "sipd-outbox.timer: warning: it will not start"),
        ({ $0.units?["sipd.service"] = nil }, "sipd.service: error: systemd does not know it"),
        ({ $0.disks["/var/lib/sipd/spool"]?.freeBytes = 100 << 20 }, "/var/lib/sipd/spool: warning: 100 MB are free"),
        ({ $0.disks["/var/lib/sipd/spool"]?.freeBytes = 1 << 20 }, "/var/lib/sipd/spool: error: 1 MB are free"),
        ({ $0.disks["/var/lib/sipd/state"]?.freeFiles = 5 }, "/var/lib/sipd/state: warning: room for 5 more files"),
        ({ $0.disks["/var/lib/sipd/spool"]?.kind = "tmpfs" }, "/var/lib/sipd/spool: error: it is in memory"),
        ({ $0.disks["/var/lib/sipd/plans"]?.kind = "nfs4" }, "/var/lib/sipd/plans: warning: it is on a network disk"),
        (
            { $0.disks["/var/lib/sipd/state"]?.kind = "fuse.sshfs" },
            "/var/lib/sipd/state: error: it is on a network disk"
        ),
    ]

    @Test("of each mistake one line", arguments: SystemReviewTests.mistakes.indices) func mistake(_ index: Int) {
        var facts = Self.sound
        let (spoil, line) = Self.mistakes[index]
        spoil(&facts)
        let found = SystemReview(facts).findings.map(\.description)
        #expect(found.count == 1 && found.first?.hasPrefix(line) == true, "\(line): \(found)")
    }

    @Test("what the unit hides from the mail system is known by where paths lead; the rest is open to it")
    func hidden() throws {
        let folder = try ScratchFolder()
        try folder.makeFolder("state/below")
        try folder.makeFolder("statement")
        symlink(folder.path("state"), folder.path("link"))
        let places = ["state", "state/below", "link", "statement", "none"].map(folder.path)
        let open = { SystemSurvey.open(of: places, hidden: $0) }
        #expect(open("-\(folder.path("state")) -/run/sipd\n") == [folder.path("statement"), folder.path("none")])
        #expect(open("-\(folder.path("link")) -+\(folder.path("none"))\n") == [folder.path("statement")])
        #expect(open("\n") == places)
        #expect(open(nil) == [])
    }

    @Test("a pipe in the place of a file of another system is not waited for") func pipe() throws {
        let folder = try ScratchFolder()
        try folder.makeFolder("etc/sipd")
        mkfifo(folder.path("etc/passwd"), 0o644)
        try folder.write("etc/sipd/sipd.yaml", "mail: {trial: off}\n")
        let ran = try Ran("check", "--system", "--root", folder.path)
        #expect(ran.status == 1 && ran.output.contains("/etc/passwd: error: there is no user sipd"), "\(ran.output)")
    }

    @Test("a file of the kernel's, which says that it is empty, is read to its end") func kernel() throws {
        #expect(try FileContents.following("/proc/sys/kernel/ostype", limit: 100).bytes == Array("Linux\n".utf8))
    }

    @Test("a drain that nobody wants need not run, nor a mailer be there") func noHandover() {
        var facts = Self.sound
        facts.configuration.mail.handover = .none
        facts.entries["/usr/sbin/sendmail"] = nil
        facts.units?["sipd-outbox.path"] = nil
        facts.openToMailer = ["/srv/plans"]
        #expect(SystemReview(facts).findings.map(\.description) == [])
    }

    @Test("a system in a folder is looked at from its root, and each thing found once it is spoilt") func root() throws
    {
        let folder = try ScratchFolder()
        for name in ["etc/sipd", "var/lib/sipd/plans/a/b", "var/lib/sipd/state", "var/lib/sipd/spool", "usr/sbin"] {
            try folder.makeFolder(name)
        }
        try folder.write(
            "etc/passwd", "sipd:x:\(geteuid()):\(getegid())::/:/none\nsipd-mail:x:7004:\(getegid())::/:/none\n")
        try folder.write(
            "etc/group", "sipd:x:\(getegid()):\nsipd-status:x:7001:\nsipd-admin:x:7002:eva,bo\nsipd-plans:x:7003:sipd\n"
        )
        try folder.write("etc/sipd/sipd.yaml", "mail: {trial: off}\n")
        try folder.write("etc/sipd/policy.yaml", "")
        try folder.write("etc/sipd/roster.yaml", "")
        try folder.write("usr/sbin/sendmail", "")
        let rights: [(String, Int)] = [
            ("etc/sipd/roster.yaml", 0o640), ("usr/sbin/sendmail", 0o755), ("var/lib/sipd/plans", 0o2770),
            ("var/lib/sipd/state", 0o700), ("var/lib/sipd/spool", 0o2750),
        ]
        for (name, mode) in rights { #expect(chmod(folder.path(name), mode_t(mode)) == 0) }
        #expect(SystemSurvey(Configuration(), settings: "/etc/sipd/sipd.yaml", root: folder.path).facts.folders == 3)

        // The zones are this machine's; it has no journal's socket.
        try folder.makeFolder("usr/share")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("usr/share/zoneinfo"), withDestinationPath: "/usr/share/zoneinfo")
        let arguments = ["check", "--system", "--root", folder.path, "-c", "/etc/sipd/sipd.yaml"]
        let sound = try Ran(list: arguments)
        #expect(sound.status == 0, "\(sound.output)")
        #expect(sound.output.hasPrefix("/run/systemd/journal/socket: warning: "), "\(sound.output)")
        #expect(sound.output.hasSuffix("0 errors, 1 warning\n"), "\(sound.output)")

        #expect(chmod(folder.path("var/lib/sipd/spool"), 0o755) == 0)
        let spoilt = try Ran(list: arguments)
        #expect(spoilt.status == Exit.findings.rawValue)
        #expect(spoilt.output.contains("/var/lib/sipd/spool: error: others than sipd have rights in it: chmod 2750"))
    }
}
