import SIPRules
import SIPTesting
import Testing

@testable import SIPOutputs

/// A reminder of any rule, with every fact there is.
enum AnyReminder {
    static let facts: [Fact] = {
        let (eva, olle) = (CareCentre.person("eva.strom"), CareCentre.person("olle.dahl"))
        return [
            .meeting(.the("2026-06-30")), .invited(eva), .substitute(olle), .uninvited([eva]), .pending([eva, olle]),
            .parts(PlanPart.allCases), .consentLacks(ConsentPart.allCases), .oralConsent(.meeting),
            .consentEnds(.the("2026-08-03")), .followUp(.the("2026-09-01")), .principal("kommun"),
            .lacksPlan(individual: true, relatives: 2, attendees: [eva]), .action("A3"), .guardians(2),
            .birthday(age: 15, .the("2026-07-09")), .ownTarget, .unset(Unset.allCases), .left(olle),
            .absent(eva, until: .the("2026-07-31"), alone: .the("2026-07-24")), .gap(.noAddress(eva)),
            .dormant(.silent(.the("2026-01-07"))), .about("plan-7.json"),
            .unwatched(Coverage(.nobodyReachable, .unreachable(.invitationSent))),
        ]
    }()

    static let morning = Instant.the("2026-06-17T08:00:00+02:00")

    static let make: @Sendable (RuleID, Role, Reminder.Part, _ due: String, _ facts: [Fact]) -> Reminder = {
        rule, role, part, due, facts in
        let due = WorkingCalendar.statutory.after(Day.the(due).adding(days: -3), .days(3))
        let duty = Duty(.meeting("m1"), since: due.from, due: due, met: nil, facts: facts)
        let anna = Recipient(
            id: "anna.berg", name: "Anna Berg", address: .the("anna.berg@region.example"),
            unit: CareCentre.unit("vc-rosenlund"))
        guard let plan = PlanID("K-2026-0417") else { preconditionFailure("no such case reference") }
        let subject: Obligation.Subject = rule.rule.source == .upkeep ? .upkeep(.plans) : .plan(plan)
        return Reminder(
            Obligation(subject, rule, duty, .open), rung: "due", recipient: anna, part: part,
            moment: morning, isImmediate: false, because: DeliveryReason(role: role))
    }

    /// Every role that a rule could speak to, before, on and after its day.
    static let all: @Sendable (RuleID) -> [Reminder] = { rule in
        Set([rule.rule.to, .convener, .coordinator, .manager, .processOwner, .administrator]).flatMap { role in
            Reminder.Part.allCases.flatMap { part in
                ["2026-04-01", "2026-06-17", "2026-06-23"].map { make(rule, role, part, $0, facts) }
                    + ["2026-06-18", "2027-03-30"].map { make(rule, role, part, $0, []) }
            }
        }
    }

    static let occasion = Occasion(today: .the("2026-06-17"), environment: CareCentre.environment)
}

@Suite("Texts")
struct TextsTests {
    @Test(
        "Every rule has its words, in every language, for whoever acts, sees to it or is informed",
        arguments: RuleID.allCases, Language.allCases)
    func everyRule(rule: RuleID, language: Language) {
        for reminder in AnyReminder.all(rule) {
            let item = language.texts.item(LetterLine(reminder), on: AnyReminder.occasion)
            let digest = Digest(
                recipient: reminder.recipient, slot: .the("2026-06-17T06:00:00Z"), reminders: [reminder])
            let subject = language.texts.subject(of: digest, on: AnyReminder.occasion)
            let sentences = [item.by, item.record, item.why, item.counted] + item.details
            for text in sentences + [item.action, item.reference, subject] {
                let wrong = ["nil", "Optional", "  ", "\n", "()", "[", "TODO", "..", " .", " ,", "rung", "ladder"]
                let sound = !text.isEmpty && !wrong.contains { text.holds($0) }
                let begins = text == item.reference || text.first?.isLowercase == false
                #expect(sound && begins, "\(text)")
            }
            #expect(sentences.allSatisfy { $0.hasSuffix(".") }, "\(item)")
            #expect(!item.action.hasSuffix("."), "\(item.action)")
            #expect(item.action.count <= 110, "\(item.action)")
        }
    }

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

    @Test(
        "A consent that was given orally on 15 June 2026 is said to be the one to the meeting, or to sharing",
        arguments: zip(
            [Language.english, .swedish],
            [
                ["It is consent to the meeting.", "It is consent to passing on information."],
                ["Gäller samtycke till mötet.", "Gäller samtycke till att lämna uppgifter vidare."],
            ]))
    func oral(language: Language, sentences: [String]) {
        for (part, sentence) in zip([ConsentPart.meeting, .sharing], sentences) {
            let reminder = AnyReminder.make(
                .consentOralDocumented, .coordinator, .act, "2026-06-18", [.oralConsent(part)])
            let item = language.texts.item(LetterLine(reminder), on: AnyReminder.occasion)
            #expect(item.details.contains(sentence), "\(item.details)")
        }
    }

