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
    public func drain(
        now: () -> Instant, unless stop: () -> Bool, tell: (Event) -> Void
    ) throws(SpoolError) {
        try repair(tell)
        var deferrals = 0
        repeat {
            try take(tell)
            let due = try due(at: now())
            if due.isEmpty { return }
            for letter in due {
                if stop() { return }
                let deferred = try hand(letter, now, tell)
                deferrals = deferred ? deferrals + 1 : 0
                if deferrals >= Self.patience {
                    try take(tell)
                    tell(.mailerAway(waiting: try disk.entries(of: .waiting).count))
                    return
                }
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
    }

    /// Those whose time has come; the ones that nobody tried first, so that a letter which always fails holds up none.
    private func due(at now: Instant) throws(SpoolError) -> [Letter] {
        var due: [Letter] = []
        for entry in try disk.entries(of: .waiting) {
            let note = disk.note(on: entry.name)
            if let next = note?.next, backoff.isCredible(next, at: now), now < next { continue }
            due.append(Letter(entry: entry, attempts: note?.attempts ?? 0))
        }
        return due.sorted {
            ($0.attempts, $0.entry.written, $0.entry.name) < ($1.attempts, $1.entry.written, $1.entry.name)
        }
    }

    /// Whether the mailer deferred it.
    private func hand(_ letter: Letter, _ now: () -> Instant, _ tell: (Event) -> Void) throws(SpoolError) -> Bool {
        let name = letter.entry.name
        guard try disk.move(name, from: .waiting, to: .handing) else { return false }
        let answer = mailer(name)
        let attempts = letter.attempts + 1
        switch answer {
        case .accepted:
            _ = try disk.move(name, from: .handing, to: .sent)
            try disk.sync(.sent)
            try disk.sync(.handing)
            try disk.removeNote(on: name)
            tell(.accepted(name))
            return false
        case .refused(let reason):
            try fail(name, from: .handing, OutboxNote(attempts: attempts, reason: reason), tell)
            return false
        case .deferred(let reason):
            let now = now()
            guard let next = backoff.next(after: attempts, written: letter.entry.written, at: now) else {
                let reason = "given up after \(attempts) tries; the last: \(reason)"
                try fail(name, from: .handing, OutboxNote(attempts: attempts, reason: reason), tell)
                return true
            }
            let note = OutboxNote(attempts: attempts, next: next, reason: reason)
            try disk.write(note, on: name)
            _ = try disk.move(name, from: .handing, to: .waiting)
            tell(.deferred(name, note.reason, until: next))
            return true
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
