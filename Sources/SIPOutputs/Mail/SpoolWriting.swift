internal import CLinux
internal import Glibc
internal import SIPFiles

/// What sipd's half of a spool does.
extension SpoolDirectory: SpoolDisk {
    /// Opens with O_EXCL and O_NOFOLLOW: a link planted under the name is answered with `exists`.
    public func create(_ name: SpoolName, _ bytes: [UInt8], durably: Bool) throws(SpoolError) {
        let (path, place) = (path(name, .tmp), place(name, in: .tmp))
        let file = unsafe Descriptor(
            openat(place.folder, place.name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o660))
        guard file.isOpen else {
            if errno == EEXIST { throw .exists(name) }
            throw SpoolError(at: path, "open")
        }
        do throws(SpoolError) {
            try file.write(bytes, path: path)
            if durably, fsync(file.number) != 0 { throw .syncFailed(path: path, errno: errno) }
            // Some file systems tell of a full disk or quota only here.
            if file.close() != 0 { throw SpoolError(at: path, "close") }
        } catch {
            _ = unsafe unlinkat(place.folder, place.name, 0)
            throw error
        }
    }

    /// `syncfs`; since Linux 5.8 it reports what could not be written since the spool was opened.
    public func syncFileSystem() throws(SpoolError) {
        try inside(.tmp) { number throws(SpoolError) in
            guard syncfs(number) == 0 else { throw .syncFailed(path: root, errno: errno) }
        }
    }

    /// `renameat2` with RENAME_NOREPLACE.
    public func publish(_ name: SpoolName) throws(SpoolError) -> SpoolMove {
        // What was planted under a claimed name must not be published: the mailer would follow a link.
        guard try letter(name, .tmp) != nil else { return .absent }
        let (own, other) = (place(name, in: .tmp), place(name, in: .outgoing))
        if unsafe renameat2(own.folder, own.name, other.folder, other.name, Self.noReplace) == 0 { return .moved }
        switch errno {
        case EEXIST: return try occupied(name)
        case ENOENT: return .absent
        case EINVAL, ENOSYS:
            // The file system cannot. Looking first is as good, since nobody but sipd puts anything into outgoing, and
            // unlike link and unlink it leaves no moment in which the letter has two names.
            guard try status(name, .outgoing) == nil else { return try occupied(name) }
            if unsafe renameat(own.folder, own.name, other.folder, other.name) == 0 { return .moved }
            throw SpoolError(at: path(name, .tmp), "rename")
        default: throw SpoolError(at: path(name, .tmp), "rename")
        }
    }

    /// What has the name is the letter itself, or was put there by somebody else, who must not make sipd lose it.
    private func occupied(_ name: SpoolName) throws(SpoolError) -> SpoolMove {
        let (own, other) = (try letter(name, .tmp), try letter(name, .outgoing))
        guard let own, let other else { return own == nil ? .absent : .occupied }
        guard own.st_size == other.st_size else {
            throw .failed(path: path(name, .outgoing), call: "rename", errno: EEXIST)
        }
        return .occupied
    }

    /// See `SpoolDisk`.
    public func mark(_ name: SpoolName) throws(SpoolError) {
        let place = place(name, in: .recalled)
        let file = unsafe Descriptor(
            openat(place.folder, place.name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600))
        guard file.isOpen || errno == EEXIST else { throw SpoolError(at: path(name, .recalled), "open") }
        try sync(.recalled)
    }

    /// Throws `notAFile` when something else stands there.
    public func holdsLetter(_ name: SpoolName, in folder: SpoolFolder) throws(SpoolError) -> Bool {
        try letter(name, folder) != nil
    }

    /// RENAME_NOREPLACE.
    private static let noReplace: UInt32 = 1
}

extension Descriptor {
    /// Writes all of it.
    borrowing func write(_ bytes: [UInt8], path: String) throws(SpoolError) {
        guard write(all: bytes) else { throw SpoolError(at: path, "write") }
    }
}
