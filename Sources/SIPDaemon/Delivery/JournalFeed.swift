internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// The journal gets each reminder that was told, and each letter that was taken back, at least once.
///
/// sipd hands entries to a thread and does not wait until they are written. The ledger remembers up to which entry they
/// are; what comes after that is sent again at the next start, and what was dropped in the next round. The reminder's
/// identity stands in a field, so that an entry that comes twice can be told from two.
extension Delivery {
    /// Entries in a page of the ledger, and pages in one go: as much as the thread's queue can hold.
    private static let (page, pages) = (1000, 4)

    /// Sends again what the journal may not have.
    func tellJournalAgain() throws(RoundError) {
        do throws(LedgerError) {
            var last = journal.feed(after: try ledger.lastJournaled())
            for _ in 0..<Self.pages {
                let entries = try ledger.told(after: last, limit: Self.page)
                for entry in entries {
                    if let again = JournalEntry(again: entry) { journal.send(again, number: entry.number) }
                    last = entry.number
                }
                if entries.count < Self.page { return }
            }
            journal.leaveGap()
        } catch {
            throw RoundError(error)
        }
    }
}

extension JournalEntry {
    /// What the ledger remembers of an entry that was sent before, or should have been.
    fileprivate init?(again entry: LedgerEntry) {
        guard let letter = entry.fields["letter"] else { return nil }
        switch entry.kind {
        case .told:
            guard let key = entry.key else { return nil }
            self = .told(
                key, letter: letter, trial: entry.fields["trial"], isImmediate: letter.hasPrefix("now"),
                reason: "as the ledger has it")
        case .recalled:
            guard let name = SpoolName(letter) else { return nil }
            self = .recalled(name)
        case .lapsed, .acknowledged, .snoozed, .resumed, .released, .reloaded, .removed, .restored, .adopted, .live:
            return nil
        }
    }
}
