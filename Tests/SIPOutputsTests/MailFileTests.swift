import SIPRules
import Testing

@testable import SIPOutputs

@Suite("Letters as files")
struct MailFileTests {
    static let sample = SampleLetter()
    static let text = String(decoding: sample.letter.bytes, as: UTF8.self)

    @Test("A letter is ASCII, has LF line ends, and no line over 76 bytes")
    func shape() {
        let bytes = Self.sample.letter.bytes
        #expect(bytes.allSatisfy { $0 == UInt8(ascii: "\n") || (0x20...0x7E).contains($0) })
        #expect(bytes.last == UInt8(ascii: "\n"))
        #expect(Self.text.split(separator: "\n").allSatisfy { $0.utf8.count <= 76 && $0.last != " " })
        #expect(
            Self.text == String(decoding: Self.sample.letter.bytes, as: UTF8.self), "the same value, the same bytes")
    }

    @Test("The boundaries stand where they belong and nowhere else, even when the text quotes them")
    func boundaries() {
        var letter = Self.sample.letter
        let outer = Self.text.split(separator: "\n").first { $0.hasPrefix(" boundary=") } ?? ""
        let boundary = String(outer.dropFirst(11).dropLast())
        #expect(boundary.hasPrefix("=_mixed_") && boundary.utf8.count == 24)
        letter.passages.append(Passage(in: .english, [.paragraph("--\(boundary)"), .list(["--\(boundary)--"])]))
        letter.items.append(
            CalendarItem(
                uid: letter.headers.id, day: .last, summary: "--\(boundary)",
                details: "\n--\(boundary)\n"))
        let lines = String(decoding: letter.bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.filter { $0 == "--\(boundary)" }.count == 2)
        #expect(lines.filter { $0 == "--\(boundary)--" }.count == 1)
    }

    @Test("Without dated items there is no attachment")
    func withoutItems() {
        var letter = Self.sample.letter
        letter.items = []
        let text = String(decoding: letter.bytes, as: UTF8.self)
        #expect(!text.contains("mixed") && !text.contains("text/calendar"))
        #expect(text.contains("Content-Type: multipart/alternative;\n"))
    }

    @Test(
        "Quoted-printable gives back what went in",
        arguments: [
            "", "\n", "åäö\n", "a \nb\t\n", ".\n..\nFrom me\n", "1=2\n", "👩‍⚕️\n",
            String(repeating: "å", count: 500) + "\n", String(repeating: "x", count: 500) + "\n",
            String(repeating: " ", count: 200) + "\n", String(repeating: ".", count: 400) + "\n",
            String(repeating: "x", count: 75) + "From here on\n", String(repeating: "x", count: 75) + ".\n",
        ])
    func quotedPrintable(text: String) {
        let encoded = QuotedPrintable.encoded(text)
        #expect(String(decoding: Wire.unquoted(encoded), as: UTF8.self) == text)
        for line in encoded.split(separator: "\n") {
            #expect(line.utf8.count <= 76)
            #expect(line.first != "." && !line.hasPrefix("From ") && line.last != " " && line.last != "\t")
        }
    }

    @Test("Text in a letter keeps its lines and loses its other controls")
    func cleanedLines() {
        #expect("a\r\nb\rc\n\0d\u{1B}[2Je\u{202E}f\tg".cleanedLines == "a\nb\nc\nd[2Jef\tg")
    }

    @Test("The plain text of the sample")
    func plainText() {
        #expect(
            PlainText.rendered(Self.sample.passages) == """
                Två saker att göra
                ------------------

                Plan 2026-17 väntar på en kallelse. Den ska skickas senast fredag 26
                juni, så att alla som ska vara med hinner svara.

                - Skicka kallelsen till mötet.
                - Fråga den enskilde hur hon vill delta, <ensam> eller "med stöd".

                Du får det här för att du är samordnare. Inga personuppgifter skickas
                med e-post.

                ________________________________________

                Two things to do
                ----------------

                Plan 2026-17 waits for an invitation, due Friday 26 June.

                """)
    }

    @Test("A word wider than a line stands alone, not cut")
    func wideWord() {
        let word = String(repeating: "w", count: 200)
        let passage = Passage(in: .english, [.list([Prose("see \(word) there")])])
        #expect(PlainText.rendered([passage]) == "- see\n  \(word)\n  there\n")
    }

    @Test("Nothing in a text becomes markup, and there is nothing to fetch or to click")
    func escaping() {
        let hostile = "</p><script src=\"//evil.example\">'&\0\u{202E}\u{FFFF}<a href=x>"
        let page = HTML.page(
            title: HeaderText(hostile),
            [Passage(in: .swedish, [.heading(Prose(hostile)), .list(["\(strong: hostile)"]), .note(Prose(hostile))])])
        #expect(!page.contains("<script") && !page.contains("<a ") && !page.contains("<img"))
        #expect(page.contains("&lt;/p&gt;&lt;script src=&quot;//evil.example&quot;&gt;&#39;&amp;"))
        #expect(!page.unicodeScalars.contains { ["\0", "\u{202E}", "\u{FFFF}"].contains($0) })
    }

    @Test("Each language is marked, the first one is the page's")
    func languages() {
        let page = HTML.page(title: "x", Self.sample.passages)
        #expect(page.contains("<html lang=\"sv\">"))
        #expect(page.contains("<div lang=\"sv\">") && page.contains("<div lang=\"en\">"))
    }
}
