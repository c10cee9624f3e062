import Glibc
internal import SIPFiles

/// A walk over all plan files of a folder and its subfolders, by stat alone, in no particular order.
///
/// It holds one folder open and the names of those still to come, never the whole tree. Links are not followed, names
/// beginning with a dot are nobody's business. What could not be looked into is an item too: plans that may be behind it
/// are unknown, not gone.
public final class FolderScan: Sequence, IteratorProtocol {
    /// One thing found.
    public enum Item: Equatable, Sendable {
        /// A regular file named `*.json`, in any case, by its path relative to the root, and its present state.
        case plan(path: String, FileStamp)
        /// Something that looks like a plan by its name or by what stands in it, and is not read. A folder named like a plan
        /// is one, without a state, and is looked into all the same.
        case stray(path: String, FileStamp?, FileError)
        /// Something named `*.json` that is no plan file; a bad name is written as `\xE2` escapes.
        case refused(path: String, FileError)
        /// A subfolder that could not be looked into, or not to its end; a link to a folder too, whatever its name.
        case unreadable(folder: String, FileError)
    }

    /// Folders below the root; anything deeper is reported as `tooDeep`.
    public static let depthLimit = 16

    private let root: RootFolder
    private var folder: String
    private var listing: FolderListing?
    private var waiting: [String] = []

    /// Begins at `folder`, relative to the root, "" being the root. Throws if that cannot be opened: the store, or what
    /// appeared in it, is not there to be scanned.
    public init(_ root: RootFolder, under folder: String = "") throws(FileError) {
        self.root = root
        self.folder = folder
        listing = try FolderListing(owning: root.openBeneath(folder, O_DIRECTORY))
    }

    /// The next thing found, nil when all has been seen.
    public func next() -> Item? {
        while true {
            do throws(FileError) {
                if listing == nil {
                    guard let folder = waiting.popLast() else { return nil }
                    self.folder = folder
                    listing = try FolderListing(owning: root.openBeneath(folder, O_DIRECTORY))
                }
                guard let entry = try listing?.next() else {
                    listing = nil
                    continue
                }
                if let item = item(entry) { return item }
            } catch {
                listing = nil
                // A folder that was removed between its listing and its turn is no news.
                if error != .vanished || folder.isEmpty { return .unreadable(folder: folder, error) }
            }
        }
    }

    private func item(_ entry: FolderListing.Entry) -> Item? {
        let path = FileName.path(folder, entry.shown)
        if entry.isFolder {
            guard entry.name != nil else { return .unreadable(folder: path, .badName) }
            guard FileName.depth(path) <= FolderScan.depthLimit else {
                return .unreadable(folder: path, .tooDeep)
            }
            waiting.append(path)
            return entry.isPlanName ? .stray(path: path, nil, .notRegular) : nil
        }
        if entry.isFolderLink { return .unreadable(folder: path, entry.name == nil ? .badName : .folderLink) }
        let status: stat
        switch entry.look {
        case .there(let known): status = known
        case .absent: return nil
        // It may be a folder: what is known at this path and below it is unknown.
        case .unknown(let code): return .unreadable(folder: path, FileError(errno: code))
        }
        if entry.isStray { return .stray(path: path, FileStamp(status), .notPlanName) }
        if entry.isLink { return .refused(path: path, .link) }
        guard entry.isRegular else { return .refused(path: path, .notRegular) }
        guard entry.name != nil else { return .refused(path: path, .badName) }
        return .plan(path: path, FileStamp(status))
    }
}
