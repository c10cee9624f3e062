import SIPRules
import Testing

@testable import SIPOutputs

@Suite("Mail headers")
struct MailHeadersTests {
    static let sample = SampleLetter()

    @Test("Every control, line break and reordering mark in a name or subject becomes harmless")
    func cleans() {
        #expect(HeaderText("Kallelse\r\nBcc: x@evil.example").text == "Kallelse Bcc: x@evil.example")
        #expect(HeaderText("a\0b\u{7F}c\u{85}d\u{2028}e\te").text == "a b c d e e")
        #expect(HeaderText("  \r\n ").isEmpty)
        #expect(HeaderText("fil\u{202E}gpj.exe").text == "filgpj.exe")
        #expect(HeaderText("👩‍⚕️").text == "👩‍⚕️", "the joiner inside an emoji stays")
    }

    @Test("Each of Unicode's first 65,536 scalars is taken for what its tables say it is")
    func tables() throws {
        for scalar in (0...0xFFFF).compactMap(Unicode.Scalar.init) {
            let properties = scalar.properties
            let separates =
                properties.isWhitespace || properties.generalCategory == .control
                || [0x2028, 0x2029].contains(scalar.value)
            let expected = separates ? "a b" : scalar.misleads ? "ab" : "a\(scalar)b"
            try #require(HeaderText("a\(scalar)b").text == expected, "U+\(String(scalar.value, radix: 16))")
        }
    }

    @Test("ASCII stays readable, Swedish becomes Q, emoji become B")
    func kinds() {
        #expect(EncodedWord.words("Plan 2026-17 (2)", phrase: false) == ["Plan", "2026-17", "(2)"])
        #expect(EncodedWord.words("Möte på tisdag", phrase: false) == ["=?utf-8?Q?M=C3=B6te_p=C3=A5_tisdag?="])
        #expect(EncodedWord.words("🩺🩺", phrase: false) == ["=?utf-8?B?8J+puvCfqbo=?="])
    }

    @Test("What looks like an encoded word, or is no atom in a name, is encoded itself")
    func disguises() {
        #expect(EncodedWord.words("=?utf-8?Q?x?=", phrase: false) == ["=?utf-8?B?PT91dGYtOD9RP3g/PQ==?="])
        #expect(EncodedWord.words("Berg, Anna", phrase: true) == ["=?utf-8?Q?Berg=2C_Anna?="])
        #expect(EncodedWord.words("x\" <a@evil.example>,", phrase: true).joined().contains("<") == false)
    }

    @Test("An emoji is whole on one side of every fold", arguments: 0..<64)
    func boundaries(shift: Int) throws {
        let emoji = "👨‍👩‍👧"
        let text = String(repeating: "x", count: shift) + String(repeating: emoji, count: 12)
        let words = EncodedWord.encoded(text)
        #expect(words.allSatisfy { $0.utf8.count <= EncodedWord.longest })
        let decoded = words.map { Wire.decoded($0) }
        #expect(decoded.joined() == text)
        #expect(decoded.map { $0.filter { $0 != "x" }.count }.reduce(0, +) == 12, "no family was torn apart")
    }

    @Test("A character of 3,000 bytes is split between its scalars, never inside one")
    func zalgo() {
        let text = "e" + String(repeating: "\u{301}", count: 1_500)
        let words = EncodedWord.encoded(text)
        #expect(words.allSatisfy { $0.utf8.count <= EncodedWord.longest })
        #expect(words.allSatisfy { !Wire.decoded($0).unicodeScalars.contains("\u{FFFD}") })
        #expect(words.map { Wire.decoded($0) }.joined() == text)
    }

