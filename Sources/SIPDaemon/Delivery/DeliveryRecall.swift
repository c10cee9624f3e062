internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// Takes letters back from the spool, whatever moment sipd is killed at.
///
/// (a) the ledger notes which; (b) each is moved from `outgoing/`, or from `waiting/` where `sipd deliver` keeps what the
/// mailer has not taken, to `tmp/`, which neither sees, and that is made
/// durable; (c) the ledger forgets what stood in those that were there; (d) they are removed. Between (b) and (c) a letter
/// in `tmp/` proves that nobody had it. One that is in no folder the mailer has: it stays told, since what was sent
/// cannot be unsaid, and saying it twice would be worse. One that is in the mailer's hands is marked, so that the drain does
/// not hand it over again, and looked for each minute until the mailer has answered.
extension Delivery {
    /// What was taken back.
    struct Recalled: Hashable {
        var letters: [SpoolName] = []
        /// How many the mailer has in its hands: whether they can be taken back is seen when it has answered.
        var handed = 0
        /// What they told, which is to be decided again, and the slot in whose letters it stood; no slot for what was immediate.
        var reminders: [ReminderKey: Instant?] = [:]
    }

    /// Takes back the letters not yet with the mailer that tell something of these plans which is to be told no more, and
    /// those that an earlier try began with.
    func recall(tellingOf plans: [PlanID], at now: Instant) throws(RoundError) -> Recalled {
        var names: Set<SpoolName> = []
        do {
            for plan in plans {
                for text in try ledger.letters(telling: plan, otherThan: RuleBook.survivors) {
                    if let name = SpoolName(text), try spool.holds(name) { names.insert(name) }
                }
            }
            if !names.isEmpty { try ledger.beginRecall(names.map(\.text).sorted(), at: now) }
        } catch {
            throw RoundError(either: error)
        }
        return try finishRecall(at: now)
    }

    /// Takes back the letters that the mail system found too big, and keeps from now on to half the size of the smallest.
    mutating func shorten(at now: Instant) throws(RoundError) -> Recalled {
        do {
            let letters = try spool.tooBig()
            guard let smallest = letters.map(\.size).min() else { return Recalled() }
            longest = max(Self.shortest, min(longest, Int(clamping: smallest / 2)))
            try ledger.beginRecall(letters.map(\.name.text).sorted(), at: now)
        } catch {
            throw RoundError(either: error)
        }
        return try finishRecall(at: now)
    }

    /// A limit of fewer bytes would hold no letter: what a mail system finds too big then is not too big.
    private static let shortest = 8192

    /// From (b) on, with whatever the ledger has noted. Also a part of `Recovery`.
    func finishRecall(at now: Instant) throws(RoundError) -> Recalled {
        var recalled = Recalled()
        do {
            let names = try ledger.recalling()
            var became: [Spool.RecallOutcome: Set<SpoolName>] = [:]
            for name in names.compactMap({ SpoolName($0) }) { became[try spool.recall(name), default: []].insert(name) }
            recalled.letters = became[.taken, default: []].sorted()
            recalled.handed = became[.isHanded, default: []].count
            let isSettled = became.contains { $0.key != .isHanded }
            if isSettled {
                try spool.syncMoves()
                recalled.reminders = try ledger.confirmRecall(
                    taken: recalled.letters.map(\.text), missed: became[.gone, default: []].map(\.text).sorted(),
                    at: now)
            }
            try spool.unmark(but: became[.isHanded, default: []])
        } catch {
            throw RoundError(either: error)
        }
        // What cannot be removed now has no claim any more, and is removed at the next start.
        for name in recalled.letters {
            try? spool.discard(name)
            // The reminder's entries stand before it in the ledger: dropped, it is sent again with them.
            journal.send(.recalled(name), number: 0)
        }
        return recalled
    }
}
