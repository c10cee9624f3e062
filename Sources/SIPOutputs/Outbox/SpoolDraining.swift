internal import CLinux
internal import Glibc
internal import SIPFiles

/// What the drain's half of a spool does.
///
/// Runs as the user that the spool belongs to, or as one whom its folders let write by their group. Nobody else may, so
/// that nobody else changes what stands in them between two steps.
extension SpoolDirectory: OutboxDisk {
    /// Makes this the one drain of the spool, and the folders that are missing. False when another drain is at work. The
    /// kernel lets go of the lock however the process ends.
    public func begin() throws(SpoolError) -> Bool {
        var spool = stat()
        guard unsafe fstat(folder.number, &spool) == 0 else { throw SpoolError(at: root, "stat") }
        // What root makes here nobody else could use afterwards.
        guard geteuid() != 0 || spool.st_uid == 0 else {
            throw .unfit(
                path: root, reason: "user \(spool.st_uid)'s, and not for root to drain; start sipd-outbox.service")
        }
        for part in SpoolFolder.ofDrain where part != .outgoing {
            guard unsafe mkdirat(folder.number, part.rawValue, part.mode) != 0 else { continue }
            guard errno == EEXIST else { throw SpoolError(at: path(part), "mkdir") }
            var status = stat()
            guard unsafe fstatat(folder.number, part.rawValue, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
                throw SpoolError(at: path(part), "stat")
            }
            guard status.st_mode & S_IFMT == S_IFDIR, [geteuid(), spool.st_uid].contains(status.st_uid),
                status.st_mode & 0o002 == 0
            else {
                throw .unfit(
                    path: path(part),
                    reason: "not a folder of user \(spool.st_uid) that others may not write to; move it away")
            }
        }
        // A folder that is there anyway, and no file that somebody could make first.
        let path = path(.notes)
        let notes = unsafe Descriptor(
            openat(folder.number, SpoolFolder.notes.rawValue, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC))
        guard notes.isOpen else { throw SpoolError(at: path, "open") }
        guard flock(notes.number, LOCK_EX | LOCK_NB) == 0 else {
            if errno == EWOULDBLOCK { return false }
            throw SpoolError(at: path, "flock")
        }
        lock = consume notes
        return true
    }

    /// Opens a letter for reading, links not followed and regular files only; the descriptor is the caller's to close.
    func open(_ name: SpoolName, in folder: SpoolFolder) throws(SpoolError) -> Int32 {
        let place = place(name, in: folder)
        let number = unsafe openat(place.folder, place.name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard number >= 0 else { throw SpoolError(at: path(name, folder), "open") }
        var status = stat()
        guard unsafe fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(number)
            throw .notAFile(path: path(name, folder))
        }
        return number
    }

    /// See `OutboxDisk`. A second link to the same file: it needs no room for the letter, and no mailer sees half of one.
    public func reserve(_ name: SpoolName) throws(SpoolError) -> Bool {
        let (handing, sent) = (place(name, in: .handing), place(name, in: .sent))
        if unsafe linkat(handing.folder, handing.name, sent.folder, sent.name, 0) != 0 {
            guard errno == EEXIST else {
                throw SpoolError(
                    at: path(.sent), "link",
                    unfit: [EPERM: Self.noPlace, EACCES: Self.noPlace, EXDEV: Self.noPlace])
            }
            guard try isOne(name, in: .handing, .sent) else { return false }
        }
        try sync(.sent)
        return true
    }

    private static let noPlace =
        "takes no letter, so none is handed over; make it an ordinary folder of sipd's user, on the disk of the others"

    /// See `OutboxDisk`.
    public func release(_ name: SpoolName, in folder: SpoolFolder) throws(SpoolError) {
        guard try isOne(name, in: folder, .sent) else { return }
        _ = try remove(name, from: .sent)
    }

    /// Whether a name stands for the same file in both folders.
    private func isOne(_ name: SpoolName, in one: SpoolFolder, _ other: SpoolFolder) throws(SpoolError) -> Bool {
        guard let one = try status(name, one), let other = try status(name, other) else { return false }
        return one.st_ino == other.st_ino && one.st_dev == other.st_dev
    }
}
