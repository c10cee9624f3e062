import SIPOutputs
import SIPRules
import SIPTesting
import Testing

@testable import sipd

@Suite("The case folders tell what every rule does")
struct CaseFolderTests {
    @Test("each rule has a folder in the routine's order, and each folder every part of it")
    func coverage() throws {
        let folders = try ProjectFile.names(in: "Tests/Cases", ending: "").filter { !$0.contains(".") }
        #expect(folders == CaseFolder.all.map(\.description))
        for folder in CaseFolder.all {
            let isOfPlans = CaseFolder.ofPlans.contains { $0.rule == folder.rule }
            let plans = isOfPlans ? ["ends.json", "fires.json", "silent.json"] : []
            let parts = try ProjectFile.names(in: "Tests/Cases/\(folder)", ending: "")
            #expect(parts == (["case.txt", "letter.en.txt", "letter.sv.txt"] + plans).sorted(), "\(folder)")
        }
    }

    @Test("the plan that fires says what case.txt and the letters say", arguments: CaseFolder.all)
    func fires(_ folder: CaseFolder) throws {
        let isOfPlans = CaseFolder.ofPlans.contains { $0.rule == folder.rule }
        let told = try CaseTold(folder, isOfPlans ? try folder.plan("fires") : nil)
        #expect(!told.open.isEmpty && told.open.allSatisfy { $0.rule == folder.rule })
        let story = try folder.story
        let files = [
            ("case.txt", "\(story)\n\n\(told.page)"),
            ("letter.sv.txt", try CaseTold.letter(told, .swedish)),
            ("letter.en.txt", try CaseTold.letter(told, .english)),
        ]
        for (name, text) in files {
            let golden = try folder.golden(name, recording: text)
            #expect(golden == text, "\(folder)/\(name); SIPD_RECORD=1 writes it anew, and then it is to be read")
        }
    }

    @Test("once somebody has done it, nothing more is said", arguments: CaseFolder.ofPlans)
    func ends(_ folder: CaseFolder) throws {
        let before = try CaseTold(folder, try folder.plan("fires"))
        let plan = try folder.plan("ends")
        let done = before.environment.zone.instant(plan.lastHappening ?? .first, .midnight)
        let (first, last) = (max(before.period.lowerBound, done), max(before.period.upperBound, done))
        let after = try CaseTold(folder, plan, during: first...last)
        let told = Set(before.said.flatMap(\.digest.reminders).map(\.obligation))
        #expect(!told.isEmpty)
        for duty in told {
            #expect(!after.open.contains { $0.instance == duty.instance && $0.due == duty.due }, "\(duty.instance)")
        }
        #expect(after.said.isEmpty)
    }

    @Test("where the rule has nothing to say it sees no duty", arguments: CaseFolder.ofPlans)
    func silent(_ folder: CaseFolder) throws {
        let plan = try folder.plan("silent")
        #expect(RuleBook(try folder.environment).obligations(of: plan, on: .last).isEmpty)
    }
}
