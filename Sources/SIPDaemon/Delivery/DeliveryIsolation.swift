internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// What of a batch can be told, when not all of it can.
extension Delivery {
    /// A letter that is ready to be written.
    struct Ready {
        var digest: Digest
        var place: LetterPlace
        var name: SpoolName
        var bytes: [UInt8]
    }

    /// Reminders that cannot be told, and whose fault that is.
    struct Refused {
        var culprit: SetAside.Culprit
        var reason: String
        var reminders: [Reminder]
    }

    /// Renders digests, in as many letters as each takes. Of one that must not or cannot be written the reminders that are at
    /// fault are left out; when it is the recipient's name or address, all of it is.
    func render(
        _ digests: [Digest], _ writer: any LetterWriter
    ) throws(RoundError) -> (ready: [Ready], refused: [Refused]) {
        var ready: [Ready] = []
        var refused: [Refused] = []
        for digest in digests {
            step()
            switch try render(digest, writer) {
            case .success(let letters): ready += letters
            case .failure(let fault):
                let (culprits, sound) = try faults(in: digest, fault, writer)
                refused += culprits
                guard !sound.isEmpty else { continue }
                let rest = Digest(recipient: digest.recipient, slot: digest.slot, reminders: sound)
                switch try render(rest, writer) {
                case .success(let letters): ready += letters
                case .failure(let fault): refused.append(Refused(all: rest, "\(fault)"))
                }
            }
        }
        return (ready, refused)
    }

    /// The letters of a digest. What is too long for one is halved until it is not; one reminder alone that is too long is a
    /// fault.
    private func render(_ digest: Digest, _ writer: any LetterWriter) throws(RoundError) -> Result<[Ready], LetterError>
    {
        var parts = digest.parts
        while true {
            let places: [LetterPlace]
            do throws(LedgerError) { places = try ledger.places(for: parts, avoiding: lying, beside: isBeside) } catch {
                throw RoundError(error)
            }
            var ready: [Ready] = []
            var shorter: [Digest] = []
            for (part, place) in zip(parts, places) {
                switch render(part, at: place, writer) {
                case .failure(let fault): return .failure(fault)
                case .success(let one) where one.bytes.count <= longest:
                    ready.append(one)
                    shorter.append(part)
                case .success(let one):
                    guard let halves = part.halves else {
                        return .failure(.tooBig(bytes: one.bytes.count))
                    }
                    shorter += halves
                }
            }
            if ready.count == parts.count { return .success(ready) }
            parts = Digest.numbered(shorter)
        }
    }

    private func render(_ digest: Digest, at place: LetterPlace, _ writer: any LetterWriter) -> Result<
        Ready, LetterError
    > {
        let name = LetterName(digest, edition: place.edition)
        guard let file = SpoolName(name.text) else {
            return .failure(.fileName(recipient: digest.recipient.id))
        }
        do throws(LetterError) {
            return .success(
                Ready(digest: digest, place: place, name: file, bytes: try writer.letter(digest, named: name)))
        } catch {
            return .failure(error)
        }
    }

    /// Which reminders of a digest cannot be told, each tried alone, and which can.
    private func faults(
        in digest: Digest, _ fault: LetterError, _ writer: any LetterWriter
    ) throws(RoundError) -> (refused: [Refused], sound: [Reminder]) {
        var refused: [Refused] = []
        var sound: [Reminder] = []
        for reminder in digest.reminders {
            let alone = Digest(recipient: digest.recipient, slot: digest.slot, reminders: [reminder])
            guard case .failure(let own) = try render(alone, writer) else {
                sound.append(reminder)
                continue
            }
            // The same to somebody with a plain name and address: if that can be written, the recipient is at fault.
            var other = alone
            other.recipient.name = "reader"
            if let plain = try? MailAddress("reader@example.org") { other.recipient.address = plain }
            if case .success = try render(other, writer) { return ([Refused(all: digest, "\(own)")], []) }
            refused.append(Refused(culprit: .init(reminder), reason: "\(own)", reminders: [reminder]))
        }
        return refused.isEmpty ? ([Refused(all: digest, "\(fault)")], []) : (refused, sound)
    }

    /// A batch without what the ledger refuses, found out for all of it at once.
    func without(
        _ conflict: LedgerError, _ batch: [Ready], _ writer: any LetterWriter
    ) throws(RoundError) -> (ready: [Ready], refused: [Refused]) {
        var (told, claimed): (Set<ReminderKey>, Set<String>) = ([], [])
        switch conflict {
        case .alreadyTold(let key), .refusedReminder(let key, _): told = [key]
        case .alreadyClaimed(let letter): claimed = [letter]
        default: throw RoundError(conflict)
        }
        do throws(LedgerError) {
            told.formUnion(try ledger.told(among: batch.flatMap(\.digest.reminders).map(\.key)))
            claimed.formUnion(try ledger.claimed(among: batch.map { Claim($0.digest, at: $0.place, trial: trial) }))
        } catch {
            throw RoundError(error)
        }
        let culprits = Set(
            batch.flatMap(\.digest.reminders).filter { told.contains($0.key) }.map(SetAside.Culprit.init))
        let reason = "\(conflict)"
        var ready: [Ready] = []
        var refused: [Refused] = []
        for letter in batch where claimed.contains(letter.name.text) {
            refused.append(Refused(all: letter.digest, reason))
        }
        // All the parts of one are made anew, since they have their numbers and places together.
        let torn = Set(batch.filter { $0.digest.reminders.contains { culprits.contains(.init($0)) } }.map(Whole.init))
        var again: [Whole: Digest] = [:]
        for letter in batch where !claimed.contains(letter.name.text) {
            let bad = letter.digest.reminders.filter { culprits.contains(.init($0)) }
            refused += bad.map { Refused(culprit: .init($0), reason: reason, reminders: [$0]) }
            let good = letter.digest.reminders.filter { !culprits.contains(.init($0)) }
            let whole = Whole(letter)
            if !torn.contains(whole) {
                ready.append(letter)
            } else if !good.isEmpty {
                again[whole] = Digest(
                    recipient: letter.digest.recipient, slot: letter.digest.slot,
                    reminders: (again[whole]?.reminders ?? []) + good)
            }
        }
        // Whatever it was, it is not in here: to try the same again would never end.
        guard !refused.isEmpty else { throw RoundError(conflict) }
        let rest = try render(again.values.sorted { $0.recipient.id < $1.recipient.id }, writer)
        return (ready + rest.ready, refused + rest.refused)
    }

    /// What was one digest, of which these letters are parts.
    private struct Whole: Hashable {
        var slot: Instant?
        var recipient: String
        /// An immediate one is no part of another's.
        var alone: SpoolName?

        init(_ letter: Ready) {
            slot = letter.digest.slot
            recipient = letter.digest.recipient.id
            alone = slot == nil ? letter.name : nil
        }
    }
}

extension Delivery.Refused {
    /// All of a digest, for its recipient's sake.
    init(all digest: Digest, _ reason: String) {
        self.init(culprit: .recipient(digest.recipient.id), reason: reason, reminders: digest.reminders)
    }
}
