public import SIPRules

/// Hands the letters of `outgoing/` to the mailer.
///
/// No letter is lost: it is in one folder at any moment and leaves for `sent` only after the mailer took it. A letter is
/// handed over once, but for one window that nobody can close from outside the mailer: stopped after the mailer took the
/// letter and before one rename that notes it (for a power cut, before that rename's `fsync`), sipd finds it in `handing`
/// and **hands it over again**. A reminder that comes twice, with one Message-ID by which mail systems tell, is better
/// than one that never comes.
public struct Outbox {
    /// Something to tell the journal.
    public enum Event: Hashable, Sendable {
        case accepted(SpoolName)
        /// With the reason; it lies in `failed`.
        case failed(SpoolName, String)
        /// With the reason; it lies in `tooBig`.
        case tooBig(SpoolName, String)
        case deferred(SpoolName, String, until: Instant)
        /// Interrupted while the mailer had it: it may arrive twice.
        case repeated(SpoolName)
        /// The mailer deferred so many in a row that the others were spared.
        case mailerAway(waiting: Int)
    }

    private let disk: any OutboxDisk
    private let backoff: Backoff
    private let mailer: (SpoolName) -> Handover

    /// Deferrals in a row after which the mailer, not the letters, is taken to be at fault. The next drain asks again.
    static let patience = 3

    /// An outbox. `mailer` is given the name of a letter that lies in `handing`.
    public init(on disk: any OutboxDisk, backoff: Backoff, mailer: @escaping (SpoolName) -> Handover) {
        self.disk = disk
        self.backoff = backoff
        self.mailer = mailer
    }

    /// Hands over all that is due, until nothing is or `stop` says so between two letters.
    ///
    /// While the mailer is away the oldest letter asks for all. Once it takes one, those that it did not take then go
    /// with the rest, in the order they were written, whenever they were to be tried again.
    public func drain(
        now: () -> Instant, unless stop: () -> Bool, tell: (Event) -> Void
    ) throws(SpoolError) {
        try repair(tell)
        var isTaking = false
        var deferred: [(name: SpoolName, note: OutboxNote)] = []
        repeat {
            try take(tell)
            let due = try due(at: now(), isTaking)
            if due.isEmpty { return }
            for letter in due {
                if stop() { return }
                switch try hand(letter, isTaking, now, tell) {
                case .deferred(let note):
                    deferred.append((letter.entry.name, note))
                    if deferred.count >= Self.patience {
                        try take(tell)
                        tell(.mailerAway(waiting: try disk.entries(of: .waiting).count))
                        return
                    }
                    continue
                case .accepted where !isTaking:
                    isTaking = true
                    // It was the letters before, then, and not the mailer.
                    for (name, note) in deferred where note.next != nil {
                        var note = note
                        note.isMailerAway = false
                        try disk.write(note, on: name)
                    }
                    deferred = []
                case .accepted, .refused:
                    deferred = []
                    continue
                }
                break
            }
        } while true
    }

    /// What an interrupted drain left in the mailer's hands goes back.
    private func repair(_ tell: (Event) -> Void) throws(SpoolError) {
        for name in try disk.entries(of: .handing).map(\.name).sorted() {
            if try disk.move(name, from: .handing, to: .waiting) { tell(.repeated(name)) }
        }
    }

    /// Empties `outgoing`, so that a folder which somebody watches never keeps what cannot be sent now.
    private func take(_ tell: (Event) -> Void) throws(SpoolError) {
        for name in try disk.entries(of: .outgoing).map(\.name).sorted() {
            var twin: OutboxFolder?
            for folder in [OutboxFolder.waiting, .sent] where try disk.contains(name, in: folder) { twin = folder }
            if let twin {
                // A name is what a letter is about: this is the same one, come back with a restored disk or by hand.
                let reason = "a letter of this name is in \(twin.rawValue); to send it again, move that one to outgoing"
                try fail(name, from: .outgoing, OutboxNote(attempts: 0, reason: reason), tell)
            } else {
                try disk.removeNote(on: name)
                _ = try disk.move(name, from: .outgoing, to: .waiting)
            }
        }
    }