    @Test("A Swedish subject of 200 characters folds into lines of at most 76")
    func longSubject() {
        let subject = String(repeating: "Återkoppling för åtgärd ", count: 9).prefix(200)
        var headers = Self.sample.headers
        headers.subject = HeaderText(String(subject))
        let lines = headers.rendered(languages: [.swedish]).split(separator: "\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 76 })
        let first = lines.firstIndex { $0.hasPrefix("Subject: ") } ?? 0
        let field = lines[first...].prefix { $0.hasPrefix("Subject: ") || $0.hasPrefix(" ") }
        let words = field.flatMap { $0.split(separator: " ") }.filter { $0.hasPrefix("=?") }
        #expect(words.map { Wire.decoded(String($0)) }.joined() == HeaderText(String(subject)).text)
    }

    @Test("The longest address makes the longest line, far below 998")
    func longLines() throws {
        let local = String(repeating: "a", count: 64)
        let domain = [63, 63, 61].map { String(repeating: "d", count: $0) }.joined(separator: ".")
        let address = try Mailbox(
            MailAddress("\(local)@\(domain)"), name: HeaderText(String(repeating: "å", count: 128)))
        var headers = Self.sample.headers
        (headers.to, headers.replyTo) = (address, address)
        let lines = headers.rendered(languages: [.swedish]).split(separator: "\n")
        #expect(lines.map(\.utf8.count).max() == 1 + 254 + 2)
    }

    @Test("The header of a letter decided on Thursday 18 June 2026, 08:00 in Stockholm")
    func golden() {
        #expect(
            Self.sample.headers.rendered(languages: [.swedish, .english]) == """
                Date: Thu, 18 Jun 2026 08:00:00 +0200
                From: =?utf-8?Q?SIP-p=C3=A5minnelser?= <sip@region.example>
                Reply-To: stod@region.example
                To: =?utf-8?Q?Anna_=C3=85berg?= <anna.aberg@region.example>
                Subject: =?utf-8?Q?SIP=3A_2_saker_att_g=C3=B6ra_senast_fredag_26_juni?=
                Message-ID: <d-2026-06-18-a1b2@sip.region.example>
                In-Reply-To: <d-2026-06-11-a1b2@sip.region.example>
                References: <d-2026-06-04-a1b2@sip.region.example>
                 <d-2026-06-11-a1b2@sip.region.example>
                List-Id: <sip.region.example>
                Auto-Submitted: auto-generated
                X-Auto-Response-Suppress: All
                Content-Language: sv, en
                MIME-Version: 1.0

                """)
    }

    @Test("A thread of 400 letters names its first and its nine latest")
    func longThread() throws {
        var headers = Self.sample.headers
        let domain = try MailDomain("sip.region.example")
        headers.thread = (0..<400).compactMap { MessageID("l\($0)", at: domain) }
        let text = headers.rendered(languages: [.swedish])
        #expect(text.contains("In-Reply-To: <l399@sip.region.example>\n"))
        #expect(text.contains("References: <l0@sip.region.example> <l391@sip.region.example>\n <l392@"))
    }

    @Test("A Message-ID's left part is a dot-atom", arguments: ["", "a b", "a>b", "a\r\nb", "å", ".a", "a@b"])
    func messageIDs(left: String) throws {
        #expect(MessageID(left, at: try MailDomain("b.example")) == nil)
    }

    @Test("A Message-ID's left part has 128 bytes at most: 128 are taken, 129 are not")
    func longestMessageID() throws {
        let domain = try MailDomain("b.example")
        #expect(MessageID(String(repeating: "a", count: 128), at: domain) != nil)
        #expect(MessageID(String(repeating: "a", count: 129), at: domain) == nil)
    }

    @Test(
        "Dates have the weekday and the zone of the place, leap day and new year included",
        arguments: [
            ("1970-01-01T00:00:00Z", 0, "Thu, 1 Jan 1970 00:00:00 +0000"),
            ("2024-02-29T10:00:00Z", 3_600, "Thu, 29 Feb 2024 11:00:00 +0100"),
            ("2026-12-31T23:00:00Z", 3_600, "Fri, 1 Jan 2027 00:00:00 +0100"),
            ("2026-06-18T06:00:00Z", -12_600, "Thu, 18 Jun 2026 02:30:00 -0330"),
            ("1900-01-01T00:00:00Z", 3_614, "Mon, 1 Jan 1900 01:00:00 +0100"),
        ])
    func dates(utc: String, offset: Int, text: String) throws {
        let instant = try #require(Instant(utc: utc))
        let zone = try #require(Zone(name: "test", transitions: [.init(at: .earliest, offset: offset)]))
        #expect(MailDate(instant, in: zone).description == text)
    }
}
