public import SIPFiles
public import SIPStores

/// A watch that had none left for one folder, and tells of it whenever it is asked.
public final class LimitedWatch: PlanWatch {
    /// None.
    public let descriptor: Int32 = -1
    /// Of the other folders.
    public let tellsAll = true
    private let folder: String
    private var hasTold = false

    /// A watch of all but this folder.
    public init(allBut folder: String) { self.folder = folder }

    /// That folder, and nothing more until the next time.
    public func read() throws(SystemError) -> [DirectoryWatch.Change] {
        defer { hasTold.toggle() }
        return hasTold ? [] : [.unwatched(folder: folder, .noWatchLeft(after: 3))]
    }
}
