import Glibc
import SIPRules
import Testing

@testable import SIPOutputs

/// Letters for the strict reader in `Tests/Python/read_letters.py`, hostile ones among them:
///
///     SIPD_LETTERS=/tmp/letters swift test --filter MailReaders && Tests/Python/read_letters.py /tmp/letters/outgoing
@Suite("Letters for other readers")
struct MailReadersTests {
    static let folder = getenv("SIPD_LETTERS").map { String(cString: $0) }

    static let hostile = [
        "a\r\nBcc: x@evil.example", "\0\u{1}\u{7F}\u{85}", "=?utf-8?Q?x?=", "\"<>@,;:\\ (x)", "fil\u{202E}gpj",
        ".", "From me", "--=_mixed_0", "👨‍👩‍👧🩺" + String(repeating: "👩‍⚕️", count: 60),
        "e" + String(repeating: "\u{301}", count: 700), String(repeating: "Åtgärd för återkoppling ", count: 9),
        String(repeating: "x", count: 3_000), "</p><script>alert(1)</script>", "a\\,b;c\nd", "\u{FFFF}", "  ",
        "",
    ]

    @Test("The sample, and every hostile text in every place, goes through a real spool", .enabled(if: folder != nil))
    func write() throws {
        let root = try #require(Self.folder)
        mkdir(root, 0o755)
        let spool = try Spool.open(at: root)
        var names: [SpoolName] = []
        for (index, text) in ([nil] + Self.hostile.map { $0 }).enumerated() {
            var letter = SampleLetter().letter
            if let text {
                let name = HeaderText(String(text.prefix(100).unicodeScalars.prefix(60)))
                letter.headers.to = try Mailbox(MailAddress("anna@region.example"), name: name)
                letter.headers.replyTo = letter.headers.to
                letter.headers.subject = HeaderText(text)
                letter.passages = [
                    Passage(
                        in: .swedish,
                        [
                            .heading(Prose(text)), .paragraph("Före \(strong: text) efter."),
                            .list([Prose(text), "två"]),
                            .note(Prose(text)),
                        ]),
                    Passage(in: .english, [.paragraph(Prose(text))]),
                ]
                letter.items = letter.items.map {
                    CalendarItem(
                        uid: $0.uid, day: $0.day, summary: HeaderText(text),
                        details: text)
                }
            }
            let name = try #require(SpoolName("letter-\(index).eml"))
            try spool.write(name, letter.bytes)
            names.append(name)
        }
        try spool.syncStaged()
        #expect(try spool.publish(names).moved == names)
        try spool.syncMoves()
    }
}
