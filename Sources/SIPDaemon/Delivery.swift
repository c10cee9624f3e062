package import SIPOutputs
package import SIPRules
package import SIPStores

/// Puts digests into the spool exactly once, whatever moment sipd is killed at.
///
/// (a) the letters of a batch are written to `tmp/` and made durable by one barrier; (b) one transaction of the ledger
/// claims every reminder in them under the file's name; (c) they are moved into `outgoing/` and that is made durable;
/// (d) they are settled. What a kill leaves between two of these, `Recovery` puts in order.
package struct Delivery {
    let spool: Spool
    let ledger: Ledger
    let journal: JournalOutput

    package init(spool: Spool, ledger: Ledger, journal: JournalOutput) {
        self.spool = spool
        self.ledger = ledger
        self.journal = journal
    }

    /// How many letters share one barrier and one transaction.
    static let batch = 1000

    /// A digest whose letter must not or cannot be written. The others go on.
    package struct Refused {
        package var digest: Digest
        package var reason: String
    }

    /// Delivers digests. `letter` renders one; what it refuses is neither claimed nor lost, but handed back.
    func deliver(
        _ digests: [Digest], lapsed: [Lapse], at now: Instant,
        letter: (Digest, LetterName) throws(LetterError) -> [UInt8]
    ) throws(RoundError) -> [Refused] {
        var refused: [Refused] = []
        var rest = digests[...]
        while !rest.isEmpty {
            let batch = rest.prefix(Self.batch)
            rest = rest.dropFirst(Self.batch)
            let (ready, failed) = try render(Array(batch), letter)
            refused += failed
            try deliver(batch: ready, lapsed: lapsed, at: now)
        }
        return refused
    }

    private struct Ready {
        var digest: Digest
        var edition: Int
        var name: SpoolName
        var bytes: [UInt8]
    }

    private func render(
        _ digests: [Digest], _ letter: (Digest, LetterName) throws(LetterError) -> [UInt8]
    ) throws(RoundError) -> (ready: [Ready], refused: [Refused]) {
        var ready: [Ready] = []
        var refused: [Refused] = []
        for digest in digests {
            let edition: Int
            do throws(LedgerError) { edition = try ledger.edition(of: digest) } catch { throw RoundError(error) }
            let name = LetterName(digest, edition: edition)
            guard let file = SpoolName(name.text) else {
                refused.append(Refused(digest: digest, reason: "no file name can be made for \(digest.recipient.id)"))
                continue
            }
            do throws(LetterError) {
                ready.append(Ready(digest: digest, edition: edition, name: file, bytes: try letter(digest, name)))
            } catch {
                refused.append(Refused(digest: digest, reason: "\(error)"))
            }
        }
        return (ready, refused)
    }

    private func deliver(batch: [Ready], lapsed: [Lapse], at now: Instant) throws(RoundError) {
        guard !batch.isEmpty else { return }
        let names = batch.map(\.name)
        var number: Int64
        do throws(RoundError) {
            try writeDurably(batch)
            number = try claim(batch, lapsed: lapsed, at: now)
        } catch {
            // Nothing is claimed, so nothing may stay behind. What cannot be removed now is removed at the next start.
            for name in names { try? spool.discard(name) }
            throw error
        }
        try publish(names)
        for letter in batch {
            for reminder in letter.digest.reminders {
                number += 1
                journal.send(.told(reminder, letter: letter.name.text), number: number)
            }
        }
        ledger.heardUpTo = journal.heardUpTo
        do throws(LedgerError) { try ledger.settle(names.map(\.text), at: now) } catch { throw RoundError(error) }
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
            try spool.barrier()
        } catch {
            throw RoundError(error)
        }
    }

    private func claim(_ batch: [Ready], lapsed: [Lapse], at now: Instant) throws(RoundError) -> Int64 {
        let told = Set(batch.flatMap { $0.digest.reminders.map { LapseOwner($0) } })
        do throws(LedgerError) {
            return try ledger.claim(
                batch.map { Claim($0.digest, edition: $0.edition) },
                lapsed: lapsed.filter { told.contains(LapseOwner($0)) }, at: now)
        } catch {
            throw RoundError(error)
        }
    }

    /// Moves claimed letters into `outgoing/`. Also the second half of `Recovery`.
    func publish(_ names: [SpoolName]) throws(RoundError) {
        do throws(SpoolError) {
            let published = try spool.publish(names)
            for name in published.occupied { try spool.discard(name) }
            try spool.seal()
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
