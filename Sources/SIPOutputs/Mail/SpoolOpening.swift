internal import Glibc
internal import SIPFiles

extension SpoolDirectory {
    /// Opens a spool as it is, for the drain or a report. Nothing is made.
    public convenience init(asItIs root: String) throws(SpoolError) {
        self.init(root, try Self.open(root, absent: "there is no such folder; start sipd first"))
    }

    /// Opens the folders in `root` for sipd, and makes those that are missing. `root` itself must be there: an absent one is
    /// an unmounted disk more often than a first start.
    ///
    /// Refused: a folder that is a link or a file, one whose owner is another or that everybody may write to, and two that
    /// letters cannot be renamed between because they lie on different mounts.
    ///
    /// Whoever drains it may be another user, who has letters and nothing else: the folders that a letter passes are 0770
    /// and letters 0660, cut by the process's umask, and belong to the group that the folders are given.
    public convenience init(making root: String) throws(SpoolError) {
        let folder = try Self.open(root, absent: "there is no such folder; create it")
        var held: [SpoolFolder: HeldFolder] = [:]
        for part in SpoolFolder.allCases where part.owner != .drain {
            held[part] = try HeldFolder(part, in: folder, root: root)
        }
        // Whoever drains may not make them here.
        for part in SpoolFolder.allCases where part.owner == .drain {
            guard unsafe mkdirat(folder.number, part.rawValue, part.mode) == 0 || errno == EEXIST else {
                throw SpoolError(at: "\(root)/\(part.rawValue)", "mkdir")
            }
        }
        self.init(root, folder, holding: held)
        // The kernel compares the mounts before it looks for the name, so this asks without touching anything.
        try inside(.tmp) { tmp throws(SpoolError) in
            try inside(.outgoing) { outgoing throws(SpoolError) in
                guard unsafe renameat(tmp, Self.nobody, outgoing, Self.nobody) != 0, errno != ENOENT else { return }
                throw SpoolError(at: root, "rename", unfit: [EXDEV: Self.twoMounts])
            }
        }
    }

    private static let nobody = ".nobody"
    private static let twoMounts =
        "tmp and outgoing are on different mounts; a letter could not be renamed into the spool"

    private static func open(_ root: String, absent: String) throws(SpoolError) -> Descriptor {
        let folder = unsafe Descriptor(Glibc.open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
        guard folder.isOpen else {
            throw SpoolError(at: root, "open", unfit: [ENOENT: absent, ENOTDIR: "not a folder"])
        }
        return folder
    }
}

/// A folder of the spool that sipd holds open.
final class HeldFolder {
    let descriptor: Descriptor

    /// Makes it where it is missing. Refused is one that is not sipd's own.
    init(_ folder: SpoolFolder, in parent: borrowing Descriptor, root: String) throws(SpoolError) {
        let path = "\(root)/\(folder.rawValue)"
        if unsafe mkdirat(parent.number, folder.rawValue, folder.mode) == 0 {
            // Else a power cut could take the folder with all that was sealed in it.
            guard fsync(parent.number) == 0 else { throw .syncFailed(path: root, errno: errno) }
        } else if errno != EEXIST {
            throw SpoolError(at: path, "mkdir")
        }
        descriptor = unsafe Descriptor(
            openat(parent.number, folder.rawValue, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC))
        let reason = "not a folder but a file or a link; remove it"
        guard descriptor.isOpen else { throw SpoolError(at: path, "open", unfit: [ENOTDIR: reason, ELOOP: reason]) }
        var status = stat()
        guard unsafe fstat(descriptor.number, &status) == 0 else { throw SpoolError(at: path, "stat") }
        guard status.st_uid == geteuid() else {
            throw .unfit(path: path, reason: "belongs to user \(status.st_uid), not to \(geteuid()); chown it")
        }
        // Whom it is not made writable for, but for its owner.
        let forbidden = 0o022 & ~folder.mode
        guard status.st_mode & forbidden == 0 else {
            let bits = String(forbidden, radix: 8)
            throw .unfit(path: path, reason: "others may write to it; take away mode bits 0\(bits) with chmod")
        }
    }
}
