internal import GRDB
public import SIPRules

/// What need not be remembered any more.
///
/// As long as a plan is in the store, all about it stays. Some time after it has left, the contents are removed: who was
/// told what, and the case reference. The history keeps numbers, times and hashes, so that its chain holds; and of the plan
/// a disguised name, up to when it was followed, so that nothing is told twice should it ever come back.
extension LedgerReader {
    /// How many of the history's entries have had their contents removed, and when the last of them had been written.
    public func removed() throws(LedgerError) -> (entries: Int, last: Instant)? {
        try rows("SELECT count(*), max(at) FROM history WHERE kind = '' HAVING count(*) > 0") { row in
            (Int(clamping: try row.integer(0)), Instant(seconds: try row.integer(1)))
        }.first
    }

    /// The next subjects of the history in order of name, after one of them, but those about the ledger itself.
    fileprivate func subjects(after subject: String, limit: Int) throws(LedgerError) -> [String] {
        try perform { database in
            // A step from name to name, each by the index: the number of entries does not matter.
            let next = try database.cachedStatement(sql: "SELECT min(subject) FROM history WHERE subject > ?")
            var subjects: [String] = []
            var last = subject
            while subjects.count < limit, let found = try String.fetchOne(next, arguments: [last]) {
                last = found
                subjects.append(found)
            }
            return subjects
        }
    }
}

extension Ledger {
    /// Where a walk through the ledger's subjects is.
    public struct Walk: Hashable, Sendable {
        /// The last subject looked at; empty before the first.
        public var subject = ""
        /// All have been looked at.
        public var isOver = false
        /// How many entries' contents were removed.
        public var removed = 0

        /// The beginning.
        public init() {}
    }

    /// Goes on with a walk: notes which subjects have left the store, and removes what is about those that left it before
    /// `end`. It looks at no more than `limit` subjects, and removes what is about no more than `removals` of them.
    ///
    /// - Parameters:
    ///   - walk: how far it has come.
    ///   - limit: how many subjects are looked at, at most.
    ///   - removals: how many of them lose what is about them, at most.
    ///   - end: only what left the store before it is removed.
    ///   - now: the day from which a subject that is new among those that left has left.
    ///   - isKept: whether a subject is in the store, or not a plan at all.
    public func retain(
        _ walk: inout Walk, limit: Int = 5000, removals: Int = 200, leftBefore end: Instant, at now: Instant,
        isKept: (String) -> Bool
    ) throws(LedgerError) {
        let departed = Dictionary(
            try rows("SELECT subject, since FROM departed") { (try $0.text(0), Instant(seconds: try $0.integer(1))) }
        ) { first, _ in first }
        let found = try subjects(after: walk.subject, limit: limit)
        var (back, left, over): ([String], [String], [(String, Instant)]) = ([], [], [])
        var last = walk.subject
        for subject in found {
            last = subject
            if LedgerIdentity.ours.contains(subject) { continue }
            switch (isKept(subject), departed[subject]) {
            case (true, nil): break
            case (true, _): back.append(subject)
            case (false, nil): left.append(subject)
            case (false, let since?): if since < end { over.append((subject, since)) }
            }
            if over.count == removals { break }
        }
        if !(back.isEmpty && left.isEmpty && over.isEmpty) {
            let count = try removing(over, at: now) { database in
                for subject in back { try database.execute("DELETE FROM departed WHERE subject = ?", [subject]) }
                for subject in left {
                    try database.execute("INSERT INTO departed VALUES (?, ?)", [subject, now.seconds])
                }
            }
            walk.removed += count
        }
        walk.subject = last
        walk.isOver = found.count < limit && over.count < removals
        if walk.isOver {
            try transaction { database in
                try database.execute(
                    """
                    DELETE FROM letter WHERE (pulled_at < ?1 OR trial_ended_at < ?1)
                    AND NOT EXISTS (SELECT 1 FROM reminder WHERE reminder.letter = letter.id)
                    """, [end.seconds])
            }
        }
    }

    private func removing(
        _ subjects: [(String, Instant)], at now: Instant, _ also: (Database) throws -> Void
    ) throws(LedgerError) -> Int {
        var numbers: [Int64] = []
        try transaction { database in
            try also(database)
            for (subject, since) in subjects {
                numbers += try Int64.fetchAll(
                    database.cachedStatement(sql: "SELECT seq FROM history WHERE subject = ?"), arguments: [subject])
                try remove(subject, followedUntil: since, database)
            }
            guard !numbers.isEmpty else { return }
            var history = try LedgerHistory(database)
            try history.append(
                .removed, LedgerEntry.ledger,
                ["entries": "\(numbers.count)", "numbers": Self.ranges(numbers.sorted())],
                at: now)
        }
        return numbers.count
    }

    private func remove(_ subject: String, followedUntil since: Instant, _ database: Database) throws {
        try database.execute(
            "UPDATE history SET kind = '', subject = '', fields = '' WHERE subject = ?", [subject])
        let letters = try Int64.fetchAll(
            database.cachedStatement(sql: "SELECT DISTINCT letter FROM reminder WHERE subject = ?"),
            arguments: [subject])
        for table in ["reminder", "lapse", "pulled", "pause", "departed"] {
            try database.execute("DELETE FROM \(table) WHERE subject = ?", [subject])
        }
        for letter in letters {
            try database.execute(
                """
                DELETE FROM letter WHERE id = ?1 AND settled_at IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM reminder WHERE letter = ?1)
                """, [letter])
        }
        try database.execute(
            "INSERT OR REPLACE INTO forgotten (subject, since, until) VALUES (?, ?, ?)",
            [LedgerSchema.disguised(subject), Instant.earliest.seconds, since.seconds])
    }

    /// `3,7-12`, of numbers in order.
    static func ranges(_ numbers: [Int64]) -> String {
        var ranges: [ClosedRange<Int64>] = []
        for number in numbers {
            if let last = ranges.last, last.upperBound + 1 == number {
                ranges[ranges.count - 1] = last.lowerBound...number
            } else {
                ranges.append(number...number)
            }
        }
        return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
            .joined(separator: ",")
    }
}

extension Database {
    fileprivate func execute(_ sql: String, _ arguments: StatementArguments) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }
}
