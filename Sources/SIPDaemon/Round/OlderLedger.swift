internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// A ledger that was put back from a backup is older than the spool: letters lie there that it does not know.
///
/// Each says for itself what it tells, under sipd's seal, and that counts as told: whether its plan came before the backup or
/// after it, and whenever its step fell. Of letters that are not there any more nobody can say what they told, only that sipd
/// was at work until the latest that is. So what fell between the backup and that one counts as told as well, and the steps
/// after it speak, of the plans that are there by then: a reminder that is not repeated can be seen in `status` as overdue, one
/// that comes twice cannot be taken back. Where no such letter is left, nothing shows that anything is missing.
struct OlderLedger {
    let ledger: Ledger
    let journal: JournalOutput
    let settings: Settings

    /// At the start, before anything is put in order.
    ///
    /// - Parameter changes: what is new in the store, beside the plans that are counted.
    func run(
        _ changes: [PlanID: Refreshed.Change], _ state: inout RoundState, _ delivery: inout Delivery, at now: Instant
    ) throws(RoundError) {
        do {
            // A ledger that has never told anything was begun anew on purpose; see `LostLedger`.
            guard let last = try ledger.history(limit: 1).first?.at else {
                delivery.lying = Set(try ledger.unclaimed(among: lettersInSpool(delivery.spool).map(\.entry.name.text)))
                return
            }
            let known = max(last, min(try ledger.processedThrough() ?? last, now))
            let candidates = try lettersInSpool(delivery.spool).filter {
                $0.entry.written >= last.seconds - Self.clockSlack || ($0.moment > known && $0.moment <= now)
            }
            let names = Set(try ledger.unclaimed(among: candidates.map(\.entry.name.text)))
            delivery.lying = names
            guard !names.isEmpty else { return }
            let seal = try ledger.seal()
            // Whoever hands letters over may write where they lie: what is not sealed is not ours.
            let unclaimed = candidates.filter { names.contains($0.entry.name.text) }
            let sealed = unclaimed.compactMap { head(of: $0, in: delivery.spool) }.filter { $0.seal != nil }
            let letters = sealed.filter { $0.seal == seal.seal(on: $0.letter.name, told: $0.told) }.map(\.letter)
            if letters.count < sealed.count { state.ledger.foreignLetters = foreign(sealed.count - letters.count) }
            let until = letters.map(\.moment).filter { $0 > known && $0 <= now }.max()
            guard until != nil || letters.contains(where: { $0.contents != nil }) else { return }
            // What counts as told must not come back to tmp with a power cut, where it would be thrown away.
            try delivery.spool.syncMoves()
            let span = until.map { known.adding(seconds: 1)...$0 }
            // Of a store that cannot be read nobody can say which plans came later.
            let plans = state.store.trouble == nil ? Set(state.schedule.overdueIndex.ids).union(changes.keys) : nil
            try ledger.restore(letters, forgetting: span, of: plans, at: now)
            let zone = settings.environment.zone
            let notice =
                "the ledger is older than the spool: it was put back from a backup and does not know "
                + "\(letters.count.counted("letter")); what stands in them"
                + (span.map {
                    " and what fell due " + .moments(zone.localISO($0.lowerBound), zone.localISO($0.upperBound))
                } ?? "")
                + " counts as told"
            state.ledger.older = notice
            journal.send(.putBack(notice, letters: letters.count))
        } catch {
            throw RoundError(either: error)
        }
    }

    /// How much earlier by its disk's clock than by ours a letter may have been written, in seconds.
    private static let clockSlack: Int64 = 3600

    /// A letter that lies in the spool, whatever became of it.
    private struct SpoolLetter {
        var entry: SpoolEntry
        var folder: SpoolFolder
        var moment: Instant
    }

    private func lettersInSpool(_ spool: Spool) throws(SpoolError) -> [SpoolLetter] {
        var entries: [(SpoolEntry, SpoolFolder)] = []
        // Without the folders nothing was handed over.
        let folders = try? SpoolDirectory(asItIs: settings.configuration.spool)
        for folder in SpoolFolder.onTheWay {
            let found = try folder == .outgoing ? spool.letters() : folders?.entries(of: folder) ?? []
            entries += found.map { ($0, folder) }
        }
        var letters: [String: SpoolLetter] = [:]
        for (entry, folder) in entries {
            guard let moment = LetterName.moment(of: entry.name.text, written: Instant(seconds: entry.written)) else {
                continue
            }
            letters[entry.name.text] = SpoolLetter(entry: entry, folder: folder, moment: moment)
        }
        return letters.values.sorted { $0.entry.name < $1.entry.name }
    }

    /// Of another ledger than this, by their seals: nobody knows whether this one is the right one.
    private func foreign(_ count: Int) -> String {
        let notice =
            count.counted("letter in the spool bears", "letters in the spool bear") + " another ledger's seal: what "
            + "stands in them may be told again; if another ledger belongs to this spool, stop sipd and put it back"
        journal.send(.putBack(notice, letters: count))
        return notice
    }

    /// A letter with what it says that it tells, where it tells anything that sipd knows, and its seal. Nil for one that cannot
    /// be read.
    private func head(
        of letter: SpoolLetter, in spool: Spool
    ) -> (letter: UnknownLetter, told: String?, seal: String?)? {
        let name = letter.entry.name
        var head: [UInt8]?
        if letter.folder == .outgoing { head = try? spool.head(name, bytes: ToldField.head) }
        if head == nil, let folders = try? SpoolDirectory(asItIs: settings.configuration.spool) {
            for folder in [letter.folder, .waiting, .sent, .waiting] where head == nil {
                head = try? folders.head(name, in: folder, bytes: ToldField.head)
            }
        }
        guard let head else { return nil }
        let told = ToldField.value(in: head)
        let contents = told.flatMap { LetterContents(text: $0) }
        return (
            UnknownLetter(name: name.text, moment: letter.moment, contents: contents), told,
            ToldField.value(of: ToldField.seal, in: head)
        )
    }
}
