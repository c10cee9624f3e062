internal import SIPOutputs
package import SIPRules
internal import SIPStores

/// Puts in order, before the first delivery and after a failed one, what a kill, a power cut or a full disk left behind.
///
/// Letters that are to be taken back come first, since theirs in `tmp/` are proof of that and of nothing else: those an
/// earlier try began with; those whose plan has fallen silent, before they are moved to where they are handed over; and a
/// confirmed one in `tmp/`, which was on its way out when an older ledger was put back. Of the others, a letter in `tmp/`
/// without a claim was never promised: it is removed and decided again. A claimed letter still in `tmp/` is moved. A claimed
/// letter that is gone from `tmp/` had been moved.
package struct Recovery {
    private let delivery: Delivery

    package init(_ delivery: Delivery) { self.delivery = delivery }

    /// What was found.
    package struct Found: Hashable {
        package var discarded = 0
        package var published = 0
        package var confirmed = 0
        var recalled = Delivery.Recalled()
        package var isEmpty: Bool { self == Found() }
    }

    /// - Parameters:
    ///   - silent: plans of which nothing is to be told any more.
    ///   - now: when letters that lie are handed on.
    package func run(silent: Set<PlanID>, at now: Instant) throws(RoundError) -> Found {
        var found = Found()
        try delivery.tellJournalAgain()
        do {
            let claimed = Set(try delivery.ledger.unconfirmed())
            let strays = try delivery.spool.staged().map(\.text).filter { !claimed.contains($0) }
            if !strays.isEmpty { try delivery.ledger.beginRecall(strays, at: now) }
        } catch {
            throw RoundError(either: error)
        }
        found.recalled = try delivery.recall(tellingOf: silent.sorted(), at: now)
        let unconfirmed: [String]
        do throws(LedgerError) { unconfirmed = try delivery.ledger.unconfirmed() } catch { throw RoundError(error) }
        let claimed = Set(unconfirmed)
        do throws(SpoolError) {
            for name in try delivery.spool.staged() where !claimed.contains(name.text) {
                try delivery.spool.discard(name)
                found.discarded += 1
            }
            found.published = try delivery.spool.staged().count
        } catch {
            throw RoundError(error)
        }
        guard !unconfirmed.isEmpty else { return found }
        try delivery.publish(unconfirmed.compactMap { SpoolName($0) })
        do throws(LedgerError) {
            try delivery.ledger.confirm(unconfirmed, at: now)
        } catch { throw RoundError(error) }
        found.confirmed = unconfirmed.count
        return found
    }
}
