internal import GRDB
public import SIPRules

extension LedgerReader {
    /// Where the letters of a digest are to stand, a place for each of its parts.
    ///
    /// A name whose letter was taken back, or went on a trial that is over, is passed over. Beside a letter of the same slot
    /// that stands there is no place, and the claim is refused.
    ///
    /// - Parameters:
    ///   - parts: the letters that the digest makes.
    ///   - lying: names that lie in the spool from another ledger, and are passed over, too.
    ///   - beside: but these may stand beside others of their slot, since they were held back from them.
    public func places(
        for parts: [Digest], avoiding lying: Set<String> = [], beside: Bool = false
    ) throws(LedgerError) -> [LetterPlace] {
        try perform { database in
            var places: [LetterPlace] = []
            var others: Int?
            if beside, let first = parts.first, let slot = first.slot {
                others = try Int.fetchOne(
                    database.cachedStatement(
                        sql: "SELECT max(part) FROM letter WHERE slot = ? AND recipient = ? AND \(LedgerSchema.stands)"),
                    arguments: [slot.seconds, first.recipient.id])
            }
            let isTaken = try database.cachedStatement(
                sql: "SELECT NOT (\(LedgerSchema.stands)) FROM letter WHERE name = ?")
            var names = lying
            for digest in parts {
                var place = LetterPlace(edition: 1, part: (others ?? 0) + (digest.slot == nil ? 1 : places.count + 1))
                var name = LetterName(digest, edition: place.edition).text
                while try names.contains(name)
                    || Bool.fetchOne(isTaken, arguments: [name]).map({ $0 || others != nil }) ?? false
                {
                    place.edition += 1
                    name = LetterName(digest, edition: place.edition).text
                }
                names.insert(name)
                places.append(place)
            }
            return places
        }
    }

    /// How many letters each recipient has had in a time, and when the first of them was claimed; those taken back, or of a
    /// trial that is over, not counted.
    public func letters(in time: ClosedRange<Instant>) throws(LedgerError) -> [String: (count: Int, first: Instant)] {
        let counts = try rows(
            """
            SELECT recipient, count(*), min(claimed_at) FROM letter
            WHERE claimed_at BETWEEN ? AND ? AND \(LedgerSchema.stands)\(liveLetters) GROUP BY recipient
            """, [time.lowerBound.seconds, time.upperBound.seconds]
        ) { row in
            (try row.text(0), (count: Int(try row.integer(1)), first: Instant(seconds: try row.integer(2))))
        }
        return Dictionary(counts) { first, _ in first }
    }
}
