internal import SIPRules

/// RFC 2047: text beyond ASCII in a header field, as words that any mailer passes on untouched.
enum EncodedWord {
    /// Longest word written. RFC 2047 allows 75, but 76 for the whole line: 64 fit beside every field name that holds one,
    /// so a word never needs to know where it will stand.
    static let longest = 64

    /// The text as atoms that white space may separate: plain words when all of it is harmless ASCII, else encoded words.
    ///
    /// In a `phrase` (the name of a mailbox) a plain word is an atom; in unstructured text it is any printable run.
    static func words(_ text: HeaderText, phrase: Bool) -> [String] {
        let plain = text.text.split(separator: " ")
        let harmless = plain.allSatisfy { word in
            word.utf8.count <= longest && !word.contains("=?")
                && word.utf8.allSatisfy { phrase ? $0.isAtomText : (0x21...0x7E).contains($0) }
        }
        return harmless ? plain.map(String.init) : encoded(text.text)
    }

    /// Encoded words, each whole by itself: Q where it is the shorter (Swedish), B where it is not (emoji, Arabic).
    ///
    /// A word ends between two characters as people see them, so that a reader that decodes word by word shows no broken
    /// emoji. Only a character too long for any word is split, between its scalars; never inside one.
    static func encoded(_ text: String) -> [String] {
        let asQ = text.utf8.reduce(0) { $0 + quotedLength($1) } <= (text.utf8.count + 2) / 3 * 4
        let frame = asQ ? ("=?utf-8?Q?", "?=") : ("=?utf-8?B?", "?=")
        let room = longest - frame.0.utf8.count - frame.1.utf8.count
        let fits = { (bytes: [UInt8]) in
            (asQ ? bytes.reduce(0) { $0 + quotedLength($1) } : (bytes.count + 2) / 3 * 4) <= room
        }
        var chunks: [[UInt8]] = []
        var chunk: [UInt8] = []
        for unit in text.flatMap({ fits(Array($0.utf8)) ? [Array($0.utf8)] : $0.unicodeScalars.map { Array($0.utf8) } })
        {
            if !fits(chunk + unit) {
                chunks.append(chunk)
                chunk = []
            }
            chunk += unit
        }
        if !chunk.isEmpty { chunks.append(chunk) }
        return chunks.map { frame.0 + (asQ ? quoted($0) : Base64.encoded($0)) + frame.1 }
    }

    /// RFC 2047 § 5 (3): only these may stand for themselves in a phrase; the rule serves unstructured text as well.
    private static func standsForItself(_ byte: UInt8) -> Bool {
        if byte.isLetterOrDigit { return true }
        switch Unicode.Scalar(byte) {
        case "!", "*", "+", "-", "/": return true
        default: return false
        }
    }

    private static func quotedLength(_ byte: UInt8) -> Int {
        standsForItself(byte) || byte == UInt8(ascii: " ") ? 1 : 3
    }

    private static func quoted(_ bytes: [UInt8]) -> String {
        bytes.reduce(into: "") { text, byte in
            if byte == UInt8(ascii: " ") {
                text += "_"
            } else if standsForItself(byte) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += "=" + byte.hexadecimal(digits: 2, uppercase: true)
            }
        }
    }

    /// A header read back. A word that is not encoded, or not as ours are, stays as it stands.
    static func decoded(_ header: String) -> String {
        var out = ""
        var wasWord = false
        for (index, word) in header.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
            let text = decoded(word: word)
            // The space between two encoded words is not part of the text (RFC 2047 § 6.2).
            if index > 0, !(wasWord && text != nil) { out += " " }
            out += text ?? String(word)
            wasWord = text != nil
        }
        return out
    }

    private static func decoded(word: Substring) -> String? {
        let parts = word.split(separator: "?", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0] == "=", parts[4] == "=", parts[1].lowercased() == "utf-8" else { return nil }
        let bytes: [UInt8]?
        switch parts[2] {
        case "B", "b": bytes = Base64.decoded(parts[3].utf8)
        case "Q", "q": bytes = QuotedPrintable.decoded(parts[3].utf8.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 })
        default: bytes = nil
        }
        return bytes.flatMap { String(validating: $0, as: UTF8.self) }
    }
}
