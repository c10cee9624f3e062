import Foundation
import Glibc
import SIPDaemon
import SIPTesting
import Testing

@Suite("A stopped sipd's verbs go by what counted before", .serialized)
struct StoppedTests {
    private static let need = { @Sendable (id: String, seen: String) in
        #"{"format": "sip-plan/1", "id": "\#(id)", "unit": "bistand", "initiator": "anna.lind", "need": {"seen": "\#(seen)"}}"#
    }

    /// A sample around Thursday 18 June 2026 with one plan more, which sipd has looked at once.
    private static let looked = { @Sendable (name: String) in
        let sample = try MadeSample()
        try sample.folder.write("sip/plans/\(name)", need("K-1", "2026-06-15"))
        let ran = try Ran("run", "--once", "-c", sample.configuration)
        try #require(ran.status == 0, "\(ran.errors)")
        return sample
    }

    /// What `status --json` says of a sipd that does not run.
    private static let status = { @Sendable (sample: MadeSample) in
        let ran = try Ran("status", "--json", "-c", sample.configuration)
        try #require(ran.status == Exit.unavailable.rawValue, "\(ran.errors)")
        return try #require(try ran.json as? [String: Any])
    }

    private static let findings = { @Sendable (sample: MadeSample) in try status(sample)["findings"] as? [String] }

