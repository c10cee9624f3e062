internal import CLinux
import Glibc
internal import SIPFiles

/// An outbox in the folders of a spool. The notes are files in `notes/`, one a letter.
///
/// Runs as the user that the spool belongs to, or as one whom its folders let write by their group. Nobody else may, so
/// that nobody else changes what stands in them between two steps.
public final class OutboxFolders: OutboxDisk {
    /// The spool's path.
    public let root: String
    private let folder: Descriptor
    private var lock: Descriptor?

    /// Opens a spool. Nothing is made: reading it for a report changes nothing.
    public init(root: String) throws(SpoolError) {
        folder = Descriptor(Glibc.open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
        self.root = root
        guard folder.isOpen else {
            throw SpoolDirectory.error(
                at: root, "open", unfit: [ENOENT: "there is no such folder; start sipd first", ENOTDIR: "not a folder"])
        }
    }

    /// Makes this the one drain of the spool, and the folders that are missing. False when another drain is at work. The
    /// kernel lets go of the lock however the process ends.
    public func begin() throws(SpoolError) -> Bool {
        var spool = stat()
        guard fstat(folder.number, &spool) == 0 else { throw SpoolDirectory.error(at: root, "stat") }
        // What root makes here nobody else could use afterwards.
        guard geteuid() != 0 || spool.st_uid == 0 else {
            throw .unfit(
                path: root, reason: "user \(spool.st_uid)'s, and not for root to drain; start sipd-outbox.service")
        }
        for name in Self.folders where name != OutboxFolder.outgoing.rawValue {
            guard mkdirat(folder.number, name, 0o770) != 0 else { continue }
            guard errno == EEXIST else { throw SpoolDirectory.error(at: "\(root)/\(name)", "mkdir") }
            var status = stat()
            guard fstatat(folder.number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
                throw SpoolDirectory.error(at: "\(root)/\(name)", "stat")
            }
            guard status.st_mode & S_IFMT == S_IFDIR, [geteuid(), spool.st_uid].contains(status.st_uid),
                status.st_mode & 0o002 == 0
            else {
                throw .unfit(
                    path: "\(root)/\(name)",
                    reason: "not a folder of user \(spool.st_uid) that others may not write to; move it away")
            }
        }
        // A folder that is there anyway, and no file that somebody could make first.
        let path = "\(root)/\(Self.notes)"
        let notes = Descriptor(openat(folder.number, Self.notes, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC))
        guard notes.isOpen else { throw SpoolDirectory.error(at: path, "open") }
        guard flock(notes.number, LOCK_EX | LOCK_NB) == 0 else {
            if errno == EWOULDBLOCK { return false }
            throw SpoolDirectory.error(at: path, "flock")
        }
        lock = consume notes
        return true
    }

    /// Opens a letter for reading, links not followed and regular files only; the descriptor is the caller's to close.
    func open(_ name: SpoolName, in folder: OutboxFolder) throws(SpoolError) -> Int32 {
        let number = openat(
            self.folder.number, "\(folder.rawValue)/\(name)", O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard number >= 0 else { throw SpoolDirectory.error(at: path(name, folder), "open") }
        var status = stat()
        guard fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(number)
            throw .notAFile(path: path(name, folder))
        }
        return number
    }

    /// The first bytes of a letter, so many at most.
    public func head(_ name: SpoolName, in folder: OutboxFolder, bytes: Int) throws(SpoolError) -> [UInt8] {
        let opened = Descriptor(
            openat(self.folder.number, folder.rawValue, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC))
        guard opened.isOpen else { throw SpoolDirectory.error(at: "\(root)/\(folder.rawValue)", "open") }
        return try SpoolDirectory.head(name, in: opened.number, path: path(name, folder), bytes: bytes)
    }

    /// See `OutboxDisk`. Letters are regular files with a letter's name.
    public func list(_ folder: OutboxFolder) throws(SpoolError) -> OutboxListing { try list(folder.rawValue) }

    private func list(_ name: String) throws(SpoolError) -> OutboxListing {
        let path = "\(root)/\(name)"
        let number = openat(folder.number, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard number >= 0 else {
            if errno == ENOENT { return OutboxListing() }
            throw SpoolDirectory.error(at: path, "open")
        }
        return try SpoolDirectory.listing(owning: number, path: path)
    }

    /// See `OutboxDisk`.
    public func contains(_ name: SpoolName, in folder: OutboxFolder) throws(SpoolError) -> Bool {
        if faccessat(self.folder.number, "\(folder.rawValue)/\(name)", F_OK, AT_SYMLINK_NOFOLLOW) == 0 { return true }
        if errno == ENOENT { return false }
        throw SpoolDirectory.error(at: path(name, folder), "access")
    }

    /// See `OutboxDisk`.
    public func move(_ name: SpoolName, from: OutboxFolder, to: OutboxFolder) throws(SpoolError) -> Bool {
        let number = folder.number
        if renameat(number, "\(from.rawValue)/\(name)", number, "\(to.rawValue)/\(name)") == 0 { return true }
        if errno == ENOENT, try !contains(name, in: from) { return false }
        throw SpoolDirectory.error(at: path(name, from), "rename")
    }

    /// See `OutboxDisk`. A second link to the same file: it needs no room for the letter, and no mailer sees half of one.
    public func reserve(_ name: SpoolName) throws(SpoolError) -> Bool {
        let number = folder.number
        if linkat(
            number, "\(OutboxFolder.handing.rawValue)/\(name)", number, "\(OutboxFolder.sent.rawValue)/\(name)", 0) != 0
        {
            guard errno == EEXIST else {
                throw SpoolDirectory.error(
                    at: "\(root)/\(OutboxFolder.sent.rawValue)", "link",
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
    public func release(_ name: SpoolName, in folder: OutboxFolder) throws(SpoolError) {
        guard try isOne(name, in: folder, .sent) else { return }
        try remove("\(OutboxFolder.sent.rawValue)/\(name)")
    }

    /// See `OutboxDisk`.
    public func confirm(_ name: SpoolName) throws(SpoolError) {
        try remove("\(OutboxFolder.handing.rawValue)/\(name)")
    }

    /// Takes a name in the spool away; none there is fine.
    private func remove(_ path: String) throws(SpoolError) {
        guard unlinkat(folder.number, path, 0) != 0, errno != ENOENT else { return }
        throw SpoolDirectory.error(at: "\(root)/\(path)", "unlink")
    }

    /// Whether a name stands for the same file in both folders.
    private func isOne(_ name: SpoolName, in one: OutboxFolder, _ other: OutboxFolder) throws(SpoolError) -> Bool {
        var files: [stat] = []
        for folder in [one, other] {
            var status = stat()
            guard fstatat(self.folder.number, "\(folder.rawValue)/\(name)", &status, AT_SYMLINK_NOFOLLOW) == 0 else {
                if errno == ENOENT { return false }
                throw SpoolDirectory.error(at: path(name, folder), "stat")
            }
            files.append(status)
        }
        return files[0].st_ino == files[1].st_ino && files[0].st_dev == files[1].st_dev
    }

    /// See `OutboxDisk`. The daemon makes that folder; see `SpoolFolder`.
    public func recalled() throws(SpoolError) -> Set<SpoolName> {
        Set(try list(SpoolFolder.recalled.rawValue).entries.map(\.name))
    }

    /// See `OutboxDisk`.
    public func sync(_ folder: OutboxFolder) throws(SpoolError) {
        let path = "\(root)/\(folder.rawValue)"
        let opened = Descriptor(openat(self.folder.number, folder.rawValue, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
        guard opened.isOpen else { throw SpoolDirectory.error(at: path, "open") }
        guard fsync(opened.number) == 0 else { throw .syncFailed(path: path, errno: errno) }
    }

    /// See `OutboxDisk`.
    public func note(on name: SpoolName) -> OutboxNote? {
        let file = Descriptor(openat(folder.number, notePath(name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC))
        guard file.isOpen else { return nil }
        var bytes = [UInt8](repeating: 0, count: 8192)
        let count = read(file.number, &bytes, bytes.count)
        guard count > 0 else { return nil }
        return String(validating: bytes.prefix(count), as: UTF8.self).flatMap { OutboxNote(text: $0) }
    }

    /// See `OutboxDisk`. Renamed into place, so that a reader sees the old one or the new one.
    public func write(_ note: OutboxNote, on name: SpoolName) throws(SpoolError) {
        let path = "\(root)/\(Self.notes)/\(name)"
        let fresh = "\(Self.notes)/.new"
        // What an interrupted one left. Never into what stands there: a pipe would be waited for without end.
        _ = unlinkat(folder.number, fresh, 0)
        let file = Descriptor(
            openat(folder.number, fresh, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o640))
        guard file.isOpen else { throw SpoolDirectory.error(at: path, "open") }
        try file.write(Array(note.text.utf8), path: path)
        if file.close() != 0 { throw SpoolDirectory.error(at: path, "close") }
        if renameat(folder.number, fresh, folder.number, notePath(name)) == 0 { return }
        guard errno == EISDIR, clear(notePath(name)), renameat(folder.number, fresh, folder.number, notePath(name)) == 0
        else { throw SpoolDirectory.error(at: path, "rename") }
    }

    /// See `OutboxDisk`. A folder in the place of a note says nothing, and may stay.
    public func removeNote(on name: SpoolName) throws(SpoolError) {
        do throws(SpoolError) {
            try remove(notePath(name))
        } catch {
            guard case .failed(_, _, EISDIR) = error else { throw error }
            _ = clear(notePath(name))
        }
    }

    /// Makes room where somebody put a folder; what stands in that is kept, under a name that is nobody's.
    private func clear(_ path: String) -> Bool {
        if unlinkat(folder.number, path, AT_REMOVEDIR) == 0 { return true }
        let name = path.split(separator: "/").last ?? ""
        return renameat(folder.number, path, folder.number, "\(Self.notes)/.folder-\(name)") == 0
    }

    private static let notes = "notes"
    /// The folders that letters pass once they are finished, and that of the notes about them.
    public static let folders = OutboxFolder.allCases.map(\.rawValue) + [notes]

    private func notePath(_ name: SpoolName) -> String { "\(Self.notes)/\(name)" }

    private func path(_ name: SpoolName, _ folder: OutboxFolder) -> String { "\(root)/\(folder.rawValue)/\(name)" }
}
