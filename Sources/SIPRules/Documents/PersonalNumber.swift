/// Finds Swedish personal identity numbers and coordination numbers in any text, to keep them out of it.
///
/// Ten digits `YYMMDDNNNN` or twelve with the century, where the day may have 60 added (a coordination number), month
/// and day exist and the last digit checks (Luhn's sum). Between date and number may stand a hyphen, a plus or a
/// space, also in their typographic forms; the date may be written `1912-12-12`. What may stand in an identifier, `-`,
/// `_` and `.`, one or two of them, parts nothing, wherever it stands. Digits of any script count, and
/// invisible characters do not separate. Letters around it do not hide it; a longer run of digits is something else.
public enum PersonalNumber {
    /// Whether one stands anywhere in this UTF-8.
    public static func found(in utf8: some Collection<UInt8>) -> Bool {
        guard mayHold(utf8) else { return false }
        return !ranges(in: utf8).isEmpty
    }

    /// The text with the digits of each one replaced by stars: for what must be printed whatever it holds.
    public static func starred(_ text: String) -> String {
        guard found(in: text.utf8) else { return text }
        var bytes = Array(text.utf8)
        for range in ranges(in: bytes).reversed() {
            bytes.replaceSubrange(range, with: "**********".utf8)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Rules out most texts in one look: fewer than ten characters that may be digits. Of the characters beyond ASCII
    /// none before U+0100 (those led by C2 or C3, our letters among them) is a digit.
    private static func mayHold(_ utf8: some Collection<UInt8>) -> Bool {
        // Nearly all texts lie in one piece; whatever they are, this is then compiled for bytes in a row.
        utf8.withContiguousStorageIfAvailable(mayHold(bytes:)) ?? Array(utf8).withUnsafeBufferPointer(mayHold(bytes:))
    }

    private static func mayHold(bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var digits = 0
        for byte in bytes where byte &- UInt8(ascii: "0") < 10 || byte > 0xC3 { digits += 1 }
        return digits >= 10
    }

    private static func ranges(in utf8: some Collection<UInt8>) -> [Range<Int>] {
        let runs = DigitRuns(utf8).runs
        var ranges: [Range<Int>] = []
        var first = 0
        while first < runs.count {
            if let length = length(of: runs[first...]) {
                ranges.append(runs[first].bytes.lowerBound..<runs[first + length - 1].bytes.upperBound)
                first += length
            } else {
                first += 1
            }
        }
        return ranges
    }

    /// How many runs from the first on make up a number; nil when they do not.
    private static func length(of runs: ArraySlice<DigitRuns.Run>) -> Int? {
        var digits: [UInt8] = []
        var cuts: [Int] = []
        for (index, run) in zip(runs.indices, runs.prefix(12)) {
            if index > runs.startIndex {
                guard run.gap != .wide else { return nil }
                cuts.append(digits.count)
            }
            digits += run.digits
            guard digits.count <= 12 else { return nil }
            guard digits.count == 10 || digits.count == 12, isNumber(digits) else { continue }
            let length = index - runs.startIndex + 1
            if isWritten(digits, cuts) ? isWhole(runs, length, digits) : isHidden(runs, length, digits, cuts) {
                return length
            }
        }
        return nil
    }

    /// The ways in which people write it, as the places where the digits are parted.
    private static func isWritten(_ digits: [UInt8], _ cuts: [Int]) -> Bool {
        digits.count == 10
            ? [[], [6], [2, 4], [2, 4, 6]].contains(cuts)
            : [[], [8], [4, 6], [4, 6, 8], [2, 4, 6, 8]].contains(cuts)
    }

    /// A date in parts is only taken for half a number when it stands alone, so that neither `2026-03-30 – 2026-04-02`
    /// nor `2026-03-30 0800` nor `2026-03-30_0800` is one.
    private static func isWhole(_ runs: ArraySlice<DigitRuns.Run>, _ length: Int, _ digits: [UInt8]) -> Bool {
        guard length > 2 else { return true }
        let last = runs[runs.startIndex + length - 1]
        if last.gap != runs[runs.startIndex + 1].gap, last.gap == .space || last.gap == .mark && endsInTime(digits) {
            return false
        }
        return standsAlone(runs, length)
    }

    /// Parted in a way in which nobody writes it, by what may stand in an identifier: a number all the same, when it stands
    /// alone and does not end like `2026-03-30_08.00`.
    private static func isHidden(
        _ runs: ArraySlice<DigitRuns.Run>, _ length: Int, _ digits: [UInt8], _ cuts: [Int]
    ) -> Bool {
        guard runs.dropFirst().prefix(length - 1).allSatisfy({ $0.gap == .hyphen || $0.gap == .mark }) else {
            return false
        }
        if cuts == [4, 6, 8, 10], endsInTime(digits) { return false }
        return standsAlone(runs, length)
    }

    private static func standsAlone(_ runs: ArraySlice<DigitRuns.Run>, _ length: Int) -> Bool {
        let after = runs.dropFirst(length).first
        return runs.first?.gap.joins != true && after?.gap.joins != true
    }

    /// Whether the last four digits are a time of day.
    private static func endsInTime(_ digits: [UInt8]) -> Bool {
        let time = digits.suffix(4).map { Int($0) }
        return time[0] * 10 + time[1] < 24 && time[2] < 6
    }

    /// Century, month, day and check digit.
    private static func isNumber(_ digits: [UInt8]) -> Bool {
        if digits.count == 12 {
            let century = digits[0] * 10 + digits[1]
            guard 18...20 ~= century else { return false }
        }
        let ten = digits.suffix(10)
        let start = ten.startIndex
        let month = ten[start + 2] * 10 + ten[start + 3]
        let day = ten[start + 4] * 10 + ten[start + 5]
        guard 1...12 ~= month, 1...31 ~= day || 61...91 ~= day else { return false }
        var sum = 0
        for (place, digit) in ten.enumerated() {
            let doubled = Int(digit) * (place.isMultiple(of: 2) ? 2 : 1)
            sum += doubled > 9 ? doubled - 9 : doubled
        }
        return sum.isMultiple(of: 10)
    }
}
