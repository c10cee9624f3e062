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
        facts.configuration.mail.from = "sip@kommun.example"
        facts.users = [
            "sipd": SystemFacts.User(id: 110, group: 120), "sipd-mail": SystemFacts.User(id: 111, group: 124),
        ]
        facts.groups = [
            "sipd-status": SystemFacts.Group(id: 121, members: []),
            "sipd-admin": SystemFacts.Group(id: 122, members: ["eva"]),
            "sipd": SystemFacts.Group(id: 120, members: []),
            "sipd-plans": SystemFacts.Group(id: 123, members: ["sipd", "export"]),
            "sipd-mail": SystemFacts.Group(id: 124, members: ["sipd"]),
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
            "/var/lib/sipd/spool/tmp": .init(isFolder: true, owner: 110, group: 124, mode: 0o2700),
            "/var/lib/sipd": .init(isFolder: true, owner: 0, group: 0, mode: 0o711),
            "/run/sipd": .init(isFolder: true, owner: 0, group: 0, mode: 0o755),
            "/etc/sipd": .init(isFolder: true, owner: 0, group: 0, mode: 0o755),
            "/usr/sbin/sendmail": .init(owner: 0, group: 0, mode: 0o755),
            "/run/systemd/journal/socket": .init(owner: 0, group: 0, mode: 0o666),
        ]
        facts.plans = [
            .init(owner: 1000, group: 123, mode: 0o640): .init(paths: ["/var/lib/sipd/plans/K-1.json"], count: 1)
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

    @Test("of each mistake one line", arguments: SystemReviewTests.mistakes.indices) func mistake(_ index: Int) {
        var facts = Self.sound
        let (spoil, line) = Self.mistakes[index]
        spoil(&facts)
        let found = SystemReview(facts).findings.map(\.description)
        #expect(found.count == 1 && found.first?.hasPrefix(line) == true, "\(line): \(found)")
    }

    @Test("of a dozen plans that cannot be read ten are named and the others counted") func manyUnread() {
        var facts = Self.sound
        var kin = SystemFacts.Kin()
        for number in 11...22 { kin.add("/var/lib/sipd/plans/K-\(number).json") }
        facts.plans = [.init(owner: 1000, group: 1000, mode: 0o600): kin]
        let found = SystemReview(facts).findings.map(\.description)
        #expect(found.count == 11)
        #expect(found.last == "/var/lib/sipd/plans: error: 2 more files and folders likewise")
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
            "etc/group",
            "sipd:x:\(getegid()):\nsipd-status:x:7001:\nsipd-admin:x:7002:eva,bo\n"
                + "sipd-plans:x:\(getegid()):sipd,export\n")
        try folder.write("etc/sipd/sipd.yaml", "mail: {trial: off, from: sip@kommun.example}\n")
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
