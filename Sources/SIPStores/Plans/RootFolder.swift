import Glibc
internal import SIPFiles

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
        descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
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

    /// What is at `path` beneath the folder, links not followed; of what is behind a link nothing can be told.
    func look(at path: String) -> Look {
        let (folder, name) = FileName.parts(path)
        do throws(FileError) {
            let opened = try openBeneath(folder, O_DIRECTORY)
            defer { close(opened) }
            return unsafe Look(at: name, from: opened, followingLinks: false)
        } catch {
            return switch error {
            case .vanished: .absent
            case .permission: .unknown(EACCES)
            case .io(let code): .unknown(code)
            case .link, .folderLink: .unknown(ELOOP)
            default: .unknown(EINVAL)
            }
        }
    }

    /// Whether the folder at `path` beneath this one gives its names, and what they stand for.
    func canBeLookedInto(_ path: String) -> Bool {
        guard let opened = try? openBeneath(path, O_DIRECTORY) else { return false }
        defer { close(opened) }
        return unsafe Look(at: ".", from: opened).kind == S_IFDIR
    }

    /// Whether the file at `path` beneath the folder holds what looks like a plan.
    func holdsSemblance(_ path: String) -> Bool {
        guard let file = try? openBeneath(path) else { return false }
        return PlanSemblance.isShown(by: file)
    }

    private static func part(_ name: String, in folder: Int32, _ flags: Int32) throws(FileError) -> Int32 {
        let opened = unsafe openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC | flags)
        if opened >= 0 { return opened }
        let code = errno
        guard code == ENOTDIR else { throw FileError(errno: code) }
        // Asked for a folder, the kernel says only that a link is none.
        switch unsafe Look(at: name, from: folder, followingLinks: false) {
        case .there(let status) where status.st_mode & S_IFMT == S_IFLNK:
            throw unsafe mayLeadToFolder(name, in: folder) ? .folderLink : .link
        case .there, .absent: throw .vanished
        case .unknown(let code): throw FileError(errno: code)
        }
    }

    /// Whether what has that name in a folder is a folder, or a link to one, or to what cannot be looked at: of what is
    /// behind that nothing is known either.
    static func mayLeadToFolder(_ name: UnsafePointer<CChar>, in folder: Int32) -> Bool {
        switch unsafe Look(at: name, from: folder) {
        case .there(let status): status.st_mode & S_IFMT == S_IFDIR
        // Links in a circle lead nowhere.
        case .absent, .unknown(ELOOP): false
        case .unknown: true
        }
    }

    /// Whether there is a link to a folder at `path` beneath this one.
    func holdsFolderLink(_ path: String) -> Bool {
        let (folder, name) = FileName.parts(path)
        guard look(at: path).kind == S_IFLNK,
            let opened = try? openBeneath(folder, O_DIRECTORY)
        else { return false }
        defer { close(opened) }
        return unsafe Self.mayLeadToFolder(name, in: opened)
    }
}
