package import SIPOutputs
internal import SIPRules
package import SIPStores

/// Puts digests into the spool exactly once, whatever moment sipd is killed at.
///
/// (a) the letters of a batch are written to `tmp/` and made durable by one `syncStaged`; (b) one transaction of the ledger
/// claims every reminder in them under the file's name; (c) they are moved into `outgoing/` and that is made durable;
/// (d) they are confirmed. What a kill leaves between two of these, `Recovery` puts in order.
package struct Delivery {
    let spool: Spool
    let ledger: Ledger
    let journal: JournalOutput
    /// No letter has more bytes than this; what would is told in several. Mail systems take ten times as much, as installed.
    var longest = Self.longest
    /// What is delivered may stand beside letters of its slot that were claimed before: it was held back from them.
    var isBeside = false
    /// Where all of it goes on trial, instead of to its recipients.
    var trial: String?
    /// Letters that lie in the spool and that the ledger does not know: no other takes their names.
    var lying: Set<String> = []
    /// Called between two letters.
    var step: () -> Void = {}

    package init(spool: Spool, ledger: Ledger, journal: JournalOutput) {
        self.spool = spool
        self.ledger = ledger
        self.journal = journal
    }

    /// A megabyte.
    static let longest = 1_000_000

    /// How many letters share one `syncStaged` and one transaction.
    static let batch = 1000

    /// Delivers digests, in letters by this writer. What cannot be told is neither claimed nor lost, but handed back, and the rest
    /// goes.
    func deliver(
        _ digests: [Digest], lapsed: [Lapse], at now: Instant, by writer: any LetterWriter
    ) throws(RoundError) -> Outcome {
        var outcome = Outcome()
        var rest = digests[...]
        while !rest.isEmpty {
            let batch = rest.prefix(Self.batch)
            rest = rest.dropFirst(Self.batch)
            var (ready, failed) = try render(Array(batch), writer)
            outcome.refused += failed
            while !ready.isEmpty {
                guard let conflict = try deliver(batch: ready, lapsed: lapsed, at: now, &outcome) else { break }
                (ready, failed) = try without(conflict, ready, writer)
                outcome.refused += failed
            }
            outcome.told += ready.map(\.digest)
            // Whoever empties tmp/ may do it again: what comes after waits as well.
            if !outcome.lost.letters.isEmpty { break }
        }
        return outcome
    }

    /// What became of digests.
    struct Outcome {
        var told: [Digest] = []
        var refused: [Refused] = []
        /// Claimed, and gone from `tmp/` before they were moved: taken back, as nobody has them.
        var lost = Recalled()
    }

    /// - Returns: what the ledger refuses; then nothing of the batch is done.
    private func deliver(
        batch: [Ready], lapsed: [Lapse], at now: Instant, _ outcome: inout Outcome
    ) throws(RoundError) -> LedgerError? {
        let names = batch.map(\.name)
        var number: Int64
        do throws(RoundError) {
            try writeDurably(batch)
            switch try claim(batch, lapsed: lapsed, at: now) {
            case .success(let last): number = last
            case .failure(let conflict):
                for name in names { try? spool.discard(name) }
                return conflict
            }
        } catch {
            // Nothing is claimed, so nothing may stay behind. What cannot be removed now is removed at the next start.
            for name in names { try? spool.discard(name) }
            throw error
        }
        let lost = try publish(names)
        let isLost = Set(lost)
        for letter in batch {
            for reminder in letter.digest.reminders {
                number += 1
                if !isLost.contains(letter.name) {
                    journal.send(.told(reminder, letter: letter.name.text, trial: trial), number: number)
                }
            }
        }
        ledger.journaledThrough = journal.journaledThrough
        do throws(LedgerError) {
            try ledger.confirm(names.filter { !isLost.contains($0) }.map(\.text), at: now)
            if !lost.isEmpty {
                outcome.lost.letters += lost
                let reminders = try ledger.confirmRecall(taken: lost.map(\.text), missed: [], at: now)
                outcome.lost.reminders.merge(reminders) { $1 }
            }
        } catch {
            throw RoundError(error)
        }
        return nil
    }

    private func writeDurably(_ batch: [Ready]) throws(RoundError) {
        do throws(SpoolError) {
            for letter in batch {
                do throws(SpoolError) {
                    try spool.write(letter.name, letter.bytes)
                } catch .exists {
                    // Left by an attempt that could not remove it, and unclaimed: this is the same letter, decided again.
                    try spool.discard(letter.name)
                    try spool.write(letter.name, letter.bytes)
                }
            }
            try spool.syncStaged()
        } catch {
            throw RoundError(error)
        }
    }

    /// What one reminder or one letter is at fault for is handed back.
    private func claim(
        _ batch: [Ready], lapsed: [Lapse], at now: Instant
    ) throws(RoundError) -> Result<Int64, LedgerError> {
        let told = Set(batch.flatMap { $0.digest.reminders.map { LapseOwner($0) } })
        do throws(LedgerError) {
            return .success(
                try ledger.claim(
                    batch.map { Claim($0.digest, at: $0.place, trial: trial) },
                    lapsed: lapsed.filter { told.contains(LapseOwner($0)) }, at: now))
        } catch {
            guard error.isOfOne else { throw RoundError(error) }
            return .failure(error)
        }
    }

    /// Moves claimed letters into `outgoing/`. Also the second half of `Recovery`.
    /// - Returns: those that are not in `tmp/`. The first time that is an error, and later they had been moved.
    @discardableResult
    func publish(_ names: [SpoolName]) throws(RoundError) -> [SpoolName] {
        do throws(SpoolError) {
            let published = try spool.publish(names)
            for name in published.occupied { try spool.discard(name) }
            try spool.syncMoves()
            return published.absent
        } catch {
            throw RoundError(error)
        }
    }
}

/// Which lapses belong to which reminder: the same duty and recipient.
private struct LapseOwner: Hashable {
    var subject: Obligation.Subject
    var rule: RuleID
    var instance: Instance
    var due: Day

    init(_ reminder: Reminder) { self.init(reminder.key) }
    init(_ lapse: Lapse) { self.init(lapse.key) }
    private init(_ key: ReminderKey) {
        subject = key.subject
        rule = key.rule
        instance = key.instance
        due = key.due
    }
}
