internal import SIPDaemon
internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// Who may do what in the files and folders of an installation.
extension SystemReview {
    mutating func rights() {
        guard let user = facts.users[SystemFacts.user] else { return }
        ways()
        settings(user)
        plans(user)
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
                handing(over: [path] + SpoolFolder.ofDrain.map { path + "/" + $0.rawValue }, user, to: mailer)
            }
            unfinished(path + "/tmp", user)
        }
    }

    /// What sipd's user may not read in the plan folder, in the words of `status`.
    mutating func unread() {
        var more = 0
        for (entry, found) in facts.plans where !lets(sipd: entry, read: true, search: entry.isFolder) {
            for path in found.paths { add(Finding(path: path, message: FileError.permission.message)) }
            more += found.count - found.paths.count
        }
        guard more > 0 else { return }
        var rest = Finding(
            path: configuration.plans, message: "\(more, "more file or folder", "more files and folders") likewise")
        rest.count = more
        add(rest)
    }

    /// Whether sipd's user may, whose groups are those that the package puts it in: where it is not, that is said.
    private func lets(sipd entry: SystemFacts.Entry, read: Bool = false, write: Bool = false, search: Bool = false)
        -> Bool
    {
        guard let user = facts.users[SystemFacts.user] else { return true }
        let names = [SystemFacts.writers, SystemFacts.mailer]
        let groups = facts.groups.filter { names.contains($0) || $1.members.contains(SystemFacts.user) }.map(\.value.id)
        return entry.lets(user, with: groups, read: read, write: write, search: search)
    }

    /// The folders on the way to what sipd reads and writes, and to what whoever hands letters over does.
    private mutating func ways() {
        let both = [configuration.spool, facts.settings]
        let sipds = [configuration.plans, configuration.state, configuration.policy, configuration.roster]
        var said: Set<String> = []
        for path in both + sipds {
            for folder in SystemFacts.above(path) {
                guard let entry = facts.entries[folder], entry.isFolder else { continue }
                var stopped = lets(sipd: entry, search: true) ? nil : SystemFacts.user
                if both.contains(path), let mailer = facts.users[SystemFacts.mailer], !entry.lets(mailer, search: true)
                {
                    stopped = stopped ?? SystemFacts.mailer
                }
                if let stopped, said.insert(folder).inserted {
                    error(folder, "user \(stopped) does not get through it to \(path): chmod o+x \(folder)")
                }
            }
        }
        for (path, mode) in SystemFacts.own {
            guard let entry = facts.entries[path], entry.owner != 0 || entry.mode & 0o022 != 0 else { continue }
            error(
                path,
                "others than root may put another thing in the place of one here: chown root:root \(path); "
                    + "chmod \(mode) \(path)")
        }
    }

    private mutating func settings(_ user: SystemFacts.User) {
        let path = facts.settings
        if let entry = facts.entries[path] {
            if entry.owner != 0 || entry.mode & 0o002 != 0 || entry.mode & 0o020 != 0 && entry.group != 0 {
                warn(
                    path,
                    "others than root may write it, and it names the program that letters are handed to: "
                        + "chown root \(path); chmod go-w \(path)")
            }
            let mailer = facts.users[SystemFacts.mailer]
            if !lets(sipd: entry, read: true) || mailer.map({ !entry.lets($0, read: true) }) == true {
                error(path, "users sipd and \(SystemFacts.mailer) may not both read it: chmod 644 \(path)")
            }
        }
        for path in [configuration.policy, configuration.roster] {
            guard let entry = expected(path, folder: false) else { continue }
            if !lets(sipd: entry, read: true) {
                error(path, "sipd's user may not read it: chgrp sipd \(path); chmod 640 \(path)")
            } else if entry.mode & 0o002 != 0 {
                warn(path, "everybody may write it: chmod o-w \(path)")
            } else if path == configuration.roster, entry.mode & 0o007 != 0 {
                warn(path, "everybody may read it, and it names staff: chgrp sipd \(path); chmod 640 \(path)")
            }
        }
    }

    private mutating func plans(_ user: SystemFacts.User) {
        let path = configuration.plans
        guard let entry = expected(path, folder: true) else { return }
        let writers = facts.groups[SystemFacts.writers]
        if !lets(sipd: entry, read: true, search: true) {
            error(path, "sipd's user may not read it: chgrp \(SystemFacts.writers) \(path); chmod 2770 \(path)")
        } else if let writers, entry.owner == user.id, entry.group != writers.id {
            error(
                path,
                "members of \(SystemFacts.writers) may not write in it: chgrp \(SystemFacts.writers) \(path); chmod 2770 \(path)"
            )
        } else if entry.owner == user.id, entry.mode & 0o030 != 0o030 {
            error(path, "members of its group may not write in it: chmod 2770 \(path)")
        }
        if entry.mode & 0o007 != 0 {
            error(path, "everybody has rights in it: chmod o= \(path)")
        }
        if entry.mode & 0o2000 == 0, entry.mode & 0o020 != 0 {
            warn(path, "what others write there belongs to their group, which sipd may not read: chmod g+s \(path)")
        }
    }

    /// Whether letters can go the way from sipd to whoever hands them over, and back.
    private mutating func handing(over folders: [String], _ user: SystemFacts.User, to mailer: SystemFacts.User) {
        for (number, path) in folders.enumerated() {
            guard let entry = facts.entries[path] else { continue }
            let mode = number > 0 ? "2770" : "2750"
            if !entry.lets(mailer, write: number > 0, search: true) {
                error(
                    path,
                    "user \(SystemFacts.mailer), who hands letters over, may not: chgrp \(SystemFacts.mailer) \(path); "
                        + "chmod \(mode) \(path)")
            } else if number > 0, !lets(sipd: entry, read: true, write: true, search: true) {
                error(
                    path,
                    "sipd's user may not write in it: chown sipd:\(SystemFacts.mailer) \(path); chmod \(mode) \(path)")
            }
        }
    }

    private mutating func unfinished(_ path: String, _ user: SystemFacts.User) {
        guard let entry = facts.entries[path], entry.owner != user.id || entry.mode & 0o077 != 0 else { return }
        error(path, "letters that are not finished are sipd's alone: chown sipd \(path); chmod 2700 \(path)")
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
}

extension SystemFacts {
    /// The folders above a path, the nearest first; not the root.
    static func above(_ path: String) -> [String] {
        var (folders, rest): ([String], Substring) = ([], path[...])
        while let slash = rest.lastIndex(of: "/"), slash > rest.startIndex {
            rest = rest[..<slash]
            folders.append(String(rest))
        }
        return folders
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
