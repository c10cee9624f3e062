public import SIPOutputs

/// A spool's disk in memory that keeps apart what was written and what is durable, and whose power can be cut before any
/// effect. Content that nobody synced is empty after a power cut even where its name survives, as on ext4 without
/// `auto_da_alloc`; syncing a folder makes every name durable, as its journal does.
public final class SimulatedDisk: SpoolDisk {
    private struct File {
        var bytes: [UInt8]
        var isDurable: Bool
    }

    /// What a disk can be out of.
    public enum Fullness: Sendable, CaseIterable {
        /// Contents: no file can be written, but what is there can be moved.
        case bytes
        /// Names in `outgoing/`: files can be written, but not moved.
        case moves
    }

    private typealias Tree = [SpoolFolder: [SpoolName: File]]

    /// Effects that still happen; then each throws, half done. `nil`: no end.
    public var effectsLeft: Int?
    /// Whether an effect was stopped: whoever asked for it is no more.
    public private(set) var hasStopped = false
    /// True for a disk that cannot make anything durable any more.
    public var failsToSync = false
    /// What there is no room for.
    public var isFull: Fullness?
    /// Somebody else empties `tmp/` each time that it has been made durable.
    public var losesTmp = false
    /// What was moved to `outgoing/`, in order, for a drain to see.
    public private(set) var moved: [[UInt8]] = []
    /// How often it was asked for anything.
    public private(set) var asked = 0
    /// Where it is written down which way each letter goes.
    var ways: LetterWays?

    private var now: Tree = [:]
    private var durable: Tree = [:]

    /// An empty disk.
    public init() {}

    /// What a letter in a folder holds.
    public subscript(folder: SpoolFolder, name: SpoolName) -> [UInt8]? { now[folder]?[name]?.bytes }

    /// Takes back all that is not durable. Without it, a stop is that of a killed process.
    public func cutPower() {
        ways?.note("powerCut")
        now = durable.mapValues { $0.mapValues { $0.isDurable ? $0 : File(bytes: [], isDurable: true) } }
    }

    /// Starts again after a stop: nothing is to stop it any more.
    public func start() {
        effectsLeft = nil
        hasStopped = false
        failsToSync = false
    }

    /// Takes out all letters that wait to be sent, as `sipd deliver` does that finds no mailer.
    public func putOff() {
        for name in (now[.outgoing] ?? [:]).keys { ways?.note("take", name) }
        now[.waiting, default: [:]].merge(now[.outgoing] ?? [:]) { $1 }
        now[.outgoing] = nil
    }

    /// Gives a letter into the mailer's hands, as `sipd deliver` does.
    public func hand(_ name: SpoolName) {
        for folder in [SpoolFolder.outgoing, .waiting] {
            if let file = now[folder]?.removeValue(forKey: name) { now[.handing, default: [:]][name] = file }
        }
    }

    /// The mailer's answer to a letter in its hands: it takes it, or not now.
    public func answer(_ name: SpoolName, isTaken: Bool) {
        guard let file = now[.handing]?.removeValue(forKey: name), !isTaken else { return }
        now[.waiting, default: [:]][name] = file
    }

    /// Takes out all letters that wait to be sent, for good, as a mailer does.
    public func drain() -> [(name: SpoolName, bytes: [UInt8])] {
        putOff()
        let letters = now[.waiting] ?? [:]
        for name in letters.keys {
            for step in ["hand", "reserve", "sync", "accepted", "confirm", "sync"] { ways?.note(step, name) }
        }
        now[.waiting] = nil
        // Whoever makes a later move durable makes the earlier one durable too: a journal is written in order.
        for folder in SpoolFolder.allCases {
            for name in letters.keys { durable[folder]?[name] = nil }
        }
        return letters.sorted { $0.key < $1.key }.map { ($0.key, $0.value.bytes) }
    }

    /// Puts a letter aside as too big, as the drain does when the mailer says so.
    public func putAside(_ name: SpoolName) {
        guard let file = now[.outgoing]?.removeValue(forKey: name) else { return }
        now[.tooBig, default: [:]][name] = file
    }

