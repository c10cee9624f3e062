import Glibc

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
        /// Type, size, time; nil if it vanished or cannot be told.
        let status: stat?

        var isFolder: Bool { status.map { $0.st_mode & S_IFMT == S_IFDIR } ?? false }
        var isLink: Bool { status.map { $0.st_mode & S_IFMT == S_IFLNK } ?? false }
        var isRegular: Bool { status.map { $0.st_mode & S_IFMT == S_IFREG } ?? false }
    }

    private let stream: OpaquePointer
    private let isOfFolders: Bool

    /// Takes over a folder's descriptor, closed if that fails. `folders`: gives subfolders alone, and asks after nothing
    /// that is known to be a file.
    init(owning descriptor: Int32, folders: Bool = false) throws(FileError) {
        isOfFolders = folders
        guard let stream = fdopendir(descriptor) else {
            let code = errno
            close(descriptor)
            throw FileError(errno: code)
        }
        self.stream = stream
    }

    deinit {
        closedir(stream)
    }

    /// The next entry that may matter: a folder or a link to one, or anything that is, or looks like, a plan by its name, or a file that looks
    /// like one by what stands in it. Nil at the end.
    borrowing func next() throws(FileError) -> Entry? {
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                guard errno == 0 else { throw FileError(errno: errno) }
                return nil
            }
            if let entry = read(entry) { return entry }
        }
    }

    private borrowing func read(_ entry: UnsafeMutablePointer<dirent>) -> Entry? {
        guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return nil }
        let start = UnsafeRawPointer(entry).advanced(by: offset)
        let name = UnsafeRawBufferPointer(start: start, count: strlen(start.assumingMemoryBound(to: CChar.self)))
        guard !FileName.isHidden(name) else { return nil }
        let isPlanName = !isOfFolders && FileName.isPlan(name)
        let type = Int(entry.pointee.d_type)
        let path = start.assumingMemoryBound(to: CChar.self)
        var isStray = !isOfFolders && !isPlanName && type != DT_DIR && FileName.isStray(name)
        if !isOfFolders, !isPlanName, !isStray, type == DT_REG {
            isStray = PlanSemblance.isShown(by: path, in: dirfd(stream))
        }
        let mayBeLink = !isOfFolders && (type == DT_LNK || type == DT_UNKNOWN)
        // Spares a stat for every file that is neither a plan nor perhaps a folder, or a link to one.
        guard isPlanName || isStray || mayBeLink || type == DT_DIR || type == DT_UNKNOWN else { return nil }
        var status = stat()
        let known = fstatat(dirfd(stream), path, &status, AT_SYMLINK_NOFOLLOW) == 0
        let isFolderLink =
            mayBeLink && known && status.st_mode & S_IFMT == S_IFLNK
            && RootFolder.leadsToFolder(path, in: dirfd(stream))
        if !isOfFolders, !isPlanName, !isStray, type == DT_UNKNOWN, known, status.st_mode & S_IFMT == S_IFREG {
            isStray = PlanSemblance.isShown(by: path, in: dirfd(stream))
        }
        guard isPlanName || isStray || isFolderLink || (known && status.st_mode & S_IFMT == S_IFDIR) else { return nil }
        let text = FileName.text(name)
        return Entry(
            name: text, shown: text ?? FileName.escaped(name), isPlanName: isPlanName, isStray: isStray,
            isFolderLink: isFolderLink, status: known ? status : nil)
    }
}
