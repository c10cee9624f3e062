import SIPRules
import SIPTesting
import Testing

@testable import SIPOutputs

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
            let sentences =
                [
                    item.by, item.date, item.record, item.edit, item.why, item.counted,
                    language.texts.sources(item.source),
                ]
                + item.details + item.others
            for text in sentences + [item.action, item.brief, item.reference, subject] {
                let wrong = ["nil", "Optional", "  ", "\n", "()", "[", "TODO", "..", " .", " ,", "rung", "ladder"]
                let sound = !text.isEmpty && !wrong.contains { text.holds($0) }
                let begins = text == item.reference || text.first?.isLowercase == false
                #expect(sound && begins, "\(text)")
            }
            #expect(sentences.allSatisfy { $0.hasSuffix(".") }, "\(item)")
            #expect(!item.action.hasSuffix("."), "\(item.action)")
            #expect(item.action.count <= 110, "\(item.action)")
            #expect(!item.brief.hasSuffix(".") && item.distance.count <= 20, "\(item.brief) \(item.distance)")
        }
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
        let item = Language.swedish.texts.item(LetterLine(reminder), on: AnyReminder.occasion)
        #expect(item.why == sentence)
        #expect(Language.swedish.texts.sources(item.source) == "Källa: rutin 114327 v3.0, steg 5 och 6.")
    }

    @Test(
        "Subjects of letters about several things",
        arguments: [
            (["2026-06-16", "2026-06-18", "2026-06-19"], 0, "SIP: 3 saker att göra, försenad: K-2026-0 (1 dag)"),
            (["2026-05-15", "2026-06-16"], 1, "SIP: 2 saker att göra, mest försenad: K-2026-0 (4 veckor)"),
            (["2026-06-18", "2026-06-17"], 0, "SIP: 2 saker att göra, i dag: K-2026-1"),
            (["2026-06-18", "2026-06-17", "2026-06-17"], 0, "SIP: 3 saker att göra, 2 i dag"),
            (["2026-06-17", "2026-06-17"], 0, "SIP: 2 saker att göra i dag"),
            (["2026-06-19", "2026-06-18"], 3, "SIP: 2 saker att göra, först K-2026-1 torsdag 18 juni"),
            ([], 2, "SIP: 2 saker för kännedom"),
            (["2026-06-18"], 1, "SIP K-2026-0: starta arbetet senast torsdag 18 juni"),
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
}