    /// See `SpoolDisk`. Leaves half a file when the power goes.
    public func create(_ name: SpoolName, _ bytes: [UInt8], durably: Bool) throws(SpoolError) {
        if now[.tmp]?[name] != nil { throw .exists(name) }
        // Nothing is left behind: what was begun is removed.
        if isFull == .bytes { throw .full(path: "tmp/\(name)") }
        ways?.note("write", name)
        now[.tmp, default: [:]][name] = File(bytes: Array(bytes.prefix(bytes.count / 2)), isDurable: false)
        try effect()
        now[.tmp, default: [:]][name] = File(bytes: bytes, isDurable: durably)
    }

    /// See `SpoolDisk`.
    public func syncFileSystem() throws(SpoolError) {
        try effect()
        if failsToSync { throw .syncFailed(path: "spool", errno: 5) }
        now = now.mapValues { $0.mapValues { File(bytes: $0.bytes, isDurable: true) } }
        if losesTmp { now[.tmp] = nil }
        durable = now
        ways?.note("barrier")
    }

    /// See `LetterDisk`.
    public func sync(_ folder: SpoolFolder) throws(SpoolError) {
        try effect()
        if failsToSync { throw .syncFailed(path: folder.rawValue, errno: 5) }
        durable = now
        ways?.note("seal")
    }

    /// See `SpoolDisk`.
    public func publish(_ name: SpoolName) throws(SpoolError) -> SpoolMove {
        try effect()
        guard let file = now[.tmp]?[name] else { return .absent }
        guard now[.outgoing]?[name] == nil else { return .occupied }
        if isFull == .moves { throw .full(path: "outgoing/\(name)") }
        now[.tmp]?[name] = nil
        now[.outgoing, default: [:]][name] = file
        moved.append(file.bytes)
        ways?.note("move", name)
        return .moved
    }

    /// See `SpoolDisk`.
    public func mark(_ name: SpoolName) throws(SpoolError) {
        try effect()
        now[.recalled, default: [:]][name] = File(bytes: [], isDurable: true)
        ways?.note("mark", name)
        try sync(.recalled)
    }

    /// See `LetterDisk`.
    public func move(_ name: SpoolName, from: SpoolFolder, to: SpoolFolder) throws(SpoolError) -> Bool {
        try effect()
        guard let file = now[from]?.removeValue(forKey: name) else { return false }
        now[to, default: [:]][name] = file
        if to == .tmp { ways?.note("pull", name) }
        return true
    }

    /// See `LetterDisk`.
    public func remove(_ name: SpoolName, from folder: SpoolFolder) throws(SpoolError) -> Bool {
        try effect()
        guard now[folder]?.removeValue(forKey: name) != nil else { return false }
        if folder == .tmp { ways?.note("discard", name) }
        return true
    }

    /// See `SpoolDisk`.
    public func holdsLetter(_ name: SpoolName, in folder: SpoolFolder) throws(SpoolError) -> Bool {
        asked += 1
        return now[folder]?[name] != nil
    }

    /// See `SpoolDisk`.
    public func head(_ name: SpoolName, in folder: SpoolFolder, bytes: Int) throws(SpoolError) -> [UInt8] {
        asked += 1
        return Array((now[folder]?[name]?.bytes ?? []).prefix(bytes))
    }

    /// See `LetterDisk`. Every letter was written at second 0.
    public func list(_ folder: SpoolFolder) throws(SpoolError) -> SpoolListing {
        asked += 1
        return SpoolListing(
            entries: (now[folder] ?? [:]).map {
                SpoolEntry(name: $0.key, written: 0, size: Int64($0.value.bytes.count))
            })
    }

    private func effect() throws(SpoolError) {
        asked += 1
        ways?.lookIntoLedger()
        guard let left = effectsLeft else { return }
        if left == 0 {
            hasStopped = true
            throw .failed(path: "spool", call: "stopped", errno: 0)
        }
        effectsLeft = left - 1
    }
}
