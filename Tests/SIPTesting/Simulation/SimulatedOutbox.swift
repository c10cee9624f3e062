public import SIPOutputs
internal import SIPRules

/// An outbox's disk in memory, and the mailer behind it. The process can be killed and the power be cut before any
/// effect; syncing a folder makes every name durable, as a file system's journal does, and never a note.
public final class SimulatedOutbox: OutboxDisk {
    private typealias Tree = [SpoolFolder: Set<SpoolName>]

    /// Effects that still happen; then each throws, undone. `nil`: no end.
    public var effectsLeft: Int?
    /// The effect, counted from here on, that fails once, undone; those after it happen.
    public var effectFailing: Int?
    /// Folders that take no name.
    public var full: Set<SpoolFolder> = []
    /// What the mailer answers; every letter is accepted where this says nothing.
    public var answers: [SpoolName: MailerAnswer] = [:]
    /// How often the mailer took each letter.
    public private(set) var taken: [SpoolName: Int] = [:]
    /// The letters that the mailer was asked to take, in order.
    public private(set) var asked: [SpoolName] = []
    /// What was told.
    public private(set) var events: [Outbox.Event] = []
    /// What the mailer says to every letter while it is away.
    public var isAway: MailerAnswer?
    /// The letters that the mailer took, in order.
    public private(set) var arrived: [SpoolName] = []
    /// The moment, in seconds since the epoch. The letters given at the beginning were written at second 0.
    public var seconds: Int64 = 0
    private var written: [SpoolName: Int64] = [:]

    /// The letters that sipd wants back.
    public var wantedBack: Set<SpoolName> = []

    private var now: Tree = [:]
    /// The letters that lie in `sent` and in another folder, as one file. Not of those that only the other one holds.
    private var reserved: Set<SpoolName> = []
    private var durable: Tree = [:]
    private var durablyReserved: Set<SpoolName> = []
    private var notes: [SpoolName: OutboxNote] = [:]

    /// Letters in `outgoing`, durable, as sipd leaves them.
    public init(_ names: [SpoolName]) {
        now = [.outgoing: Set(names)]
        durable = now
    }

    /// Drains it until nothing more is due.
    public func drain(patience: Int64 = 5 * 86_400) throws(SpoolError) {
        let outbox = Outbox(on: self, backoff: Backoff(seconds: patience)) { [self] name in
            asked.append(name)
            let answer = isAway ?? answers[name] ?? .accepted
            if answer == .accepted {
                taken[name, default: 0] += 1
                arrived.append(name)
            }
            return answer
        }
        try outbox.drain(now: { [self] in Instant(seconds: seconds) }, unless: { false }) { events.append($0) }
    }

    /// The letters in a folder, in order.
    public subscript(folder: SpoolFolder) -> [SpoolName] { (now[folder] ?? []).sorted() }

    /// A letter that sipd writes now.
    public func write(_ name: SpoolName) {
        written[name] = seconds
        now[.outgoing, default: []].insert(name)
        durable[.outgoing, default: []].insert(name)
    }

    /// Puts a letter into a folder, as an operator does with `mv`.
    public func place(_ name: SpoolName, in folder: SpoolFolder) {
        for other in SpoolFolder.allCases { now[other]?.remove(name) }
        copy(name, to: folder)
    }

    /// As `place`, with `cp`.
    public func copy(_ name: SpoolName, to folder: SpoolFolder) { now[folder, default: []].insert(name) }

    /// Takes back what is not durable, the notes among it.
    public func cutPower() {
        now = durable
        reserved = durablyReserved
        notes = [:]
    }

    /// See `LetterDisk`.
    public func list(_ folder: SpoolFolder) throws(SpoolError) -> SpoolListing {
        let names = folder == .recalled ? wantedBack.sorted() : self[folder]
        return SpoolListing(entries: names.map { SpoolEntry(name: $0, written: written[$0] ?? 0) })
    }

    /// See `OutboxDisk`.
    public func isOccupied(_ name: SpoolName, in folder: SpoolFolder) throws(SpoolError) -> Bool {
        now[folder]?.contains(name) == true
    }

    /// See `LetterDisk`.
    public func move(_ name: SpoolName, from: SpoolFolder, to: SpoolFolder) throws(SpoolError) -> Bool {
        try effect()
        if full.contains(to) { throw .full(path: to.rawValue) }
        guard now[from]?.remove(name) != nil else { return false }
        now[to, default: []].insert(name)
        return true
    }

    /// See `OutboxDisk`.
    public func reserve(_ name: SpoolName) throws(SpoolError) -> Bool {
        try effect()
        if full.contains(.sent) { throw .full(path: "sent") }
        guard now[.sent]?.contains(name) != true else { return reserved.contains(name) }
        now[.sent, default: []].insert(name)
        reserved.insert(name)
        try sync(.sent)
        return true
    }

    /// See `OutboxDisk`.
    public func release(_ name: SpoolName, in folder: SpoolFolder) throws(SpoolError) {
        guard reserved.contains(name), now[folder]?.contains(name) == true else { return }
        try effect()
        reserved.remove(name)
        now[.sent]?.remove(name)
    }

    /// See `LetterDisk`.
    public func remove(_ name: SpoolName, from folder: SpoolFolder) throws(SpoolError) -> Bool {
        try effect()
        return now[folder]?.remove(name) != nil
    }

    /// See `LetterDisk`.
    public func sync(_ folder: SpoolFolder) throws(SpoolError) {
        try effect()
        durable = now
        durablyReserved = reserved
    }

    /// See `OutboxDisk`.
    public func note(on name: SpoolName) -> OutboxNote? { notes[name] }

    /// See `OutboxDisk`.
    public func write(_ note: OutboxNote, on name: SpoolName) throws(SpoolError) {
        try effect()
        notes[name] = note
    }

    /// See `OutboxDisk`.
    public func removeNote(on name: SpoolName) throws(SpoolError) {
        try effect()
        notes[name] = nil
    }

    private func effect() throws(SpoolError) {
        if let number = effectFailing {
            effectFailing = number > 0 ? number - 1 : nil
            if number == 0 { throw .failed(path: "spool", call: "failing", errno: 5) }
        }
        guard let left = effectsLeft else { return }
        // No more is tried by whoever is killed.
        if left == 0 { throw .syncFailed(path: "stopped", errno: 0) }
        effectsLeft = left - 1
    }
}
