import Foundation
import Glibc
import SIPDaemon
import SIPTesting
import Testing

@testable import sipd

@Suite("The status of an sipd that cannot start says why, and what its ledger remembers", .serialized)
struct ObstaclesTests {
    /// A sample around Thursday 18 June 2026 that had its first round today, and has then been spoilt.
    private static let spoilt = { @Sendable (spoil: (MadeSample) throws -> Void) in
        let sample = try MadeSample(by: ["--always-open"])
        let ran = try Ran("run", "--once", "-c", sample.configuration)
        try #require(ran.status == 0, "\(ran.errors)")
        try spoil(sample)
        return sample
    }

    private static let said = { @Sendable (sample: MadeSample) in
        let ran = try Ran("status", "--json", "-c", sample.configuration)
        #expect(ran.status == Exit.unavailable.rawValue, "\(ran.status) \(ran.errors)")
        let status = try #require(try ran.json as? [String: Any], "\(ran.errors)")
        return (status: status, obstacles: try #require(status["obstacles"] as? [String]))
    }

    @Test("nothing of one that is only stopped") func sound() throws {
        let (status, obstacles) = try Self.said(try Self.spoilt { _ in })
        #expect(obstacles == [] && status["plans"] as? Int == 12)
    }

    @Test("a roster that is refused: its finding, the letters of the last days, and no figure of plans") func roster()
        throws
    {
        let sample = try Self.spoilt { try $0.folder.write("sip/roster.yaml", "proces-owner: x\n") }
        let (status, obstacles) = try Self.said(sample)
        #expect(obstacles.count == 1 && obstacles[0].contains("roster.yaml:1:1: error: unknown field: did you mean"))
        #expect(status["decidedUpTo"] != nil && (status["lettersInSevenDays"] as? Int ?? 0) > 0)
        #expect(status["overduePlans"] == nil && status["plans"] == nil)
        let page = try Ran("status", "-c", sample.configuration, environment: ["COLUMNS": "400"])
        #expect(
            page.output.contains("it cannot start before this is mended:\n  \(sample.path)/roster.yaml:1:1: error: "))
        #expect(page.output.contains("the plans were not looked at: the configuration is refused"), "\(page.output)")
    }

    @Test("settings that are refused name no ledger: 78, and the finding alone") func settings() throws {
        let sample = try Self.spoilt { try $0.folder.write("sip/sipd.yaml", "plan: plans\n") }
        let ran = try Ran("status", "--json", "-c", sample.configuration)
        #expect(ran.status == Exit.configuration.rawValue && ran.output == "")
        #expect(ran.errors.contains("sipd.yaml:1:1: error: unknown field"), "\(ran.errors)")
    }

    @Test("a ledger that is gone, and one that is none: the plans are told of all the same") func ledger() throws {
        let sample = try Self.spoilt { try $0.folder.delete("sip/state/ledger.sqlite") }
        let gone = try Self.said(sample)
        #expect(gone.obstacles.count == 1 && gone.obstacles[0].contains("ledger.sqlite: error: the ledger is gone"))
        #expect(gone.status["plans"] as? Int == 12 && gone.status["overduePlans"] is Int)
        let page = try Ran("status", "-c", sample.configuration)
        #expect(!page.output.contains("told nothing yet"), "\(page.output)")
        try sample.folder.write("sip/state/ledger.sqlite", String(repeating: "no ledger ", count: 100))
        let other = try Self.said(sample)
        #expect(
            other.obstacles.count == 1 && other.obstacles[0].contains("ledger.sqlite: error: "), "\(other.obstacles)")
        #expect(other.status["plans"] as? Int == 12)
    }

    @Test("a spool that is gone while the ledger shows that there was one") func spool() throws {
        let sample = try Self.spoilt { try $0.folder.move("sip/spool", to: "sip/unmounted") }
        let (_, obstacles) = try Self.said(sample)
        #expect(obstacles.count == 1 && obstacles[0].contains("/spool: error: the spool is gone"), "\(obstacles)")
    }

    @Test("a disk without room", .enabled(if: geteuid() == 0)) func full() throws {
        let sample = try Self.spoilt { _ in }
        let state = sample.path + "/state"
        try #require(
            system("cp -a '\(state)' '\(state).there' && mount -t tmpfs -o size=512k none '\(state)'") == 0)
        defer { _ = system("umount -l '\(state)'") }
        _ = system("cp -a '\(state).there/.' '\(state)' && cat /dev/zero >'\(state)/filler' 2>/dev/null")
        let (status, obstacles) = try Self.said(sample)
        #expect(obstacles == ["\(state)/ledger.sqlite: error: no space left; free some on its file system"])
        #expect(status["decidedUpTo"] != nil)
    }

    @Test("without a free descriptor a reload ends with 75, and with 0 when there is one again") func scarce() throws {
        let sample = try MadeSample()
        let daemon = try sample.running
        defer { _ = daemon.stop() }
        let ask = { try #require(try ControlClient.ask(ControlRequest(.reload), at: sample.path + "/sipd.sock")) }
        let set = { (soft: Int) in system("prlimit --pid \(daemon.processID) --nofile=\(soft):") == 0 }
        var refused = ControlResponse()
        // What it has open for a moment may be among those that are counted.
        for _ in 1...50 where refused.exit == 0 {
            let ends = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(daemon.processID)/fd").compactMap {
                Int($0)
            }
            // Room for whoever asks, and for no file.
            let free = Array((0...).lazy.filter { !ends.contains($0) }.prefix(2))
            try #require(set(try #require(free.last)))
            refused = try ask()
        }
        #expect(refused.exit == Exit.tryAgain.rawValue, "\(refused)")
        try #require(set(1024))
        #expect(try ask().exit == 0)
    }

    @Test(
        "how systemd says that it ended, and by which status",
        arguments: [
            (
                Service(active: "failed", sub: "failed", status: 78),
                "sipd.service has ended with 78: the configuration is refused; journalctl -u sipd says more"
            ),
            (
                Service(active: "activating", sub: "auto-restart", status: 75),
                "sipd.service has ended with 75: it passes by itself: a full disk, a store that is away, and is started again"
            ),
            (Service(active: "activating", sub: "start", status: 0), "sipd.service is starting"),
            (Service(active: "inactive", sub: "dead", status: 0), nil),
        ] as [(Service, String?)])
    func ending(service: Service, words: String?) {
        #expect(service.ending == words)
        #expect(!service.isRunning)
    }
}