    @Test(
        "A letter of Wednesday 17 June 2026 with nothing to do says in its subject that it is for information",
        arguments: zip(
            [Language.english, .swedish], ["SIP: 2 things for information", "SIP: 2 saker för kännedom"]))
    func informedSubject(language: Language, subject: String) {
        let reminders = [RuleID.startWithoutDelay, .consentMissing].map {
            AnyReminder.make($0, .manager, .informed, "2026-06-18", [])
        }
        let digest = Digest(recipient: reminders[0].recipient, slot: AnyReminder.morning, reminders: reminders)
        #expect(language.texts.subject(of: digest, on: AnyReminder.occasion) == subject)
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

    @Test("A plan that nobody watches: each reason is a sentence, and says what to do", arguments: Language.allCases)
    func everyCause(language: Language) {
        let day = Day.the("2026-08-03")
        let causes: [Coverage] =
            [
                Coverage(.nobodyReachable, .unreachable(.followUpBooked)),
                Coverage(.nobodyReachable, .uncovered(.rsvpPending)),
                Coverage(.nobodyReachable, .ended(.followUp, day)), Coverage(.nobodyReachable, .late(.actionDue, day)),
                Coverage(.mailboxOnly, .mailbox(.startWithoutDelay, .the("vc-norr"))),
            ] + Stage.allCases.map { Coverage(.adrift, .stage($0, since: day)) }
        var page = ""
        for (number, cause) in causes.enumerated() {
            let reminder = AnyReminder.make(
                .planUnwatched, .manager, .act, number == 0 ? Day.first.description : "2026-06-03", [.unwatched(cause)])
            let item = language.texts.item(LetterLine(reminder), on: AnyReminder.occasion)
            page += "\(item.action)\n\(item.by)\n\(item.record)\n\n"
            #expect(item.action.count <= 140, "\(item.action)")
        }
        #expect(
            GoldenFile.difference(
                page, is: "unwatched.\(language.rawValue).txt",
                why: "why nobody will hear of a plan, since when, and what to do, to be read by a unit's manager")
                == nil)
    }

