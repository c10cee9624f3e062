import Glibc

/// The plan folder, held open: the only way to its files, and no way out of it.
///
/// Every path is opened beneath it name by name, links not followed, so neither a link nor `..` leads elsewhere, whatever
/// is swapped meanwhile. Not by openat2(2), which does that in one call: the service manager's `RestrictSUIDSGID=` and
/// some containers answer it with ENOSYS. It keeps its file system busy and a removed folder alive: open it for a sweep
/// and let go.
public final class RootFolder: Sendable {
    private let descriptor: Int32

    /// Opens the folder at `path`. The path itself may hold links; that is the operator's choice.
    public init(_ path: String) throws(FileError) {
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(errno: errno) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Opens what is at `path` beneath the folder for reading, "" being the folder itself. The caller closes it.
    func openBeneath(_ path: String, _ flags: Int32 = 0) throws(FileError) -> Int32 {
        // C would read the path up to the zero only.
        guard !path.utf8.contains(0) else { throw .badName }
        let names = path.split(separator: "/")
        guard !path.hasPrefix("/"), !names.contains("..") else { throw .outside }
        var folder = descriptor
        defer { if folder != descriptor { close(folder) } }
        for name in names.dropLast() {
            let next = try Self.part(String(name), in: folder, O_DIRECTORY)
            if folder != descriptor { close(folder) }
            folder = next
        }
        return try Self.part(names.last.map(String.init) ?? ".", in: folder, flags)
    }

    /// What is at `path` beneath the folder, links not followed; nil when nothing is, or it cannot be told.
    func status(_ path: String) -> stat? {
        let (folder, name) = FileName.parts(path)
        guard let opened = try? openBeneath(folder, O_DIRECTORY) else { return nil }
        defer { close(opened) }
        var status = stat()
        return fstatat(opened, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? status : nil
    }

    /// Whether the file at `path` beneath the folder holds what looks like a plan.
    func holdsSemblance(_ path: String) -> Bool {
        guard let file = try? openBeneath(path) else { return false }
        return PlanSemblance.isShown(by: file)
    }

    private static func part(_ name: String, in folder: Int32, _ flags: Int32) throws(FileError) -> Int32 {
        let opened = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC | flags)
        if opened >= 0 { return opened }
        let code = errno
        var status = stat()
        // Asked for a folder, the kernel says only that a link is none.
        if code == ENOTDIR, fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0, status.st_mode & S_IFMT == S_IFLNK
        {
            throw leadsToFolder(name, in: folder) ? .folderLink : .link
        }
        throw FileError(errno: code)
    }

    /// Whether what has that name in a folder is a folder, or a link to one.
    static func leadsToFolder(_ name: UnsafePointer<CChar>, in folder: Int32) -> Bool {
        var status = stat()
        return fstatat(folder, name, &status, 0) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether there is a link to a folder at `path` beneath this one.
    func holdsFolderLink(_ path: String) -> Bool {
        let (folder, name) = FileName.parts(path)
        guard status(path).map({ $0.st_mode & S_IFMT == S_IFLNK }) ?? false,
            let opened = try? openBeneath(folder, O_DIRECTORY)
        else { return false }
        defer { close(opened) }
        return Self.leadsToFolder(name, in: opened)
    }
}