    /// Every file of the state folder, to the byte.
    private static let state = { @Sendable (sample: MadeSample) in
        let folder = sample.path + "/state"
        var files: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            files[name] = try Data(contentsOf: URL(filePath: folder + "/" + name))
        }
        return files
    }

    /// When the need of K-1 was seen, as `explain` counts from it.
    private static let since = { @Sendable (sample: MadeSample) in
        let ran = try Ran("explain", "K-1", "--json", "--at", "2026-06-18T16:55", "-c", sample.configuration)
        let whole = try #require(try ran.json as? [String: Any])
        let duties = try #require(whole["duties"] as? [[String: Any]])
        return duties.first { $0["rule"] as? String == "start-without-delay" }?["since"] as? String
    }

    @Test(
        "a plan seen on 15 June 2026 whose document cannot be read now is there by its last good version, which is said"
    )
    func lastGood() throws {
        let sample = try Self.looked("K-1.json")
        let path = sample.path + "/plans/K-1.json"
        let note = "K-1 is by the last good version of \(path), which cannot be read now; sipd check tells why"
        try sample.folder.write("sip/plans/K-1.json", #"{"format": "sip-plan/1", "id": "#)
        let before = try Self.state(sample)

        let status = try Self.status(sample)
        #expect(status["plans"] as? Int == 13 && status["unreadable"] as? Int == 1)
        #expect(status["lastGoodVersions"] as? [[String: String]] == [["plan": "K-1", "path": path]])
        let findings = try #require(status["findings"] as? [String])
        #expect(findings.contains { $0.hasPrefix(path + ":1:") && $0.contains("error: ") }, "\(findings)")
        let page = try Ran("status", "-c", sample.configuration, environment: ["COLUMNS": "400"])
        #expect(page.output.contains(note), "\(page.output)")
        #expect(page.output.contains("1 plan document is not read, or not the one that counts; see findings"))

        let preview = try Ran("preview", "--json", "-c", sample.configuration)
        #expect(preview.errors == "note: \(note)\n")
        let explained = try Ran("explain", "K-1", "-c", sample.configuration)
        #expect(explained.status == 0 && explained.output.contains(note), "\(explained.output)\(explained.errors)")
        #expect(explained.errors.contains(path + ":1:"))
        #expect(try Self.since(sample) == "2026-06-15")
        let short = try Ran("status", "--plan", "K-1", "-c", sample.configuration)
        #expect(short.output.contains(note) && short.output.contains("start-without-delay"))
        #expect(try Self.state(sample) == before)
    }

    @Test("of two files with one plan the one that counted goes on: under an odd name, moved, and broken")
    func counting() throws {
        let sample = try Self.looked("export 17.json")
        try sample.folder.write("sip/plans/K-1.json", Self.need("K-1", "2026-06-16"))
        #expect(try Self.since(sample) == "2026-06-15")
        let status = try Self.status(sample)
        #expect(status["plans"] as? Int == 13 && status["unreadable"] as? Int == 1)
        let duplicate = "the plan K-1 is in \(sample.path)/plans/export 17.json already, which counts"
        #expect((status["findings"] as? [String])?.contains { $0.contains(duplicate) } == true, "\(status)")
        try sample.folder.makeFolder("sip/plans/nord")
        try sample.folder.move("sip/plans/export 17.json", to: "sip/plans/nord/x.json")
        #expect(try Self.since(sample) == "2026-06-15")
        #expect(try Ran("run", "--once", "-c", sample.configuration).status == 0)
        try sample.folder.write("sip/plans/nord/x.json", "{")
        #expect(try Self.since(sample) == "2026-06-15")
        try sample.folder.delete("sip/plans/nord/x.json")
        #expect(try Self.since(sample) == "2026-06-16")
    }

    @Test("a plan behind a link that took the place of its file, or of its folder, is there by its last good version")
    func links() throws {
        let sample = try Self.looked("K-1.json")
        try sample.folder.move("sip/plans/K-1.json", to: "sip/K-1.json")
        #expect(symlink("../K-1.json", sample.path + "/plans/K-1.json") == 0)
        #expect(try Self.since(sample) == "2026-06-15")
        let findings = try #require(try Self.findings(sample))
        #expect(findings.contains { $0.contains("plans/K-1.json: error: a symbolic link, which is not followed") })
        try sample.folder.delete("sip/plans/K-1.json")
        try sample.folder.makeFolder("sip/plans/K-1.json")
        #expect(try Ran("explain", "K-1", "-c", sample.configuration).status == Exit.noInput.rawValue)
    }

    @Test("without a cache, or one of this version that is whole, a line says so, and the folder alone is looked at")
    func noCache() throws {
        let sample = try Self.looked("export 17.json")
        try sample.folder.write("sip/plans/K-1.json", Self.need("K-1", "2026-06-16"))
        let cache = URL(filePath: sample.path + "/state/plans.sqlite")
        let good = try Data(contentsOf: cache)
        let why = ", and the plan folder alone is looked at"
        var other = good
        // The user's version is the big-endian number at 60.
        other[63] = 99
        let ways: [(Data?, String)] = [
            (nil, "is not there"), (other, "is of another version of sipd"),
            (Data("no database at all".utf8), "cannot be read"),
        ]
        for (bytes, reason) in ways {
            if let bytes { try bytes.write(to: cache) } else { try FileManager.default.removeItem(at: cache) }
            let before = try Self.state(sample)
            #expect(try Self.since(sample) == "2026-06-16")
            let status = try Self.status(sample)
            let trouble = try #require(status["cacheTrouble"] as? String)
            #expect(trouble.contains(reason) && trouble.hasSuffix(why), "\(trouble)")
            #expect(status["plans"] as? Int == 13)
            let preview = try Ran("preview", "-c", sample.configuration)
            #expect(preview.status == 0 && preview.errors.contains(why), "\(preview.errors)")
            #expect(try Self.state(sample) == before)
        }
    }

    /// Lets everybody read a sample, the folders and files of these names too.
    private static let open = { @Sendable (sample: MadeSample, names: [String]) in
        let manager = FileManager.default
        try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: sample.folder.path)
        for name in ["", "plans", "state", "sipd.yaml", "policy.yaml", "roster.yaml", "state/ledger.sqlite"] + names {
            try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: sample.path + "/" + name)
        }
    }

    @Test(
        "a plan behind a folder that one may not look into goes by its last good version", .enabled(if: geteuid() == 0))
    func closedFolder() throws {
        let sample = try Self.looked("K-1.json")
        try sample.folder.makeFolder("sip/plans/nord")
        try sample.folder.move("sip/plans/K-1.json", to: "sip/plans/nord/K-1.json")
        #expect(try Ran("run", "--once", "-c", sample.configuration).status == 0)
        try Self.open(sample, ["state/plans.sqlite"])
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: sample.path + "/plans/nord")
        let ran = try Ran(list: ["explain", "K-1", "-c", sample.configuration], as: 65_534)
        let note = "K-1 is by the last good version of \(sample.path)/plans/nord/K-1.json, which cannot be read now"
        #expect(
            ran.status == 0 && ran.output.replacingOccurrences(of: "\n  ", with: " ").contains(note), "\(ran.errors)")
        let status = try Ran(list: ["status", "--json", "-c", sample.configuration], as: 65_534)
        let whole = try #require(try status.json as? [String: Any], "\(status.errors)")
        let lastGood = try #require(whole["lastGoodVersions"] as? [[String: String]])
        #expect(lastGood.contains { $0["plan"] == "K-1" }, "\(lastGood)")
        let findings = try #require(whole["findings"] as? [String])
        #expect(
            findings.contains { $0.hasPrefix("\(sample.path)/plans/nord: error: permission denied") }, "\(findings)")
    }

    @Test("a cache that one may not read is a line, and no obstacle", .enabled(if: geteuid() == 0))
    func closedCache() throws {
        let sample = try Self.looked("K-1.json")
        try Self.open(sample, [])
        let ran = try Ran(
            list: ["explain", "K-1", "-c", sample.configuration, "--at", "2026-06-18T16:55"], as: 65_534)
        #expect(ran.status == 0 && ran.output.contains("start-without-delay"), "\(ran.errors)")
        #expect(ran.errors.contains("/state/plans.sqlite may not be read by you: "), "\(ran.errors)")
    }

    @Test("dates that lie ahead are findings of the stopped status, as the running one words them") func ahead() throws
    {
        let sample = try MadeSample()
        let closed = Self.need("K-1", "2026-06-15").replacingOccurrences(
            of: "\"need\":", with: "\"closing\": {\"on\": \"2126-06-22\"}, \"need\":")
        try sample.folder.write("sip/plans/K-1.json", closed)
        let stopped = try #require(try Self.findings(sample))
        let line = try #require(stopped.first { $0.contains("K-1.json: warning: \"closing.on\" is 2126-06-22") })
        let daemon = try sample.running
        let running = try #require(daemon.ask(ControlRequest(.status))?.status)
        #expect(running.findings.contains(line))
        #expect(daemon.stop() == 0, "\(daemon.errors)")
    }

    @Test("check counts the plans that count, apart what is refused, and apart what is passed over") func summary()
        throws
    {
        let sample = try MadeSample()
        let plan = Self.need("K-1", "2026-06-15")
        for name in ["K-1.json", "K-1 (1).json", "K-1.json.bak", "K-1.txt"] {
            try sample.folder.write("sip/plans/\(name)", plan)
        }
        try sample.folder.write("sip/plans/K-2.json", "{")
        try sample.folder.makeFolder("sip/elsewhere")
        try sample.folder.write("sip/elsewhere/K-3.json", Self.need("K-3", "2026-06-15"))
        #expect(symlink("../elsewhere", sample.path + "/plans/nord") == 0)
        let checked = try Ran("check", "-c", sample.configuration)
        let summary = checked.output.split(separator: "\n").last.map(String.init) ?? ""
        #expect(summary.hasPrefix("13 plans, 1 refused, 4 passed over, "), "\(checked.output)")
        #expect(checked.output.contains("plans/nord: error: a symbolic link to a folder"), "\(checked.output)")
        let json = try #require(try Ran("check", "--json", "-c", sample.configuration).json as? [String: Any])
        #expect(json["plans"] as? Int == 13 && json["refused"] as? Int == 1 && json["passedOver"] as? Int == 4)
    }

    @Test("a folder that has lost all of its 13 plans says so in each verb, which go by the last good versions")
    func lost()
        throws
    {
        let sample = try Self.looked("K-1.json")
        try sample.folder.move("sip/plans", to: "sip/unmounted")
        try sample.folder.makeFolder("sip/plans")
        let before = try Self.state(sample)
        let reason = "13 of 13 plans are gone within a day; bring them back, or say that it is meant with"
        let status = try Self.status(sample)
        #expect(status["plans"] as? Int == 13 && status["unreadable"] as? Int == 0)
        #expect((status["findings"] as? [String])?.contains { $0.contains(reason) } == true, "\(status)")
        #expect(try Self.since(sample) == "2026-06-15")
        let explained = try Ran("explain", "K-1", "-c", sample.configuration)
        #expect(explained.status == 0 && explained.errors.contains(reason), "\(explained.errors)")
        let all = try Ran("explain", "--all", "--json", "-c", sample.configuration)
        #expect(all.output.split(separator: "\n").count == 13, "\(all.output)")
        let checked = try Ran("check", "-c", sample.configuration)
        #expect(checked.status == 1 && checked.output.contains("/plans: error: \(reason)"), "\(checked.output)")
        let coverage = try Ran("coverage", "--json", "-c", sample.configuration)
        #expect((try coverage.json as? [String: Any])?["documents"] as? Int == 13)
        let preview = try Ran("preview", "-c", sample.configuration)
        #expect(preview.errors.contains("K-1 is by the last good version of"), "\(preview.errors)")
        #expect(try Self.state(sample) == before)
        for name in ["K-2", "K-3"] {
            try sample.folder.write("sip/plans/\(name).json", Self.need(name, "2026-06-15"))
        }
        #expect(try Self.status(sample)["plans"] as? Int == 15)
    }

    @Test("what is passed over is in status, running and stopped, and in check, in the same words") func passedOver()
        throws
    {
        let sample = try MadeSample()
        let plan = Self.need("K-1", "2026-06-15")
        for name in ["K-1.json.bak", "K-1.json~", "K-1.JSON.txt", "K-1.txt", "K-1", "K-1 - kopia"] {
            try sample.folder.write("sip/plans/\(name)", plan)
        }
        for name in ["K-2.JSON", "K-2 (conflicted copy 2026-06-15).json"] {
            try sample.folder.write("sip/plans/\(name)", Self.need("K-2", "2026-06-15"))
        }
        try sample.folder.write("sip/plans/README", "Plans are exported here by night.")
        try sample.folder.makeFolder("sip/plans/folder.json")
        #expect(symlink("K-2.JSON", sample.path + "/plans/link.json") == 0)
        #expect(mkfifo(sample.path + "/plans/pipe.json", 0o644) == 0)
        #expect(symlink("folder.json", sample.path + "/plans/linked") == 0)
        let stopped = try #require(try Self.findings(sample))
        #expect(stopped.count == 11, "\(stopped.joined(separator: "\n"))")
        let checked = try Ran("check", "-c", sample.configuration)
        #expect(checked.output.split(separator: "\n").dropLast().map(String.init) == stopped)
        let daemon = try sample.running
        let running = try #require(daemon.ask(ControlRequest(.status))?.status)
        #expect(running.findings == stopped)
        #expect(daemon.stop() == 0, "\(daemon.errors)")
    }
}
