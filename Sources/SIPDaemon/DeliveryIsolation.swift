internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// What of a batch can be told, when not all of it can.
extension Delivery {
    /// A letter that is ready to be written.
    struct Ready {
        var digest: Digest
        var edition: Int
        var name: SpoolName
        var bytes: [UInt8]
    }

    /// Reminders that cannot be told, and whose fault that is.
    struct Refused {
        var culprit: SetAside.Culprit
        var reason: String
        var reminders: [Reminder]
    }

    /// Makes a digest's letter.
    typealias Render = (Digest, LetterName) throws(LetterError) -> [UInt8]

    /// Renders digests. Of one that must not or cannot be written the reminders that are at fault are left out; when it is the
    /// recipient's name or address, all of it is.
    func render(
        _ digests: [Digest], _ letter: Render
    ) throws(RoundError) -> (ready: [Ready], refused: [Refused]) {
        var ready: [Ready] = []
        var refused: [Refused] = []
        for digest in digests {
            switch try render(digest, letter) {
            case .success(let letter): ready.append(letter)
            case .failure(let fault):
                let (culprits, sound) = try faults(in: digest, fault, letter)
                refused += culprits
                guard !sound.isEmpty else { continue }
                let rest = Digest(recipient: digest.recipient, slot: digest.slot, reminders: sound)
                switch try render(rest, letter) {
                case .success(let letter): ready.append(letter)
                case .failure(let fault): refused.append(Refused(all: rest, fault))
                }
            }
        }
        return (ready, refused)
    }

    private func render(_ digest: Digest, _ letter: Render) throws(RoundError) -> Result<Ready, Fault> {
        let edition: Int
        do throws(LedgerError) { edition = try ledger.edition(of: digest) } catch { throw RoundError(error) }
        let name = LetterName(digest, edition: edition)
        guard let file = SpoolName(name.text) else {
            return .failure(Fault(reason: "no file name can be made for \(digest.recipient.id)"))
        }
        do throws(LetterError) {
            return .success(Ready(digest: digest, edition: edition, name: file, bytes: try letter(digest, name)))
        } catch {
            return .failure(Fault(reason: "\(error)"))
        }
    }

    /// Which reminders of a digest cannot be told, each tried alone, and which can.
    private func faults(
        in digest: Digest, _ fault: Fault, _ letter: Render
    ) throws(RoundError) -> (refused: [Refused], sound: [Reminder]) {
        var refused: [Refused] = []
        var sound: [Reminder] = []
        for reminder in digest.reminders {
            let alone = Digest(recipient: digest.recipient, slot: digest.slot, reminders: [reminder])
            guard case .failure(let own) = try render(alone, letter) else {
                sound.append(reminder)
                continue
            }
            // The same to somebody with a plain name and address: if that can be written, the recipient is at fault.
            var other = alone
            other.recipient.name = "reader"
            other.recipient.address = "reader@example.org"
            if case .success = try render(other, letter) { return ([Refused(all: digest, own)], []) }
            refused.append(Refused(culprit: .init(reminder), reason: own.reason, reminders: [reminder]))
        }
        return refused.isEmpty ? ([Refused(all: digest, fault)], []) : (refused, sound)
    }

    /// A batch without what the ledger refuses, found out for all of it at once.
    func without(
        _ conflict: LedgerError, _ batch: [Ready], _ letter: Render
    ) throws(RoundError) -> (ready: [Ready], refused: [Refused]) {
        var (told, claimed): (Set<ReminderKey>, Set<String>) = ([], [])
        switch conflict {
        case .alreadyTold(let key), .refusedReminder(let key, _): told = [key]
        case .alreadyClaimed(let letter): claimed = [letter]
        default: throw RoundError(conflict)
        }
        do throws(LedgerError) {
            told.formUnion(try ledger.told(among: batch.flatMap(\.digest.reminders).map(\.key)))
            claimed.formUnion(try ledger.claimed(among: batch.map { Claim($0.digest, edition: $0.edition) }))
        } catch {
            throw RoundError(error)
        }
        let culprits = Set(
            batch.flatMap(\.digest.reminders).filter { told.contains($0.key) }.map(SetAside.Culprit.init))
        let fault = Fault(reason: "\(conflict)")
        var ready: [Ready] = []
        var refused: [Refused] = []
        for letter in batch where claimed.contains(letter.name.text) {
            refused.append(Refused(all: letter.digest, fault))
        }
        var again: [Digest] = []
        for letter in batch where !claimed.contains(letter.name.text) {
            let bad = letter.digest.reminders.filter { culprits.contains(.init($0)) }
            refused += bad.map { Refused(culprit: .init($0), reason: fault.reason, reminders: [$0]) }
            let good = letter.digest.reminders.filter { !culprits.contains(.init($0)) }
            if bad.isEmpty {
                ready.append(letter)
            } else if !good.isEmpty {
                again.append(Digest(recipient: letter.digest.recipient, slot: letter.digest.slot, reminders: good))
            }
        }
        // Whatever it was, it is not in here: to try the same again would never end.
        guard !refused.isEmpty else { throw RoundError(conflict) }
        let rest = try render(again, letter)
        return (ready + rest.ready, refused + rest.refused)
    }

    /// Why a letter cannot be written.
    struct Fault: Error {
        var reason: String
    }
}

extension Delivery.Refused {
    /// All of a digest, for its recipient's sake.
    init(all digest: Digest, _ fault: Delivery.Fault) {
        self.init(culprit: .recipient(digest.recipient.id), reason: fault.reason, reminders: digest.reminders)
    }
}
