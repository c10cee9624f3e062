import SIPRules
import SIPTesting
import Testing

@testable import SIPOutputs

@Suite("Texts on dates")
struct DateTextsTests {
    @Test("A date that the plan gives says so, and one of 17 June 2026 that follows from the meeting's says that")
    func given() {
        let counted: (RuleID, Language) -> String = { rule, language in
            let duty = Duty(.meeting("m1"), since: .the("2026-06-01"), due: .given(.the("2026-06-17")), met: nil)
            var reminder = AnyReminder.make(rule, .coordinator, .act, "2026-06-17", [])
            reminder.obligation = Obligation(reminder.obligation.subject, rule, duty, .open)
            return language.texts.item(LetterLine(reminder), on: AnyReminder.occasion).counted
        }
        #expect(counted(.consentExpiry, .swedish) == "Datumet står i planen.")
        #expect(counted(.invitationSent, .swedish) == "Datumet följer av mötesdagen.")
        #expect(counted(.invitationSent, .english) == "The date follows from the meeting's day.")
    }

    @Test("A letter names the birthday of 9 July 2026 and what is taken anew under the policy; its subject does not")
    func birthday() {
        let cases: [(age: Int, minors: Policy.Minors, words: [Language: [String]])] = [
            (
                18, .ask,
                [.swedish: ["18-årsdagen är torsdag 9 juli", "inte längre"], .english: ["18th", "no longer"]]
            ),
            (15, .ask, [.swedish: ["15-årsdagen", "själv begära SIP"], .english: ["15th", "ask for a SIP alone"]]),
            (
                15, .routine,
                [
                    .swedish: ["15 år", "vårdnadshavarnas samtycke behövs"],
                    .english: ["turns 15", "the guardians still consent"],
                ]
            ),
        ]
        for (age, minors, words) in cases {
            let fact = Fact.birthday(age: age, .the("2026-07-09"))
            let reminder = AnyReminder.make(.comingOfAge, .coordinator, .act, "2026-07-09", [fact])
            var occasion = AnyReminder.occasion
            occasion.environment.policy.minors = minors
            for language in Language.allCases {
                let text = "\(language.texts.item(LetterLine(reminder), on: occasion))"
                for word in words[language] ?? [] { #expect(text.contains(word), "\(text)") }
                #expect((age == 18) == text.contains(language == .swedish ? "inte längre" : "no longer"), "\(text)")
                let digest = Digest(
                    recipient: reminder.recipient, slot: .the("2026-06-17T08:00:00+02:00"), reminders: [reminder])
                let subject = language.texts.subject(of: digest, on: occasion)
                for word in ["15", "18", "årsdag", "fyller", "birth", "turns"] {
                    #expect(!subject.contains(word), "\(subject)")
                }
            }
        }
    }

    @Test(
        "By when, seen from Wednesday 17 June 2026",
        arguments: [
            ("2026-06-15", "Skulle ha varit klart måndag 15 juni, för 2 dagar sedan."),
            ("2026-06-16", "Skulle ha varit klart tisdag 16 juni, i går."),
            ("2026-06-10", "Skulle ha varit klart onsdag 10 juni, för en vecka sedan."),
            ("2026-06-04", "Skulle ha varit klart torsdag 4 juni, för 13 dagar sedan."),
            ("2026-03-16", "Skulle ha varit klart måndag 16 mars, för 13 veckor sedan."),
            ("2025-06-17", "Skulle ha varit klart tisdag 17 juni 2025, för 12 månader sedan."),
            ("2024-06-17", "Skulle ha varit klart måndag 17 juni 2024, för 2 år sedan."),
            ("2026-06-17", "Senast i dag, onsdag 17 juni."), ("2026-06-18", "Senast i morgon, torsdag 18 juni."),
            ("2026-06-22", "Senast måndag 22 juni, om 5 dagar."),
            ("2026-06-24", "Senast onsdag 24 juni, om en vecka."), ("2026-07-07", "Senast tisdag 7 juli, om 20 dagar."),
            ("2027-03-30", "Senast tisdag 30 mars 2027, om 9 månader."),
        ])
    func byWhen(due: String, by: String) {
        let reminder = AnyReminder.make(.startWithoutDelay, .initiator, .act, due, [])
        #expect(Language.swedish.texts.item(LetterLine(reminder), on: AnyReminder.occasion).by == by)
    }

    @Test("A date before a meeting is counted back from it")
    func countedBack() {
        var reminder = AnyReminder.make(.rsvpPending, .invited, .act, "2026-06-22", [])
        reminder.obligation.duty.due = WorkingCalendar.statutory.before(.the("2026-06-30"), .workingDays(3))
        let counted = Language.swedish.texts.item(LetterLine(reminder), on: AnyReminder.occasion).counted
        #expect(
            counted
                == "Räknat bakåt från mötet: tisdag 30 juni − 3 arbetsdagar = torsdag 25 juni.")
    }
}
