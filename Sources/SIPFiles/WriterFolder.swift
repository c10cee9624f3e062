internal import CLinux
package import Glibc

/// A folder held open to write in: what is made in it is made there and nowhere else, whatever others put in its place.
///
/// Everything that sipd writes where it is told goes through it. New files are opened with O_EXCL below the folder's own
/// descriptor, so no link is followed, nothing is written into what stands there already, and no pipe is waited for.
///
/// Root lends its rights to nobody: each folder on the way must be root's and closed to others, or sticky as `/tmp` is,
/// and a link on the way must be root's. Anybody else can only lose what is his own, so of his places the last one alone is
/// asked about: it is root's or his, and what is not his own is not open to everybody.
package final class WriterFolder: Sendable {
    /// As it was named.
    package let path: String
    let number: Int32

    /// Opens the folder at `path`; "" and "." are the current one.
    ///
    /// - Parameters:
    ///   - path: absolute, or from the current folder.
    ///   - mode: makes the folders that are missing, with this mode.
    ///   - caller: who writes; another than the process's own user in tests alone.
    package init(_ path: String, making mode: mode_t? = nil, caller: uid_t = geteuid()) throws(SystemError) {
        var walk = FolderWalk(path, caller: caller)
        while try walk.step(making: mode) {}
        try walk.checkEnd()
        // Its own, so that it can be listed and synced: the walk opened it without the right to read.
        number = unsafe openat(walk.here.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard number >= 0 else { throw SystemError(path) }
        self.path = path.isEmpty ? "." : path
    }

    private init(_ path: String, number: Int32) {
        self.path = path
        self.number = number
    }

    /// The folder that a file is to stand in, and its name there.
    package static func holding(
        _ file: String, caller: uid_t = geteuid()
    ) throws(SystemError) -> (folder: WriterFolder, name: String) {
        let (path, name) = parts(file)
        return (try WriterFolder(path, caller: caller), name)
    }

    /// The folder and the name in it. The folder ends in a slash, or is ".".
    package static func parts(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        return (String(path[...slash]), String(path[path.index(after: slash)...]))
    }

    deinit { _ = close(number) }

    /// Where a name in it is.
    package func path(of name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }

    /// Whether anything has that name, a link that leads nowhere included. Throws when that cannot be told.
    package func holds(_ name: String) throws(SystemError) -> Bool { try kind(of: name) != nil }

    /// Whether nothing is in it.
    package func isEmpty() throws(SystemError) -> Bool {
        try FolderNames(of: number, path: path).next() == nil
    }

    /// A new file, to be written and read; throws when anything has that name. A name may lead through folders made here.
    package func create(_ name: String, mode: mode_t) throws(SystemError) -> Descriptor {
        let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
        let file = unsafe Descriptor(openat(number, name, flags, mode))
        guard file.isOpen else { throw SystemError(path(of: name)) }
        return file
    }

    /// Writes a new file; what could not be written whole is removed.
    package func write(_ name: String, _ bytes: [UInt8], mode: mode_t) throws(SystemError) {
        let file = try create(name, mode: mode)
        if file.write(all: bytes), file.close() == 0 { return }
        let error = SystemError(path(of: name))
        remove(name)
        throw error
    }

    /// Writes a file in the place of the one that may stand there, so that a reader sees one or the other. Its mode is this
    /// one, whatever the umask. It is written beside it first, as `name.tmp`.
    package func replace(_ name: String, _ bytes: [UInt8], mode: mode_t) throws(SystemError) {
        guard (try kind(of: name) ?? S_IFREG) == S_IFREG else {
            throw SystemError(
                path(of: name), because: "no file but a link, a folder, a pipe or a device; remove it or name another")
        }
        let fresh = name + ".tmp"
        // What an interrupted one left, or somebody else put there.
        remove(fresh)
        let file = try create(fresh, mode: mode)
        if file.write(all: bytes), fchmod(file.number, mode) == 0, file.close() == 0,
            unsafe renameat(number, fresh, number, name) == 0
        {
            return
        }
        let error = SystemError(path(of: name))
        remove(fresh)
        throw error
    }

    /// Gives what is under a name, here or in another folder of the same file system, a name in this one. Throws with
    /// `EEXIST` when anything has it already.
    package func take(_ old: String, from folder: WriterFolder, as new: String) throws(SystemError) {
        // RENAME_NOREPLACE.
        if unsafe renameat2(folder.number, old, number, new, 1) == 0 { return }
        if errno == EINVAL || errno == ENOSYS {
            // The file system cannot refuse by itself.
            if try holds(new) {
                errno = EEXIST
            } else if unsafe renameat(folder.number, old, number, new) == 0 {
                return
            }
        }
        throw SystemError(path(of: new))
    }

    /// Gives what is under a name another, in the place of the file that may have it.
    package func put(_ old: String, as new: String) throws(SystemError) {
        guard unsafe renameat(number, old, number, new) == 0 else { throw SystemError(path(of: new)) }
    }

    /// Makes a folder in it; throws when anything has that name.
    package func makeFolder(_ name: String, mode: mode_t) throws(SystemError) {
        guard unsafe mkdirat(number, name, mode) == 0 else { throw SystemError(path(of: name)) }
    }

    /// A folder in it that nobody but the caller may enter. What an interrupted writer left under the name is removed: a
    /// file, or such a folder's `files`.
    package func privateFolder(_ name: String, of files: [String]) throws(SystemError) -> WriterFolder {
        if unsafe mkdirat(number, name, 0o700) != 0 {
            guard errno == EEXIST else { throw SystemError(path(of: name)) }
            if try kind(of: name) != S_IFDIR {
                remove(name)
                try makeFolder(name, mode: 0o700)
            }
        }
        let opened = unsafe openat(number, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard opened >= 0 else { throw SystemError(path(of: name)) }
        let folder = WriterFolder(path(of: name), number: opened)
        var status = stat()
        guard unsafe fstat(opened, &status) == 0 else { throw SystemError(folder.path) }
        guard status.st_uid == geteuid(), status.st_mode & 0o077 == 0 else {
            throw SystemError(folder.path, because: "a folder that others may enter; remove it")
        }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            throw SystemError(folder.path, because: "another is at work on the same; wait for it")
        }
        for file in files { folder.remove(file) }
        return folder
    }

    /// Takes away what killed writers left: the folders whose names end so, that the caller alone may enter, that nobody is
    /// at work in and that hold nothing but such `files`. Whatever differs is somebody's, and stays.
    package func clearPrivateFolders(_ ending: String, of files: [String]) throws(SystemError) {
        for name in try names() where name.count > ending.count && name.hasSuffix(ending) {
            let opened = unsafe Descriptor(openat(number, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC))
            var status = stat()
            guard opened.isOpen, unsafe fstat(opened.number, &status) == 0, status.st_uid == geteuid(),
                status.st_mode & 0o077 == 0, flock(opened.number, LOCK_EX | LOCK_NB) == 0
            else { continue }
            let inner = dup(opened.number)
            guard inner >= 0 else { continue }
            let left = WriterFolder(path(of: name), number: inner)
            guard let inside = try? left.names(), inside.allSatisfy(files.contains) else { continue }
            for file in inside { left.remove(file) }
            removeFolder(name)
        }
    }

    /// What is in it, but for itself and the folder above; a name that is no text is another's than it reads.
    private func names() throws(SystemError) -> [String] {
        let list = try FolderNames(of: number, path: path)
        var names: [String] = []
        while let name = try list.next() { unsafe names.append(String(cString: name.pointer)) }
        return names
    }

    /// Takes a name away, if it is there: of a link the link.
    package func remove(_ name: String) { _ = unsafe unlinkat(number, name, 0) }

    /// Takes a name away if it is a socket's, and, where it is given, that socket's alone. False when something else has the
    /// name; then it is left as it is.
    package func removeSocket(_ name: String, inode: ino_t? = nil) throws(SystemError) -> Bool {
        switch unsafe Look(at: name, from: number, followingLinks: false) {
        case .absent: return true
        case .unknown(let code): throw SystemError(path(of: name), code: code)
        case .there(let status):
            guard status.st_mode & S_IFMT == S_IFSOCK, inode == nil || inode == status.st_ino else { return false }
            remove(name)
            return true
        }
    }

    /// Takes an empty folder away.
    package func removeFolder(_ name: String) { _ = unsafe unlinkat(number, name, AT_REMOVEDIR) }

    /// Makes the names in it durable. False when it cannot; `errno` then says why.
    package func sync() -> Bool { fsync(number) == 0 }

    private func kind(of name: String) throws(SystemError) -> mode_t? {
        switch unsafe Look(at: name, from: number, followingLinks: false) {
        case .there(let status): status.st_mode & S_IFMT
        case .absent: nil
        case .unknown(let code): throw SystemError(path(of: name), code: code)
        }
    }
}
