/// The header field in which a letter says for machines what it tells, in words that the ledger makes and reads.
///
/// No reader sees it. It is for sipd, when its ledger is older than its letters.
public enum ToldField {
    /// The field's name.
    public static let name = "X-SIPD-Told"

    /// No white space is of any meaning in it: it is cut where a line would be too long, behind a separator when there is one.
    static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        for piece in text.split(after: { $0 == ";" || $0 == "," }) {
            var piece = piece
            if word.utf8.count + piece.utf8.count > longest, !word.isEmpty {
                words.append(word)
                word = ""
            }
            while piece.utf8.count > longest {
                words.append(String(piece.prefix(longest)))
                piece = piece.dropFirst(longest)
            }
            word += piece
        }
        return word.isEmpty ? words : words + [word]
    }

    /// Characters of a line beside the field's name.
    private static let longest = 60

    /// How many bytes of a letter are read for it. Its headers have fewer, a hundred things in them.
    public static let head = 262_144

    /// The field that shows that sipd wrote this; see `LetterSeal`.
    public static let seal = "X-SIPD-Seal"

    /// What it, or another field, says in the letter that begins with these bytes; nil where there is none. White space is left
    /// out.
    public static func value(of name: String = name, in head: [UInt8]) -> String? {
        var value: String?
        for line in String(decoding: head, as: UTF8.self).split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        {
            if line.isEmpty { return value }
            if line.first == " " || line.first == "\t" {
                value? += line.filter { !$0.isWhitespace }
            } else if value != nil {
                return value
            } else if line.lowercased().hasPrefix(name.lowercased() + ":") {
                value = line.dropFirst(name.count + 1).filter { !$0.isWhitespace }
            }
        }
        // Its headers do not end here: it may be cut.
        return nil
    }
}

extension String {
    /// Its pieces, each ended by a character that is asked for, but for the last.
    fileprivate func split(after isLast: (Character) -> Bool) -> [Substring] {
        var pieces: [Substring] = []
        var rest = self[...]
        while let end = rest.firstIndex(where: isLast) {
            pieces.append(rest[...end])
            rest = rest[rest.index(after: end)...]
        }
        return rest.isEmpty ? pieces : pieces + [rest]
    }
}
