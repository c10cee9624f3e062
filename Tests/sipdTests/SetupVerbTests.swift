import Foundation
import Glibc
import SIPDaemon
import SIPRules
import SIPTesting
import Testing

@Suite("sipd setup writes what a new installation has to decide")
struct SetupVerbTests {
    static let options = [
        "--from", "sip@kommun.example", "--trial", "sam@kommun.example", "--unit", "Socialförvaltningen",
        "--process-owner", "Rut Alm <rut.alm@kommun.example>", "--administrator", "Sam Dahl <sam@kommun.example>",
    ]
    static let names = ["sipd.yaml", "roster.yaml", "policy.yaml"]

    /// What the three files say, none for one that is not there.
    static let texts: @Sendable (ScratchFolder) -> [String?] = { folder in
        names.map { name in
            FileManager.default.contents(atPath: folder.path(name)).map { String(decoding: $0, as: UTF8.self) }
        }
    }

    static let shipped: @Sendable () throws -> ScratchFolder = {
        let folder = try ScratchFolder()
        for name in names { try folder.write(name, try ProjectFile.text("config/\(name)")) }
        return folder
    }

    @Test("in an empty folder: files as shipped, places in the folder, and sipd takes them without a finding")
    func empty() throws {
        let folder = try ScratchFolder()
        try folder.makeFolder("plans")
        let place = ["-c", folder.path("sipd.yaml")]
        let ran = try Ran(list: ["setup"] + place + Self.options)
        #expect(ran.status == 0, "\(ran.errors)\(ran.output)")
        #expect(
            ran.output.contains("  trial: sam@kommun.example\n") && ran.output.contains("0 plans, 0 errors, 0 warnings")
        )
        #expect(ran.output.contains("sipd setup -c \(folder.path("sipd.yaml")) --trial off"))
        let settings = try Settings.load(folder.path("sipd.yaml"))
        #expect(settings.places.plans == folder.path("plans") && settings.findings.isEmpty)
        #expect(settings.environment.roster.processOwner == PersonID("rut.alm"))
        var status = stat()
        #expect(stat(folder.path("roster.yaml"), &status) == 0 && status.st_mode & 0o777 == 0o640)
        #expect(stat(folder.path("sipd.yaml"), &status) == 0 && status.st_mode & 0o777 == 0o644)

        let before = Self.texts(folder)
        let again = try Ran(list: ["setup"] + place + Self.options)
        #expect(again.status == 0 && again.output.hasPrefix("Nothing changes"), "\(again.errors)\(again.output)")
        #expect(Self.texts(folder) == before)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
                == (Self.names + ["plans"]).sorted())
    }

    @Test("with --dry-run it shows the same lines and writes nothing") func dry() throws {
        let folder = try Self.shipped()
        let before = Self.texts(folder)
        let ran = try Ran(list: ["setup", "--dry-run", "-c", folder.path("sipd.yaml")] + Self.options)
        #expect(ran.status == 0 && ran.output.contains("#  from: sipd@localhost.localdomain\n"))
        #expect(ran.output.contains("+   from: sip@kommun.example\n"))
        #expect(Self.texts(folder) == before)
    }

    @Test("one answer that is refused, or one file that is not understood, and none of the three is written")
    func refused() throws {
        let folder = try Self.shipped()
        let place = ["-c", folder.path("sipd.yaml")]
        let before = Self.texts(folder)
        let ran = try Ran(list: ["setup"] + place + Self.options + ["--administrator", "nobody"])
        #expect(ran.status == Exit.configuration.rawValue)
        #expect(ran.errors.hasPrefix("--administrator: error: the roster has nobody by this name"), "\(ran.errors)")
        #expect(try Ran(list: ["setup"] + place).status == Exit.usage.rawValue)
        #expect(Self.texts(folder) == before)
        try folder.write("roster.yaml", "units: *x\n")
        let odd = try Ran(list: ["setup"] + place + Self.options)
        #expect(odd.status == Exit.configuration.rawValue)
        #expect(odd.errors.hasPrefix(folder.path("roster.yaml") + ":1:8: error: an anchor or alias"), "\(odd.errors)")
        #expect(Self.texts(folder) == [before[0], "units: *x\n", before[2]])
    }

    @Test("mode, owner and a link stay") func owner() throws {
        let folder = try Self.shipped()
        try folder.makeFolder("real")
        try folder.move("sipd.yaml", to: "real/sipd.yaml")
        symlink("real/sipd.yaml", folder.path("sipd.yaml"))
        chmod(folder.path("roster.yaml"), 0o604)
        if geteuid() == 0 { chown(folder.path("roster.yaml"), 0, 54_321) }
        let ran = try Ran(list: ["setup", "-c", folder.path("sipd.yaml")] + Self.options)
        #expect(ran.output.contains("Next\n"), "\(ran.errors)")
        var status = stat()
        #expect(stat(folder.path("roster.yaml"), &status) == 0 && status.st_mode & 0o777 == 0o604)
        #expect(geteuid() != 0 || status.st_gid == 54_321)
        #expect(lstat(folder.path("sipd.yaml"), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
        #expect(Self.texts(folder)[0]?.contains("\n  from: sip@kommun.example\n") == true)
    }

    /// On a terminal of its own, which script(1) of bsdutils gives it.
    static let typed: @Sendable (ScratchFolder, String) throws -> String = { folder, typed in
        try folder.write("typed", typed)
        try folder.write("shown", "")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/script")
        process.arguments = ["-qec", "\(Ran.command.path) setup -c \(folder.path("sipd.yaml"))", "/dev/null"]
        process.environment = ["NO_COLOR": "1", "SHELL": "/bin/sh"]
        process.standardInput = FileHandle(forReadingAtPath: folder.path("typed"))
        process.standardOutput = FileHandle(forWritingAtPath: folder.path("shown"))
        try process.run()
        process.waitUntilExit()
        return String(decoding: FileManager.default.contents(atPath: folder.path("shown")) ?? Data(), as: UTF8.self)
    }

    @Test("on a terminal it asks, shows, and writes when told to") func asked() throws {
        let folder = try Self.shipped()
        let before = Self.texts(folder)
        let answers = """
            sip
            sip@kommun.example

            sam@kommun.example
            Rut Alm <rut.alm@kommun.example>
            Socialförvaltningen
            rut.alm, Sam Dahl <sam@kommun.example>

            """
        let unwritten = try Self.typed(folder, answers + "n\n")
        #expect(unwritten.contains("Nothing is written."), "\(unwritten)")
        #expect(Self.texts(folder) == before)
        let shown = try Self.typed(folder, answers + "y\n")
        #expect(
            shown.contains("expected a mail address")
                && shown.contains("Letters come from [sipd@localhost.localdomain]: "))
        #expect(shown.contains("Next\r\n"), "\(shown)")
        let roster = try Settings.load(folder.path("sipd.yaml")).environment.roster
        #expect(roster.administrators.map(\.text) == ["rut.alm", "sam"])
        // Enter alone keeps all that stands.
        let written = Self.texts(folder)
        #expect(try Self.typed(folder, "\n\n\n\n\n").contains("Nothing changes"))
        #expect(Self.texts(folder) == written)
    }
}
