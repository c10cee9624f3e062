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
        for fields in lines("/etc/passwd") where fields.count > 3 {
            if let id = UInt32(fields[2]), let group = UInt32(fields[3]) {
                facts.users[fields[0]] = SystemFacts.User(id: id, group: group)
            }
        }
        for fields in lines("/etc/group") where fields.count > 3 {
            let members = fields[3].split(separator: ",").map(String.init)
            if let id = UInt32(fields[2]) { facts.groups[fields[0]] = SystemFacts.Group(id: id, members: members) }
        }
        let folders = [configuration.plans, configuration.state, configuration.spool]
        let files = [
            settings, configuration.policy, configuration.roster, configuration.mail.sendmail,
            SystemFacts.journalSocket,
        ]
        let handed = OutboxFolders.folders.map { configuration.spool + "/" + $0 }
        for path in folders + handed + files { facts.entries[path] = entry(path) }
        for path in folders { facts.disks[path] = disk(path) }
        facts.folders = countFolders(configuration.plans)
        facts.zoneTrouble = zoneTrouble(configuration.zone)
        // What only the running kernel and systemd know.
        guard root.isEmpty else { return }
        facts.watchLimit = lines("/proc/sys/fs/inotify/max_user_watches").first?.first.flatMap { Int($0) }
        guard Look(at: "/run/systemd/system").kind != nil else { return }
        facts.isClockSynchronised = output("timedatectl", "show", "-p", "NTPSynchronized", "--value").map {
            $0 == "yes\n"
        }
        facts.units = units(SystemFacts.daemonUnits + SystemFacts.drainUnits)
        let socket = String(
            configuration.socket[..<(configuration.socket.lastIndex(of: "/") ?? configuration.socket.endIndex)])
        let shown = output(
            "systemctl", "show", "-p", "InaccessiblePaths", "--value", SystemFacts.mailerUnit)
        facts.openToMailer = Self.open(
            of: [configuration.state, configuration.plans, configuration.roster, configuration.policy, socket],
            hidden: shown)
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
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    private func lines(_ path: String) -> [[String]] {
        // Another system's, maybe: what stands there need not be a file.
        guard let bytes = try? FileContents.following(root + path, limit: 16 << 20).bytes else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map {
            $0.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        }
    }

    private func entry(_ path: String) -> SystemFacts.Entry? {
        guard case .there(let status) = Look(at: root + path) else { return nil }
        return SystemFacts.Entry(
            isFolder: status.st_mode & S_IFMT == S_IFDIR, owner: status.st_uid, group: status.st_gid,
            mode: status.st_mode & 0o7777)
    }

    private func disk(_ path: String) -> SystemFacts.Disk? {
        var status = statvfs()
        guard let real = realpath(root + path, nil), statvfs(real, &status) == 0 else { return nil }
        defer { free(real) }
        return SystemFacts.Disk(
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

    private func countFolders(_ path: String) -> Int {
        let keys: [URLResourceKey] = [.isDirectoryKey, .isSymbolicLinkKey]
        let walk = FileManager.default.enumerator(at: URL(filePath: root + path), includingPropertiesForKeys: keys)
        var count = 1
        while let url = walk?.nextObject() as? URL {
            if (try? url.resourceValues(forKeys: Set(keys)))?.isDirectory == true { count += 1 }
        }
        return count
    }

    /// The zone is there, and says in winter and in summer what the C library says.
    private func zoneTrouble(_ name: String) -> String? {
        do throws(ZoneFileError) {
            let zone = try ZoneFile.read(name, in: root + "/usr/share/zoneinfo")
            guard root.isEmpty else { return nil }
            setenv("TZ", name, 1)
            tzset()
            for seconds in [1_768_474_800, 1_784_109_600] as [time_t] {
                var (instant, local) = (seconds, tm())
                localtime_r(&instant, &local)
                guard local.tm_gmtoff == zone.offset(at: Instant(seconds: Int64(seconds))) else {
                    return "the zone \(name) is not what the C library takes it for: reinstall tzdata"
                }
            }
            return nil
        } catch {
            return "the zone \(name) cannot be read: apt-get install --reinstall tzdata"
        }
    }

    private func units(_ names: [String]) -> [String: SystemFacts.Unit]? {
        let asked = output("systemctl", list: ["show", "-p", "Id,LoadState,UnitFileState,ActiveState"] + names)
        guard let asked, !asked.isEmpty else { return nil }
        var units: [String: SystemFacts.Unit] = [:]
        for paragraph in asked.components(separatedBy: "\n\n") {
            var values: [String: String] = [:]
            for line in paragraph.split(separator: "\n") {
                let pair = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                if pair.count == 2 { values[pair[0]] = pair[1] }
            }
            guard let id = values["Id"] else { continue }
            units[id] = SystemFacts.Unit(
                load: values["LoadState"] ?? "", file: values["UnitFileState"] ?? "",
                active: values["ActiveState"] ?? "")
        }
        return units
    }

    private func output(_ program: String, _ arguments: String...) -> String? { output(program, list: arguments) }

    private func output(_ program: String, list arguments: [String]) -> String? {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/" + program)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let bytes = (try? pipe.fileHandleForReading.readToEnd()) ?? nil
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: bytes ?? Data(), as: UTF8.self) : nil
    }
}
