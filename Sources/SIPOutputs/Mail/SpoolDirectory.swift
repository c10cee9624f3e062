internal import CLinux
internal import Glibc
internal import SIPFiles

/// A spool in a folder of the local file system: what both halves of it do there, each effect once.
///
/// sipd's half holds open the folders that it changes, and so stays in those that it looked at when it started. The drain,
/// and whoever reads for a report, goes by their names below the root: it need not be let into all of them, nor find them
/// made.
public final class SpoolDirectory: LetterDisk {
    /// The spool's path.
    public let root: String
    let folder: Descriptor
    private let held: [SpoolFolder: HeldFolder]
    /// What makes this the one drain; see `begin`.
    var lock: Descriptor?

    /// A spool whose folders go by their names, but for those that are held.
    init(_ root: String, _ folder: consuming Descriptor, holding held: [SpoolFolder: HeldFolder] = [:]) {
        self.root = root
        self.folder = folder
        self.held = held
    }

    /// See `LetterDisk`. Links are not followed.
    public func list(_ folder: SpoolFolder) throws(SpoolError) -> SpoolListing {
        let path = path(folder)
        // A descriptor of its own: the position in a folder belongs to the open file.
        let number = open(folder)
        guard number >= 0 else {
            if errno == ENOENT, held[folder] == nil { return SpoolListing() }
            throw SpoolError(at: path, "open")
        }
        var listing = SpoolListing()
        do throws(SystemError) {
            let names = try FolderNames(owning: number, path: path)
            while let name = try names.next() {
                guard let text = name.text, !text.hasPrefix(".") else { continue }
                let status: stat
                switch unsafe Look(at: name.pointer, from: names.number, followingLinks: false) {
                case .there(let known): status = known
                case .absent: continue
                case .unknown(let code): throw SystemError("\(path)/\(text)", code: code)
                }
                guard status.st_mode & S_IFMT == S_IFREG, let name = SpoolName(text) else {
                    listing.strangers.append(text)
                    continue
                }
                listing.entries.append(
                    SpoolEntry(name: name, written: Int64(status.st_mtim.tv_sec), size: Int64(status.st_size)))
            }
        } catch {
            throw SpoolError(at: error.path ?? path, error.path == path ? "readdir" : "stat", code: error.code)
        }
        listing.strangers.sort()
        return listing
    }

    /// `renameat`: whoever renames first has it, sipd or the drain.
    public func move(_ name: SpoolName, from: SpoolFolder, to: SpoolFolder) throws(SpoolError) -> Bool {
        let (old, new) = (place(name, in: from), place(name, in: to))
        if unsafe renameat(old.folder, old.name, new.folder, new.name) == 0 { return true }
        let code = errno
        if code == ENOENT {
            // Folders that are held are there, so it is the letter that is not. By name a folder may be what is missing.
            if held[from] != nil, held[to] != nil { return false }
            if try !isOccupied(name, in: from) { return false }
        }
        throw SpoolError(at: path(name, from), "rename", code: code)
    }

    /// `unlinkat`; of a link, the link.
    public func remove(_ name: SpoolName, from folder: SpoolFolder) throws(SpoolError) -> Bool {
        let place = place(name, in: folder)
        if unsafe unlinkat(place.folder, place.name, 0) == 0 { return true }
        if errno == ENOENT { return false }
        throw SpoolError(at: path(name, folder), "unlink")
    }

    /// `fsync` of a folder.
    public func sync(_ folder: SpoolFolder) throws(SpoolError) {
        try inside(folder) { number throws(SpoolError) in
            guard fsync(number) == 0 else { throw .syncFailed(path: path(folder), errno: errno) }
        }
    }

    /// The first bytes of a letter, so many at most.
    public func head(_ name: SpoolName, in folder: SpoolFolder, bytes: Int) throws(SpoolError) -> [UInt8] {
        try inside(folder) { number throws(SpoolError) in
            let path = path(name, folder)
            let file = unsafe Descriptor(openat(number, name.text, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC))
            guard file.isOpen else { throw SpoolError(at: path, "open") }
            guard let head = file.read(atMost: bytes) else { throw SpoolError(at: path, "read") }
            return head
        }
    }

    /// Whether there is anything under this name, a link that leads nowhere included.
    public func isOccupied(_ name: SpoolName, in folder: SpoolFolder) throws(SpoolError) -> Bool {
        let place = place(name, in: folder)
        if unsafe faccessat(place.folder, place.name, F_OK, AT_SYMLINK_NOFOLLOW) == 0 { return true }
        if errno == ENOENT { return false }
        throw SpoolError(at: path(name, folder), "access")
    }

    /// What stands under a name, links not followed; `nil` when nothing does.
    func status(_ name: SpoolName, _ folder: SpoolFolder) throws(SpoolError) -> stat? {
        let place = place(name, in: folder)
        var status = stat()
        if unsafe fstatat(place.folder, place.name, &status, AT_SYMLINK_NOFOLLOW) == 0 { return status }
        if errno == ENOENT { return nil }
        throw SpoolError(at: path(name, folder), "stat")
    }

    /// The same of a regular file; throws when it is something else.
    func letter(_ name: SpoolName, _ folder: SpoolFolder) throws(SpoolError) -> stat? {
        guard let status = try status(name, folder) else { return nil }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path(name, folder)) }
        return status
    }

    /// A name in a folder as the system's calls take it: from a folder that is open, links in the name not followed.
    func place(_ name: SpoolName, in folder: SpoolFolder) -> (folder: Int32, name: String) {
        if let held = held[folder] { return (held.descriptor.number, name.text) }
        return (self.folder.number, "\(folder.rawValue)/\(name)")
    }

    func path(_ folder: SpoolFolder) -> String { "\(root)/\(folder.rawValue)" }

    func path(_ name: SpoolName, _ folder: SpoolFolder) -> String { "\(path(folder))/\(name)" }

    /// A new descriptor of a folder, the caller's to close; negative when it cannot be opened.
    private func open(_ folder: SpoolFolder) -> Int32 {
        if let held = held[folder] {
            return unsafe openat(held.descriptor.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        }
        return unsafe openat(self.folder.number, folder.rawValue, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    }

    /// With the descriptor of a folder: of one that is held that one, since what the disk failed to write is told to
    /// whoever had the file open then.
    func inside<Value>(
        _ folder: SpoolFolder, _ body: (Int32) throws(SpoolError) -> Value
    ) throws(SpoolError) -> Value {
        if let held = held[folder] { return try body(held.descriptor.number) }
        let opened = Descriptor(open(folder))
        guard opened.isOpen else { throw SpoolError(at: path(folder), "open") }
        return try body(opened.number)
    }
}
