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
            Gap(.unknownUnit(.the("norr"))),
            [
                "Rätta bemanningslistan: enheten norr, som har planer, finns inte i bemanningslistan",
                "Är den felskriven i planerna, rätta den där.",
            ],
            [
                "Correct the roster: the unit norr, which has plans, is not in the roster",
                "If the plans spell it wrong, correct them.",
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
        let items = Self.items(Upkeep.obligation(gap, changed: .the("2026-06-17")), .administrator)
        #expect(items.map { [$0.action] + $0.details } == [swedish, english])
        #expect(items.allSatisfy { $0.record.contains("roster.yaml") })
        #expect(Language.allCases == [.swedish, .english])
    }

    @Test("Of 22 from 17 June 2026 on the last two are counted, and whom to ask for them depends on who reads it")
    func further() {
        let gaps = (1...22).map { Gap(.noAddress(.the("p\($0)")), manager: Self.ola) }
        let further = Upkeep.obligations(gaps, changed: .the("2026-06-17")).suffix(2)
        #expect(further.map(\.instance) == [.furtherGaps(of: Self.ola), .furtherGaps()])
        for (role, words, act) in [
            (
                Role.administrator, ["Kör sipd check", "Run sipd check"],
                ["Rätta bemanningslistan", "Correct the roster"]
            ),
            (
                .manager, ["Den som", "Whoever"],
                ["Se till att påminnelserna når fram", "See to it that reminders get through"]
            ),
        ] {
            for items in further.map({ Self.items($0, role) }) {
                #expect(
                    items.map(\.action) == [
                        "\(act[0]): ytterligare 2 personer eller enheter går inte att nå",
                        "\(act[1]): 2 more people or units cannot be reached",
                    ])
                for (item, words) in zip(items, words) { #expect(item.record.hasPrefix(words), "\(item)") }
            }
        }
    }

    /// What a letter says of it, in each language, on 18 June 2026.
    private static let items: @Sendable (Obligation, Role) -> [Item] = { obligation, role in
        let jan = Recipient(
            id: "jan.lind", name: "Jan Lind", address: .the("jan.lind@vc-norr.example"), unit: .the("vc-norr"))
        let reminder = Reminder(
            obligation, rung: "due", recipient: jan, part: .act, moment: .the("2026-06-18T08:00:00+02:00"),
            isImmediate: false, because: DeliveryReason(role: role))
        let occasion = Occasion(today: .the("2026-06-18"), environment: .sample)
        return Language.allCases.map { $0.texts.item(LetterLine(reminder), on: occasion) }
    }
}
