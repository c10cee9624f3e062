/// Ten or twelve digits in one or more runs that may be a personal number by their date and check digit: whether a person
/// reads them as one.
///
/// Digits in two halves, the date and the last four, are one whatever parts them but letters. A date in parts is one with
/// four digits after it unless it is a range of dates, or a day and a time of day of the years that plans are about. Parted in
/// another way, by what may stand in an identifier or into pairs, it is one when it stands alone. Ten digits that are parted
/// like a telephone number are none.
struct NumberCandidate {
    let runs: ArraySlice<DigitRuns.Run>
    private let after: DigitRuns.Run?
    private let digits: [UInt8]
    private let cuts: [Int]
    private let gaps: [DigitRuns.Gap]

    /// The first year in which a whole date followed by a time of day is taken for that. Of those born then some are not
    /// found if somebody writes their numbers so; what sipd and its surroundings date is all after it.
    static let firstOfPlans = 2020

    /// Nil when century, month, day or check digit are no personal number's.
    init?(runs: ArraySlice<DigitRuns.Run>, after: DigitRuns.Run?, value: UInt64, count: Int) {
        guard Self.isNumber(value, count) else { return nil }
        self.runs = runs
        self.after = after
        var rest = value
        var digits: [UInt8] = []
        for _ in 0..<count {
            digits.append(UInt8(rest % 10))
            rest /= 10
        }
        self.digits = digits.reversed()
        var (cuts, sum) = ([Int](), 0)
        for run in runs.dropLast() {
            sum += run.count
            cuts.append(sum)
        }
        self.cuts = cuts
        gaps = runs.dropFirst().map(\.gap)
    }

    /// Written without its country a telephone number begins with a nought.
    var mayBeTelephone: Bool { digits.count == 10 && digits[0] == 0 }

    /// Ten digits that begin with 46 are a telephone number of this country behind a plus, but in two halves.
    var mayFollowPlus: Bool { digits.count == 10 && digits.prefix(2) == [4, 6] && cuts != [6] }

    /// Whether a person reads it as a personal number.
    var reads: Bool {
        guard let gap = gaps.first else { return true }
        if isTelephone { return false }
        if cuts == [digits.count - 4] {
            return gap == .hyphen || gap == .spaced || !isDayAndTime
        }
        return isDate ? isDated : isHidden
    }

    private var isDate: Bool {
        digits.count == 10
            ? [[2, 4], [2, 4, 6]].contains(cuts) : [[4, 6], [4, 6, 8], [2, 4, 6, 8]].contains(cuts)
    }

    /// A date in parts, with the last four.
    private var isDated: Bool {
        let isApart = cuts.last == digits.count - 4
        guard !(isApart ? gaps.dropLast() : gaps[...]).contains(.loose) else { return false }
        let isBirthday = hasWholeYear && !isOfPlans
        if isApart, let last = gaps.last {
            if last == .loose, !isBirthday { return false }
            if last != gaps[0], hasWholeYear, isDayAndTime { return false }
        }
        // Neither `2026-03-30 – 2026-04-02` nor a part of a longer reference.
        if isBirthday { return !(after.map { $0.gap.joins && $0.count <= 2 } ?? false) }
        return runs.first?.gap.joins != true && after?.gap.joins != true
    }

    /// Parted in a way in which nobody writes it: a number all the same, when it stands alone.
    private var isHidden: Bool {
        guard !gaps.contains(.loose), !(hasWholeYear && isOfPlans) else { return false }
        let isJoined = !gaps.contains(.space) && !gaps.contains(.spaced)
        let isEven = runs.allSatisfy { $0.count == runs.first?.count }
        let isLastParted = cuts.suffix(2) == [digits.count - 4, digits.count - 2]
        // Twelve digits that begin with a century are hardly anything else.
        guard isJoined || isEven || isLastParted || digits.count == 12 else { return false }
        let around = [runs.first?.gap, after?.gap].compactMap(\.self)
        return !around.contains { $0.joins || (!isJoined && !isLastParted && $0 == .space) }
    }

    /// `070-121 21 21`, `070-1212121`, `0510-12 34 56`; no pairs that are all parted alike.
    private var isTelephone: Bool {
        guard mayBeTelephone, let area = runs.first?.count, 2...4 ~= area else { return false }
        let rest = runs.dropFirst()
        if rest.count == 1 { return true }
        guard rest.allSatisfy({ 2...3 ~= $0.count }) else { return false }
        return gaps[0] != gaps[1] || !runs.allSatisfy { $0.count == 2 }
    }

    private var hasWholeYear: Bool { digits.count == 12 && runs.first.map { $0.count >= 4 } ?? false }

    private var isOfPlans: Bool {
        digits.count == 12 && digits.prefix(4).reduce(0) { $0 * 10 + Int($1) } >= Self.firstOfPlans
    }

    private var isDayAndTime: Bool {
        let time = digits.suffix(4).map { Int($0) }
        return isOfPlans && time[0] * 10 + time[1] < 24 && time[2] < 6
    }

    /// Century, month, day and check digit.
    private static func isNumber(_ value: UInt64, _ count: Int) -> Bool {
        if count == 12, !(18...20 ~= value / 10_000_000_000) { return false }
        let month = value / 1_000_000 % 100
        let day = value / 10_000 % 100
        guard 1...12 ~= month, 1...31 ~= day || 61...91 ~= day else { return false }
        var (rest, sum) = (value, 0 as UInt64)
        for place in 0..<10 {
            let doubled = rest % 10 * (place.isMultiple(of: 2) ? 1 : 2)
            sum += doubled > 9 ? doubled - 9 : doubled
            rest /= 10
        }
        return sum.isMultiple(of: 10)
    }
}
