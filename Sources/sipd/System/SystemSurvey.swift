internal import Foundation
internal import SIPDaemon
internal import SIPFiles
internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// Looks at this machine, or at a system in a folder, and judges nothing.
struct SystemSurvey {
    /// Empty, or the folder that stands for `/`.
    let root: String
    private(set) var facts = SystemFacts()

    /// - Parameters:
    ///   - configuration: with paths as they are seen from inside the root.
    ///   - settings: its file, seen from there too.
    init(_ configuration: Configuration, settings: String, root: String) {
        self.root = root
        facts.configuration = configuration
        facts.settings = settings
        readAccounts()
        let folders = [configuration.plans, configuration.state, configuration.spool]
        let files = [
            settings, configuration.policy, configuration.roster, configuration.mail.sendmail,
            SystemFacts.journalSocket,
        ]
        let handed = (SpoolFolder.ofDrain + [.tmp]).map { configuration.spool + "/" + $0.rawValue }
        let above = Set((folders + files + [configuration.socket]).flatMap(SystemFacts.above))
        for path in folders + handed + files + above { facts.entries[path] = entry(path) }
        for path in folders { facts.disks[path] = disk(path) }
        readPlans()
        facts.zoneTrouble = zoneTrouble(configuration.zone)
        // What only the running kernel and systemd know.
        guard root.isEmpty else { return }
        facts.watchLimit = lines("/proc/sys/fs/inotify/max_user_watches").first?.first.flatMap { Int($0) }
        facts.isClockSynchronised = SystemClock.isKeptRight
        if configuration.mail.handover == .sendmail { facts.queue = queue(of: configuration.mail) }
        guard unsafe Look(at: "/run/systemd/system").kind != nil else { return }
        facts.units = units(SystemFacts.daemonUnits + SystemFacts.drainUnits)
        let socket = String(
            configuration.socket[..<(configuration.socket.lastIndex(of: "/") ?? configuration.socket.endIndex)])
        let shown = Self.properties(["InaccessiblePaths"], of: [SystemFacts.mailerUnit]).first?["InaccessiblePaths"]
        facts.openToMailer = Self.open(
            of: [configuration.state, configuration.plans, configuration.roster, configuration.policy, socket],
            hidden: shown)
    }

    /// Looks only at what decides who may read the plans in a folder of this machine's.
    static func plans(of path: String) -> SystemFacts {
        var survey = SystemSurvey(plans: path)
        survey.readAccounts()
        survey.readPlans()
        return survey.facts
    }

    private init(plans path: String) {
        root = ""
        facts.configuration.plans = path
    }

    private mutating func readAccounts() {
        for fields in lines("/etc/passwd") where fields.count > 3 {
            if let id = UInt32(fields[2]), let group = UInt32(fields[3]) {
                facts.users[fields[0]] = SystemFacts.User(id: id, group: group)
            }
        }
        for fields in lines("/etc/group") where fields.count > 3 {
            let members = fields[3].split(separator: ",").map(String.init)
            if let id = UInt32(fields[2]) { facts.groups[fields[0]] = SystemFacts.Group(id: id, members: members) }
        }
    }

    /// Those of the places that none of the hidden ones holds, links followed on both sides. Nothing is known without systemd's
    /// answer.
    static func open(of places: [String], hidden: String?) -> [String] {
        guard let hidden else { return [] }
        let hides = hidden.split { $0 == " " || $0 == "\n" }.map { real(String($0.drop { "-+".contains($0) })) }
        return places.filter { place in
            let place = real(place)
            return !hides.contains { place == $0 || place.hasPrefix($0 + "/") }
        }
    }

    private static func real(_ path: String) -> String {
        guard let real = unsafe realpath(path, nil) else { return path }
        defer { unsafe free(real) }
        return unsafe String(cString: real)
    }

    private func lines(_ path: String) -> [[String]] {
        // Another system's, maybe: what stands there need not be a file.
        guard let bytes = try? FileContents.following(root + path, limit: 16 << 20).bytes else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map {
            $0.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        }
    }

    private func entry(_ path: String) -> SystemFacts.Entry? {
        guard case .there(let status) = unsafe Look(at: root + path) else { return nil }
        return SystemFacts.Entry(status)
    }

