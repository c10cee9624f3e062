import Foundation
import SIPTesting
import Testing

@Suite("preview says what will be said, and sends nothing")
struct PreviewTests {
    @Test("the days from Thursday 18 June 2026: only working days, one letter a person and slot, and the same again")
    func days() throws {
        let sample = try MadeSample()
        let arguments = ["preview", "--at", "2026-06-18T07:00", "--until", "2026-06-24", "--json", "-c"]
        let ran = try Ran(list: arguments + [sample.configuration])
        #expect(ran.status == 0, "\(ran.errors)")
        let letters = try #require(try ran.json as? [[String: Any]])
        let days = Set(letters.compactMap { ($0["at"] as? String).map { String($0.prefix(10)) } })
        #expect(days == ["2026-06-18", "2026-06-22", "2026-06-23", "2026-06-24"])
        let slots = letters.compactMap { letter in
            (letter["at"] as? String).flatMap { at in (letter["recipient"] as? String).map { at + " " + $0 } }
        }
        #expect(Set(slots).count == slots.count)
        #expect(try Ran(list: arguments + [sample.configuration]).output == ran.output)
    }

    @Test("--for keeps one person's letters, --letters prints them as they will be read") func letters() throws {
        let sample = try MadeSample()
        let ran = try Ran(
            "preview", "--at", "2026-06-18T07:00", "--days", "1", "--for", "anna.lind", "--letters", "-c",
            sample.configuration)
        #expect(ran.status == 0, "\(ran.errors)")
        #expect(ran.output.contains("To: Anna Lind <anna.lind@kommun.example>"))
        #expect(!ran.output.contains("To: Bo Ek"))
    }

    @Test("--diff tells what another policy changes: a week to start instead of three working days") func diff() throws
    {
        let sample = try MadeSample()
        try sample.folder.write("other.yaml", "rules:\n  start-without-delay:\n    within: 7 working days\n")
        let ran = try Ran(
            "preview", "--at", "2026-06-18T07:00", "--diff", sample.folder.path("other.yaml"), "-c",
            sample.configuration)
        #expect(ran.status == 0, "\(ran.errors)")
        #expect(ran.output.contains("start-without-delay"))
        let same = try Ran(
            "preview", "--at", "2026-06-18T07:00", "--diff", sample.path + "/policy.yaml", "-c", sample.configuration)
        #expect(same.output.hasPrefix("0 reminders less, 0 more, "))
    }
}
