import SIPRules
import SIPTesting
import Testing

@testable import SIPOutputs

@Suite("Letters from digests")
struct LetterTests {
    @Test("One item: Wednesday 17 June 2026, the day after the need was seen")
    func oneItem() throws {
        let letter = CareCentre.letter("anna.berg", [CareCentre.plan(417, "2026-06-16")], "2026-06-17T08:00:00+02:00")
        #expect(
            GoldenFile.difference(
                try CareCentre.shown(letter, "2026-06-17T08:00:00+02:00"), is: "one-item.txt",
                why: "what nearly every letter looks like; the date is counted over Midsummer") == nil)
    }

    @Test("Forty items: a coordinator on Monday 15 June 2026 who has left everything")
    func fortyItems() throws {
        var letter = try #require(CareCentre.letter("anna.berg", CareCentre.neglected, "2026-06-15T08:00:00+02:00"))
        let acts = letter.digest.reminders
        #expect(acts.count >= 40)
        letter.digest = Digest(
            recipient: letter.digest.recipient, slot: letter.digest.slot, reminders: Array(acts.prefix(40)))
        #expect(
            GoldenFile.difference(
                try CareCentre.shown(letter, "2026-06-15T08:00:00+02:00"), is: "forty-items.txt",
                why: "the longest letter a reader should meet: headings, the most overdue first, short items") == nil)
    }

    @Test("Immediate: the need was seen on Wednesday 17 June 2026 at 09:40")
    func immediate() throws {
        var plan = CareCentre.plan(421, "2026-06-17")
        plan.need.urgency = .immediate
        plan.need.seenTime = .the("09:40")
        let letters = CareCentre.letters([plan], "2026-06-17T09:40:00+02:00", CareCentre.environment, CareCentre.sender)
        let texts = try letters.map { try CareCentre.shown($0, "2026-06-17T09:40:00+02:00") }
        #expect(
            GoldenFile.difference(
                texts.joined(separator: "\n" + String(repeating: "#", count: 40) + "\n\n"), is: "immediate.txt",
                why: "waits for no digest: one to whoever is to start, one to the manager, both within the minute")
                == nil)
    }

    @Test("Absent: Anna Berg is away until Friday 26 June 2026, and Bo Ek stands in")
    func absentSubstitute() throws {
        var environment = CareCentre.environment
        let anna = CareCentre.person("anna.berg")
        environment.roster.people[anna]?.absences = [
            Absence(first: .the("2026-06-15"), last: .the("2026-06-26"), substitute: CareCentre.person("bo.ek"))
        ]
        let letters = CareCentre.letters(
            [CareCentre.plan(417, "2026-06-16")], "2026-06-17T08:00:00+02:00", environment, CareCentre.sender)
        #expect(letters.map(\.digest.recipient.id) == ["bo.ek"])
        #expect(
            GoldenFile.difference(
                try CareCentre.shown(letters.first, "2026-06-17T08:00:00+02:00"), is: "absent-substitute.txt",
                why: "somebody gets a colleague's reminder and must see at once why") == nil)
    }

    @Test("Absent without a substitute: the unit's mailbox is written to as a unit")
    func mailbox() throws {
        var environment = CareCentre.environment
        environment.roster.people[CareCentre.person("anna.berg")]?.absences = [
            Absence(first: .the("2026-06-15"), last: .the("2026-06-26"))
        ]
        let letters = CareCentre.letters(
            [CareCentre.plan(417, "2026-06-16")], "2026-06-17T08:00:00+02:00", environment, CareCentre.sender)
        #expect(letters.map(\.digest.recipient.id) == ["@vc-rosenlund"])
        #expect(
            GoldenFile.difference(
                try CareCentre.shown(letters.first, "2026-06-17T08:00:00+02:00"), is: "function-mailbox.txt",
                why: "a letter that whoever reads the unit's mailbox must be able to pass on") == nil)
    }

    @Test("Manager: on Monday 29 June 2026 nothing has been started for five working days after it was due")
    func manager() throws {
        let letter = CareCentre.letter("karin.lind", [CareCentre.plan(417, "2026-06-16")], "2026-06-29T08:00:00+02:00")
        #expect(
            GoldenFile.difference(
                try CareCentre.shown(letter, "2026-06-29T08:00:00+02:00"), is: "manager.txt",
                why: "a manager is asked to see to it, and told by name who has not acted") == nil)
    }

    @Test("Still yours: when the manager is asked on Monday 29 June 2026, Anna Berg hears of it too")
    func stillYours() throws {
        let letter = CareCentre.letter("anna.berg", [CareCentre.plan(417, "2026-06-16")], "2026-06-29T08:00:00+02:00")
        #expect(
            GoldenFile.difference(
                try CareCentre.shown(letter, "2026-06-29T08:00:00+02:00"), is: "still-yours.txt",
                why: "a copy to whoever has not acted says what to do, and not that it is for information") == nil)
    }

    @Test("Informed: on Thursday 18 June 2026 the manager hears that the start is near")
    func informed() throws {
        let plans = [CareCentre.plan(417, "2026-06-16"), CareCentre.plan(418, "2026-06-16")]
        let letter = CareCentre.letter("karin.lind", plans, "2026-06-18T08:00:00+02:00")
        #expect(
            GoldenFile.difference(
                try CareCentre.shown(letter, "2026-06-18T08:00:00+02:00"), is: "informed.txt",
                why: "a letter that asks for nothing must say so at once") == nil)
    }

    @Test("English: the same letter as the first, to somebody who reads English")
    func english() throws {
        var environment = CareCentre.environment
        environment.roster.people[CareCentre.person("anna.berg")]?.language = .english
        let letters = CareCentre.letters(
            [CareCentre.plan(417, "2026-06-16")], "2026-06-17T08:00:00+02:00", environment, CareCentre.sender)
        #expect(
            GoldenFile.difference(
                try CareCentre.shown(letters.first, "2026-06-17T08:00:00+02:00"), is: "english.txt",
                why: "the second language, chosen by the recipient") == nil)
    }

    @Test("Trial mode: everything goes to one address, with a banner")
    func trial() throws {
        var sender = CareCentre.sender
        sender.trial = try Mailbox(parsing: "sip-prov@region.example")
        let letters = CareCentre.letters(
            [CareCentre.plan(417, "2026-06-16")], "2026-06-17T08:00:00+02:00", CareCentre.environment, sender)
        #expect(
            GoldenFile.difference(
                try CareCentre.shown(letters.first, "2026-06-17T08:00:00+02:00"), is: "trial.txt",
                why: "the first letters that anybody ever gets from sipd, and they must not be taken for real") == nil)
    }

    @Test("Catch-up: sipd was away over Christmas, until Sunday 3 January 2027")
    func catchUp() throws {
        var letter = CareCentre.letter("anna.berg", [CareCentre.plan(417, "2026-12-22")], "2027-01-04T08:00:00+01:00")
        letter?.away = .the("2026-12-24") ... .the("2027-01-03")
        #expect(
            GoldenFile.difference(
                try CareCentre.shown(letter, "2027-01-04T08:00:00+01:00"), is: "catch-up.txt",
                why: "late by our own doing: it says so, and dates of last year have their year") == nil)
    }

    @Test("A letter about several plans belongs to no thread; about one it does, whatever it says")
    func threads() throws {
        let (one, two) = (CareCentre.plan(417, "2026-06-16"), CareCentre.plan(418, "2026-06-16"))
        let at = "2026-06-17T08:00:00+02:00"
        let single = try #require(CareCentre.letter("anna.berg", [one], at)).file(id: "d.1", sent: .the(at))
        let later = try #require(CareCentre.letter("anna.berg", [one], "2026-06-18T08:00:00+02:00"))
            .file(id: "d.2", sent: .the("2026-06-18T08:00:00+02:00"))
        let several = try #require(CareCentre.letter("anna.berg", [one, two], at)).file(id: "d.3", sent: .the(at))
        #expect(single.headers.thread.count == 1)
        #expect(single.headers.thread == later.headers.thread)
        #expect(several.headers.thread.isEmpty)
    }

    @Test("A due date that moves keeps its place in the reader's calendar; today's and past ones are not in it")
    func calendar() throws {
        let at = "2026-06-17T08:00:00+02:00"
        var plan = CareCentre.plan(417, "2026-06-16")
        let before = try #require(CareCentre.letter("anna.berg", [plan], at)).calendarItems
        plan.need.target = StartTarget(.by(.the("2026-06-24")))
        let after = try #require(CareCentre.letter("anna.berg", [plan], at)).calendarItems
        #expect(before.map(\.day) == [.the("2026-06-22")])
        #expect(after.first { $0.uid == before.first?.uid }?.day == .the("2026-06-24"))
        let late = try #require(CareCentre.letter("anna.berg", [plan], "2026-06-24T08:00:00+02:00"))
        #expect(late.calendarItems.allSatisfy { $0.uid != before.first?.uid })
    }

    @Test("A personal identity number refuses the letter wherever it stands, and is not repeated")
    func discretion() throws {
        let at = "2026-06-17T08:00:00+02:00"
        let number = "19121212-1212"
        let plain = try #require(CareCentre.letter("anna.berg", [CareCentre.plan(417, "2026-06-16")], at))
        var (named, asked) = (plain, plain)
        named.digest.recipient.name = "Anna \(number)"
        asked.sender.contact = "ring 121212-1212"
        for (letter, place) in [(named, PersonalNumberCheck.Place.address), (asked, .body)] {
            let error = #expect(throws: LetterError.self) { try letter.file(id: "d.1", sent: .the(at)) }
            #expect(error == .personalNumber(in: place))
            #expect(error?.description.contains("1212") == false)
        }
        var file = try plain.file(id: "d.1", sent: .the(at))
        file.headers.subject = "SIP 1212121212"
        #expect(throws: LetterError.personalNumber(in: .subject)) { try PersonalNumberCheck.check(file) }
    }

    @Test("An address that is none is said to be the recipient's")
    func badAddress() throws {
        let at = "2026-06-17T08:00:00+02:00"
        var letter = try #require(CareCentre.letter("anna.berg", [CareCentre.plan(417, "2026-06-16")], at))
        #expect(throws: SyntaxError.notOneAt) { try MailAddress("anna.berg") }
        letter.digest.recipient.name = String(repeating: "å", count: 129)
        #expect(throws: LetterError.address(.nameTooLong, recipient: "anna.berg")) {
            try letter.file(id: "d.1", sent: .the(at))
        }
        #expect(throws: LetterError.identifier) { try letter.file(id: "a b", sent: .the(at)) }
    }
}
