internal import SIPDaemon
internal import SIPRules

/// Users, groups, and who is in them.
extension SystemReview {
    mutating func accounts() {
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
        members()
    }

    private mutating func members() {
        if let own = facts.groups[SystemFacts.user] {
            let others = own.members.filter { $0 != SystemFacts.user }
            if !others.isEmpty {
                warn(
                    "/etc/group",
                    "members of group sipd can read the roster: who is to write plans, adduser USER \(SystemFacts.writers); "
                        + "deluser \(others.joined(separator: ", deluser ")) sipd")
            }
        }
        for (name, reads) in [(SystemFacts.writers, "the plans"), (SystemFacts.mailer, "what became of letters")] {
            guard facts.users[SystemFacts.user] != nil, let group = facts.groups[name] else { continue }
            if !group.members.contains(SystemFacts.user) {
                error(
                    "/etc/group",
                    "sipd is not in group \(name), and does not see \(reads): adduser sipd \(name); systemctl restart sipd"
                )
            }
        }
        if let writers = facts.groups[SystemFacts.writers], writers.members.allSatisfy({ $0 == SystemFacts.user }),
            !facts.users.values.contains(where: { $0.group == writers.id }),
            [0, facts.users[SystemFacts.user]?.id].contains(facts.entries[configuration.plans]?.owner)
        {
            warn(
                "/etc/group",
                "nobody is in group \(SystemFacts.writers), so only root may write plans: adduser USER \(SystemFacts.writers)"
            )
        }
        if let admins = facts.groups["sipd-admin"], admins.members.isEmpty {
            warn(
                "/etc/group",
                "nobody is in group sipd-admin, so only root may reload, release and ack: adduser USER sipd-admin")
        }
    }
}
