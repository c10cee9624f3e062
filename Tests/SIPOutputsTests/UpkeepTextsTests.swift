import SIPRules
import SIPTesting
import Testing

@testable import SIPOutputs

@Suite("Texts on running sipd")
struct UpkeepTextsTests {
    @Test(
        "Whoever runs sipd reads which document of a plan counts, and which file is not read, from 18 June 2026",
        arguments: zip(
            [Language.english, .swedish],
            [
                [
                    "Remove the document K-2 (1).json, or merge it: K-2 has another",
                    "Rename or remove the file K-2.json.bak: it is not read",
                    "Correct 1 more plan document",
                ],
                [
                    "Ta bort dokumentet K-2 (1).json eller för över det: K-2 har ett till",
                    "Döp om eller ta bort filen K-2.json.bak: den läses inte",
                    "Rätta ytterligare 1 plandokument",
                ],
            ]))
    func documents(language: Language, actions: [String]) {
        let facts: [[Fact]] = [
            [.about("K-2 (1).json"), .duplicate(.the("K-2"), counts: "K-2.json")], [.about("K-2.json.bak"), .stray],
            [.further(1)],
        ]
        for (facts, action) in zip(facts, actions) {
            let reminder = AnyReminder.make(.planUnreadable, .administrator, .act, "2026-06-18", facts)
            let item = language.texts.item(LetterLine(reminder), on: AnyReminder.occasion)
            #expect(item.action == action)
            if facts.count == 2, facts[1] != .stray { #expect(item.record.hasPrefix("K-2.json ")) }
        }
        for facts in facts {
            for part in Reminder.Part.allCases {
                let reminder = AnyReminder.make(.planUnreadable, .administrator, part, "2026-06-18", facts)
                let item = language.texts.item(LetterLine(reminder), on: AnyReminder.occasion)
                #expect(!item.action.contains("  ") && item.action.count <= 110, "\(item.action)")
            }
        }
    }

    @Test(
        "Of a link in the place of a plan on 18 June 2026 the letter says so, and the last good version only if there is one",
        arguments: zip(
            [Language.english, .swedish],
            [
                ["the link", "links are not followed", "the last readable version of K-2", "regular file"],
                ["länken", "länkar följs inte", "den senaste läsbara versionen av K-2", "vanlig fil"],
            ]))
    func noFile(language: Language, words: [String]) {
        let item: ([Fact]) -> Item = { facts in
            language.texts.item(
                LetterLine(
                    AnyReminder.make(
                        .planUnreadable, .administrator, .act, "2026-06-18", [.about("K-2.json")] + facts)),
                on: AnyReminder.occasion)
        }
        let known = item([.noFile(.link), .lastVersion(.the("K-2"))])
        #expect(known.action.contains(words[0]) && known.action.contains(words[1]))
        #expect(known.record.contains(words[2]) && known.record.contains(words[3]))
        #expect(item([.lastVersion(.the("K-2"))]).record.contains(words[2]))
        let places: [PassedOver.NoFile] = [.link, .other, .folder, .folderLink]
        for facts: [Fact] in places.map({ [.noFile($0)] }) + [[]] {
            let item = item(facts)
            #expect(!item.record.contains(words[2].dropLast(3)), "\(item.record)")
            #expect(item.action.count <= 110 && !item.action.contains("  "), "\(item.action)")
        }
    }

    @Test(
        "The letter of Monday 15 June 2026 says how many documents were not read, and of all plans only when none was left",
        arguments: zip(
            [Language.english, .swedish],
            [
                ["all 412 plans have been", "412 plans have been looked through, but 2 documents were not read"],
                ["alla 412 planer är genomgångna", "412 planer är genomgångna, men 2 dokument är inte lästa"],
            ]))
    func checkup(language: Language, words: [String]) {
        for (unread, expected) in zip([0, 2], words) {
            let checkup = Checkup(plans: 412, overdue: 12, letters: 31, troubles: unread, unread: unread)
            let reminder = AnyReminder.make(.allChecked, .administrator, .act, "2026-06-15", [.checkup(checkup)])
            let item = language.texts.item(LetterLine(reminder), on: AnyReminder.occasion)
            #expect(item.action.contains(expected), "\(item.action)")
            #expect(item.action.contains(words[0]) == (unread == 0))
        }
    }

    @Test(
        "The first letter, of Thursday 18 June 2026 after an install the same day, speaks of no week before it",
        arguments: zip(
            [Language.english, .swedish],
            [
                "The first report: sipd reads the plans and writes letters.",
                "Det första beskedet: sipd läser planerna och skriver brev.",
            ]))
    func firstCheckup(language: Language, sentence: String) {
        let checkup = Checkup(plans: 0, overdue: 0, letters: 0, troubles: 0, isFirst: true)
        let reminder = AnyReminder.make(.allChecked, .administrator, .informed, "2026-06-15", [.checkup(checkup)])
        let item = language.texts.item(LetterLine(reminder), on: AnyReminder.occasion)
        #expect(item.by == sentence)
    }

    @Test(
        "The letter of Monday 15 June 2026 says in how many plans somebody may be forgotten, names five, and is to be acted on",
        arguments: zip(
            [Language.english, .swedish],
            [
                ["11 of 12 plans are watched; 1 is not: K26-0003.json", "a, b, c, d, e and 2 more"],
                ["11 av 12 planer bevakas; 1 bevakas inte: K26-0003.json", "a, b, c, d, e och 2 till"],
            ]))
    func unwatched(language: Language, words: [String]) {
        let item = { (count: Int, names: [String]) in
            let checkup = Checkup(
                plans: 12, overdue: 0, letters: 3, troubles: 0,
                unwatched: .init(count: count, documents: 12, names: names))
            let reminder = AnyReminder.make(.allChecked, .administrator, .act, "2026-06-15", [.checkup(checkup)])
            return language.texts.item(LetterLine(reminder), on: AnyReminder.occasion)
        }
        #expect(item(1, ["K26-0003.json"]).action.contains(words[0]))
        #expect(item(1, ["K26-0003.json"]).section != .informed)
        #expect(item(7, ["a", "b", "c", "d", "e"]).action.contains(words[1]))
    }

    @Test("Whoever is to see to it reads which plan has two documents, and which of them is to go")
    func duplicateToOthers() {
        let facts: [Fact] = [.about("K-2 kopia.json"), .duplicate(.the("K-2"), counts: "K-2.json")]
        let words = [Language.swedish, .english].map { language in
            language.texts.item(
                LetterLine(AnyReminder.make(.planUnreadable, .processOwner, .act, "2026-06-18", facts)),
                on: AnyReminder.occasion
            ).action
        }
        #expect(words[0].contains("K-2 bara har ett dokument: ta bort K-2 kopia.json"), "\(words[0])")
        #expect(words[1].contains("K-2 has one document only: remove K-2 kopia.json"), "\(words[1])")
    }
}
