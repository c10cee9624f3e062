import SIPRules
import SIPTesting

@testable import SIPOutputs

/// Any text in every place of a letter, and the notes beside letters that the mailer does not take.
enum Mails {
    static func meet(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        write(text)
        if let note = OutboxNote(text: text) {
            promise(OutboxNote(text: note.text) == note, "another note when read again: \(note)")
            check(printed: note.reason)
        }
        if let address = try? Mailbox(parsing: text) {
            promise((try? Mailbox(parsing: address.description)) == address, "another address: \(address)")
        }
    }

    private static func write(_ text: String) {
        guard let domain = try? MailDomain("sip.region.example"), let id = MessageID("plan.1", at: domain),
            let from = try? Mailbox(
                MailAddress("sip@region.example"), name: HeaderText(String(text.unicodeScalars.prefix(60)))),
            let to = try? Mailbox(parsing: "anna@region.example")
        else { return }
        let headers = MessageHeaders(
            from: from, to: to, subject: HeaderText(text), date: MailDate(.the("2026-06-18T06:00:00Z"), in: .stockholm),
            id: id, thread: [id], list: domain)
        let prose = Prose(text)
        let letter = MessageFile(
            headers,
            [
                Passage(
                    in: .swedish,
                    [
                        .heading(prose), .paragraph("Före \(strong: text)."), .list([prose]),
                    ])
            ],
            items: [CalendarItem(uid: id, day: .the("2026-06-26"), summary: HeaderText(text), details: text)])
        if (try? PersonalNumberCheck.check(letter)) == nil { return }
        let read = Letters.check(letter.bytes)
        let subject = read?.headers.first { $0.name == "Subject" }?.value ?? ""
        promise(subject == HeaderText(text).text, "another subject: \(subject.debugDescription)")
    }
}
