import Foundation
import SIPTesting
import Testing

@Suite("explain agrees with a calendar on the wall")
struct ExplainTests {
    /// A need seen on the Thursday before Midsummer Eve 2026.
    static let seenBeforeMidsummer = """
        {"format": "sip-plan/1", "id": "K-1", "unit": "bistand", "initiator": "anna.lind",
         "need": {"seen": "2026-06-18"}}
        """

    /// A plan established on the Tuesday before Easter 2027, not handed over.
    static let establishedBeforeEaster = """
        {"format": "sip-plan/1", "id": "K-2", "unit": "bistand", "initiator": "anna.lind", "convener": "anna.lind",
         "coordinator": "anna.lind", "need": {"seen": "2027-03-01", "started": "2027-03-01"},
         "meetings": [{"id": "m1", "purpose": "planning", "booked": "2027-03-02", "date": "2027-03-23",
                       "held": "2027-03-23"}],
         "established": {"on": "2027-03-23"}}
        """

    /// The duty of a rule in what `explain --json` printed.
    struct Duty {
        let fields: [String: Any]
        let steps: [[String: Any]]

        init(_ rule: String, of plan: String, at moment: String) throws {
            let sample = try MadeSample()
            try sample.folder.write("sip/plans/plan.json", plan)
            let ran = try Ran(
                "explain", sample.path + "/plans/plan.json", "--at", moment, "--json", "-c", sample.configuration)
            let whole = try #require(try ran.json as? [String: Any])
            let duties = try #require(whole["duties"] as? [[String: Any]])
            fields = try #require(duties.first { $0["rule"] as? String == rule })
            steps = try #require(fields["steps"] as? [[String: Any]])
        }

        subscript(name: String) -> String? { fields[name] as? String }
        var moments: [String] { steps.compactMap { $0["moment"] as? String }.map { String($0.prefix(16)) } }
        var decisions: [String] { steps.compactMap { $0["decision"] as? String } }
    }

