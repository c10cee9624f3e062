internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// A ledger that was put back from a backup is older than the spool: letters lie there that it does not know.
///
/// Each says for itself what it tells, under sipd's seal, and that counts as told: whether its plan came before the backup or
/// after it, and whenever its step fell. Of letters that are not there any more nobody can say what they told, only that sipd
/// was at work until the latest that is. So what fell between the backup and that one counts as told as well, and the steps
/// after it speak: a reminder that is not repeated can be seen in `status` as overdue, one that comes twice cannot be taken
/// back. Where no such letter is left, nothing shows that anything is missing.
extension Round {
    /// At the start, before anything is put in order.
    func compareWithSpool(at now: Instant) throws(RoundError) {
        do {
            // A ledger that has never told anything was begun anew on purpose; see `LostLedger`.
            guard let last = try ledger.history(limit: 1).first?.at else { return }
            let known = max(last, min(try ledger.decidedUpTo() ?? last, now))
            let candidates = try lettersInSpool().filter {
                $0.entry.written >= last.seconds - Self.clockSlack || ($0.moment > known && $0.moment <= now)
            }
            let names = Set(try ledger.unclaimed(among: candidates.map(\.entry.name.text)))
            guard !names.isEmpty else { return }
            let seal = try ledger.seal()
            // Whoever hands letters over may write where they lie: what is not sealed is not ours.
            let letters = candidates.filter { names.contains($0.entry.name.text) }.compactMap { unknown($0, seal) }
            let until = letters.map(\.moment).filter { $0 > known && $0 <= now }.max()
            guard until != nil || letters.contains(where: { $0.contents != nil }) else { return }
            // What counts as told must not come back to tmp with a power cut, where it would be thrown away.
            try delivery.spool.seal()
            let span = until.map { known.adding(seconds: 1)...$0 }
            try ledger.restore(letters, forgetting: span, at: now)
            let zone = premises.practice.zone
            let notice =
                "the ledger is older than the spool: it was put back from a backup and does not know "
                + "\(letters.count.counted("letter")); what stands in them"
                + (span.map { " and what fell due \(Self.words($0, in: zone))" } ?? "")
                + " counts as told"
            olderLedger = notice
            journal.send(.putBack(notice, letters: letters.count))
        } catch {
            throw RoundError(either: error)
        }
    }

    private static func words(_ span: ClosedRange<Instant>, in zone: Zone) -> String {
        let (first, last) = (zone.localISO(span.lowerBound), zone.localISO(span.upperBound))
        return first == last ? "at \(first)" : "from \(first) to \(last)"
    }

    /// How much earlier by its disk's clock than by ours a letter may have been written, in seconds.
    private static let clockSlack: Int64 = 3600

    /// A letter that lies in the spool, whatever became of it.
    private struct SpoolLetter {
        var entry: SpoolEntry
        var folder: OutboxFolder
        var moment: Instant
    }

    private func lettersInSpool() throws(SpoolError) -> [SpoolLetter] {
        var entries: [(SpoolEntry, OutboxFolder)] = []
        // Without the folders nothing was handed over.
        let folders = try? OutboxFolders(root: premises.configuration.spool)
        for folder in OutboxFolder.onTheWay {
            let found = try folder == .outgoing ? delivery.spool.letters() : folders?.entries(of: folder) ?? []
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

    /// What a letter says that it tells, where it tells anything that sipd knows. Nil for one that sipd did not write, and for
    /// one that cannot be read.
    private func unknown(_ letter: SpoolLetter, _ seal: LetterSeal) -> UnknownLetter? {
        let name = letter.entry.name
        var head: [UInt8]?
        if letter.folder == .outgoing { head = try? delivery.spool.head(name, bytes: ToldField.head) }
        if head == nil, let folders = try? OutboxFolders(root: premises.configuration.spool) {
            for folder in [letter.folder, .waiting, .sent, .waiting] where head == nil {
                head = try? folders.head(name, in: folder, bytes: ToldField.head)
            }
        }
        guard let head else { return nil }
        let told = ToldField.value(in: head)
        guard ToldField.value(of: ToldField.seal, in: head) == seal.seal(on: name.text, told: told) else { return nil }
        return UnknownLetter(
            name: name.text, moment: letter.moment, contents: told.flatMap { LetterContents(text: $0) })
    }
}
