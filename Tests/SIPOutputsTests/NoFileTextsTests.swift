import SIPRules
import SIPTesting
import Testing

@testable import SIPOutputs

@Suite("What is no file, in a letter to whoever runs sipd")
struct NoFileTextsTests {
    @Test(
        "On 17 June 2026 each kind has its sentences: what it is, what to do, and what goes on",
        arguments: Language.allCases)
    func everyKind(language: Language) {
        let kinds: [PassedOver.NoFile] = [.link, .folderLink, .folder, .other]
        let lines = kinds.flatMap { kind in
            [[], [Fact.lastVersion(.the("K-2026-2"))]].flatMap { more -> [String] in
                let facts: [Fact] = [.about("plan-7.json"), .noFile(kind)] + more
                let reminder = AnyReminder.make(.planUnreadable, .administrator, .act, "2026-06-18", facts)
                let item = language.texts.item(LetterLine(reminder), on: AnyReminder.occasion)
                return ["\(item.reference): \(item.action)", item.record, ""]
            }
        }
        #expect(
            GoldenFile.difference(
                lines.joined(separator: "\n"), is: "no-file.\(language.rawValue).txt",
                why: "every sentence about what stands where a plan should, read by somebody") == nil)
    }
}
