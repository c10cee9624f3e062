internal import SIPOutputs
internal import SIPRules

/// The lines of letters: how many there are in one, and how many tell their reader of a duty again.
struct LetterLines {
    private var told: Set<Line> = []
    /// How many lines each letter has.
    private var lengths: [Int] = []
    /// Lines that say nothing of which the same reader was not told before.
    private(set) var repeated = 0

    /// A duty, and who was told of it.
    private struct Line: Hashable {
        var recipient: String
        var subject: Obligation.Subject
        var rule: RuleID
        var instance: Instance
        var since: Day

        init(_ recipient: Recipient, _ obligation: Obligation) {
            (self.recipient, subject, rule) = (recipient.id, obligation.subject, obligation.rule)
            (instance, since) = (obligation.instance, obligation.duty.since)
        }
    }

    /// All lines.
    var count: Int { lengths.reduce(0, +) }

    /// A letter that went.
    mutating func count(_ digest: Digest) {
        let lines = digest.lines
        lengths.append(lines.count)
        for line in lines {
            // All that it says was said before.
            let isNew = line.reminders.map { told.insert(Line(digest.recipient, $0.obligation)).inserted }
            if !isNew.contains(true) { repeated += 1 }
        }
    }

    /// So many of a hundred lines are repeated.
    var percentRepeated: Int { count == 0 ? 0 : (100 * repeated + count / 2) / count }

    /// So many lines have at most so many of a hundred letters.
    func percentile(_ percent: Int) -> Int {
        let sorted = lengths.sorted()
        let place = (sorted.count * percent + 99) / 100 - 1
        return sorted.indices.contains(place) ? sorted[place] : 0
    }

    /// `175.3`.
    static func oneDecimal(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