    @Test("seen Thursday 18 June 2026: three working days end on Wednesday 24 June, Midsummer Eve not counted")
    func midsummer() throws {
        let duty = try Duty("start-without-delay", of: Self.seenBeforeMidsummer, at: "2026-06-18T16:55")
        #expect(duty["due"] == "2026-06-24")
        #expect(
            duty["counted"] == "Thu 18 Jun + 3 working days = Wed 24 Jun (not Fri 19 Midsummer Eve, Sat 20, Sun 21)")
        #expect(duty.moments.prefix(2) == ["2026-06-22T08:00", "2026-06-23T08:00"])
        #expect(duty.decisions.first == "wait")
        #expect(duty["state"] == "open")
    }

    @Test("five working days later the manager is to be told, and what passed untold has lapsed") func later() throws {
        let duty = try Duty("start-without-delay", of: Self.seenBeforeMidsummer, at: "2026-07-01T08:00")
        #expect(duty.fields["workingDaysLate"] as? Int == 5)
        #expect(duty.decisions.first == "lapsed")
        #expect(duty.decisions.contains("tell"))
    }

    @Test("established Tuesday 23 March 2027: three working days end on Tuesday 30 March, Easter between") func easter()
        throws
    {
        let duty = try Duty("plan-handed-over", of: Self.establishedBeforeEaster, at: "2027-03-24T12:00")
        #expect(duty["due"] == "2027-03-30")
        #expect(duty["counted"]?.contains("Good Friday") == true)
        #expect(duty.moments.first == "2027-03-30T08:00")
    }

    @Test("the same plan is found by its case reference, whatever its file is called") func byReference() throws {
        let sample = try MadeSample()
        try sample.folder.write("sip/plans/other-name.json", Self.seenBeforeMidsummer)
        let ran = try Ran("explain", "K-1", "--at", "2026-06-18T16:55", "-c", sample.configuration)
        #expect(ran.status == 0, "\(ran.errors)")
        #expect(
            GoldenFile.difference(
                ran.output, is: "explain-midsummer.txt",
                why: "a need seen on Thursday 18 June 2026, the day before Midsummer Eve") == nil)
        let short = try Ran(
            "status", "--plan", "K-1", "--at", "2026-06-18T16:55", "-c", sample.configuration)
        #expect(short.output.contains("start-without-delay"))
    }

    @Test("a plan that changes or closes changes the answer: nothing is open in a closed plan's start") func closed()
        throws
    {
        let plan = Self.seenBeforeMidsummer.replacingOccurrences(
            of: "\"need\":", with: "\"closing\": {\"on\": \"2026-06-22\"}, \"need\":")
        let duty = try Duty("start-without-delay", of: plan, at: "2026-06-25T08:00")
        #expect(duty["state"] == "silenced")
        #expect(Set(duty.decisions) == ["silenced"])
    }

    @Test("every document has its line, in order of path: read, copied, broken or passed over")
    func everyDocument() throws {
        let sample = try MadeSample()
        let plan = try String(contentsOfFile: sample.path + "/plans/K26-0001.json", encoding: .utf8)
        try sample.folder.write("sip/plans/K26-0001 (2).json", plan)
        try sample.folder.write("sip/plans/K26-0002.json.bak", plan)
        try sample.folder.write("sip/plans/broken.json", "{")
        try sample.folder.write("sip/plans/notes.txt", "nobody reads this")
        let moment = ["--at", "2026-06-18T16:55", "--json", "-c", sample.configuration]
        let ran = try Ran(list: ["explain", "--all"] + moment)
        #expect(ran.status == 0 && ran.errors.isEmpty, "\(ran.errors)")
        let lines = try ran.output.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
        let documents = lines.compactMap { $0["document"] as? String }
        #expect(lines.count == 15 && documents == documents.sorted())
        let without = lines.filter { $0["duties"] == nil }
        #expect(
            without.compactMap { $0["document"] as? String }
                == ["K26-0001 (2).json", "K26-0002.json.bak", "broken.json"])
        #expect(without.map { $0["plan"] as? String } == ["K26-0001", nil, nil])
        #expect(without.allSatisfy { ($0["findings"] as? [String])?.isEmpty == false })
        let one = try #require(try Ran(list: ["explain", "K26-0001"] + moment).json as? NSDictionary)
        var same = try #require(lines.first { $0["document"] as? String == "K26-0001.json" })
        same["document"] = nil
        #expect(NSDictionary(dictionary: same) == one)
    }

    @Test("a step that nobody hears says why in a word, and a duty about a meeting when it passes")
    func reasons() throws {
        let plan = Self.seenBeforeMidsummer.replacingOccurrences(of: "bistand", with: "nowhere")
            .replacingOccurrences(of: "anna.lind", with: "no.one")
        let lost = try Duty("start-without-delay", of: plan, at: "2026-06-24T08:00")
        #expect(lost.steps.contains { $0["decision"] as? String == "unreachable" && $0["reason"] as? String != nil })
        let late = try Duty("start-without-delay", of: Self.seenBeforeMidsummer, at: "2026-07-01T08:00")
        #expect(late.steps.first?["reason"] as? String != nil)
        #expect(late["passes"] == nil)
        let booked = Self.seenBeforeMidsummer.replacingOccurrences(
            of: "\"need\":",
            with: "\"meetings\": [{\"id\": \"m1\", \"purpose\": \"planning\", \"booked\": \"2026-06-18\", "
                + "\"date\": \"2026-07-20\", \"invitations\": [{\"person\": \"eva.strand\"}]}], \"need\":")
        #expect(try Duty("invitation-sent", of: booked, at: "2026-06-22T08:00")["passes"] == "2026-07-20")
    }

    @Test("--all goes with --json and without a plan") func usage() throws {
        for arguments in [["--all"], ["--all", "--json", "K-1"], []] {
            let ran = try Ran(list: ["explain"] + arguments)
            #expect(ran.status == 64 && ran.errors.contains("--all"), "\(ran.errors)")
        }
    }
}
