import Foundation
import SIPDaemon
import SIPStores
import SIPTesting
import Testing

@Suite("The daemon, run as its users run it", .serialized)
struct DaemonTests {
    @Test("it answers, tells an immediate need at once, keeps its configuration, rests a plan, and stops with 0")
    func lives() throws {
        let sample = try MadeSample(by: ["--always-open"])
        let (folder, path, configuration) = (sample.folder, sample.path, sample.configuration)
        let daemon = try sample.running
        let status = try #require(daemon.ask(ControlRequest(.status))?.status)
        #expect(status.plans == 12)
        // Wherever sipd was started from.
        #expect(status.spool.waiting == daemon.letters.count && !daemon.letters.isEmpty)

        let dropped = try Ran("sample", path, "--immediate")
        #expect(dropped.status == 0, "\(dropped.errors)")
        #expect(daemon.waits { daemon.letters.contains { $0.hasPrefix("now-") } }, "\(daemon.errors)")

        // What the mailer finds too big comes back; nothing else is due that would wake sipd.
        let letter = try #require(daemon.letters.first { $0.hasPrefix("now-") })
        try FileManager.default.moveItem(
            atPath: "\(path)/spool/outgoing/\(letter)", toPath: "\(path)/spool/too-big/\(letter)")
        #expect(daemon.waits { (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/spool/too-big")) == [] })
        #expect(daemon.waits { daemon.letters.contains { $0.hasPrefix("now-") && $0 != letter } }, "\(daemon.errors)")

        let good = try String(contentsOfFile: path + "/policy.yaml", encoding: .utf8)
        try folder.write("sip/policy.yaml", "rules: {telephony: {}}\n")
        let refused = try Ran("reload", "-c", configuration)
        #expect(refused.status == Exit.configuration.rawValue, "\(refused.output)\(refused.errors)")
        #expect(refused.errors.contains("unknown rule: see sipd rules"), "\(refused.errors)")
        try folder.write("sip/policy.yaml", good)
        let reloaded = try Ran("reload", "-c", configuration)
        #expect(reloaded.status == 0, "\(reloaded.errors)")
        #expect(try Ran("release", "-c", configuration).output == "nothing is held\n")

        let plan = String(dropped.output.dropLast(".json\n".count).split(separator: "/").last ?? "")
        let common = ["-c", configuration, "--by", "anna.lind"]
        // What stands on the command line everybody on the machine can read.
        try folder.write("why", "on the phone now\nand a second line\n")
        let order = ["ack", plan, "-", "--for", "3 working days"] + common
        #expect(try Ran(list: order).errors.contains("the comment is empty"))
        let ack = try Ran(list: order, input: folder.path("why"))
        #expect(ack.status == 0, "\(ack.errors)")
        #expect(try Ran(list: ["snooze", plan, "later", "--for", "91 days"] + common).status == Exit.usage.rawValue)
        #expect(try Ran(list: ["ack", "K-0", "who?", "--for", "1 day"] + common).status == Exit.noInput.rawValue)
        let pauses = daemon.ask(ControlRequest(.status))?.status?.pauses ?? []
        #expect(pauses.map(\.comment) == ["on the phone now"] && pauses.map(\.uid) == [geteuid()])
        let me = Account(
            uid: geteuid(), name: getpwuid(geteuid()).map { String(cString: $0.pointee.pw_name) })
        let listed = try Ran("pauses", "-c", configuration)
        #expect(listed.output.contains(plan) && listed.output.contains("on the phone now"))
        #expect(try Ran(list: ["pauses", "--end", "1"] + common).status == 0)
        #expect(try Ran("pauses", "-c", configuration).output == "nothing rests\n")

        #expect(daemon.stop() == 0, "\(daemon.errors)")
        let whole = try Ran("audit", "-c", configuration).output
        #expect(whole.contains("\(Author(account: me).words) put a configuration in force"), "\(whole)")
        let audit = try Ran("audit", plan, "-c", configuration)
        #expect(audit.status == 0, "\(audit.errors)")
        let claimed = Author(claimed: "anna.lind", account: me).words
        for words in ["told ", "\(claimed) is at everything until", "\(claimed) ended", "the record is whole"] {
            #expect(audit.output.contains(words), "\(audit.output)")
        }
    }

