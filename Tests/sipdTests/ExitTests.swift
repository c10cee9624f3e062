import Foundation
import SIPDaemon
import SIPTesting
import Testing

@Suite("Exit statuses say what happened")
struct ExitTests {
    @Test(
        "a command line that cannot be understood is 64",
        arguments: [
            ["stauts"], ["status", "--limit", "-1"], ["calendar", "1850"], ["calendar", "x"], ["sample"],
            ["sample", "x", "--plans", "0"], ["preview", "--until", "2026-02-30"], ["explain", "K-1", "--at", "now"],
            ["preview", "--days", "3", "--until", "2026-06-20"], ["rules", "--json", "--markdown"],
        ])
    func usage(_ arguments: [String]) throws {
        let ran = try Ran(list: arguments)
        #expect(ran.status == Exit.usage.rawValue)
        #expect(ran.errors.contains("Usage: sipd"))
        #expect(ran.output.isEmpty)
    }

    @Test("a configuration that is not there is 78, and the file is named") func missing() throws {
        let folder = try ScratchFolder()
        let path = folder.path("sipd.yaml")
        for arguments in [["explain", "K-1"], ["preview"], ["status"], ["reload"], ["run", "--once"]] {
            let ran = try Ran(list: arguments + ["-c", path])
            #expect(ran.status == Exit.configuration.rawValue, "\(arguments)")
            #expect(ran.errors.hasPrefix("\(path): error: "), "\(ran.errors)")
        }
    }

    @Test("the environment names the configuration where no option does") func environment() throws {
        let folder = try ScratchFolder()
        let ran = try Ran("rules", environment: ["SIPD_CONFIGURATION": folder.path("none.yaml")])
        #expect(ran.status == Exit.configuration.rawValue)
        #expect(ran.errors.contains("none.yaml"))
    }

    @Test("a plan that is not there is 66") func noPlan() throws {
        let sample = try MadeSample()
        for plan in ["K26-9999", sample.path + "/plans/K26-9999.json"] {
            let ran = try Ran("explain", plan, "-c", sample.configuration)
            #expect(ran.status == Exit.noInput.rawValue)
            #expect(ran.errors.contains("K26-9999"))
        }
        #expect(try Ran("show", sample.path + "/none.eml").status == Exit.noInput.rawValue)
        #expect(try Ran("check", sample.path + "/none.json").status == Exit.noInput.rawValue)
    }

    @Test("with no sipd running, status and reload are 69 and say so") func noDaemon() throws {
        let sample = try MadeSample()
        let status = try Ran("status", "-c", sample.configuration)
        #expect(status.status == Exit.unavailable.rawValue)
        #expect(status.output.contains("no sipd runs"))
        #expect(status.output.contains("told nothing yet"))
        let json = try #require(try Ran("status", "--json", "-c", sample.configuration).json as? [String: Any])
        #expect(json["health"] as? String == "stopped")
        #expect((json["overdueDuties"] as? Int ?? 0) > 2 && json["documentsNotLookedInto"] as? Int == 0)
        let reload = try Ran("reload", "-c", sample.configuration)
        #expect(reload.status == Exit.unavailable.rawValue)
        #expect(reload.errors.contains("no sipd listens here"))
    }

    @Test(
        "a stopped sipd's status shows what is overdue, of one unit alone where one is named, and how much it leaves out"
    )
    func stopped() throws {
        let sample = try MadeSample(around: "2026-06-18")
        let whole = try Ran("status", "--limit", "2", "-c", sample.configuration)
        #expect(whole.status == Exit.unavailable.rawValue)
        #expect(whole.output.contains("12 plans as they stand now · "), "\(whole.output)")
        #expect(whole.output.contains("\nOverdue  ") && whole.output.contains("nobody yet"))
        #expect(whole.output.contains(" more duties\n"), "\(whole.output)")
        let unit = try Ran("status", "--unit", "hemtjanst", "-c", sample.configuration)
        #expect(unit.status == Exit.unavailable.rawValue && unit.output.contains("\nUnit hemtjanst  "))
        #expect(unit.output.contains("0 plans as they stand now · 0 with something overdue"), "\(unit.output)")
        #expect(!unit.output.contains("Overdue"))
        #expect(try Ran("status", "--unit", "nowhere", "-c", sample.configuration).status == Exit.noInput.rawValue)
    }

