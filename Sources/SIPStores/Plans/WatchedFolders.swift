/// Which inotify watch belongs to which folder, both ways.
struct WatchedFolders {
    private var folders: [Int32: String] = [:]
    private var watches: [String: Int32] = [:]

    var count: Int { folders.count }

    subscript(watch: Int32) -> String? { folders[watch] }

    func contains(_ folder: String) -> Bool { watches[folder] != nil }

    /// A folder that was moved unseen keeps its watch under a new path, and a new folder takes an old one's path.
    mutating func insert(_ watch: Int32, _ folder: String) {
        remove(watch)
        if let old = watches[folder] { folders[old] = nil }
        folders[watch] = folder
        watches[folder] = watch
    }

    mutating func remove(_ watch: Int32) {
        guard let folder = folders.removeValue(forKey: watch) else { return }
        watches[folder] = nil
    }

    /// Forgets a folder and all below it, and returns their watches.
    mutating func removeTree(_ folder: String) -> [Int32] {
        let below = folder + "/"
        let gone = folders.filter { $0.value == folder || $0.value.hasPrefix(below) }.map(\.key)
        for watch in gone { remove(watch) }
        return gone
    }
}
