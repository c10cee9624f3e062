/// The state in which each plan file was last seen, in some 40 bytes a file.
///
/// Paths and stamps are held as 64-bit hashes with a key of this process. Should two of a million paths share one (once
/// in forty million starts), both are read at every full scan, and nothing else happens.
struct StampTable {
    private struct Entry {
        /// 0: to be read whatever its stamp.
        var stamp: Int
        var sweep: UInt32
    }

    private var entries: [Int: Entry] = [:]
    private var sweep: UInt32 = 0
    /// Files seen in the present sweep.
    private(set) var seen = 0

    /// Empty, with room for so many files.
    init(room: Int = 0) { entries.reserveCapacity(room) }

    var count: Int { entries.count }

    mutating func beginSweep() {
        sweep &+= 1
        seen = 0
    }

    func contains(_ path: String) -> Bool { entries[path.hashValue] != nil }

    /// Whether the file was there in the present sweep.
    func wasSeen(_ path: String) -> Bool { entries[path.hashValue]?.sweep == sweep }

    /// Notes that the file is there. True when it is in the state last set.
    mutating func see(_ path: String, _ stamp: FileStamp?) -> Bool {
        let key = path.hashValue
        guard var entry = entries[key] else { return false }
        if entry.sweep != sweep { seen += 1 }
        entry.sweep = sweep
        entries[key] = entry
        return entry.stamp != 0 && entry.stamp == stamp?.hashValue
    }

    /// Nil: read it at the next sweep, whatever its stamp.
    mutating func set(_ path: String, _ stamp: FileStamp?) {
        let key = path.hashValue
        if let old = entries[key], old.sweep == sweep { seen -= 1 }
        entries[key] = Entry(stamp: stamp?.hashValue ?? 0, sweep: sweep)
        seen += 1
    }

    /// What was known before the first sweep.
    mutating func remember(_ path: String, _ stamp: FileStamp?) {
        entries[path.hashValue] = Entry(stamp: stamp?.hashValue ?? 0, sweep: sweep)
    }

    mutating func remove(_ path: String) {
        if let old = entries.removeValue(forKey: path.hashValue), old.sweep == sweep { seen -= 1 }
    }
}
