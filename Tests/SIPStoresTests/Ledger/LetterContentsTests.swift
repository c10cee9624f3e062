import SIPRules
import SIPStores
import SIPTesting
import Testing

@Suite("What a letter says for machines that it tells")
struct LetterContentsTests {
    /// A digest about as odd a name as a thing may have.
    private static var digest: (String) throws -> Digest {
        { path in
            let sample = try #require(Reminder.sample())
            var other = sample
            other.obligation.duty.instance = .document(path)
            other.rung = "5 working days after due/2"
            return Digest(
                recipient: sample.recipient, slot: .the("2026-06-02T08:00:00+02:00"), reminders: [sample, other])
        }
    }

    @Test(
        "is read as it was written, whatever a document is called",
        arguments: ["a.json", "å ä;ö,%41=?utf-8?q?x?=.json", "\u{7}\n\"{}", String(repeating: "é", count: 300)])
    func roundTrip(path: String) throws {
        let contents = try LetterContents(Self.digest(path))
        let text = try #require(contents.text)
        #expect(text.utf8.allSatisfy { 0x20 < $0 && $0 < 0x7F && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "?") })
        #expect(LetterContents(text: text) == contents)
    }

    @Test("is left out when it reads as a personal identity number, and is not read from anything else")
    func refused() throws {
        #expect(try LetterContents(Self.digest("19121212-1212.json")).text == nil)
        for text in [
            "", ";", "anna.berg", "anna.berg;", "anna.berg;start-without-delay,2026-06-04,due,act,SIP-1,[]", "a;%4",
        ] {
            #expect(LetterContents(text: text) == nil, "\(text)")
        }
    }
}
