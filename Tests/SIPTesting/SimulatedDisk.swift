public import SIPOutputs

/// A spool's disk in memory that keeps apart what was written and what is durable, and whose power can be cut before any
/// effect. Content that nobody synced is empty after a power cut even where its name survives, as on ext4 without
/// `auto_da_alloc`; syncing a folder makes every name durable, as its journal does.
public final class SimulatedDisk: SpoolDisk {
    private struct File {
        var bytes: [UInt8]
        var isDurable: Bool
    }

    private typealias Tree = [SpoolFolder: [SpoolName: File]]

    /// Effects that still happen; then each throws, half done. `nil`: no end.
    public var effectsLeft: Int?
    /// True for a disk that cannot make anything durable any more.
    public var failsToSync = false
    /// How often it was asked for anything.
    public private(set) var asked = 0

    private var now: Tree = [:]
    private var durable: Tree = [:]

    /// An empty disk.
    public init() {}

    /// What a letter in a folder holds.
    public subscript(folder: SpoolFolder, name: SpoolName) -> [UInt8]? { now[folder]?[name]?.bytes }

    /// Takes back all that is not durable. Without it, a stop is that of a killed process.
    public func cutPower() {
        now = durable.mapValues { $0.mapValues { $0.isDurable ? $0 : File(bytes: [], isDurable: true) } }
    }

    /// See `SpoolDisk`. Leaves half a file when the power goes.
    public func create(_ name: SpoolName, _ bytes: [UInt8], durably: Bool) throws(SpoolError) {
        if now[.tmp]?[name] != nil { throw .exists(name) }
        now[.tmp, default: [:]][name] = File(bytes: Array(bytes.prefix(bytes.count / 2)), isDurable: false)
        try effect()
        now[.tmp, default: [:]][name] = File(bytes: bytes, isDurable: durably)
    }

    /// See `SpoolDisk`.
    public func syncFileSystem() throws(SpoolError) {
        try effect()
        if failsToSync { throw .syncFailed(path: "spool", errno: 5) }
        now = now.mapValues { $0.mapValues { File(bytes: $0.bytes, isDurable: true) } }
        durable = now
    }

    /// See `SpoolDisk`.
    public func sync(_ folder: SpoolFolder) throws(SpoolError) {
        try effect()
        if failsToSync { throw .syncFailed(path: folder.rawValue, errno: 5) }
        durable = now
    }

    /// See `SpoolDisk`.
    public func move(_ name: SpoolName) throws(SpoolError) -> SpoolMove {
        try effect()
        guard let file = now[.tmp]?[name] else { return .absent }
        guard now[.outgoing]?[name] == nil else { return .occupied }
        now[.tmp]?[name] = nil
        now[.outgoing, default: [:]][name] = file
        return .moved
    }

    /// See `SpoolDisk`.
    public func remove(_ name: SpoolName, from folder: SpoolFolder) throws(SpoolError) -> Bool {
        try effect()
        return now[folder]?.removeValue(forKey: name) != nil
    }

    /// See `SpoolDisk`.
    public func contains(_ name: SpoolName, in folder: SpoolFolder) throws(SpoolError) -> Bool {
        asked += 1
        return now[folder]?[name] != nil
    }

    /// See `SpoolDisk`. Every letter was written at second 0.
    public func entries(of folder: SpoolFolder) throws(SpoolError) -> [SpoolEntry] {
        asked += 1
        return (now[folder] ?? [:]).keys.map { SpoolEntry(name: $0, written: 0) }
    }

    private func effect() throws(SpoolError) {
        asked += 1
        guard let left = effectsLeft else { return }
        if left == 0 { throw .failed(path: "spool", call: "stopped", errno: 0) }
        effectsLeft = left - 1
    }
}
