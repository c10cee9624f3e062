internal import SIPRules

/// The lines of letters: how many there are in one, and how many tell their reader of a duty again.
struct LetterLines {
    private var told: Set<Line> = []
    /// How many lines each letter has.
    private var lengths: [Int] = []
    /// Lines about a duty that the same reader was told of before.
    private(set) var repeated = 0

    /// A duty, and who was told of it.
    private struct Line: Hashable {
        var recipient: String
        var subject: Obligation.Subject
        var rule: RuleID
        var instance: Instance
        var since: Day
    }

    /// All lines.
    var count: Int { lengths.reduce(0, +) }

    /// A letter that went.
    mutating func count(_ digest: Digest) {
        lengths.append(digest.reminders.count)
        for reminder in digest.reminders {
            let obligation = reminder.obligation
            let line = Line(
                recipient: digest.recipient.id, subject: obligation.subject, rule: obligation.rule,
                instance: obligation.instance, since: obligation.duty.since)
            if !told.insert(line).inserted { repeated += 1 }
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
