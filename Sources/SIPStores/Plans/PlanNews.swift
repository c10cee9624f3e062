internal import SIPFiles

/// Where to look again, gathered from what the watch has told: each place once.
struct PlanNews {
    var paths: Set<String> = []
    var folders: Set<String> = []
    /// Folders whose rights may be others now.
    var touched: Set<String> = []
    var isEverything = false
    var unwatched: [(folder: String, error: SystemError)] = []
    /// The watch is over.
    var isLost = false

    mutating func add(_ change: DirectoryWatch.Change) {
        switch change {
        case .changed(let path), .removed(let path): paths.insert(path)
        case .folderAppeared(let path), .folderVanished(let path): folders.insert(path)
        case .folderTouched(let path): touched.insert(path)
        case .unwatched(let folder, let error): unwatched.append((folder, error))
        case .overflow: isEverything = true
        case .lost:
            isEverything = true
            isLost = true
        }
    }
}
