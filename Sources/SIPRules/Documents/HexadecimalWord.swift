/// The hexadecimal digits of a hash as sipd writes them in a name of its own.
public enum HexadecimalWord {
    /// The digits as they are, or, where ten from 0 to 9 in a row would do for a personal number, in letters. So no hash of
    /// ours reads as one, whatever stands around it; and names that letters and calendars have had since before stay theirs,
    /// but for three in ten thousand.
    public static func spelled(_ digits: String) -> String {
        let runs = digits.utf8.split { !isDigit($0) }
        let isNumber = runs.contains { run in
            run.indices.dropLast(9).contains { start in PersonalNumber.found(in: run[start...].prefix(10)) }
        }
        return isNumber ? inLetters(digits) : digits
    }

    /// Each digit from 0 to 9 as a letter, `g` to `p`.
    public static func inLetters(_ digits: String) -> String {
        String(
            decoding: digits.utf8.map { isDigit($0) ? $0 - UInt8(ascii: "0") + UInt8(ascii: "g") : $0 }, as: UTF8.self)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
