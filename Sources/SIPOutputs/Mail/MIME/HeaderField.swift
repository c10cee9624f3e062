/// One field before folding: a name and words that white space may separate.
struct HeaderField {
    private let name: String
    private let words: [String]

    init(_ name: String, _ words: [String]) {
        self.name = name
        self.words = words
    }

    init(_ name: String, commaSeparated items: [[String]]) {
        self.name = name
        words = items.enumerated().flatMap { index, item in
            index == items.count - 1 ? item : item.dropLast() + item.suffix(1).map { $0 + "," }
        }
    }

    /// RFC 5322 § 2.2.3, in lines of at most 76 characters (RFC 2047 § 2 wants two fewer than RFC 5322) unless a single
    /// word is longer: the longest, an address, has 256. Ended by LF.
    var folded: String {
        var out = name + ":"
        var column = out.utf8.count
        for (index, word) in words.enumerated() {
            if index > 0, column + 1 + word.utf8.count > 76 {
                out += "\n"
                column = 0
            }
            out += " " + word
            column += 1 + word.utf8.count
        }
        return out + "\n"
    }
}
