import SIPRules
import SIPTesting
import Testing

@testable import SIPOutputs

@Suite("Letters out of hours")
struct OnCallLetterTests {
    private static let environment: RuleEnvironment = {
        var environment = CareCentre.environment
        environment.roster.units[CareCentre.unit("vc-rosenlund")]?.onCall = .the("vc.jour@region.example")
        return environment
    }()

    private static let plan: Plan = {
        var plan = CareCentre.plan(421, "2026-06-18")
        plan.need.urgency = .immediate
        plan.need.seenTime = .the("17:10")
        return plan
    }()

    @Test(
        "To whoever is on call on Thursday 18 June 2026 at 17:10, and on Monday to whoever is to start, in both languages"
    )
    func letters() throws {
        let book = RuleBook(Self.environment)
        let evening = Instant.the("2026-06-18T17:10:00+02:00")
        let first = book.decisions(about: Self.plan, told: NotificationLog(), at: evening).tells
        #expect(first.map(\.reminder.recipient.id) == ["@vc-rosenlund+on-call"])
        var told = NotificationLog()
        told.tell(Digest.gathered(first), at: evening)
        let monday = Instant.the("2026-06-22T07:30:00+02:00")
        let opening = book.decisions(about: Self.plan, told: told, at: monday).tells
        #expect(opening.map(\.reminder.recipient.id) == ["anna.berg", "karin.lind"])
        var texts: [String] = []
        for language in Language.allCases {
            for (reminder, moment) in [
                (first[0].reminder, "2026-06-18T17:10:00+02:00"), (opening[0].reminder, "2026-06-22T07:30:00+02:00"),
            ] {
                var reminder = reminder
                reminder.recipient.language = language
                let occasion = Occasion(
                    today: Self.environment.zone.day(of: .the(moment)), environment: Self.environment,
                    plans: [Self.plan.id: Self.plan])
                let digest = Digest(recipient: reminder.recipient, slot: nil, reminders: [reminder])
                texts.append(try CareCentre.shown(Letter(digest, on: occasion, from: CareCentre.sender), moment))
            }
        }
        #expect(
            GoldenFile.difference(
                texts.joined(separator: "\n" + String(repeating: "#", count: 40) + "\n\n"), is: "on-call.txt",
                why: "whoever is on call must see why it comes now, and the others that it came") == nil)
    }

    @Test("Counted in opening hours a letter says which hours those are")
    func openingHours() {
        var environment = CareCentre.environment
        environment.policy.settings[.startWithoutDelay, default: .init()].within = .openingHours(12)
        var plan = CareCentre.plan(422, "2028-10-27")
        plan.id = .the("K-2028-422")
        let letters = CareCentre.letters([plan], "2028-10-30T08:00:00+01:00", environment, CareCentre.sender)
        let items = letters.first.map { letter in
            Language.allCases.map { language in
                letter.digest.reminders.map { language.texts.item(LetterLine($0), on: letter.occasion).counted }
            }
        }
        #expect(
            items?.map(\.first) == [
                "Räknat från det att behovet uppmärksammades: fredag 27 oktober + 12 öppettimmar = måndag 30 oktober. "
                    + "Öppettimmar är kl. 07.30–17.00 på enhetens öppna dagar.",
                "Counted from when the need was seen: Fri 27 Oct + 12 opening hours = Mon 30 Oct (not Sat 28, Sun 29). "
                    + "Opening hours are 07:30–17:00 on the unit's open days.",
            ])
    }
}
