internal import SIPOutputs
package import SIPRules
internal import SIPStores

/// The caps on letters: of one round, and to one recipient within an hour.
extension Round {
    /// The digests that go: immediate ones and the longest overdue first. The rest waits for the next slot, the end of the
    /// hour, or to be released.
    ///
    /// - Parameter decided: the plans that were decided about, of which the digests tell.
    func capped(_ digests: [Digest], of decided: [PlanID?], at now: Instant) throws(RoundError) -> [Digest] {
        held.passRound(now)
        held.said = min(held.said, held.letters)
        held.release(decided)
        // No cap holds a sign of life, and it goes after what it says has been seen to.
        let heartbeats = digests.filter { $0.heartbeat != nil }
        return try withinCaps(digests.filter { $0.heartbeat == nil }, at: now) + heartbeats
    }

    private func withinCaps(_ digests: [Digest], at now: Instant) throws(RoundError) -> [Digest] {
        // What tells of the letters that are held changes nothing in them.
        if digests.allSatisfy(\.tellsOfCap) { return digests }
        if isReleased { held = HeldLetters() }
        guard !isReleased else { return digests.sorted(by: Digest.goesBefore) }
        let going = try withinRound(try withinHour(digests, at: now).sorted(by: Digest.goesBefore), at: now)
        if held.letters > held.said {
            journal.send(.heldByCap(held.letters, caps: caps))
            // Whoever runs sipd is told at once.
            agenda.set(nil, at: now)
        }
        held.said = held.letters
        return going
    }

    /// Of more than a round may send, the first.
    private func withinRound(_ digests: [Digest], at now: Instant) throws(RoundError) -> [Digest] {
        var room = settings.configuration.lettersPerRound
        var going: [Digest] = []
        for digest in digests {
            let (first, rest) = digest.cut(after: room)
            if let first {
                going.append(first)
                room -= first.letters
            }
            guard let rest else { continue }
            let again = rest.slot == nil ? now.adding(seconds: Self.pause) : nextSlot(of: rest, after: now)
            held.addToRound(rest, until: again)
            decideAgain(about: rest.reminders, at: again)
        }
        return going
    }

    /// Of more than a recipient may have within an hour, the first; immediate reminders go together then, so that a letter
    /// holds many and none is late for the others.
    private func withinHour(_ digests: [Digest], at now: Instant) throws(RoundError) -> [Digest] {
        let most = settings.configuration.lettersPerHour
        let hour = HeldLetters.hour(until: now)
        let had = try asked { () throws(LedgerError) in try ledger.letters(in: hour) }
        var wanted: [String: Int] = [:]
        for digest in digests where !digest.tellsOfCap { wanted[digest.recipient.id, default: 0] += digest.letters }
        let crowded = wanted.filter { $1 + (had[$0]?.count ?? 0) > most }
        if crowded.isEmpty { return digests }
        var going = digests.filter { $0.tellsOfCap || crowded[$0.recipient.id] == nil }
        let others = digests.filter { !$0.tellsOfCap && crowded[$0.recipient.id] != nil }
        for (recipient, theirs) in Dictionary(grouping: others, by: \.recipient.id).sorted(by: { $0.key < $1.key }) {
            var room = most - (had[recipient]?.count ?? 0)
            for digest in Digest.together(theirs).sorted(by: Digest.goesBefore) {
                let (first, rest) = digest.cut(after: room)
                if let first {
                    going.append(first)
                    room -= first.letters
                }
                guard let rest else { continue }
                let end = HeldLetters.end(ofHourFrom: had[recipient]?.first ?? now)
                held.add(rest, until: isOpen(to: rest.recipient, at: end) ? end : nextSlot(of: rest, after: now))
            }
        }
        return going
    }

    /// What the cap of an hour held until now is decided about again; what stood in a slot's digest may go as another of its
    /// letters.
    func passHour(at now: Instant) {
        let freed = held.pass(now)
        heldBack.merge(freed.compactMapValues(\.self)) { first, _ in first }
        for key in freed.keys { agenda.set(key.subject.plan, at: now) }
    }

    private func isOpen(to recipient: Recipient, at moment: Instant) -> Bool {
        settings.environment.isOpen(to: recipient, at: moment)
    }

    private func nextSlot(of digest: Digest, after now: Instant) -> Instant {
        let environment = settings.environment
        return environment.window.nextSlot(
            after: now, zone: environment.zone, calendar: environment.calendar(of: digest.recipient))
    }

    private func decideAgain(about reminders: [Reminder], at again: Instant) {
        for reminder in reminders {
            let entry = reminder.obligation.subject.plan
            agenda.set(entry, at: min(again, agenda.instant(of: entry) ?? again))
        }
    }

    /// The caps that hold something back.
    var caps: [LetterCap] {
        (held.ofRound > 0 ? [.round(settings.configuration.lettersPerRound)] : [])
            + (held.ofHour > 0 ? [.hour(settings.configuration.lettersPerHour)] : [])
    }

    /// What the administrators are to know of it.
    package var heldByCap: (letters: Int, caps: [LetterCap])? {
        held.letters > 0 && !isReleased ? (held.letters, caps) : nil
    }
}

extension Digest {
    /// It is about letters that are held, and nothing else.
    fileprivate var tellsOfCap: Bool { reminders.allSatisfy { $0.obligation.rule == .lettersHeld } }

    /// What goes first where not all may.
    fileprivate static func goesBefore(_ left: Digest, _ right: Digest) -> Bool {
        if left.tellsOfCap != right.tellsOfCap { return left.tellsOfCap }
        if (left.slot == nil) != (right.slot == nil) { return left.slot == nil }
        guard let one = left.reminders.first?.obligation, let other = right.reminders.first?.obligation,
            one.due == other.due
        else {
            return (left.reminders.first?.obligation.due ?? .last) < (right.reminders.first?.obligation.due ?? .last)
        }
        return (left.recipient.id, one.subject.description) < (right.recipient.id, other.subject.description)
    }
}
