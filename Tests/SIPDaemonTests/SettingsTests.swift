import Glibc
import SIPRules
import SIPTesting
import Testing

@testable import SIPDaemon

@Suite("The premises")
struct SettingsTests {
    /// What loading says of files with these contents in one folder, which the findings call `etc`.
    static let loading = { @Sendable (files: [String: String]) throws -> String in
        let folder = try ScratchFolder()
        for (name, text) in files { try folder.write(name, text) }
        do throws(DocumentRefused) {
            return try Settings.load(folder.path("sipd.yaml")).findings.map(\.description).joined(separator: "\n")
        } catch {
            return error.description.replacing(folder.path, with: "etc")
        }
    }

    static let names = "policy: policy.yaml\nroster: roster.yaml\n"

    @Test("are what the files say")
    func values() throws {
        let folder = try ScratchFolder()
        try folder.write("sipd.yaml", Self.names + "window: {days: [monday], red-days: false}\n")
        try folder.write("policy.yaml", "rules:\n  follow-up: {on: false}\n")
        try folder.write("roster.yaml", try ProjectFile.text("config/samples/roster.yaml"))
        let settings = try Settings.load(folder.path("sipd.yaml"))
        #expect(settings.findings.isEmpty)
        #expect(settings.configuration.policy == "policy.yaml")
        #expect(!settings.environment.policy.isOn(RuleID.followUp.rule))
        #expect(settings.environment.policy.settings[.followUp]?.origin == "policy.yaml:2")
        #expect(settings.environment.roster.people.count == 23)
        #expect(settings.environment.zone.name == "Europe/Stockholm")
        #expect(settings.environment.calendar == WorkingCalendar(workingWeekdays: [.monday], respectsRedDays: false))
    }

    @Test("are refused with the findings of all files together")
    func refused() throws {
        let files = [
            "sipd.yaml": Self.names + "zone: Europe/Jonkoping\n", "policy.yaml": "rules: {follow-pu: {}}\n",
            "roster.yaml": "proces-owner: x\n",
        ]
        #expect(
            try Self.loading(files) == """
                etc/policy.yaml:1:9: error: unknown rule: did you mean "follow-up"?
                etc/roster.yaml:1:1: error: unknown field: did you mean "process-owner"?
                etc/sipd.yaml: error: the zone of 16 characters cannot be read: write one such as Europe/Stockholm, or install tzdata
                """)
        #expect(
            try Self.loading(["sipd.yaml": "plan: x\n"])
                == #"etc/sipd.yaml:1:1: error: unknown field: did you mean "plans"?"#)
    }

    @Test("that the disk cannot give now are tried again; beside an error in what is written they are refused")
    func scarce() throws {
        let folder = try ScratchFolder()
        // A file of the kernel's at whose beginning there is nothing to be read: EIO, as a broken disk says.
        try folder.write("sipd.yaml", "policy: policy.yaml\nroster: /proc/self/mem\n")
        try folder.write("policy.yaml", "")
        let passing = try #require(throws: DocumentRefused.self) { try Settings.load(folder.path("sipd.yaml")) }
        #expect(passing.description == "/proc/self/mem: error: Input/output error; check the disk or mount")
        #expect(CommandFailure(passing).exit == .tryAgain)
        #expect(CommandFailure(passing as any Error).exit == .tryAgain)
        try folder.write("policy.yaml", "rules: {follow-pu: {}}\n")
        let lasting = try #require(throws: DocumentRefused.self) { try Settings.load(folder.path("sipd.yaml")) }
        #expect(CommandFailure(lasting as any Error).exit == .configuration)
    }

    @Test("need their files, which are regular and not too large")
    func files() throws {
        #expect(try Self.loading([:]) == "etc/sipd.yaml: error: no such file; write it, or correct the path")
        #expect(
            try Self.loading(["sipd.yaml": Self.names, "roster.yaml": ""])
                == "etc/policy.yaml: error: no such file; write it, or correct the path")
        #expect(
            try Self.loading(["sipd.yaml": String(repeating: "#", count: 65_537)])
                == "etc/sipd.yaml: error: 65537 bytes: at most 65536 are read; shorten it")
        let nested = try Self.loading([
            "sipd.yaml": Self.names, "roster.yaml": "", "policy.yaml": String(repeating: "[", count: 2000),
        ])
        #expect(nested.contains(" error: nested far too deeply: write it as the shipped files show"), "\(nested)")
        let folder = try ScratchFolder()
        try folder.write("sipd.yaml", Self.names)
        #expect(
            mkfifo(folder.path("policy.yaml"), 0o600) == 0 && symlink("/dev/zero", folder.path("roster.yaml")) == 0)
        #expect(throws: DocumentRefused.self) { try Settings.load(folder.path("sipd.yaml")) }
    }

    @Test("may be links, as what manages settings makes them; what they name stands beside the link")
    func links() throws {
        let folder = try ScratchFolder()
        try folder.makeFolder("store/1")
        try folder.write("store/1/sipd.yaml", Self.names)
        try folder.write("store/1/policy.yaml", "rules:\n  follow-up: {on: false}\n")
        try folder.write("roster.yaml", try ProjectFile.text("config/samples/roster.yaml"))
        #expect(symlink("1", folder.path("store/now")) == 0)
        for name in ["sipd.yaml", "policy.yaml"] {
            #expect(symlink("store/now/\(name)", folder.path(name)) == 0)
        }
        let settings = try Settings.load(folder.path("sipd.yaml"))
        #expect(settings.environment.policy.settings[.followUp]?.origin == "policy.yaml:2")
        #expect(settings.environment.roster.people.count == 23)
    }

    @Test("say where a link leads nowhere, or round in a circle")
    func badLinks() throws {
        let folder = try ScratchFolder()
        try folder.write("sipd.yaml", Self.names)
        #expect(symlink("gone", folder.path("policy.yaml")) == 0)
        #expect(symlink("roster.yaml", folder.path("roster.yaml")) == 0)
        let refused = #expect(throws: DocumentRefused.self) { try Settings.load(folder.path("sipd.yaml")) }
        #expect(
            refused?.description.replacing(folder.path, with: "etc") == """
                etc/policy.yaml: error: no such file; write it, or correct the path
                etc/roster.yaml: error: links that lead in a circle; correct them
                """)
    }

    @Test("bring warnings with them")
    func warnings() throws {
        let said = try Self.loading([
            "sipd.yaml": Self.names, "policy.yaml": "", "roster.yaml": "units: {norr: {name: Norr}}\n",
        ])
        #expect(
            said.hasSuffix(
                "roster.yaml:1:15: warning: the unit norr has no manager: set \"manager\", or nobody hears what is late"
            ))
    }
}
