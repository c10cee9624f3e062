import SIPRules
import SIPTesting

@testable import SIPOutputs

/// One letter that the mail tests share: decided on Thursday 18 June 2026 at 08:00 in Stockholm.
struct SampleLetter {
    var headers: MessageHeaders
    var passages: [Passage]
    var items: [CalendarItem]

    /// Thursday 18 June 2026, 06:00 UTC.
    static let decided = Instant(seconds: 1_781_762_400)

    init() {
        do {
            let domain = try MailDomain("sip.region.example")
            let ids = ["d-2026-06-04-a1b2", "d-2026-06-11-a1b2", "d-2026-06-18-a1b2"].compactMap {
                MessageID($0, at: domain)
            }
            headers = MessageHeaders(
                from: try Mailbox(parsing: "SIP-påminnelser <sip@region.example>"),
                replyTo: try Mailbox(parsing: "stod@region.example"),
                to: try Mailbox(parsing: "Anna Åberg <anna.aberg@region.example>"),
                subject: "SIP: 2 saker att göra senast fredag 26 juni",
                date: MailDate(Self.decided, in: .stockholm),
                id: ids[2], thread: Array(ids.prefix(2)), list: domain)
            passages = [Self.swedish, Self.english]
            items = ids.prefix(1).map {
                CalendarItem(
                    uid: $0, day: Day("2026-06-26") ?? .last, summary: "Kalla till SIP, plan 2026-17",
                    details: "Räknat från torsdag 18 juni;\nsex arbetsdagar, midsommarafton är ledig.")
            }
        } catch {
            preconditionFailure("the sample's own addresses are sound: \(error)")
        }
    }

    /// The letter as a file's value.
    var letter: MessageFile { MessageFile(headers, passages, items: items) }

    private static let swedish = Passage(
        in: .swedish,
        [
            .heading("Två saker att göra"),
            .paragraph(
                """
                Plan \(strong: "2026-17") väntar på en kallelse. Den ska skickas senast \(strong: "fredag 26 juni"), så att \
                alla som ska vara med hinner svara.
                """),
            .list([
                "Skicka kallelsen till mötet.", "Fråga den enskilde hur hon vill delta, <ensam> eller \"med stöd\".",
            ]),
            .note("Du får det här för att du är samordnare. Inga personuppgifter skickas med e-post."),
        ])
    private static let english = Passage(
        in: .english,
        [
            .heading("Two things to do"),
            .paragraph("Plan \(strong: "2026-17") waits for an invitation, due \(strong: "Friday 26 June")."),
        ])
}

/// The reading side, as a mailer or mail program would do it.
enum Wire {
    /// What an encoded word says; the replacement character where it is not UTF-8.
    static let decoded: @Sendable (String) -> String = { word in
        let parts = word.split(separator: "?", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[1] == "utf-8" else { return "\u{FFFD}" }
        let text = String(parts[3])
        return String(
            decoding: parts[2] == "Q" ? unquoted(text.replacing("_", with: " ")) : unbased(text), as: UTF8.self)
    }

    /// The bytes that quoted-printable text stands for, soft breaks joined.
    static let unquoted: @Sendable (String) -> [UInt8] = { text in
        var out: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "=") {
                if rest.first == UInt8(ascii: "\n") {
                    rest.removeFirst()
                } else {
                    out.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0xFF)
                    rest = rest.dropFirst(2)
                }
            } else {
                out.append(byte)
            }
        }
        return out
    }

    /// The bytes that Base64 stands for.
    static let unbased: @Sendable (String) -> [UInt8] = { text in
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var out: [UInt8] = []
        var bits: UInt32 = 0
        var held = 0
        for byte in text.utf8 {
            guard let value = alphabet.firstIndex(of: byte) else { continue }
            bits = bits << 6 | UInt32(value)
            held += 6
            if held >= 8 {
                held -= 8
                out.append(UInt8(truncatingIfNeeded: bits >> UInt32(held)))
            }
        }
        return out
    }
}
