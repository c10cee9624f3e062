import SIPDaemon

@testable import sipd

extension SystemReviewTests {
    /// A mistake, and the line about it.
    static let mistakes: [(@Sendable (inout SystemFacts) -> Void, String)] = [
        ({ $0.users = [:] }, "/etc/passwd: error: there is no user sipd:"),
        ({ $0.groups["sipd-status"] = nil }, "/etc/group: error: there is no group sipd-status: run systemd-sysusers"),
        (
            { ($0.groups["sipd-plans"], $0.plans) = (nil, [:]) },
            "/etc/group: error: there is no group sipd-plans, whose members write plans:"
        ),
        (
            { $0.groups["sipd"]?.members = ["export"] },
            "/etc/group: warning: members of group sipd can read the roster: who is to write plans"
        ),
        (
            { $0.groups["sipd-plans"]?.members = ["export"] },
            "/etc/group: error: sipd is not in group sipd-plans, and does not see the plans: adduser sipd sipd-plans; "
        ),
        (
            { $0.groups["sipd-mail"]?.members = [] },
            "/etc/group: error: sipd is not in group sipd-mail, and does not see what became of letters: adduser sipd "
        ),
        (
            { $0.groups["sipd-plans"]?.members = ["sipd"] },
            "/etc/group: warning: nobody is in group sipd-plans, so only root may write plans: adduser USER sipd-plans"
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
            { $0.entries["/etc/sipd/sipd.yaml"] = .init(owner: 0, group: 120, mode: 0o664) },
            "/etc/sipd/sipd.yaml: warning: others than root may write it"
        ),
        (
            { $0.entries["/etc/sipd/sipd.yaml"]?.mode = 0o600 },
            "/etc/sipd/sipd.yaml: error: users sipd and sipd-mail may not both read it: chmod 644 /etc/sipd/sipd.yaml"
        ),
        (
            { $0.entries["/etc/sipd"] = .init(isFolder: true, owner: 0, group: 120, mode: 0o750) },
            "/etc/sipd: error: user sipd-mail does not get through it to /etc/sipd/sipd.yaml: chmod o+x /etc/sipd"
        ),
        (
            { $0.entries["/var/lib/sipd"]?.mode = 0o700 },
            "/var/lib/sipd: error: user sipd does not get through it to /var/lib/sipd/spool: chmod o+x /var/lib/sipd"
        ),
        (
            { $0.entries["/var/lib/sipd"]?.owner = 110 },
            "/var/lib/sipd: error: others than root may put another thing in the place of one here: chown root:root "
                + "/var/lib/sipd; chmod 711 /var/lib/sipd"
        ),
        (
            { $0.entries["/run/sipd"]?.mode = 0o777 },
            "/run/sipd: error: others than root may put another thing in the place of one here: chown root:root"
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
        (
            { $0.entries["/var/lib/sipd/plans"]?.group = 120 },
            "/var/lib/sipd/plans: error: members of sipd-plans may not write in it: chgrp sipd-plans /var/lib/sipd/plans; "
        ),
        (
            { $0.entries["/var/lib/sipd/plans"]?.mode = 0o2750 },
            "/var/lib/sipd/plans: error: members of its group may not write in it: chmod 2770 /var/lib/sipd/plans"
        ),
        (
            {
                let entry = SystemFacts.Entry(owner: 1000, group: 1000, mode: 0o600)
                $0.plans[entry] = .init(paths: ["/var/lib/sipd/plans/K-2.json"], count: 1)
            },
            "/var/lib/sipd/plans/K-2.json: error: permission denied; let sipd's user read it: chgrp -R sipd-plans and chmod"
        ),
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
            { $0.entries["/var/lib/sipd/spool/sent"] = .init(isFolder: true, owner: 0, group: 124, mode: 0o2730) },
            "/var/lib/sipd/spool/sent: error: sipd's user may not write in it: chown sipd:sipd-mail"
        ),
        (
            { $0.entries["/var/lib/sipd/spool/tmp"]?.owner = 0 },
            "/var/lib/sipd/spool/tmp: error: letters that are not finished are sipd's alone: chown sipd"
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
        (
            { $0.configuration.mail.from = "sipd@localhost.localdomain" },
            "sipd.yaml: warning: letters go to their readers from an address of this machine alone: others refuse them"
        ),
        (
            { $0.queue = .silent },
            "the mail queue: error: the mail system has not listed it within 5 s: systemctl status"
        ),
        ({ $0.zoneTrouble = "the zone X cannot be read" }, "/usr/share/zoneinfo: error: the zone X cannot be read"),
        (
            { $0.entries["/run/systemd/journal/socket"] = nil },
            "/run/systemd/journal/socket: warning: there is no journal"
        ),
        (
            { $0.isClockSynchronised = false },
            "the clock: warning: nothing keeps it right, and reminders go by it: apt-get install"
        ),
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
}
