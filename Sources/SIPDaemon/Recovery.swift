internal import SIPOutputs
package import SIPRules
internal import SIPStores

/// Puts in order, before the first delivery and after a failed one, what a kill, a power cut or a full disk left behind.
///
/// A letter in `tmp/` without a claim was never promised: it is removed and decided again. A claimed letter still in
/// `tmp/` is moved. A claimed letter that is gone from `tmp/` had been moved. Letters that were being taken back come
/// first, since theirs in `tmp/` are proof and neither of the others.
package struct Recovery {
    private let delivery: Delivery

    package init(_ delivery: Delivery) { self.delivery = delivery }

    /// What was found.
    package struct Found: Hashable {
        package var discarded = 0
        package var published = 0
        package var settled = 0
        var recalled = Delivery.Recalled()
        package var isEmpty: Bool { self == Found() }
    }

    package func run(at now: Instant) throws(RoundError) -> Found {
        var found = Found()
        found.recalled = try delivery.finishRecall(at: now)
        let unsettled: [String]
        do throws(LedgerError) { unsettled = try delivery.ledger.unsettled() } catch { throw RoundError(error) }
        let claimed = Set(unsettled)
        do throws(SpoolError) {
            for name in try delivery.spool.witnesses() where !claimed.contains(name.text) {
                try delivery.spool.discard(name)
                found.discarded += 1
            }
            found.published = try delivery.spool.witnesses().count
        } catch {
            throw RoundError(error)
        }
        try delivery.tellJournalAgain()
        guard !unsettled.isEmpty else { return found }
        try delivery.publish(unsettled.compactMap { SpoolName($0) })
        do throws(LedgerError) {
            try delivery.ledger.settle(unsettled, at: now)
        } catch { throw RoundError(error) }
        found.settled = unsettled.count
        return found
    }
}
