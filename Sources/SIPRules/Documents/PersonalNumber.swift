/// Finds Swedish personal identity numbers and coordination numbers in any text, to keep them out of it.
///
/// Ten digits `YYMMDDNNNN` or twelve with the century, where the day may have 60 added (a coordination number), month
/// and day exist and the last digit checks (Luhn's sum), written in any way that a person reads as one: see
/// `NumberCandidate`. Digits of any script count, and invisible characters neither separate nor lengthen it. Letters around
/// it do not hide it; a longer run of digits is something else, and so is one in a hash.
public enum PersonalNumber {
    /// Whether one stands anywhere in this UTF-8.
    public static func found(in utf8: some Collection<UInt8>) -> Bool {
        first(in: utf8) != nil
    }

    /// Whether the first that stands in this UTF-8 may as well be a telephone number written without its country.
    static func mayBeTelephone(in utf8: some Collection<UInt8>) -> Bool {
        first(in: utf8)?.mayBeTelephone ?? false
    }

    private static func first(in utf8: some Collection<UInt8>) -> NumberSearch.Number? {
        guard mayHold(utf8) else { return nil }
        let bytes = Array(utf8)
        var search = NumberSearch(bytes)
        if let number = search.next() { return number }
        guard search.hasInvisible else { return nil }
        search = NumberSearch(bytes, partedByInvisible: true)
        return search.next()
    }

    /// What to do about one that stands in this UTF-8, beside taking it out.
    public static func advice(on utf8: some Collection<UInt8>) -> Finding.Message {
        mayBeTelephone(in: utf8) ? "; if it is a telephone number, write it as +46 and without its first 0" : ""
    }

    /// The UTF-8, or what should be, with the digits of each one replaced by stars. For ``VisibleText`` alone, which knows
    /// what else is to be done with a text before it is printed, and in which order.
    static func starred(_ bytes: [UInt8]) -> [UInt8] {
        guard mayHold(bytes) else { return bytes }
        var search = NumberSearch(bytes)
        let once = starred(bytes, &search)
        guard search.hasInvisible else { return once }
        search = NumberSearch(once, partedByInvisible: true)
        return starred(once, &search)
    }

    private static func starred(_ bytes: [UInt8], _ search: inout NumberSearch) -> [UInt8] {
        var starred: [UInt8] = []
        var done = 0
        while let number = search.next() {
            starred += bytes[done..<number.bytes.lowerBound]
            starred += "**********".utf8
            done = number.bytes.upperBound
        }
        return done == 0 ? bytes : starred + bytes[done...]
    }

    /// Rules out most texts in one look: fewer than ten characters that may be digits, or begin an escaped one. Of the characters beyond ASCII
    /// none before U+0100 is a digit but the raised 1, 2 and 3, so none that is led by C3, our letters among them.
    static func mayHold(_ utf8: some Collection<UInt8>) -> Bool {
        // Nearly all texts lie in one piece; whatever they are, this is then compiled for bytes in a row.
        unsafe utf8.withContiguousStorageIfAvailable(mayHold(bytes:))
            ?? Array(utf8).withUnsafeBufferPointer(mayHold(bytes:))
    }

    private static func mayHold(bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let digits = unsafe bytes.count {
            $0 &- UInt8(ascii: "0") < 10 || $0 > 0xC3 || $0 == 0xC2 || $0 == UInt8(ascii: "\\")
        }
        return digits >= 10
    }
}

/// A search through a text, from its beginning. A look at each run of digits, and from there at the next twelve at most: a
/// text twice as long takes twice as many.
struct NumberSearch {
    typealias Number = (bytes: Range<Int>, mayBeTelephone: Bool)

    private let text: [UInt8]
    private let runs: [DigitRuns.Run]
    let hasInvisible: Bool
    private var first = 0
    /// How many runs were looked at, again and again.
    private(set) var looks = 0

    init(_ text: [UInt8], partedByInvisible: Bool = false) {
        self.text = text
        let digits = DigitRuns(text, partedByInvisible: partedByInvisible)
        (runs, hasInvisible) = (digits.runs, digits.hasInvisible)
    }

    /// The next number; nil when there is none any more.
    mutating func next() -> Number? {
        while first < runs.count {
            if let number = number(from: first) {
                first = number.runs.endIndex
                let start = runs[number.runs.startIndex].bytes.lowerBound
                return (start..<runs[first - 1].bytes.upperBound, number.mayBeTelephone)
            }
            first += 1
        }
        return nil
    }

    /// The shortest that begins with a run.
    private mutating func number(from first: Int) -> NumberCandidate? {
        var (value, count) = (0 as UInt64, 0)
        for index in first..<min(first + 12, runs.count) {
            looks += 1
            let run = runs[index]
            guard index == first || run.gap != .wide, count + run.count <= 12 else { return nil }
            for _ in 0..<run.count { value *= 10 }
            value += run.value
            count += run.count
            guard count == 10 || count == 12 else { continue }
            let candidate = NumberCandidate(
                runs: runs[first...index], after: index + 1 < runs.count ? runs[index + 1] : nil, value: value,
                count: count)
            guard let candidate, candidate.reads else { continue }
            if index == first, isInHash(run.bytes) { continue }
            if candidate.mayFollowPlus, isAfterPlus(runs[first]) { continue }
            return candidate
        }
        return nil
    }

    /// Whether a plus stands before it and parts it from no digit: it begins with a country's number.
    private func isAfterPlus(_ run: DigitRuns.Run) -> Bool {
        let start = run.bytes.lowerBound
        guard start > 0, text[start - 1] == UInt8(ascii: "+") else { return false }
        return run.gap != .hyphen && run.gap != .mark
    }

    /// Whether it stands in a word of hexadecimal digits as long as that of a hash: nobody reads a number there.
    private func isInHash(_ bytes: Range<Int>) -> Bool {
        let shortest = 32
        // Those of another script are no hash's, however many bytes they have.
        guard text[bytes].allSatisfy({ $0.hexadecimalValue != nil }) else { return false }
        let before = text[..<bytes.lowerBound].suffix(shortest).reversed().prefix { $0.hexadecimalValue != nil }
        let after = text[bytes.upperBound...].prefix(shortest).prefix { $0.hexadecimalValue != nil }
        return before.count + bytes.count + after.count >= shortest
    }
}