    @Test("the folder of plans away and back, again and again, it hears of a plan at once")
    func hears() throws {
        let sample = try MadeSample(by: ["--always-open"])
        let (path, configuration) = (sample.path, sample.configuration)
        let daemon = try sample.running
        for turn in 1...3 {
            for (from, to) in [("plans", "away"), ("away", "plans")] {
                try FileManager.default.moveItem(atPath: "\(path)/\(from)", toPath: "\(path)/\(to)")
                #expect(try Ran("reload", "-c", configuration).status == 0)
            }
            let before = Set(daemon.letters)
            // Another in each turn.
            #expect(try Ran("sample", path, "--immediate").status == 0)
            #expect(
                daemon.waits { daemon.letters.contains { $0.hasPrefix("now-") && !before.contains($0) } },
                "turn \(turn): \(daemon.errors)")
        }
        #expect(daemon.stop() == 0, "\(daemon.errors)")
    }

    @Test("most plans removed at once are taken for a lost disk, until somebody says that it is meant")
    func acceptedLoss() throws {
        let sample = try MadeSample(by: ["--always-open"])
        let (path, configuration) = (sample.path, sample.configuration)
        let daemon = try sample.running
        let plans = try FileManager.default.contentsOfDirectory(atPath: path + "/plans").sorted()
        for plan in plans.dropFirst(2) { try FileManager.default.removeItem(atPath: path + "/plans/" + plan) }
        #expect(try Ran("reload", "-c", configuration).status == 0)
        let blocked = try #require(daemon.ask(ControlRequest(.status))?.status)
        #expect(blocked.health == .blocked && blocked.plans > 2, "\(blocked.troubles)")
        #expect(blocked.troubles.contains { $0.contains("sipd reload --accept-loss") }, "\(blocked.troubles)")
        let accepted = try Ran("reload", "--accept-loss", "-c", configuration)
        #expect(accepted.status == 0, "\(accepted.errors)")
        let status = try #require(daemon.ask(ControlRequest(.status))?.status)
        #expect(status.health != .blocked && status.plans == 2, "\(status.troubles)")
        #expect(daemon.stop() == 0, "\(daemon.errors)")
    }

    @Test("beside a damaged ledger sipd does not start, and says what to do; with the backup in its place it goes on")
    func damagedLedger() throws {
        let folder = try ScratchFolder()
        let path = folder.path("sip")
        let configuration = path + "/sipd.yaml"
        let (ledger, copy) = (path + "/state/ledger.sqlite", folder.path("copy"))
        #expect(try Ran("sample", path, "--always-open").status == 0)
        let early = try Ran("backup", copy, "-c", configuration)
        #expect(early.status == Exit.noInput.rawValue, "\(early.errors)")
        #expect(try Ran("run", "--once", "-c", configuration).status == 0)
        let backup = try Ran("backup", copy, "-c", configuration)
        #expect(backup.status == 0, "\(backup.errors)")
        #expect(backup.output.contains("; the record is whole"), "\(backup.output)")
        #expect(try Ran("backup", copy, "-c", configuration).status == Exit.cannotCreate.rawValue)

        var bytes = try Data(contentsOf: URL(filePath: ledger))
        bytes.replaceSubrange(8192..<bytes.count, with: Data(repeating: 0x5A, count: bytes.count - 8192))
        try bytes.write(to: URL(filePath: ledger))
        let refused = try Ran("run", "--once", "-c", configuration)
        #expect(refused.status == Exit.cannotCreate.rawValue)
        #expect(refused.errors.contains("the ledger is damaged"), "\(refused.errors)")
        #expect(refused.errors.contains("sipd backup --help"), "\(refused.errors)")

        try FileManager.default.removeItem(atPath: ledger)
        try FileManager.default.copyItem(atPath: copy, toPath: ledger)
        let again = try Ran("run", "--once", "-c", configuration)
        #expect(again.status == 0, "\(again.errors)")
        #expect(try Ran("audit", "-c", configuration).status == 0)
    }

    @Test("audit is 1 when somebody has written in the ledger's history") func tampered() throws {
        let folder = try ScratchFolder()
        let path = folder.path("sip")
        let configuration = path + "/sipd.yaml"
        #expect(try Ran("sample", path, "--always-open").status == 0)
        #expect(try Ran("run", "--once", "-c", configuration).status == 0)
        let whole = try #require(try Ran("audit", "--json", "-c", configuration).json as? [String: Any])
        #expect((whole["chain"] as? [String: Any])?["intact"] as? Bool == true)

        let ledger = URL(filePath: path + "/state/ledger.sqlite")
        var bytes = try Data(contentsOf: ledger)
        let place = try #require(bytes.range(of: Data(#""part":"act""#.utf8)))
        bytes.replaceSubrange(place, with: Data(#""part":"ACT""#.utf8))
        try bytes.write(to: ledger)
        let broken = try Ran("audit", "-c", configuration)
        #expect(broken.status == Exit.findings.rawValue)
        #expect(broken.errors.contains("of the history is not as it was written"))
    }

    @Test(
        "a second sipd with a state of its own is refused on the same spool, and nothing there changes; letters still go"
    )
    func oneSpool() throws {
        let sample = try MadeSample(by: ["--always-open"])
        let (folder, path) = (sample.folder, sample.path)
        let daemon = try sample.running
        let letters = daemon.letters
        let settings = try String(contentsOfFile: path + "/sipd.yaml", encoding: .utf8)
        try folder.write("sip/spool/tmp/half.eml", "half a letter of the first")
        try folder.write(
            "sip/second.yaml",
            settings.replacing("state: state", with: "state: other").replacing("sipd.sock", with: "other.sock"))
        let second = try Ran("run", "--once", "-c", path + "/second.yaml")
        #expect(second.status == Exit.cannotCreate.rawValue, "\(second.errors)")
        #expect(second.errors.contains("/spool: error: another sipd writes its letters here"), "\(second.errors)")
        #expect(FileManager.default.fileExists(atPath: path + "/spool/tmp/half.eml"))
        #expect(daemon.letters.sorted() == letters.sorted())
        #expect(daemon.stop() == 0, "\(daemon.errors)")
    }
}
