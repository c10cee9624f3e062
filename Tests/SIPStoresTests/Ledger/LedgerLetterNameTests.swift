import SIPRules
import SIPTesting
import Testing

@testable import SIPStores

@Suite("The names of letters")
struct LedgerLetterNameTests {
    @Test("The digest of 08:00 on Monday 23 November 2026 is named after it and its recipient")
    func slot() throws {
        let reminder = try #require(Reminder.sample())
        let slot = try #require(Instant(utc: "2026-11-23T07:00:00Z"))
        let name = LetterName(Digest(recipient: reminder.recipient, slot: slot, reminders: [reminder]))
        #expect(name.text == "20261123t0700z-anna.berg.eml")
        #expect(name.stem == "20261123t0700z-anna.berg")
    }

    @Test("A slot with seconds, 07:00:30 UTC on Monday 23 November 2026, has them in its letters' names")
    func seconds() throws {
        let slot = try #require(Instant(utc: "2026-11-23T07:00:30Z"))
        #expect(LetterName.stamp(slot) == "20261123t070030z")
        #expect(LetterName.moment(of: LetterName.stamp(slot) + "-anna.berg.eml", written: .earliest) == slot)
    }

    @Test("An immediate letter is named after its reminder, and after nothing else")
    func immediate() throws {
        let reminder = try #require(Reminder.sample())
        let informed = try #require(Reminder.sample(part: .informed))
        let other = try #require(Reminder.sample(rung: "at once"))
        let names = [reminder, informed, other].map {
            LetterName(Digest(recipient: $0.recipient, slot: nil, reminders: [$0])).text
        }
        #expect(names[0] == "now-487524a300d6d1c1d29dab38491f822b.eml")
        #expect(names[0] == names[1])
        #expect(names[0] != names[2])
    }

    @Test(
        "None reads as a personal number, neither by its hash nor by an escape in an id, and each says when it was claimed"
    )
    func noNumber() throws {
        let reminder = try #require(Reminder.sample())
        let slot = try #require(Instant(utc: "2026-11-23T07:00:00Z"))
        for id in ["a_212121212", "121212", "anna.1212", "a_640823_3234", "å12.12.1212"] {
            var recipient = reminder.recipient
            recipient.id = id
            for edition in [1, 2, 12] {
                let name = LetterName(Digest(recipient: recipient, slot: slot, reminders: [reminder]), edition: edition)
                #expect(!PersonalNumber.found(in: name.text.utf8), "\(name)")
                #expect(LetterName.moment(of: name.text, written: .earliest) == slot)
            }
        }
        #expect(HexadecimalWord.spelled("487524a6408233234d1c1d29dab38491") == "konlikamkgoijjijkdhchdipdabjokph")
        #expect(LetterName.moment(of: "now-konlikamkgoijjijkdhchdipdabjokph.eml", written: slot) == slot)
        #expect(LetterName.moment(of: "now-487524a6408233234d1c1d29dab38491.eml", written: slot) == slot)
    }

    @Test("Ids that differ in case, dots or signs alone keep names of their own, all of them dot-atoms")
    func injective() {
        let ids = [
            "anna", "Anna", "-anna", "@anna", "_anna", "a-a", "a--a", "a.a", "a..a", "a.a.", "a_a", "a@a", "aA", "a-A",
            "å", "ä", "", ".", "..", "a-2e", "a.", String(repeating: "A", count: 64), String(repeating: "A", count: 63),
            String(repeating: "A", count: 63) + "B", String(repeating: "a", count: 95),
            String(repeating: "a", count: 96),
        ]
        let names = ids.map(LetterName.encoded)
        #expect(Set(names).count == ids.count)
        for name in names {
            #expect(name.utf8.count <= 95)
            #expect(!name.contains("..") && !name.hasSuffix("."))
            #expect(name.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789.-".contains($0) })
        }
        #expect(LetterName.encoded("@VC-Ekeby_2") == "-0-v-c---ekeby-12")
    }
}
