import SIPRules

/// A letter as the file that the spool holds: RFC 5322, MIME, pure ASCII, no line over 998 bytes.
///
///     multipart/mixed
///       multipart/alternative
///         text/plain          the passages as text
///         text/html           the same passages for a phone
///       text/calendar         sip.ics, when there are dated items
///
/// Lines end in LF: the file is read by `sendmail -t -i`, whose convention on Unix is the local line end. CRLF there is
/// turned into a doubled CR by some mailers. On the wire the mailer writes CRLF.
///
/// Both renderings come from one body, so they never disagree. The same value always gives the same bytes.
public struct MessageFile: Hashable, Sendable {
    /// Who, what and when.
    public var headers: MessageHeaders
    /// What it says, a passage a language, the reader's first.
    public var passages: [Passage]
    /// The dated items, attached as one calendar file.
    public var items: [CalendarItem]

    /// A letter.
    public init(_ headers: MessageHeaders, _ passages: [Passage], items: [CalendarItem] = []) {
        self.headers = headers
        self.passages = passages
        self.items = items
    }

    /// The file.
    public var bytes: [UInt8] {
        let languages = passages.map(\.language)
        var out = headers.rendered(languages: languages)
        if items.isEmpty {
            out += alternative(languages)
        } else {
            let calendar = Base64.lines(ICalendar.file(items, from: headers.from, stamp: headers.date.instant).utf8)
            out += multipart(
                "mixed",
                [
                    alternative(languages),
                    """
                    Content-Type: text/calendar; charset=utf-8; method=PUBLISH;
                     name="sip.ics"
                    Content-Disposition: attachment; filename="sip.ics"
                    Content-Transfer-Encoding: base64

                    \(calendar)
                    """,
                ])
        }
        return Array(out.utf8)
    }

    private func alternative(_ languages: [Language]) -> String {
        multipart(
            "alternative",
            [
                part("plain", languages, PlainText.rendered(passages)),
                part("html", languages, HTML.page(title: headers.subject, passages)),
            ])
    }

    /// Both renderings have dropped controls and reordering marks already.
    private func part(_ subtype: String, _ languages: [Language], _ text: String) -> String {
        """
        Content-Type: text/\(subtype); charset=utf-8
        \(HeaderField("Content-Language", commaSeparated: languages.map { [$0.rawValue] }).folded)\
        Content-Transfer-Encoding: quoted-printable

        \(QuotedPrintable.encoded(text))
        """
    }

    /// A boundary that begins with `=_` occurs in no part by construction (RFC 2045 § 6.7): quoted-printable writes `=`
    /// only before a hexadecimal digit or a line's end, and Base64 has no `_`. The letter's identity in it keeps apart
    /// the boundaries of a letter and of one quoted in it.
    private func multipart(_ subtype: String, _ parts: [String]) -> String {
        let boundary = "=_\(subtype)_\(fingerprint([headers.id.text]))"
        let body = parts.reduce(into: "") { $0 += "--\(boundary)\n\($1)" }
        return """
            Content-Type: multipart/\(subtype);
             boundary="\(boundary)"

            \(body)--\(boundary)--

            """
    }
}
