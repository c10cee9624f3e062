public import SIPRules

/// Hands the letters of `outgoing/` to the mailer.
///
/// No letter is lost: it is in one folder at any moment, and in `handing` until the mailer's answer is noted. None is handed
/// over before its place in `sent` is taken and durable: what notes the *yes* then needs no room, and changes `handing`
/// alone, which was changed a moment before. So a letter is handed over once, but for one window that nobody can close from
/// outside the mailer: stopped after the mailer took the letter and before one `unlink` that notes it (for a power cut,
/// before that one's `fsync`), sipd finds it in `handing` and **hands it over again**. A reminder that comes twice, with one
/// Message-ID by which mail systems tell, is better than one that never comes.
///
/// What sipd wants back is not handed over: it lies in `waiting` until sipd has it. What one letter alone is at fault for
/// keeps that letter; what several in a row meet is the disk's fault, and ends the drain.
public final class Outbox {
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
        /// It cannot be moved, with the reason; the others go.
        case stuck(SpoolName, String)
        /// The mailer deferred so many in a row that the others were spared.
        case mailerAway(waiting: Int)
    }

    let disk: any OutboxDisk
    let backoff: Backoff
    let mailer: (SpoolName) -> MailerAnswer
    /// Those that this drain lets lie: they cannot be moved, or sipd wants them back.
    private var left: Set<SpoolName> = []
    /// How many letters in a row could not be moved.
    private var stuck = 0
    /// Notes that could not be written.
    private var unwritten: [SpoolName: OutboxNote] = [:]

    /// Deferrals in a row after which the mailer, not the letters, is taken to be at fault. The next drain asks again.
    static let patience = 3

    /// An outbox. `mailer` is given the name of a letter that lies in `handing`.
    public init(on disk: any OutboxDisk, backoff: Backoff, mailer: @escaping (SpoolName) -> MailerAnswer) {
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
        (left, stuck) = ([], 0)
        try repair(tell)
        var isTaking = false
        var deferred: [(name: SpoolName, note: OutboxNote)] = []
        repeat {
            try take(tell)
            left.formUnion(try disk.recalled())
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
                        keep(note, on: name)
                    }
                    deferred = []
                case .accepted, .refused:
                    deferred = []
                    continue
                case .left: continue
                }
                break
            }
        } while true
    }

    /// What an interrupted drain left in the mailer's hands goes back, but for what the mailer is known to have taken.
    private func repair(_ tell: (Event) -> Void) throws(SpoolError) {
        for name in try disk.entries(of: .handing).map(\.name).sorted() {
            try sparing(name, tell) { () throws(SpoolError) in
                if disk.note(on: name)?.isTaken == true { return try confirm(name, tell) }
                try disk.release(name, in: .handing)
                if try disk.move(name, from: .handing, to: .waiting) { tell(.repeated(name)) }
            }
        }
        // A power cut may have kept the place and taken back what went before.
        for name in try disk.entries(of: .waiting).map(\.name).sorted() {
            try sparing(name, tell) { () throws(SpoolError) in try disk.release(name, in: .waiting) }
        }
    }

    /// Empties `outgoing`, so that a folder which somebody watches never keeps what cannot be sent now.
    private func take(_ tell: (Event) -> Void) throws(SpoolError) {
        for name in try disk.entries(of: .outgoing).map(\.name).sorted() where !left.contains(name) {
            try sparing(name, tell) { () throws(SpoolError) in
                for folder in [SpoolFolder.waiting, .sent] where try disk.isOccupied(name, in: folder) {
                    return try fail(name, from: .outgoing, OutboxNote.twin(in: folder), tell)
                }
                try disk.removeNote(on: name)
                _ = try disk.move(name, from: .outgoing, to: .waiting)
            }
        }
    }

    /// What one letter is at fault for lets that letter lie; the disk's fault ends the drain, and so does what several letters
    /// in a row meet.
    func sparing(
        _ name: SpoolName, _ tell: (Event) -> Void, _ body: () throws(SpoolError) -> Void
    ) throws(SpoolError) {
        do throws(SpoolError) {
            try body()
            stuck = 0
        } catch {
            stuck += 1
            guard error.mayBeOfOneLetter, stuck < Self.patience else { throw error }
            left.insert(name)
            tell(.stuck(name, error.description))
        }
    }

    /// A note that cannot be written costs a try too early at the next drain, and none in this one.
    func keep(_ note: OutboxNote, on name: SpoolName) {
        do throws(SpoolError) {
            try disk.write(note, on: name)
            unwritten[name] = nil
        } catch {
            unwritten[name] = note
        }
    }

    struct Letter {
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
        for entry in try disk.entries(of: .waiting) where !left.contains(entry.name) {
            let note = unwritten[entry.name] ?? disk.note(on: entry.name)
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
}
