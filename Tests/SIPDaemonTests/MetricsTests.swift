import SIPFiles
import Foundation
import Glibc
import SIPRules
import SIPTesting
import Testing

@testable import SIPDaemon

@Suite("Figures for machines")
struct MetricsTests {
    @Test("a family has its type, unit and help, and ends with # EOF; what is not known is left out") func text() {
        var metrics = Metrics(startedAt: .the("2026-06-01T08:00:00+02:00"))
        metrics.plans = 412
        metrics.isUndelivered = true
        metrics.rules = [Metrics.Rule(name: "follow-up", open: 3, overdue: 1)]
        let lines = metrics.lines
        #expect(lines.last == "# EOF")
        for line in [
            "# TYPE sipd_start_timestamp_seconds gauge", "# UNIT sipd_start_timestamp_seconds seconds",
            "sipd_start_timestamp_seconds 1780293600", "sipd_plans 412", "sipd_blocked{by=\"delivery\"} 1",
            "sipd_blocked{by=\"store\"} 0", "sipd_rule_overdue_plans{rule=\"follow-up\"} 1", "sipd_letters_total 0",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
        #expect(!lines.contains { $0.contains("next_round") })
    }

    @Test("a round counts its letters, its plans and what is overdue, and names nobody") func round() throws {
        let station = try Station(Settings(configuration: Configuration(), environment: .sample.under(Policy())))
        station.store.put(.sample { $0.need.seen = .the("2026-06-01") })
        try station.wake(at: .the("2026-06-02T08:00:00+02:00"))
        let letters = try station.letters
        let now = Instant.the("2026-06-08T12:00:00+02:00")
        let metrics = station.round.metrics(startedAt: now, lastRoundSeconds: 0.25, at: now)
        #expect(metrics.plans == 1 && metrics.overduePlans == 1 && metrics.lettersWritten == letters.count)
        #expect(metrics.lastRound == .the("2026-06-02T08:00:00+02:00"))
        #expect(metrics.ledgerEntries >= Int64(letters.count) && !letters.isEmpty)
        let text = metrics.lines.joined(separator: "\n")
        for name in ["SIP-", "anna", "@", "K26"] { #expect(!text.contains(name), "\(name)") }
    }

    @Test("the file is replaced whole, may be read by others, and leaves nothing beside it") func file() throws {
        let folder = try ScratchFolder()
        let file = MetricsFile(path: folder.path("sipd.prom"))
        try file.write("one\n")
        try file.write("two\n")
        #expect(try String(contentsOfFile: file.path, encoding: .utf8) == "two\n")
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions]
        #expect(mode as? Int == 0o644)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["sipd.prom"])
        let refused = #expect(throws: SystemError.self) {
            try MetricsFile(path: folder.path("none/sipd.prom")).write("three\n")
        }
        let why = "\(folder.path)/none: error: No such file or directory; see to \"metrics\", its folder and its disk"
        #expect(refused?.description == why)
    }

    @Test("a pipe where they are written is not waited for; a link in their place is not followed and not replaced")
    func planted() throws {
        let folder = try ScratchFolder()
        let file = MetricsFile(path: folder.path("sipd.prom"))
        mkfifo(file.path + ".tmp", 0o600)
        try file.write("one\n")
        #expect(try String(contentsOfFile: file.path, encoding: .utf8) == "one\n")
        try folder.write("precious", "precious")
        try folder.delete("sipd.prom")
        symlink(folder.path("precious"), file.path)
        #expect(throws: SystemError.self) { try file.write("two\n") }
        #expect(try String(contentsOfFile: folder.path("precious"), encoding: .utf8) == "precious")
    }
}