    @Test("Every text, to be read by somebody who works with SIPs", arguments: Language.allCases)
    func everyText(language: Language) {
        let texts = language.texts
        let item: (RuleID, Role, Reminder.Part, String) -> Item = { rule, role, part, due in
            texts.item(LetterLine(AnyReminder.make(rule, role, part, due, AnyReminder.facts)), on: AnyReminder.occasion)
        }
        var page = ""
        for rule in RuleID.allCases {
            let ahead = AnyReminder.make(rule, rule.rule.to, .act, "2026-06-22", AnyReminder.facts)
            let digest = Digest(recipient: ahead.recipient, slot: .the("2026-06-17T06:00:00Z"), reminders: [ahead])
            let own = item(rule, rule.rule.to, .act, "2026-06-22")
            let late = item(rule, .processOwner, .act, "2026-06-15")
            page +=
                "## \(rule.rawValue)\n\(texts.subject(of: digest, on: AnyReminder.occasion))\n\(own.action)\n\(own.by)\n"
            page += "\(own.record)\n\(own.counted)\n\(late.action)\n\(late.by)\n"
            page += "\(item(rule, .processOwner, .informed, "2026-06-22").action)\n\n"
        }
        let any = AnyReminder.make(.rulesReviewed, .administrator, .act, "2026-06-22", AnyReminder.facts)
        page +=
            "## facts\n" + texts.item(LetterLine(any), on: AnyReminder.occasion).details.joined(separator: "\n") + "\n"
        #expect(
            GoldenFile.difference(
                page, is: "every-text.\(language.rawValue).txt",
                why:
                    "what each rule says: subject, what to do, by when, what ends it; then to a manager, late and early"
            ) == nil)
    }

    @Test("No text calls our numbers the law's", arguments: RuleID.allCases)
    func notTheLaws(rule: RuleID) {
        for language in Language.allCases {
            for reminder in AnyReminder.all(rule) where reminder.obligation.due <= .the("2026-06-17") {
                let text = "\(language.texts.item(LetterLine(reminder), on: AnyReminder.occasion))".lowercased()
                let words = ["lagen", "lagstad", "enligt lag", "lagkrav", "statutory", "by law", "legal"]
                #expect(!words.contains { text.holds($0) }, "\(text)")
            }
        }
    }

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
            ("2026-06-15", "Skulle ha varit klart måndag 15 juni, för 2 arbetsdagar sedan."),
            ("2026-06-16", "Skulle ha varit klart tisdag 16 juni, för 1 arbetsdag sedan."),
            ("2026-06-17", "Senast i dag, onsdag 17 juni."), ("2026-06-18", "Senast i morgon, torsdag 18 juni."),
            ("2026-06-22", "Senast måndag 22 juni, om 2 arbetsdagar."),
            ("2027-03-30", "Senast tisdag 30 mars 2027."),
        ])
    func byWhen(due: String, by: String) {
        let reminder = AnyReminder.make(.startWithoutDelay, .initiator, .act, due, [])
        #expect(Language.swedish.texts.item(LetterLine(reminder), on: AnyReminder.occasion).by == by)
    }

    @Test(
        "What to do, for whoever it falls to",
        arguments: [
            (RuleID.startWithoutDelay, Role.initiator, Reminder.Part.act, "Starta arbetet med SIP"),
            (.startWithoutDelay, .manager, .act, "Se till att arbetet med SIP startar"),
            (.startWithoutDelay, .manager, .informed, "För kännedom: arbetet med SIP har inte startat"),
            (.startWithoutDelay, .initiator, .informed, "Starta arbetet med SIP"),
            (.rsvpPending, .invited, .act, "Svara på inbjudan till mötet tisdag 30 juni"),
            (.rsvpPending, .convener, .act, "Påminn om svar: 2 inbjudna har inte svarat"),
            (.guardiansConsented, .initiator, .act, "Fråga om samtycke till mötet: 2 vårdnadshavare har inte svarat"),
            (.planDocumented, .coordinator, .act, "Komplettera planen: 7 delar saknas"),
        ])
    func actions(rule: RuleID, role: Role, part: Reminder.Part, action: String) {
        let reminder = AnyReminder.make(rule, role, part, "2026-06-22", AnyReminder.facts)
        #expect(Language.swedish.texts.item(LetterLine(reminder), on: AnyReminder.occasion).action == action)
    }

    @Test(
        "Why it came",
        arguments: [
            (DeliveryReason(role: .coordinator), "Du får påminnelsen som samordnare."),
            (
                DeliveryReason(role: .coordinator, instead: [.vacant(.coordinator)]),
                "Du får påminnelsen som sammankallande, eftersom ingen samordnare är utsedd ännu."
            ),
            (
                DeliveryReason(role: .coordinator, instead: [.vacant(.coordinator), .vacant(.convener)]),
                "Du får påminnelsen som initiativtagare, eftersom ingen samordnare eller sammankallande är utsedd ännu."
            ),
            (
                DeliveryReason(
                    role: .coordinator,
                    instead: [
                        .absent(CareCentre.person("eva.strom"), until: .the("2027-01-08")), .vacant(.coordinator),
                    ]),
                "Du får påminnelsen i stället för Eva Ström (sammankallande), som är borta till och med "
                    + "fredag 8 januari 2027. Ingen samordnare är utsedd ännu."
            ),
            (
                DeliveryReason(role: .coordinator, instead: [.left(CareCentre.person("eva.strom"))]),
                "Du får påminnelsen i stället för Eva Ström (samordnare), som har slutat."
            ),
        ])
    func why(because: DeliveryReason, sentence: String) {
        var reminder = AnyReminder.make(.followUp, .coordinator, .act, "2026-06-22", [])
        reminder.because = because
        let why = Language.swedish.texts.item(LetterLine(reminder), on: AnyReminder.occasion).why
        #expect(why == sentence + " Källa: rutin 114327 v3.0, steg 5 och 6.")
    }

    @Test(
        "Subjects of letters about several things",
        arguments: [
            (["2026-06-16", "2026-06-18", "2026-06-19"], 0, "SIP: 3 saker att göra, 1 försenad"),
            (["2026-06-15", "2026-06-16"], 1, "SIP: 2 saker att göra, 2 försenade, 1 för kännedom"),
            ([], 2, "SIP: 2 saker för kännedom"), (["2026-06-18"], 1, "SIP: 1 sak att göra, 1 för kännedom"),
        ])
    func subjects(due: [String], informed: Int, subject: String) {
        let acts = due.map { AnyReminder.make(.startWithoutDelay, .initiator, .act, $0, []) }
        let others = (0..<informed).map { _ in
            AnyReminder.make(.startWithoutDelay, .manager, .informed, "2026-06-18", [])
        }
        // In as many plans: one act is one thing.
        let all = (acts + others).enumerated().map { number, reminder in
            var reminder = reminder
            reminder.obligation = Obligation(
                .plan(.the("K-2026-\(number)")), .startWithoutDelay, reminder.obligation.duty, .open)
            return reminder
        }
        let digest = Digest(
            recipient: AnyReminder.make(.startWithoutDelay, .manager, .act, "2026-06-18", []).recipient,
            slot: .the("2026-06-17T06:00:00Z"), reminders: all)
        #expect(Language.swedish.texts.subject(of: digest, on: AnyReminder.occasion) == subject)
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