    private func disk(_ path: String) -> SystemFacts.Disk? {
        var status = statvfs()
        guard let real = unsafe realpath(root + path, nil), unsafe statvfs(real, &status) == 0 else { return nil }
        defer { unsafe free(real) }
        return unsafe SystemFacts.Disk(
            kind: kind(under: String(cString: real)),
            freeBytes: UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize)).partialValue,
            freeFiles: status.f_files == 0 ? nil : UInt64(status.f_ffree))
    }

    /// The kind of the file system that is mounted nearest above a path, the latest of several at one place.
    private func kind(under path: String) -> String {
        let mounts = (try? String(contentsOfFile: "/proc/self/mounts", encoding: .utf8)) ?? ""
        var nearest = (point: "", kind: "")
        for line in mounts.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count > 2 else { continue }
            let point = fields[1].replacingOccurrences(of: "\\040", with: " ")
            let holds = point == "/" || path == point || path.hasPrefix(point + "/")
            if holds, point.utf8.count >= nearest.point.utf8.count { nearest = (point, String(fields[2])) }
        }
        return nearest.kind
    }

    private mutating func readPlans() {
        facts.folders = 1
        let plans = facts.configuration.plans
        // Whoever writes there may name things as they like: nothing is followed.
        let walk = FileManager.default.enumerator(atPath: root + plans)
        while let name = walk?.nextObject() as? String {
            guard case .there(let status) = unsafe Look(at: root + plans + "/" + name, followingLinks: false) else {
                continue
            }
            let isFolder = status.st_mode & S_IFMT == S_IFDIR
            if isFolder { facts.folders += 1 }
            guard isFolder || (status.st_mode & S_IFMT == S_IFREG && name.hasSuffix(".json")) else { continue }
            facts.plans[SystemFacts.Entry(status), default: SystemFacts.Kin()].add(plans + "/" + name)
        }
    }

    /// The zone is there, and says in winter and in summer what the C library says.
    private func zoneTrouble(_ name: String) -> String? {
        do throws(SystemError) {
            let zone = try ZoneFile.read(name, in: root + "/usr/share/zoneinfo")
            guard root.isEmpty else { return nil }
            unsafe setenv("TZ", name, 1)
            tzset()
            for seconds in [1_768_474_800, 1_784_109_600] as [time_t] {
                var (instant, local) = unsafe (seconds, tm())
                unsafe localtime_r(&instant, &local)
                guard unsafe local.tm_gmtoff == zone.offset(at: Instant(seconds: Int64(seconds))) else {
                    return "the zone \(name) is not what the C library takes it for: reinstall tzdata"
                }
            }
            return nil
        } catch {
            return "the zone \(name) cannot be read: apt-get install --reinstall tzdata"
        }
    }

    private func units(_ names: [String]) -> [String: SystemFacts.Unit]? {
        let asked = Self.properties(["Id", "LoadState", "UnitFileState", "ActiveState"], of: names)
        if asked.isEmpty { return nil }
        var units: [String: SystemFacts.Unit] = [:]
        for values in asked {
            guard let id = values["Id"] else { continue }
            units[id] = SystemFacts.Unit(
                load: values["LoadState"] ?? "", file: values["UnitFileState"] ?? "",
                active: values["ActiveState"] ?? "")
        }
        return units
    }

    /// What systemd says of its units, each in its turn; nothing where it cannot be asked.
    static func properties(_ properties: [String], of names: [String]) -> [[String: String]] {
        guard let said = output("systemctl", list: ["show", "-p", properties.joined(separator: ",")] + names) else {
            return []
        }
        return said.components(separatedBy: "\n\n").map { paragraph in
            var values: [String: String] = [:]
            for line in paragraph.split(separator: "\n") {
                let pair = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                if pair.count == 2 { values[pair[0]] = pair[1] }
            }
            return values
        }.filter { !$0.isEmpty }
    }

    /// What the mail system that takes letters from us lists. A program of another place may be anything.
    private func queue(of mail: Configuration.Mail) -> MailQueue? {
        guard mail.sendmail == Configuration.Mail().sendmail else { return nil }
        let isPostfix = unsafe !Look(at: "/usr/sbin/postqueue").isAbsent
        let command = isPostfix ? ["/usr/sbin/postqueue", "-j"] : ["/usr/bin/mailq"]
        guard unsafe !Look(at: command[0]).isAbsent else { return nil }
        let (text, status) = Self.run("/usr/bin/timeout", ["--kill-after=1", "5"] + command)
        // What timeout(1) ends with where time has run out.
        if status == 124 || status == 137 { return .silent }
        guard status == 0 else { return nil }
        return isPostfix
            ? MailQueue(postqueue: text, from: mail.from, at: SystemClock().now)
            : MailQueue(mailq: text, from: mail.from)
    }

    private static func output(_ program: String, list arguments: [String]) -> String? {
        let (text, status) = run("/usr/bin/" + program, arguments)
        return status == 0 ? text : nil
    }

    /// What a program prints, as much as a page may hold, and how it ends; nil: it does not begin.
    private static func run(_ program: String, _ arguments: [String]) -> (text: String, status: Int32?) {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return ("", nil) }
        let end = pipe.fileHandleForReading
        var bytes = Data()
        while bytes.count < mostBytes, let more = try? end.read(upToCount: 1 << 16), !more.isEmpty {
            bytes += more
        }
        // Whoever has more to say is told that nobody listens.
        let isCut = bytes.count >= mostBytes
        try? end.close()
        process.waitUntilExit()
        return (String(decoding: bytes, as: UTF8.self), isCut ? 0 : process.terminationStatus)
    }

    private static let mostBytes = 4 << 20
}

extension SystemFacts.Entry {
    init(_ status: stat) {
        self.init(
            isFolder: status.st_mode & S_IFMT == S_IFDIR, owner: status.st_uid, group: status.st_gid,
            mode: status.st_mode & 0o7777)
    }
}

extension SystemFacts.Kin {
    mutating func add(_ path: String) {
        count += 1
        if paths.count < Self.most { paths.append(path) }
    }
}
