internal import SIPRules

/// One letter in the mailer's hands, and what becomes of it.
extension Outbox {
    /// A letter of fewer bytes is not made shorter, whatever the mailer says of its size: it is something else then.
    static let longest: Int64 = 8192

    /// Bytes. A letter of more is not sipd's, whose letters have a megabyte at most, and would hold up those that are.
    private static let most: Int64 = 4 << 20

    /// What became of a letter that was to be handed over.
    enum Outcome {
        case accepted
        case refused
        case deferred(OutboxNote)
        /// The mailer was not asked, or its answer says nothing about others.
        case left
    }

    func hand(
        _ letter: Letter, _ isTaking: Bool, _ now: () -> Instant, _ tell: (Event) -> Void
    ) throws(SpoolError) -> Outcome {
        let name = letter.entry.name
        var outcome = Outcome.left
        var unnoted: SpoolError?
        try sparing(name, tell) { () throws(SpoolError) in
            guard try disk.move(name, from: .waiting, to: .handing) else { return }
            // Looked at while it lies here: sipd first says which it wants back, and then looks here. A letter is found by one.
            if try disk.recalled().contains(name) {
                _ = try disk.move(name, from: .handing, to: .waiting)
                return
            }
            guard letter.entry.size <= Self.most else {
                let reason = "\(letter.entry.size) bytes: sipd writes no such letter, so somebody else put it there"
                return try fail(name, from: .handing, OutboxNote(attempts: letter.attempts, reason: reason), tell)
            }
            guard try isPlaced(name, tell) else { return }
            let answer = mailer(name)
            if answer == .accepted { unnoted = confirmed(letter, tell) }
            outcome = try judge(answer, letter, isTaking, now, tell)
        }
        // Whatever it is: no other letter is handed over before this one is out of the mailer's hands.
        if let unnoted { throw unnoted }
        return outcome
    }

    /// Takes its place in `sent`. Where that cannot be had, the letter goes back and the mailer is not asked.
    private func isPlaced(_ name: SpoolName, _ tell: (Event) -> Void) throws(SpoolError) -> Bool {
        do throws(SpoolError) {
            if try disk.reserve(name) { return true }
        } catch {
            if case .syncFailed = error { throw error }
            _ = try disk.move(name, from: .handing, to: .waiting)
            throw error
        }
        try fail(name, from: .handing, .twin(in: .sent), tell)
        return false
    }

    private func judge(
        _ answer: MailerAnswer, _ letter: Letter, _ isTaking: Bool, _ now: () -> Instant, _ tell: (Event) -> Void
    ) throws(SpoolError) -> Outcome {
        let name = letter.entry.name
        let attempts = letter.attempts + 1
        switch answer {
        case .accepted: return .accepted
        case .tooBig(let reason) where letter.entry.size > Self.longest:
            try disk.release(name, in: .handing)
            guard try disk.move(name, from: .handing, to: .tooBig) else { return .refused }
            try disk.sync(.tooBig)
            try disk.sync(.handing)
            try disk.removeNote(on: name)
            tell(.tooBig(name, reason))
            return .refused
        case .refused(let reason), .tooBig(let reason):
            try disk.release(name, in: .handing)
            try fail(name, from: .handing, OutboxNote(attempts: attempts, reason: reason), tell)
            return .refused
        case .deferred(let reason), .unreadable(let reason):
            try disk.release(name, in: .handing)
            let now = now()
            var isOfLetter = false
            if case .unreadable = answer { isOfLetter = true }
            guard let next = backoff.next(after: attempts, written: letter.entry.written, at: now) else {
                let note = OutboxNote(
                    attempts: attempts, reason: "given up after \(attempts) tries; the last: \(reason)")
                try fail(name, from: .handing, note, tell)
                return isOfLetter ? .left : .deferred(note)
            }
            let note = OutboxNote(
                attempts: attempts, next: next, reason: reason, isMailerAway: !isTaking && !isOfLetter)
            keep(note, on: name)
            _ = try disk.move(name, from: .handing, to: .waiting)
            tell(.deferred(name, note.reason, until: next))
            return isOfLetter ? .left : .deferred(note)
        }
    }

    /// The mailer took it.
    /// - Returns: why that cannot be noted where it lies, if it cannot. Then it stands in its note, if that can be written.
    private func confirmed(_ letter: Letter, _ tell: (Event) -> Void) -> SpoolError? {
        do throws(SpoolError) {
            try confirm(letter.entry.name, tell)
            return nil
        } catch {
            let note = OutboxNote(attempts: letter.attempts + 1, reason: error.description, isTaken: true)
            try? disk.write(note, on: letter.entry.name)
            return error
        }
    }

    /// It is in `sent` alone from now on, where it has its place.
    func confirm(_ name: SpoolName, _ tell: (Event) -> Void) throws(SpoolError) {
        _ = try disk.remove(name, from: .handing)
        tell(.accepted(name))
        try disk.sync(.handing)
        try disk.removeNote(on: name)
    }

    func fail(
        _ name: SpoolName, from folder: SpoolFolder, _ note: OutboxNote, _ tell: (Event) -> Void
    ) throws(SpoolError) {
        keep(note, on: name)
        guard try disk.move(name, from: folder, to: .failed) else { return }
        try disk.sync(.failed)
        try disk.sync(folder)
        tell(.failed(name, note.reason))
    }
}

extension OutboxNote {
    /// A name is what a letter is about: this is the same one, come back with a restored disk or by hand.
    static func twin(in folder: SpoolFolder) -> OutboxNote {
        OutboxNote(
            attempts: 0,
            reason: "a letter of this name is in \(folder.rawValue); to send it again, move that one to outgoing")
    }
}