    private struct Letter {
        var entry: SpoolEntry
        var attempts: Int
        var isDue: Bool
        /// It is not known to be at fault: the mailer took no other either.
        var isSpared: Bool

        func isOlder(than other: Letter) -> Bool {
            (entry.written, entry.name) < (other.entry.written, other.entry.name)
        }
    }

    /// Those whose time has come; the ones that nobody tried first, so that a letter which always fails holds up none.
    ///
    /// What the mailer did not take while it was away counts as never tried and due once it takes letters; before that
    /// the oldest of it goes first whenever anything goes.
    private func due(at now: Instant, _ isTaking: Bool) throws(SpoolError) -> [Letter] {
        var letters: [Letter] = []
        for entry in try disk.entries(of: .waiting) {
            let note = disk.note(on: entry.name)
            let isSpared = note?.isMailerAway == true
            let isLater = note?.next.map { backoff.isCredible($0, at: now) && now < $0 } ?? false
            letters.append(
                Letter(
                    entry: entry, attempts: note?.attempts ?? 0,
                    isDue: !isLater || (isTaking && isSpared), isSpared: isSpared))
        }
        func tries(_ letter: Letter) -> Int { isTaking && letter.isSpared ? 0 : letter.attempts }
        var due = letters.filter(\.isDue).sorted {
            tries($0) != tries($1) ? tries($0) < tries($1) : $0.isOlder(than: $1)
        }
        let spared = letters.filter(\.isSpared).min { $0.isOlder(than: $1) }
        if !isTaking, !due.isEmpty, let spared {
            due.removeAll { $0.entry.name == spared.entry.name }
            due.insert(spared, at: 0)
        }
        return due
    }

    /// A letter of fewer bytes is not made shorter, whatever the mailer says of its size: it is something else then.
    static let longest: Int64 = 8192

    /// What became of a letter that was handed over.
    private enum Outcome {
        case accepted
        case refused
        case deferred(OutboxNote)
    }

    private func hand(
        _ letter: Letter, _ isTaking: Bool, _ now: () -> Instant, _ tell: (Event) -> Void
    ) throws(SpoolError) -> Outcome {
        let name = letter.entry.name
        guard try disk.move(name, from: .waiting, to: .handing) else { return .refused }
        let answer = mailer(name)
        let attempts = letter.attempts + 1
        switch answer {
        case .accepted:
            _ = try disk.move(name, from: .handing, to: .sent)
            try disk.sync(.sent)
            try disk.sync(.handing)
            try disk.removeNote(on: name)
            tell(.accepted(name))
            return .accepted
        case .tooBig(let reason) where letter.entry.size > Self.longest:
            guard try disk.move(name, from: .handing, to: .tooBig) else { return .refused }
            try disk.sync(.tooBig)
            try disk.sync(.handing)
            try disk.removeNote(on: name)
            tell(.tooBig(name, reason))
            return .refused
        case .refused(let reason), .tooBig(let reason):
            try fail(name, from: .handing, OutboxNote(attempts: attempts, reason: reason), tell)
            return .refused
        case .deferred(let reason):
            let now = now()
            guard let next = backoff.next(after: attempts, written: letter.entry.written, at: now) else {
                let note = OutboxNote(
                    attempts: attempts, reason: "given up after \(attempts) tries; the last: \(reason)")
                try fail(name, from: .handing, note, tell)
                return .deferred(note)
            }
            let note = OutboxNote(attempts: attempts, next: next, reason: reason, isMailerAway: !isTaking)
            try disk.write(note, on: name)
            _ = try disk.move(name, from: .handing, to: .waiting)
            tell(.deferred(name, note.reason, until: next))
            return .deferred(note)
        }
    }

    private func fail(
        _ name: SpoolName, from folder: OutboxFolder, _ note: OutboxNote, _ tell: (Event) -> Void
    ) throws(SpoolError) {
        try disk.write(note, on: name)
        guard try disk.move(name, from: folder, to: .failed) else { return }
        try disk.sync(.failed)
        try disk.sync(folder)
        tell(.failed(name, note.reason))
    }
}
