package import SIPRules

/// A letter of ours, read back: the headers that people look at, and its plain text.
///
/// Strict and small: it knows what `MessageFile` writes (RFC 5322 and MIME in ASCII, encoded words in UTF-8, quoted-printable
/// and Base64) and refuses the rest.
package struct ReadLetter: Hashable {
    /// `From`, `To`, `Subject`, `Date`, as far as they are there.
    package let headers: [Header]
    /// The plain text.
    package let lines: [String]

    /// A header as it is read.
    package struct Header: Hashable {
        package var name: String
        package var value: String
    }

    /// Reads a file, whose lines may end as they do on their way through the mail system.
    package init(_ bytes: [UInt8]) throws(SyntaxError) {
        let part = try MIMEPart(bytes.replacing([0x0D, 0x0A], with: [0x0A])[...])
        headers = ["From", "To", "Subject", "Date"].compactMap { name in
            part[name].map { Header(name: name, value: EncodedWord.decoded($0)) }
        }
        guard !headers.isEmpty else { throw SyntaxError("no letter: it has none of the headers of one") }
        guard let text = try part.plainText(depth: 0) else { throw SyntaxError("it has no plain text") }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        while lines.last?.isEmpty == true { lines.removeLast() }
        self.lines = lines
    }
}
