import SIPRules
import Testing

@testable import SIPOutputs

@Suite("Calendar attachments")
struct MailCalendarTests {
    @Test("An item for Friday 26 June 2026, decided on Thursday 18 June at 08:00")
    func golden() {
        let file = ICalendar.file(SampleLetter().items, stamp: SampleLetter.decided)
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
                DTSTAMP:20260618T060000Z
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
        let lines = ICalendar.file(item, stamp: .earliest).split(separator: "\r\n")
        #expect(lines.count == 16)
        #expect(lines.allSatisfy { !$0.hasPrefix("X:") && !$0.hasPrefix("ATTENDEE") && !$0.hasPrefix("BEGIN:VALARM") })
    }

    @Test("Lines have at most 75 octets and no emoji is cut, wherever it falls", arguments: 0..<80)
    func folding(shift: Int) {
        let line = String(repeating: "x", count: shift) + String(repeating: "🩺å", count: 30)
        let folded = ICalendar.folded(line)
        #expect(folded.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
        #expect(folded.replacing("\r\n ", with: "") == line + "\r\n")
    }
}