    @Test("check is 0 for a good store and 1 when a plan is spoilt, with place and advice") func check() throws {
        let sample = try MadeSample()
        let good = try Ran("check", "-c", sample.configuration, "--at", "2026-06-18T23:59")
        #expect(good.status == 0, "\(good.output)")
        #expect(good.output == "12 plans, 0 errors, 0 warnings\n")
        try sample.folder.write(
            "sip/plans/bad.json", "{\n  \"format\": \"sip-plan/1\",\n  \"id\": \"K-1\",\n  \"unti\": \"bistand\"\n}\n")
        let bad = try Ran("check", "-c", sample.configuration)
        #expect(bad.status == Exit.findings.rawValue)
        #expect(bad.output.contains("/plans/bad.json:4:"))
        #expect(bad.output.contains("did you mean \"unit\"?"))
        #expect(bad.output.hasSuffix("12 plans, 1 refused, 2 errors, 0 warnings\n"))
    }

    @Test("of a plan with 250 errors check names two hundred, says that there are 50 more, and counts them all")
    func cut() throws {
        let sample = try MadeSample()
        let head = "{\n\"format\": \"sip-plan/1\",\n\"id\": \"K-1\",\n\"unit\": \"bistand\",\n"
        let unknown = (1...5).map { "\"zz\($0)\": 1" }.joined(separator: ",\n")
        let principals = (1...50).map { "{\"id\": \"p\($0)\", \(unknown)}" }.joined(separator: ",\n")
        try sample.folder.write("sip/plans/bad.json", "\(head)\"principals\": [\n\(principals)\n]\n}\n")
        let bad = try Ran("check", "-c", sample.configuration)
        #expect(bad.output.contains(": error: 50 more errors are not named: correct those above and look again\n"))
        #expect(bad.output.hasSuffix("12 plans, 1 refused, 250 errors, 0 warnings\n"), "\(bad.output.suffix(200))")
        let json = try #require(try Ran("check", "--json", "-c", sample.configuration).json as? [String: Any])
        #expect(json["errors"] as? Int == 250)
        #expect((json["findings"] as? [[String: Any]])?.compactMap { $0["count"] as? Int }.reduce(0, +) == 250)
    }

    @Test("check warns of a follow-up a day further off than policy's cap of two months from 18 June 2026")
    func distant() throws {
        let sample = try MadeSample()
        try sample.folder.write("sip/policy.yaml", "follow-up-cap: 2 months\n")
        let plan = """
            {"format": "sip-plan/1", "id": "F-1", "unit": "hemtjanst", "need": {"seen": "2026-06-01"},
             "meetings": [
               {"id": "m1", "purpose": "planning", "date": "2026-06-18", "held": "2026-06-18"},
               {"id": "f1", "purpose": "follow-up", "date": "2026-08-18"},
               {"id": "f2", "purpose": "follow-up", "date": "2026-08-19"}]}
            """
        try sample.folder.write("sip/plans/F-1.json", plan)
        let ran = try Ran("check", "-c", sample.configuration)
        let far = ran.output.split(separator: "\n").filter { $0.contains("F-1.json: warning: the follow-up of") }
        #expect(far.count == 1 && far[0].contains("2026-08-19 is further off than 2 months"), "\(ran.output)")
    }

