import Glibc
internal import SIPFiles

/// The entries of one folder, one at a time, hidden ones left out.
struct FolderListing: ~Copyable {
    /// One entry. Its name is as the folder has it, of any bytes.
    struct Entry {
        /// The name as text, or nil if it has none that can be shown.
        let name: String?
        /// The name in printable ASCII if it has no text, else the text.
        let shown: String
        /// The name ends in `.json`.
        let isPlanName: Bool
        /// It looks like a plan all the same, by its name or by what stands in it.
        let isStray: Bool
        /// It is a link to a folder.
        let isFolderLink: Bool
        /// Type, size, time, links not followed. Never `absent`: what has vanished is no entry.
        let look: Look

        var isFolder: Bool { look.kind == S_IFDIR }
        var isLink: Bool { look.kind == S_IFLNK }
        var isRegular: Bool { look.kind == S_IFREG }
    }

    private let names: FolderNames
    private let isOfFolders: Bool

    /// Takes over a folder's descriptor, closed if that fails. `folders`: gives subfolders alone, and asks after nothing
    /// that is known to be a file.
    init(owning descriptor: Int32, folders: Bool = false) throws(FileError) {
        isOfFolders = folders
        do throws(SystemError) { names = try FolderNames(owning: descriptor, path: "") } catch {
            throw FileError(errno: error.code)
        }
    }

    /// The next entry that may matter: a folder or a link to one, or anything that is, or looks like, a plan by its name, or a file that looks
    /// like one by what stands in it. Nil at the end. Throws when the folder does not tell all that it holds.
    borrowing func next() throws(FileError) -> Entry? {
        while let name = try nextName() {
            if let entry = try read(name) { return entry }
        }
        return nil
    }

    private borrowing func nextName() throws(FileError) -> FolderNames.Name? {
        do throws(SystemError) { return try names.next() } catch { throw FileError(errno: error.code) }
    }

    private borrowing func read(_ entry: FolderNames.Name) throws(FileError) -> Entry? {
        let name = unsafe entry.bytes
        guard unsafe !FileName.isHidden(name) else { return nil }
        let isPlanName = unsafe !isOfFolders && FileName.isPlan(name)
        let (type, path) = unsafe (entry.kind, entry.pointer)
        var isStray = unsafe !isOfFolders && !isPlanName && type != DT_DIR && FileName.isStray(name)
        if !isOfFolders, !isPlanName, !isStray, type == DT_REG {
            isStray = unsafe PlanSemblance.isShown(by: path, in: names.number)
        }
        let mayBeLink = !isOfFolders && (type == DT_LNK || type == DT_UNKNOWN)
        // Spares a stat for every file that is neither a plan nor perhaps a folder, or a link to one.
        guard isPlanName || isStray || mayBeLink || type == DT_DIR || type == DT_UNKNOWN else { return nil }
        let look = unsafe Look(at: path, from: names.number, followingLinks: false)
        var isUnknown = false
        switch look {
        case .absent: return nil
        case .there: break
        // The folder gives its names, and nothing of what they stand for.
        case .unknown(EACCES): throw .permission
        case .unknown: isUnknown = true
        }
        let isFolderLink =
            unsafe mayBeLink && look.kind == S_IFLNK && RootFolder.mayLeadToFolder(path, in: names.number)
        if !isOfFolders, !isPlanName, !isStray, type == DT_UNKNOWN, look.kind == S_IFREG {
            isStray = unsafe PlanSemblance.isShown(by: path, in: names.number)
        }
        guard isPlanName || isStray || isFolderLink || look.kind == S_IFDIR || isUnknown else { return nil }
        let text = unsafe FileName.text(name)
        return unsafe Entry(
            name: text, shown: text ?? FileName.escaped(name), isPlanName: isPlanName, isStray: isStray,
            isFolderLink: isFolderLink, look: look)
    }
}
