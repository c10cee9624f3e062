import Foundation
import SIPTesting
import Testing

@Suite("simulate tells what a period would bring")
struct SimulateTests {
    @Test("the second half of 2026: as many letters as preview sees, by recipient, rule and month")
    func halfYear() throws {
        let sample = try MadeSample()
        let ran = try Ran(
            "simulate", "--from", "2026-06-18", "--until", "2026-12-31", "--json", "-c", sample.configuration)
        #expect(ran.status == 0, "\(ran.errors)")
        let load = try #require(try ran.json as? [String: Any])
        let preview = try Ran(
            "preview", "--at", "2026-06-18T00:00", "--until", "2026-12-31", "--json", "-c", sample.configuration)
        let letters = try #require(try preview.json as? [[String: Any]])
        #expect(letters.count > 100)
        #expect(load["letters"] as? Int == letters.count)
        let parts = ["recipients": "letters", "months": "letters", "rules": "reminders"].map { part, count in
            (load[part] as? [[String: Any]] ?? []).compactMap { $0[count] as? Int }.reduce(0, +)
        }
        let reminders = letters.compactMap { ($0["reminders"] as? [Any])?.count }.reduce(0, +)
        #expect(parts.sorted() == [letters.count, letters.count, reminders].sorted())
        let months = (load["months"] as? [[String: Any]])?.compactMap { $0["month"] as? String }
        #expect(months == ["2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11", "2026-12"])
    }

    @Test("where people act there are fewer lines, and fewer again; the same seed gives the same figures")
    func acting() throws {
        let sample = try MadeSample()
        let days = ["--from", "2026-06-18", "--until", "2027-06-17", "--json", "-c", sample.configuration]
        let (idle, first, again) = (
            try Ran(list: ["simulate"] + days), try Ran(list: ["simulate", "--acting"] + days),
            try Ran(list: ["simulate", "--acting", "--seed", "1"] + days)
        )
        let other = try Ran(list: ["simulate", "--acting", "--seed", "2"] + days)
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.output == again.output && first.output != other.output)
        let (loads, acted) = (
            try #require(try idle.json as? [String: Any]), try #require(try first.json as? [String: Any])
        )
        for figure in ["lines", "lines-repeated"] {
            let (without, with) = (try #require(loads[figure] as? Int), try #require(acted[figure] as? Int))
            #expect(0 < with && with < without, "\(figure): \(with) and \(without)")
        }
        #expect((acted["lines-a-letter"] as? [String: Int])?.keys.sorted() == ["50", "95"])
    }

    @Test("another policy, with a rule switched off, brings nothing under it; a period backwards is refused")
    func policy() throws {
        let sample = try MadeSample()
        try sample.folder.write("other.yaml", "rules:\n  start-without-delay: {on: false}\n")
        let days = ["--from", "2026-06-18", "--until", "2026-07-31"]
        let ran = try Ran(list: ["simulate"] + days + ["-c", sample.configuration])
        let other = try Ran(
            list: ["simulate"] + days + ["--policy", sample.folder.path("other.yaml"), "-c", sample.configuration])
        #expect(ran.output.contains("start-without-delay") && !other.output.contains("start-without-delay"))
        #expect(other.output.hasPrefix("From Thu 18 Jun 2026 through Fri 31 Jul 2026: 12 plans, "), "\(other.output)")
        let back = try Ran(
            "simulate", "--from", "2026-06-18", "--until", "2026-06-17", "-c", sample.configuration)
        #expect(back.status == 64)
        #expect(back.errors == "error: --until 2026-06-17 is before 2026-06-18\n")
    }
}
