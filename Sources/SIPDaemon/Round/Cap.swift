internal import SIPRules

/// The fifth stage of a round: the caps on letters, of one round and to one recipient within an hour. Pure.
struct Cap {
    let environment: RuleEnvironment
    let configuration: Configuration

    /// What goes, and what becomes of the rest.
    struct Capped {
        let gathered: Gather.Gathered
        /// All that is to be told.
        var digests: [Digest] = []
        /// What goes now, in the order in which it goes.
        var going: [Digest] = []
        /// When what a round's cap holds is decided about again.
        var again: [(entry: PlanID?, at: Instant)] = []
        /// More is held than anybody was told of.
        var isNews = false
    }

    /// The digests that go: immediate ones and the longest overdue first. The rest waits for the next slot, the end of the
    /// hour, or to be released.
    ///
    /// - Parameter had: how many letters each recipient has had within an hour, and when the first of them was claimed.
    func run(
        _ gathered: Gather.Gathered, had: [String: (count: Int, first: Instant)], _ cap: inout CapState, at now: Instant
    ) -> Capped {
        let digests = Digest.gathered(gathered.batch.tells)
        var capped = Capped(gathered: gathered, digests: digests)
        cap.held.passRound(now)
        cap.held.said = min(cap.held.said, cap.held.letters)
        cap.held.release(gathered.batch.decided)
        // No cap holds a sign of life, and it goes after what it says has been seen to.
        let heartbeats = digests.filter { $0.heartbeat != nil }
        let others = digests.filter { $0.heartbeat == nil }
        // What tells of the letters that are held changes nothing in them.
        if others.allSatisfy(\.tellsOfCap) {
            capped.going = others
        } else if cap.phase == .released {
            cap.held = HeldLetters()
            capped.going = others.sorted(by: Digest.goesBefore)
        } else {
            let ofHour = withinHour(others, had: had, &cap.held, at: now)
            capped.going = withinRound(ofHour.sorted(by: Digest.goesBefore), &cap.held, &capped.again, at: now)
            capped.isNews = cap.held.letters > cap.held.said
            cap.held.said = cap.held.letters
        }
        capped.going += heartbeats
        return capped
    }

    /// Of more than a round may send, the first.
    private func withinRound(
        _ digests: [Digest], _ held: inout HeldLetters, _ again: inout [(entry: PlanID?, at: Instant)], at now: Instant
    ) -> [Digest] {
        var room = configuration.lettersPerRound
        var going: [Digest] = []
        for digest in digests {
            let (first, rest) = digest.cut(after: room)
            if let first {
                going.append(first)
                room -= first.letters
            }
            guard let rest else { continue }
            let turn = rest.slot == nil ? now.adding(seconds: Round.pause) : nextSlot(of: rest, after: now)
            held.addToRound(rest, until: turn)
            again += rest.reminders.map { ($0.obligation.subject.plan, turn) }
        }
        return going
    }

    /// Of more than a recipient may have within an hour, the first; immediate reminders go together then, so that a letter
    /// holds many and none is late for the others.
    private func withinHour(
        _ digests: [Digest], had: [String: (count: Int, first: Instant)], _ held: inout HeldLetters, at now: Instant
    ) -> [Digest] {
        let most = configuration.lettersPerHour
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
                let isOpen = environment.isOpen(to: rest.recipient, at: end)
                held.add(rest, until: isOpen ? end : nextSlot(of: rest, after: now))
            }
        }
        return going
    }

    private func nextSlot(of digest: Digest, after now: Instant) -> Instant {
        environment.window.nextSlot(
            after: now, zone: environment.zone, calendar: environment.calendar(of: digest.recipient))
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
