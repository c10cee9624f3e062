import SIPRules
import SIPTesting
import Testing

@testable import SIPOutputs

@Suite("A letter to whoever stands in, on Wednesday 17 June 2026")
struct StandInTextsTests {
    private static let made = { @Sendable (rule: RuleID, instead: [DeliveryReason.Instead]) in
        var reminder = AnyReminder.make(rule, .invited, .act, "2026-06-17", AnyReminder.facts)
        reminder.because = DeliveryReason(role: .invited, instead: instead)
        return reminder
    }
    private static let items = { @Sendable (reminder: Reminder) in
        Language.allCases.map { $0.texts.item(LetterLine(reminder), on: AnyReminder.occasion) }
    }

    @Test("says who was invited, and says you to whoever was", arguments: [RuleID.rsvpPending, .substituteNamed])
    func invited(rule: RuleID) {
        let eva = CareCentre.person("eva.strom")
        let name = AnyReminder.occasion.name(eva)
        let standIn = Self.items(Self.made(rule, [.absent(eva, until: .the("2026-06-26"))])).map(\.record)
        #expect(standIn[0].contains("den som bjöd in \(name)") && standIn[1].contains("whoever invited \(name)"))
        let own = Self.items(Self.made(rule, [])).map(\.record)
        #expect(own[0].contains("den som bjöd in dig") && own[1].contains("whoever invited you"))
    }

    @Test("says of somebody whom the roster does not know that, and no word of an address")
    func unknown() throws {
        let nobody = try #require(PersonID("ny.person"))
        let why = Self.items(Self.made(.rsvpPending, [.noAddress(nobody)])).map(\.why)
        #expect(why[0].contains("ny.person (inbjuden), som inte finns i bemanningslistan."), "\(why[0])")
        #expect(why[1].contains("ny.person (invited), who is not in the roster."), "\(why[1])")
        let known = Self.items(Self.made(.rsvpPending, [.noAddress(CareCentre.person("eva.strom"))])).map(\.why)
        #expect(known[0].contains("som saknar e-postadress.") && known[1].contains("who has no mail address."))
    }

    @Test("says of each who would have had it why not, and which role nobody has yet, in both languages")
    func several() {
        let (eva, olle) = (CareCentre.person("eva.strom"), CareCentre.person("olle.dahl"))
        let names = [eva, olle].map(AnyReminder.occasion.name)
        let why = Self.items(Self.made(.rsvpPending, [.left(eva), .left(olle), .vacant(.coordinator)])).map(\.why)
        #expect(
            why[0].contains("i stället för \(names[0]) (inbjuden), som har slutat. Ingen samordnare är utsedd ännu."))
        #expect(why[0].contains("Dessutom gäller att \(names[1]) har slutat."), "\(why[0])")
        #expect(
            why[1].contains("in place of \(names[0]) (invited), who no longer works here. No coordinator is named yet.")
        )
        #expect(why[1].contains("\(names[1]) no longer works here as well."), "\(why[1])")
        let away = Self.items(
            Self.made(.rsvpPending, [.absent(eva, until: .the("2026-06-26")), .vacant(.coordinator)])
        ).map(\.why)
        #expect(away[0].contains("26 juni. Ingen samordnare") && away[1].contains("26 Jun. No coordinator"), "\(away)")
    }

    @Test("says of two things that are overdue that both are, and of three that all are")
    func both() {
        let late = [RuleID.rsvpPending, .substituteNamed, .actionDue].map {
            AnyReminder.make($0, $0.rule.to, .act, "2026-04-01", AnyReminder.facts)
        }
        let summaries = { (count: Int) -> [String] in
            let digest = Digest(
                recipient: late[0].recipient, slot: .the("2026-06-17T06:00:00Z"), reminders: Array(late.prefix(count)))
            return Language.allCases.map { $0.texts.summary(of: digest, on: AnyReminder.occasion) }
        }
        #expect(
            summaries(2)[0].hasSuffix(", båda försenade.")
                && summaries(2)[1].hasSuffix(", both overdue."))
        #expect(
            summaries(3)[0].hasSuffix(", alla försenade.") && summaries(3)[1].hasSuffix(", all overdue.")
        )
    }
}