    @Test("check of 22 June 2026 warns of a plan closed on 31 December 2026, in its line; on that day it does not")
    func ahead() throws {
        let sample = try MadeSample()
        let plan = """
            {"format": "sip-plan/1", "id": "A-1", "unit": "hemtjanst", "need": {"seen": "2026-06-01"},
             "closing": {
               "on": "2026-12-31", "reason": "goals-met"}}
            """
        try sample.folder.write("sip/plans/A-1.json", plan)
        let june = try Ran("check", "-c", sample.configuration, "--at", "2026-06-22T07:00")
        #expect(
            june.output.contains(
                "/plans/A-1.json:3:10: warning: \"closing.on\" is 2026-12-31, which lies 192 days ahead: it counts from "
                    + "that day; correct the year if it is a slip\n"), "\(june.output)")
        #expect(june.status == Exit.findings.rawValue)
        let day = try Ran("check", "-c", sample.configuration, "--at", "2026-12-31T00:00")
        #expect(day.status == 0, "\(day.output)")
        let explained = try Ran("explain", "A-1", "-c", sample.configuration, "--at", "2026-06-22T07:00")
        #expect(explained.errors.contains("lies 192 days ahead") && !explained.output.contains("only the closing"))
        #expect(try Ran("check", "--system", "--at", "2026-06-22T07:00").status == Exit.usage.rawValue)
    }

    @Test("check finds a person whom the roster does not know, and a plan that is there twice") func references() throws
    {
        let sample = try MadeSample()
        let plan = #"{"format": "sip-plan/1", "id": "K-1", "unit": "bistand", "initiator": "anna.lnd"}"#
        try sample.folder.write("sip/plans/a.json", plan)
        try sample.folder.write("sip/plans/b.json", plan)
        let ran = try Ran("check", "-c", sample.configuration)
        #expect(
            ran.output.contains(
                "warning: the roster has no person by this name of 8 characters: did you mean \"anna.lind\"?"))
        #expect(ran.output.contains("/b.json: error: the plan K-1 is in \(sample.path)/plans/a.json already"))
    }

    @Test("check and explain go by the document that the daemon went by on 18 June 2026, and else by a usual name")
    func counting() throws {
        let sample = try MadeSample()
        let plan = { (seen: String) in
            #"{"format": "sip-plan/1", "id": "Z-1", "unit": "bistand", "need": {"seen": "\#(seen)"}}"#
        }
        let said = { (name: String, other: String) in
            "/\(name): error: the plan Z-1 is in \(sample.path)/plans/\(other) already, which counts"
        }
        try sample.folder.write("sip/plans/Z-1 (1).json", plan("2026-01-05"))
        #expect(
            try Ran("check", "-c", sample.configuration).output.contains(
                "Z-1 (1).json: warning: the name looks like a copy's"))
        _ = try Ran("run", "--once", "-c", sample.configuration)
        try sample.folder.write("sip/plans/Z-1.json", plan("2026-03-05"))
        try sample.folder.write("sip/plans/Z-2.json.bak", plan("2026-03-06"))
        let known = try Ran("check", "-c", sample.configuration).output
        #expect(known.contains(said("Z-1.json", "Z-1 (1).json")), "\(known)")
        #expect(known.contains("/Z-2.json.bak: error: not read, since the name does not end in .json"), "\(known)")
        let explained = { try Ran("explain", "Z-1", "-c", sample.configuration, "--at", "2026-06-18T12:00").output }
        #expect(try explained().contains("5 Jan"))
        try sample.folder.delete("sip/state/plans.sqlite")
        let fresh = try Ran("check", "-c", sample.configuration).output
        #expect(fresh.contains(said("Z-1 (1).json", "Z-1.json")), "\(fresh)")
        #expect(!fresh.contains("looks like a copy's"))
        #expect(try !explained().contains("5 Jan") && explained().contains("5 Mar"))
    }

    @Test("output that cannot be written is no success") func fullDisk() throws {
        let process = Process()
        process.executableURL = Ran.command
        process.arguments = ["calendar", "2026"]
        process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == Exit.cannotCreate.rawValue)
    }
}
