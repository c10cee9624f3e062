import SIPDaemon
import SIPOutputs
import SIPTesting
import Testing

@testable import sipd

@Suite("show decodes our letters, and nothing else")
struct ShowTests {
    static let letter = """
        From: =?utf-8?Q?SIP-p=C3=A5minnelser?= <sip@kommun.example>
        To: Anna Lind <anna.lind@kommun.example>
        Subject: =?utf-8?Q?SIP:_en_sak_att_g=C3=B6ra,_och?=
         =?utf-8?B?IGVuIHRpbGw=?=
        MIME-Version: 1.0
        Content-Type: multipart/alternative;
         boundary="=_alternative_1"

        --=_alternative_1
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        Hej Anna,
        det h=C3=A4r =C3=A4r en lång=20
        =2Erad som =
        bryts.

        --=_alternative_1
        Content-Type: text/html; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        <p>Hej</p>
        --=_alternative_1--

        """.replacing("å", with: "=C3=A5")

    @Test("headers, soft breaks and Swedish letters come out as they went in") func decoding() throws {
        let letter = try ReadLetter(Array(Self.letter.utf8))
        #expect(
            letter.headers.map(\.value) == [
                "SIP-påminnelser <sip@kommun.example>", "Anna Lind <anna.lind@kommun.example>",
                "SIP: en sak att göra, och en till",
            ])
        #expect(letter.lines == ["Hej Anna,", "det här är en lång ", ".rad som bryts."])
    }

    @Test("so do those of a letter whose lines end in CR LF, as a mail system hands it back") func network() throws {
        let (ours, theirs) = (Self.letter, Self.letter.replacing("\n", with: "\r\n"))
        #expect(try ReadLetter(Array(theirs.utf8)) == ReadLetter(Array(ours.utf8)))
    }

    @Test(
        "what is no letter is refused with a reason, 66",
        arguments: [
            "", "\n", "no header\n\n", "X: y\n\nbody", "From: a\nContent-Transfer-Encoding: quoted-printable\n\n=ZZ",
            "From: a\nContent-Type: multipart/mixed; boundary=\"x\"\n\n--x\n--x\n--x--\n",
            "From: a\nContent-Transfer-Encoding: 8bit\n\nx", " folded\n\nx",
        ])
    func refused(_ text: String) throws {
        let folder = try ScratchFolder()
        try folder.write("x.eml", text)
        let ran = try Ran("show", folder.path("x.eml"))
        #expect(ran.status == Exit.noInput.rawValue)
        #expect(ran.errors.hasPrefix(folder.path("x.eml") + ": error: "))
    }
}
