internal import CLinux
import Glibc
internal import SIPFiles

/// A spool in a folder of the local file system.
///
/// Whoever drains it may be another user, who has letters and nothing else: the folders that a letter passes are 0770 and
/// letters 0660, cut by the process's umask, and belong to the group that the folders are given. `tmp/` is sipd's alone.
public final class SpoolDirectory: SpoolDisk {
    private let root: String
    private let tmp: Descriptor
    private let outgoing: Descriptor
    private let waiting: Descriptor
    private let handing: Descriptor
    private let recalled: Descriptor
    private let tooBig: Descriptor

    /// Opens the folders in `root`, and makes those that are missing. `root` itself must be there: an absent one is an
    /// unmounted disk more often than a first start.
    ///
    /// Refused: a folder that is a link or a file, one whose owner is another or that everybody may write to, and two that
    /// letters cannot be renamed between because they lie on different mounts.
    public init(root: String) throws(SpoolError) {
        let folder = Descriptor(Glibc.open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
        guard folder.isOpen else {
            throw Self.error(
                at: root, "open", unfit: [ENOENT: "there is no such folder; create it", ENOTDIR: "not a folder"])
        }
        self.root = root
        tmp = try Self.open(.tmp, in: folder, root: root, mode: 0o700, forbidden: 0o022)
        outgoing = try Self.open(.outgoing, in: folder, root: root, mode: 0o770, forbidden: 0o002)
        waiting = try Self.open(.waiting, in: folder, root: root, mode: 0o770, forbidden: 0o002)
        handing = try Self.open(.handing, in: folder, root: root, mode: 0o770, forbidden: 0o002)
        recalled = try Self.open(.recalled, in: folder, root: root, mode: 0o750, forbidden: 0o022)
        tooBig = try Self.open(.tooBig, in: folder, root: root, mode: 0o770, forbidden: 0o002)
        // Whoever drains may not make them here.
        for name in OutboxFolders.folders
        where mkdirat(folder.number, name, 0o770) != 0 && errno != EEXIST {
            throw Self.error(at: "\(root)/\(name)", "mkdir")
        }
        // The kernel compares the mounts before it looks for the name, so this asks without touching anything.
        guard renameat(tmp.number, Self.nobody, outgoing.number, Self.nobody) != 0, errno != ENOENT else { return }
        throw Self.error(
            at: root, "rename",
            unfit: [EXDEV: "tmp and outgoing are on different mounts; a letter could not be renamed into the spool"])
    }

    /// Opens with O_EXCL and O_NOFOLLOW: a link planted under the name is answered with `exists`.
    public func create(_ name: SpoolName, _ bytes: [UInt8], durably: Bool) throws(SpoolError) {
        let path = path(name, .tmp)
        let file = Descriptor(
            openat(tmp.number, name.text, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o660))
        guard file.isOpen else {
            if errno == EEXIST { throw .exists(name) }
            throw Self.error(at: path, "open")
        }
        do throws(SpoolError) {
            try file.write(bytes, path: path)
            if durably, fsync(file.number) != 0 { throw .syncFailed(path: path, errno: errno) }
            // Some file systems tell of a full disk or quota only here.
            if file.close() != 0 { throw Self.error(at: path, "close") }
        } catch {
            _ = unlinkat(tmp.number, name.text, 0)
            throw error
        }
    }

    /// `syncfs`; since Linux 5.8 it reports what could not be written since the spool was opened.
    public func syncFileSystem() throws(SpoolError) {
        guard syncfs(tmp.number) == 0 else { throw .syncFailed(path: root, errno: errno) }
    }

    /// `fsync` of a folder.
    public func sync(_ folder: SpoolFolder) throws(SpoolError) {
        guard fsync(number(folder)) == 0 else { throw .syncFailed(path: "\(root)/\(folder.rawValue)", errno: errno) }
    }

    /// `renameat2` with RENAME_NOREPLACE.
    public func move(_ name: SpoolName) throws(SpoolError) -> SpoolMove {
        // What was planted under a claimed name must not be published: the mailer would follow a link.
        guard try status(name, .tmp, regular: true) != nil else { return .absent }
        if renameat2(tmp.number, name.text, outgoing.number, name.text, Self.noReplace) == 0 { return .moved }
        switch errno {
        case EEXIST: return try occupied(name)
        case ENOENT: return .absent
        case EINVAL, ENOSYS:
            // The file system cannot. Looking first is as good, since nobody but sipd puts anything into outgoing, and
            // unlike link and unlink it leaves no moment in which the letter has two names.
            guard try status(name, .outgoing, regular: false) == nil else { return try occupied(name) }
            if renameat(tmp.number, name.text, outgoing.number, name.text) == 0 { return .moved }
            throw Self.error(at: path(name, .tmp), "rename")
        default: throw Self.error(at: path(name, .tmp), "rename")
        }
    }

    /// What has the name is the letter itself, or was put there by somebody else, who must not make sipd lose it.
    private func occupied(_ name: SpoolName) throws(SpoolError) -> SpoolMove {
        let (own, other) = (try status(name, .tmp, regular: true), try status(name, .outgoing, regular: true))
        guard let own, let other else { return own == nil ? .absent : .occupied }
        guard own.st_size == other.st_size else {
            throw .failed(path: path(name, .outgoing), call: "rename", errno: EEXIST)
        }
        return .occupied
    }

    /// See `SpoolDisk`.
    public func mark(_ name: SpoolName) throws(SpoolError) {
        let file = Descriptor(
            openat(recalled.number, name.text, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600))
        guard file.isOpen || errno == EEXIST else { throw Self.error(at: path(name, .recalled), "open") }
        try sync(.recalled)
    }

    /// `renameat`: whoever renames first has it, sipd or the mailer.
    public func recall(_ name: SpoolName, from folder: SpoolFolder) throws(SpoolError) -> Bool {
        if renameat(number(folder), name.text, tmp.number, name.text) == 0 { return true }
        if errno == ENOENT { return false }
        throw Self.error(at: path(name, folder), "rename")
    }

    /// `unlinkat`; of a link, the link.
    public func remove(_ name: SpoolName, from folder: SpoolFolder) throws(SpoolError) -> Bool {
        if unlinkat(number(folder), name.text, 0) == 0 { return true }
        if errno == ENOENT { return false }
        throw Self.error(at: path(name, folder), "unlink")
    }

    /// Throws `notAFile` when something else stands there.
    public func contains(_ name: SpoolName, in folder: SpoolFolder) throws(SpoolError) -> Bool {
        try status(name, folder, regular: true) != nil
    }

    /// See `SpoolDisk`.
    public func head(_ name: SpoolName, bytes: Int) throws(SpoolError) -> [UInt8] {
        try Self.head(name, in: outgoing.number, path: path(name, .outgoing), bytes: bytes)
    }

    /// The first bytes of a file in a folder.
    static func head(_ name: SpoolName, in folder: Int32, path: String, bytes: Int) throws(SpoolError) -> [UInt8] {
        let file = Descriptor(openat(folder, name.text, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC))
        guard file.isOpen else { throw error(at: path, "open") }
        var head = [UInt8](repeating: 0, count: bytes)
        var count = 0
        while count < bytes {
            let more = head.withUnsafeMutableBytes {
                pread(file.number, $0.baseAddress.map { $0 + count }, bytes - count, off_t(count))
            }
            if more < 0 {
                if errno == EINTR { continue }
                throw error(at: path, "read")
            }
            if more == 0 { break }
            count += more
        }
        return Array(head.prefix(count))
    }

    /// Reads the folder and looks at each file, links not followed.
    public func entries(of folder: SpoolFolder) throws(SpoolError) -> [SpoolEntry] {
        // A descriptor of its own: the position in a folder belongs to the open file.
        let own = openat(number(folder), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard own >= 0 else { throw Self.error(at: "\(root)/\(folder.rawValue)", "open") }
        return try Self.listing(owning: own, path: "\(root)/\(folder.rawValue)").entries
    }

    /// What is in a folder. Letters are regular files with a letter's name. Takes over the folder's descriptor.
    static func listing(owning number: Int32, path: String) throws(SpoolError) -> OutboxListing {
        var listing = OutboxListing()
        do throws(SystemError) {
            let names = try FolderNames(owning: number, path: path)
            while let name = try names.next() {
                guard let text = name.text, !text.hasPrefix(".") else { continue }
                let status: stat
                switch Look(at: name.pointer, from: names.number, followingLinks: false) {
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
            errno = error.code
            throw Self.error(at: error.path ?? path, error.path == path ? "readdir" : "stat")
        }
        listing.strangers.sort()
        return listing
    }

    private static let nobody = ".nobody"
    /// RENAME_NOREPLACE.
    private static let noReplace: UInt32 = 1

    private func number(_ folder: SpoolFolder) -> Int32 {
        switch folder {
        case .tmp: tmp.number
        case .outgoing: outgoing.number
        case .waiting: waiting.number
        case .handing: handing.number
        case .recalled: recalled.number
        case .tooBig: tooBig.number
        }
    }

    private func path(_ name: SpoolName, _ folder: SpoolFolder) -> String { "\(root)/\(folder.rawValue)/\(name)" }

    /// What stands under a name, links not followed; `nil` when nothing does.
    private func status(_ name: SpoolName, _ folder: SpoolFolder, regular: Bool) throws(SpoolError) -> stat? {
        var status = stat()
        guard fstatat(number(folder), name.text, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            if errno == ENOENT { return nil }
            throw Self.error(at: path(name, folder), "stat")
        }
        if regular, status.st_mode & S_IFMT != S_IFREG { throw .notAFile(path: path(name, folder)) }
        return status
    }

    private static func open(
        _ folder: SpoolFolder, in parent: borrowing Descriptor, root: String, mode: mode_t, forbidden: mode_t
    ) throws(SpoolError) -> Descriptor {
        let path = "\(root)/\(folder.rawValue)"
        if mkdirat(parent.number, folder.rawValue, mode) == 0 {
            // Else a power cut could take the folder with all that was sealed in it.
            guard fsync(parent.number) == 0 else { throw .syncFailed(path: root, errno: errno) }
        } else if errno != EEXIST {
            throw error(at: path, "mkdir")
        }
        let opened = Descriptor(
            openat(parent.number, folder.rawValue, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC))
        let reason = "not a folder but a file or a link; remove it"
        guard opened.isOpen else { throw error(at: path, "open", unfit: [ENOTDIR: reason, ELOOP: reason]) }
        var status = stat()
        guard fstat(opened.number, &status) == 0 else { throw error(at: path, "stat") }
        guard status.st_uid == geteuid() else {
            throw .unfit(path: path, reason: "belongs to user \(status.st_uid), not to \(geteuid()); chown it")
        }
        guard status.st_mode & forbidden == 0 else {
            let bits = String(forbidden, radix: 8)
            throw .unfit(path: path, reason: "others may write to it; take away mode bits 0\(bits) with chmod")
        }
        return opened
    }

    /// The error that `errno` stands for now.
    static func error(at path: String, _ call: String, unfit: [Int32: String] = [:]) -> SpoolError {
        let code = errno
        if let reason = unfit[code] { return .unfit(path: path, reason: reason) }
        return switch code {
        case ENOSPC, EDQUOT, EFBIG: .full(path: path)
        case EROFS: .readOnly(path: path)
        default: .failed(path: path, call: call, errno: code)
        }
    }
}

extension Descriptor {
    /// Writes all of it.
    borrowing func write(_ bytes: [UInt8], path: String) throws(SpoolError) {
        guard write(all: bytes) else { throw SpoolDirectory.error(at: path, "write") }
    }
}
