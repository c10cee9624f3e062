internal import Glibc
package import SIPFiles
internal import SIPStores

extension Setup {
    /// Writes what is changed: all of it beside what stands there, then each in its place. Owner and mode stay.
    ///
    /// - Throws: when a file is another than it was read, or cannot be written; then none is changed, unless the disk fails
    ///   between one and the next.
    package func write() throws(SystemError) {
        var ready: [FreshFile] = []
        do throws(SystemError) {
            for file in files where file.isChanged { ready.append(try FreshFile(file)) }
            for file in files { try file.checkUntouched() }
        } catch {
            for fresh in ready { fresh.remove() }
            throw error
        }
        do throws(SystemError) {
            for fresh in ready { try fresh.settle() }
        } catch {
            for fresh in ready { fresh.remove() }
            throw error
        }
    }
}

extension Setup.File {
    /// Whoever answers takes a while: somebody else may have written meanwhile.
    fileprivate func checkUntouched() throws(SystemError) {
        let now: [UInt8]?
        do throws(FileError) {
            now = try FileContents.following(path, limit: max(before.count, 1)).bytes
        } catch {
            now = nil
            if isNew, error == .vanished { return }
        }
        guard now == before, !isNew else {
            throw SystemError(path, because: "somebody has changed it meanwhile; look at it and run this again")
        }
    }
}

/// A file written whole beside the one in whose place it comes.
private struct FreshFile {
    private let folder: WriterFolder
    private let name: String
    /// Of this run alone: another may write at the same time.
    private var fresh: String { "\(name).\(getpid()).tmp" }

    init(_ file: Setup.File) throws(SystemError) {
        // A link stays one: what manages settings often makes them.
        var path = file.path
        if let resolved = unsafe realpath(path, nil) {
            path = unsafe String(cString: resolved)
            unsafe free(resolved)
        } else if unsafe Look(at: path, followingLinks: false).kind == S_IFLNK {
            throw SystemError(path, because: "it is a link that leads nowhere; mount what it leads to, or remove it")
        }
        (folder, name) = try WriterFolder.holding(path)
        var (mode, owner, group): (mode_t, uid_t, gid_t) = (file.isDiscreet ? 0o640 : 0o644, geteuid(), getegid())
        switch unsafe Look(at: path) {
        case .there(let status): (mode, owner, group) = (status.st_mode & 0o7777, status.st_uid, status.st_gid)
        case .absent:
            if file.isDiscreet, owner == 0, let sipd = unsafe getgrnam("sipd") { group = unsafe sipd.pointee.gr_gid }
        case .unknown(let code): throw SystemError(path, code: code)
        }
        folder.remove(fresh)
        let descriptor = try folder.create(fresh, mode: 0o600)
        var made = stat()
        guard descriptor.write(all: file.after), unsafe fstat(descriptor.number, &made) == 0 else { throw failed(path) }
        if made.st_uid != owner || made.st_gid != group, fchown(descriptor.number, owner, group) != 0 {
            remove()
            throw SystemError(
                path, because: "it belongs to another user or group, and would no longer; run this as root")
        }
        guard fchmod(descriptor.number, mode) == 0, fsync(descriptor.number) == 0, descriptor.close() == 0 else {
            throw failed(path)
        }
    }

    func settle() throws(SystemError) {
        try folder.put(fresh, as: name)
        guard folder.sync() else { throw SystemError(folder.path) }
    }

    func remove() { folder.remove(fresh) }

    private func failed(_ path: String) -> SystemError {
        let error = SystemError(path)
        remove()
        return error
    }
}
