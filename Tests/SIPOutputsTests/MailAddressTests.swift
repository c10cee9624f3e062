import SIPOutputs
import SIPRules
import Testing

@Suite("Mail addresses")
struct MailAddressTests {
    static let refused: [(String, SyntaxError)] = [
        ("", SyntaxError.addressEmpty),
        ("a@b.example\r\nBcc: x@evil.example", .controlCharacter),
        ("Anna\r\nBcc: x@evil.example <a@b.example>", .controlCharacter),
        ("Anna\0 <a@b.example>", .controlCharacter),
        ("a\0@b.example", .controlCharacter),
        ("a\u{2028}@b.example", .controlCharacter),
        ("a.b.example", .notOneAt),
        ("a@b@c.example", .notOneAt),
        ("Anna <a@b.example> Berg", .bracketsMalformed),
        ("<a@b.example> <c@d.example>", .bracketsMalformed),
        ("åsa@b.example", .localPartNotASCII),
        ("a@västmanland.example", .domainNotASCII),
        ("a@b,c.example", .domainMalformed),
        ("a, c@b.example", .localPartMalformed),
        ("\"a b\"@b.example", .localPartMalformed),
        (".a@b.example", .localPartMalformed),
        ("a..b@b.example", .localPartMalformed),
        ("-bs@b.example", .localPartMalformed),
        ("a@[127.0.0.1]", .domainMalformed),
        ("a@127.0.0.1", .domainMalformed),
        ("a@-b.example", .domainMalformed),
        ("a@b..example", .domainMalformed),
        ("a@", .domainMalformed),
        ("@b.example", .localPartMalformed),
        (String(repeating: "a", count: 65) + "@b.example", .localPartTooLong),
        ("a@" + String(repeating: "b", count: 64) + ".example", .domainMalformed),
        ("a@" + String(repeating: "b.", count: 125) + "example", .addressTooLong),
    ]

    @Test(
        "A plain address, with a name or without, is read",
        arguments: [
            ("anna.berg@region.example", nil, "anna.berg@region.example"),
            ("Anna Åberg <anna@xn--vstmanland-v5a.example>", "Anna Åberg", "anna@xn--vstmanland-v5a.example"),
            ("\"Berg, Anna\" <anna+sip@REGION.Example>", "Berg, Anna", "anna+sip@region.example"),
            ("root@localhost", nil, "root@localhost"),
        ])
    func reads(text: String, name: String?, address: String) throws {
        let read = try Mailbox(parsing: text)
        #expect(read.name?.text == name)
        #expect(read.address == address)
    }

    @Test(
        "What could end a field, confuse a mailer or never arrive is refused, and why is said",
        arguments: refused)
    func refuses(text: String, error: SyntaxError) {
        #expect(throws: error) { try Mailbox(parsing: text) }
    }

    @Test("An address of 254 bytes is taken, one of 255 is not")
    func lengths() throws {
        let local = String(repeating: "a", count: 64)
        let domain = [63, 63].map { String(repeating: "d", count: $0) }.joined(separator: ".")
        let last = String(repeating: "e", count: 254 - local.count - 1 - domain.count - 1)
        #expect(last.count == 61)
        #expect(try Mailbox(parsing: "\(local)@\(domain).\(last)").address.utf8.count == 254)
        #expect(throws: SyntaxError.addressTooLong) { try Mailbox(parsing: "\(local)@\(domain).\(last)e") }
    }

    @Test("A name of 257 bytes is refused: it would fill a screen before the letter")
    func longName() {
        #expect(throws: SyntaxError.nameTooLong) {
            try Mailbox(MailAddress("a@b.example"), name: HeaderText(String(repeating: "å", count: 129)))
        }
    }

    @Test("What is wrong is said of what is wrong: one sentence for each reason, and no two the same")
    func sentences() {
        #expect(Set(Self.refused.map(\.1.description)).count == 10)
        #expect(SyntaxError.controlCharacter.description.contains("control character or line break"))
        #expect(SyntaxError.addressTooLong.description.contains("254"))
        #expect(SyntaxError.nameTooLong.description.contains("256"))
    }
}
