import SIPRules
import SIPTesting
import Testing

@testable import SIPOutputs

@Suite("One act, one line")
struct LetterLineTests {
    private static let digest: @Sendable ([Reminder]) -> Digest = {
        Digest(recipient: $0[0].recipient, slot: .the("2026-06-17T08:00:00+02:00"), reminders: $0)
    }

    private static let booked = AnyReminder.make(
        .followUpBooked, .coordinator, .act, "2026-06-24", [.unset([.date, .place])])
    private static let exists = AnyReminder.make(.followUpExists, .coordinator, .act, "2026-06-12", [])

    @Test(
        """
        A follow-up to book by Wednesday 24 June 2026, and its date missing since Friday 12 June, are one line: under the \
        earlier date, with the other's and both sources, and counted once
        """)
    func follow() throws {
        let digest = Self.digest([Self.booked, Self.exists])
        let line = try #require(digest.lines.first)
        #expect(digest.lines.count == 1 && line.reminder == Self.exists && line.beside == [Self.booked])
        let item = Language.swedish.texts.item(line, on: AnyReminder.occasion)
        #expect(item.section == .overdue && item.by.contains("fredag 12 juni"), "\(item.by)")
        #expect(
            item.details.contains { $0.hasPrefix("Då löser sig också detta: ") && $0.contains("onsdag 24 juni") },
            "\(item.details)"
        )
        #expect(Language.swedish.texts.sources(item.source).contains("steg 5 och 6"), "\(item.source)")
        let letter = Letter(digest, on: AnyReminder.occasion, from: CareCentre.sender)
        let subject = Language.swedish.texts.subject(of: digest, on: AnyReminder.occasion)
        #expect(subject.hasPrefix("SIP K-2026-0417 FÖRSENAT: "), "\(subject)")
        #expect(Language.swedish.texts.summary(of: digest, on: AnyReminder.occasion).contains("Du har en sak att göra"))
        #expect(letter.blocks.filter { if case .list = $0 { true } else { false } }.count == 1)
    }

    @Test(
        "of one act all that the reader is to do or see to is one line, and what the reader is to know another"
    )
    func voices() {
        var told = Self.exists
        told.part = .informed
        let managed = AnyReminder.make(.followUpBooked, .manager, .act, "2026-06-12", [.unset([.date])])
        #expect(Self.digest([Self.booked, told]).lines.count == 1)
        let known = Self.changed(managed) { $0.part = .informed }
        #expect(Self.digest([Self.booked, managed]).lines.count == 1)
        #expect(Self.digest([Self.booked, known]).lines.count == 2)
    }

    @Test("other acts, another plan, what ends with no edit of a plan, and what holds less than the rest stand alone")
    func others() throws {
        let other = AnyReminder.make(.planDocumented, .coordinator, .act, "2026-06-19", [])
        let confined = Self.changed(Self.booked) { $0.isConfined = true }
        let elsewhere = Self.changed(Self.booked) { reminder in
            reminder.obligation = Obligation(
                .plan(.the("K-2026-0500")), .followUpBooked, reminder.obligation.duty, .open)
        }
        let upkeep = AnyReminder.make(.planUnreadable, .administrator, .act, "2026-06-19", [])
        #expect(Self.digest([Self.booked, other, confined, elsewhere, upkeep, upkeep]).lines.count == 6)
    }

    @Test("whatever is told, each reminder stands in exactly one line, and a line's date is its earliest")
    func property() {
        for seed in Seeds.first(50) {
            var random = SeededGenerator(seed: seed)
            let rules = RuleID.allCases.shuffled(using: &random).prefix(20)
            let reminders = Self.digest(rules.flatMap { AnyReminder.all($0).shuffled(using: &random).prefix(3) })
                .reminders
            let lines = LetterLine.of(reminders)
            #expect(lines.flatMap(\.reminders).count == reminders.count)
            #expect(Set(lines.flatMap(\.reminders)) == Set(reminders))
            #expect(
                lines.allSatisfy { line in line.beside.allSatisfy { $0.obligation.due >= line.reminder.obligation.due }
                })
        }
    }

    private static let changed: @Sendable (Reminder, (inout Reminder) -> Void) -> Reminder = { reminder, change in
        var reminder = reminder
        change(&reminder)
        return reminder
    }
}
