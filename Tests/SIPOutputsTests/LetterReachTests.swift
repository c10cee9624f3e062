import SIPRules
import SIPTesting
import Testing

@testable import SIPOutputs

@Suite("What a letter says of those below, and what it keeps from those outside")
struct LetterReachTests {
    private static let below = [
        Below(name: "Anna Berg", .told(.the("2026-06-16"))), Below(name: "Bo Ek", .comes(.the("2026-06-22"))),
        Below(name: "Eva Ström", .told(.the("2026-06-17"))), Below(name: "Sara Nord", .comes(.the("2026-06-17"))),
        Below(name: "Biståndsenheten", .uncovered),
    ]

    private static let details: @Sendable (Language) -> [String] = { language in
        var reminder = AnyReminder.make(.startWithoutDelay, .manager, .act, "2026-06-10", [])
        reminder.below = below
        return language.texts.item(LetterLine(reminder), on: AnyReminder.occasion).details
    }

    @Test("On Wednesday 17 June 2026 a Swedish letter says who was told, who will be, and who is not")
    func swedish() {
        #expect(
            Self.details(.swedish) == [
                "Anna Berg fick påminnelsen tisdag 16 juni.", "Bo Ek får påminnelsen måndag 22 juni.",
                "Eva Ström fick påminnelsen i dag.", "Sara Nord får påminnelsen i dag.",
                "Biståndsenheten får inte påminnelsen: inget registrerat samtycke omfattar enheten.",
            ])
    }

    @Test("On Wednesday 17 June 2026 an English one does")
    func english() {
        #expect(
            Self.details(.english) == [
                "Anna Berg was told on Tue 16 Jun.", "Bo Ek will be told on Mon 22 Jun.",
                "Eva Ström was told today.", "Sara Nord will be told today.",
                "Biståndsenheten is not told: no consent on record covers the unit.",
            ])
    }

    /// Eva is invited to a meeting on 30 June, and sends Sara; nobody has consented to anything.
    private static let plan: Plan = {
        var plan = CareCentre.started(1, "2026-06-30")
        plan.consent = Consent()
        var substitute = Substitute(person: CareCentre.person("sara.nord"))
        substitute.named = .the("2026-06-15")
        plan.meetings[0].invitations[0].reply = .declined
        plan.meetings[0].invitations[0].replied = .the("2026-06-12")
        plan.meetings[0].invitations[0].substitute = substitute
        plan.meetings[0].invitations.removeLast()
        return plan
    }()

    @Test("Outside consent a letter of 29 June 2026 names the case, the reader's own act and nobody else")
    func confined() throws {
        let at = "2026-06-29T08:00:00+02:00"
        for (reader, act) in [
            ("sara.nord", "Sätt dig in i ärendet före mötet"), ("eva.strom", "Se till att ersättaren är insatt"),
        ] {
            let letter = CareCentre.letter(reader, [Self.plan], at)
            #expect(letter?.digest.reminders.map(\.isConfined) == [true])
            let text = try CareCentre.shown(letter, at)
            #expect(text.contains("K-2026-1") && text.contains(act), "\(text)")
            let others = ["Anna", "Bo ", "Karin", "Eva", "Olle", "Sara"].filter { !reader.hasPrefix($0.lowercased()) }
            let body = text.split(separator: "\n").filter { !$0.hasPrefix("To:") && !$0.hasPrefix("Hej") }
            for other in others { #expect(!body.joined(separator: " ").contains(other), "\(other): \(text)") }
        }
    }

    @Test("Inside it, the same letter names whom she comes instead of")
    func whole() throws {
        var plan = Self.plan
        plan.consent.meeting = ConsentGiven(given: .the("2026-06-01"), form: .written)
        let at = "2026-06-29T08:00:00+02:00"
        #expect(try CareCentre.shown(CareCentre.letter("sara.nord", [plan], at), at).contains("Inbjuden: Eva Ström."))
    }

    @Test("Lateness is counted by the plan's unit: due Thursday 18 June 2026, read on Sunday by who works weekends")
    func lateness() {
        var environment = CareCentre.environment
        environment.roster.people[CareCentre.person("anna.berg")]?.workingWeekdays = [.saturday, .sunday]
        var reminder = AnyReminder.make(.startWithoutDelay, .initiator, .act, "2026-06-18", [])
        let plan = CareCentre.plan(2, "2026-06-15")
        reminder.obligation.subject = .plan(plan.id)
        let on = { (day: String) in
            let occasion = Occasion(today: .the(day), environment: environment, plans: [plan.id: plan])
            let line = LetterLine(reminder)
            return (occasion.context(line).nearness, Language.swedish.texts.item(line, on: occasion).by)
        }
        #expect(on("2026-06-21") == (.overdue(0), "Skulle ha varit klart torsdag 18 juni, för 3 dagar sedan."))
        #expect(on("2026-06-28") == (.overdue(5), "Skulle ha varit klart torsdag 18 juni, för 10 dagar sedan."))
    }
}
