import Foundation
import SIPRules
import SIPTesting
import Testing

@Suite("calendar agrees with the one on the wall")
struct CalendarTests {
    @Test("2026: Midsummer Eve on Friday 19 June, the clocks on 29 March and 25 October") func year() throws {
        let sample = try MadeSample()
        let ran = try Ran("calendar", "2026", "-c", sample.configuration)
        #expect(ran.status == 0)
        #expect(
            GoldenFile.difference(
                ran.output, is: "calendar-2026.txt", why: "the year 2026 in Sweden, compared with an almanac") == nil)
        let json = try #require(
            try Ran("calendar", "2026", "--json", "-c", sample.configuration).json as? [String: Any])
        let changes = try #require(json["clockChanges"] as? [[String: String]])
        #expect(
            changes == [
                ["day": "2026-03-29", "from": "02:00", "to": "03:00"],
                ["day": "2026-10-25", "from": "03:00", "to": "02:00"],
            ])
        #expect((json["workingDays"] as? [Int])?.reduce(0, +) == 251)
    }

    @Test("without a configuration the shipped defaults are shown, and that is said") func defaults() throws {
        let ran = try Ran("calendar", "2027")
        #expect(ran.output.contains("Fri 26 Mar"))
    }

    @Test("rules prints every rule with its numbers and where they stand") func rules() throws {
        let sample = try MadeSample()
        try sample.folder.write("sip/policy.yaml", "rules:\n  start-without-delay:\n    within: 10 days\n")
        let ran = try Ran("rules", "-c", sample.configuration)
        #expect(ran.output.contains("within 10 days  (policy.yaml:2)"))
        let json = try #require(try Ran("rules", "--json", "-c", sample.configuration).json as? [[String: Any]])
        #expect(json.compactMap { $0["id"] as? String } == RuleID.allCases.map(\.rawValue))
        #expect(try Ran("rules", "--markdown").output.split(separator: "\n").count == RuleID.allCases.count + 4)
    }
}
