import SIPRules
import Testing

@testable import SIPOutputs

@Suite("Calendar attachments")
struct MailCalendarTests {
    @Test("An item for Friday 26 June 2026, decided on Thursday 18 June at 08:00")
    func golden() {
        let file = ICalendar.file(SampleLetter().items, from: SampleLetter().headers.from, stamp: SampleLetter.decided)
        #expect(
            file
                == """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//sipd//sipd//EN
                CALSCALE:GREGORIAN
                METHOD:PUBLISH
                BEGIN:VEVENT
                UID:d-2026-06-04-a1b2@sip.region.example
                SEQUENCE:29696040
                DTSTAMP:20260618T060000Z
                ORGANIZER;CN="SIP-påminnelser":mailto:sip@region.example
                DTSTART;VALUE=DATE:20260626
                SUMMARY:Kalla till SIP\\, plan 2026-17
                DESCRIPTION:Räknat från torsdag 18 juni\\;\\nsex arbetsdagar\\, midsommaraft
                 on är ledig.
                CLASS:PRIVATE
                STATUS:CONFIRMED
                TRANSP:TRANSPARENT
                END:VEVENT
                END:VCALENDAR

                """.replacing("\n", with: "\r\n"))
    }

    @Test(
        "No text begins a property",
        arguments: ["a\r\nATTENDEE:x", "a\nBEGIN:VALARM", "a\u{2028}X:y", "a\rX:y", "a\\\nX:y"])
    func injection(text: String) {
        let item = SampleLetter().items.map {
            CalendarItem(uid: $0.uid, day: $0.day, summary: HeaderText(text), details: text)
        }
        let lines = ICalendar.file(item, from: SampleLetter().headers.from, stamp: .earliest).split(separator: "\r\n")
        #expect(lines.count == 18)
        #expect(lines.allSatisfy { !$0.hasPrefix("X:") && !$0.hasPrefix("ATTENDEE") && !$0.hasPrefix("BEGIN:VALARM") })
    }

    @Test("An item sent again on Friday 19 June 2026 has a higher number than Thursday's, which a calendar goes by")
    func sequence() throws {
        let letter = SampleLetter()
        let numbers = [0, 86_400].map { later -> Int in
            let stamp = Instant(seconds: SampleLetter.decided.seconds + Int64(later))
            let file = ICalendar.file(letter.items, from: letter.headers.from, stamp: stamp)
            return file.firstMatch(of: /SEQUENCE:(\d+)/).flatMap { Int($0.1) } ?? 0
        }
        #expect(0 < numbers[0] && numbers[0] < numbers[1] && numbers[1] < Int(Int32.max))
        #expect(ICalendar.file(letter.items, from: letter.headers.from, stamp: .latest).contains("SEQUENCE:"))
    }

    @Test("Whoever it comes from ends no parameter and begins no property, whatever the name and the address")
    func organizer() throws {
        let from = try Mailbox(parsing: "\"SIP \"x\";ROLE=CHAIR:mailto:a@b\" <sip&o=50%?x@region.example>")
        let file = ICalendar.file(SampleLetter().items, from: from, stamp: .earliest).replacing("\r\n ", with: "")
        let line = file.split(separator: "\r\n").first { $0.hasPrefix("ORGANIZER") }
        #expect(
            line == "ORGANIZER;CN=\"SIP x;ROLE=CHAIR:mailto:a@b\":mailto:sip%26o%3D50%25%3Fx@region.example",
            "\(line ?? "")")
        let bare = try Mailbox(parsing: "sip@region.example")
        #expect(
            ICalendar.file(SampleLetter().items, from: bare, stamp: .earliest)
                .contains("\r\nORGANIZER:mailto:sip@region.example\r\n"))
    }

    @Test("Lines have at most 75 octets and no emoji is cut, wherever it falls", arguments: 0..<80)
    func folding(shift: Int) {
        let line = String(repeating: "x", count: shift) + String(repeating: "🩺å", count: 30)
        let folded = ICalendar.folded(line)
        #expect(folded.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
        #expect(folded.replacing("\r\n ", with: "") == line + "\r\n")
    }
}
