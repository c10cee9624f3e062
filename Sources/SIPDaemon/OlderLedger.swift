internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// A ledger that was put back from a backup is older than the spool: letters lie there that it does not know.
///
/// What was told between the backup and the latest of them nobody can say any more, only that sipd was at work. So what fell
/// in that time counts as told, and the steps after it speak: a reminder that is not repeated can be seen in `status` as
/// overdue, one that comes twice cannot be taken back. Where no such letter is left, nothing shows that anything is missing.
extension Round {
    /// At the start, before anything is put in order.
    func compareWithSpool(at now: Instant) throws(RoundError) {
        do {
            // A ledger that has never told anything was begun anew on purpose; see `LostLedger`.
            guard let last = try ledger.history(limit: 1).first?.at else { return }
            let known = max(last, min(try ledger.decidedUpTo() ?? last, now))
            let first = LetterName.stamp(known)
            let later = try lettersInSpool().filter { $0.name.text >= first }.compactMap { entry in
                LetterName.moment(of: entry.name.text, written: Instant(seconds: entry.written)).map {
                    (entry.name.text, $0)
                }
            }.filter { $0.1 > known && $0.1 <= now }
            let unknown = Set(try ledger.unclaimed(among: later.map(\.0)))
            guard let until = later.filter({ unknown.contains($0.0) }).map(\.1).max() else { return }
            let span = known.adding(seconds: 1)...until
            try ledger.forget(span, letters: unknown.count, at: now)
            let zone = premises.practice.zone
            let notice =
                "the ledger is older than the spool: it was put back from a backup and does not know \(unknown.count.counted("letter")); "
                + "what fell due from \(zone.localISO(span.lowerBound)) to \(zone.localISO(until)) counts as told"
            olderLedger = notice
            journal.send(.putBack(notice, letters: unknown.count))
        } catch {
            throw RoundError(either: error)
        }
    }

    /// Whatever became of them.
    private func lettersInSpool() throws(SpoolError) -> [SpoolEntry] {
        var entries = try delivery.spool.letters()
        // Without the folders nothing was handed over.
        guard let folders = try? OutboxFolders(root: premises.configuration.spool) else { return entries }
        for folder in OutboxFolder.allCases where folder != .outgoing { entries += try folders.entries(of: folder) }
        return entries
    }
}
