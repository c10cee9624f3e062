import SIPRules
import SIPTesting
import Testing

@testable import SIPOutputs

@Suite("What letters say of gaps in the roster")
struct GapTextsTests {
    private static let unit = UnitID.the("skola-ek")
    private static let ola = PersonID.the("ola.rask")
    private static let per = PersonID.the("per.stark")

    static let sentences: [(gap: Gap, swedish: [String], english: [String])] = [
        (
            Gap(.unmanaged(unit)),
            ["Rätta bemanningslistan: enheten Ekskolan (skola-ek) har ingen chef"],
            ["Correct the roster: the unit Ekskolan (skola-ek) has no manager"]
        ),
        (
            Gap(.managerLeft(unit, ola), since: .the("2026-06-15")),
            ["Rätta bemanningslistan: chefen för Ekskolan (skola-ek), Ola Rask (ola.rask), har slutat"],
            ["Correct the roster: the manager of Ekskolan (skola-ek), Ola Rask (ola.rask), no longer works here"]
        ),
        (
            Gap(.managerUnknown(unit, .the("x.y"))),
            ["Rätta bemanningslistan: chefen för Ekskolan (skola-ek), x.y, finns inte i bemanningslistan"],
            ["Correct the roster: the manager of Ekskolan (skola-ek), x.y, is not in the roster"]
        ),
        (
            Gap(.sameMailbox(unit, ola)),
            [
                "Rätta bemanningslistan: det som är sent i Ekskolan (skola-ek) når ingen ny",
                "Det som ska till chefen Ola Rask (ola.rask) hamnar i samma funktionsbrevlåda som påminnelserna före.",
            ],
            [
                "Correct the roster: what is late in Ekskolan (skola-ek) reaches nobody new",
                "What the manager Ola Rask (ola.rask) should have ends in the same mailbox as the reminders before it.",
            ]
        ),
        (
            Gap(.alone(unit, ola)),
            [
                "Rätta bemanningslistan: det som är sent i Ekskolan (skola-ek) når ingen annan",
                "Chefen Ola Rask (ola.rask) är ensam i enheten, och ingen enhet står över.",
            ],
            [
                "Correct the roster: what is late in Ekskolan (skola-ek) reaches nobody else",
                "The manager Ola Rask (ola.rask) is alone in the unit, and no unit stands above.",
            ]
        ),
        (
            Gap(.noAddress(per)),
            ["Rätta bemanningslistan: Per Stark (per.stark) saknar e-postadress"],
            ["Correct the roster: Per Stark (per.stark) has no mail address"]
        ),
        (
            Gap(.unattended(per, until: .the("2026-06-26")), since: .the("2026-06-15")),
            [
                "Rätta bemanningslistan: Per Stark (per.stark) är borta utan ersättare",
                "Till och med fredag 26 juni finns ingen ersättare på plats, och enheten har ingen funktionsbrevlåda.",
            ],
            [
                "Correct the roster: Per Stark (per.stark) is away and nobody stands in",
                "Until the end of Fri 26 Jun nobody who could stand in is there, and the unit has no mailbox.",
            ]
        ),
    ]

    @Test("Which kind it is, and with whom, on Thursday 18 June 2026", arguments: 0..<sentences.count)
    func kinds(number: Int) {
        let (gap, swedish, english) = Self.sentences[number]
        let jan = Recipient(
            id: "jan.lind", name: "Jan Lind", address: "jan.lind@vc-norr.example", unit: .the("vc-norr"))
        let reminder = Reminder(
            Upkeep.obligation(gap, changed: .the("2026-06-17")), rung: "due", recipient: jan, part: .act,
            moment: .the("2026-06-18T08:00:00+02:00"), isImmediate: false, because: Because(role: .administrator))
        let occasion = Occasion(today: .the("2026-06-18"), practice: .sample)
        let items = Language.allCases.map { $0.texts.item(reminder, on: occasion) }
        #expect(items.map { [$0.action] + $0.details } == [swedish, english])
        #expect(items.allSatisfy { $0.record.contains("roster.yaml") })
        #expect(Language.allCases == [.swedish, .english])
    }
}
