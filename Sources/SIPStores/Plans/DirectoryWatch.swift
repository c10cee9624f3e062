internal import CLinux
import Glibc
public import SIPFiles
internal import SIPRules

/// Watches a folder and all its subfolders for files that are written, moved or removed. A plan may stand in any of them.
///
/// It tells which places to look at again, never what is there: read the file, scan the folder. Make the watch first
/// and scan afterwards, so that nothing falls between. Bind mounts and network disks tell of nothing.
public final class DirectoryWatch {
    /// A place to look at again, as a path relative to the root. The same place may be named many times.
    public enum Change: Equatable, Sendable {
        /// A file was finished, moved here, linked here, or may be readable now.
        case changed(path: String)
        /// A file is no longer at this path.
        case removed(path: String)
        /// A folder may hold files that no other change has named: scan it.
        case folderAppeared(path: String)
        /// A folder, "" being the root, may have been given other rights: look whether it can be looked into.
        case folderTouched(path: String)
        /// A folder and all that was below it are no longer at this path.
        case folderVanished(path: String)
        /// A folder whose files can change unnoticed from now on: raise a finding, and sweep it at an interval.
        case unwatched(folder: String, SystemError)
        /// The kernel's queue was full and changes are lost: scan everything.
        case overflow
        /// The root was removed, moved or unmounted: the store is unavailable, and this watch is over.
        case lost
    }

    /// Readable when `read` has something to tell.
    public let descriptor: Int32
    let root: String
    private var folders = WatchedFolders()
    private var buffer = [UInt8](repeating: 0, count: 64 * 1024)

    /// Watches the folder at `root`. Throws if any folder in it must go unwatched for lack of watches, so that an operator
    /// hears of it at the start; folders that sipd may not read are `FolderScan`'s to report. The error has a path when the
    /// root itself cannot be opened.
    public init(_ root: String) throws(SystemError) {
        self.root = root
        descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        guard descriptor >= 0 else {
            throw errno == EMFILE ? .noInstanceLeft : SystemError(call: "inotify_init1", code: errno)
        }
        guard try add("") else { throw SystemError(root) }
        try addBelow("")
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// One bufferful of what happened since the last call; empty when nothing waits. Never blocks.
    public func read() throws(SystemError) -> [Change] {
        let count = unsafe buffer.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
        guard count >= 0 else {
            if errno == EAGAIN || errno == EINTR { return [] }
            throw SystemError(call: "read", code: errno)
        }
        var changes: [Change] = []
        var rest = buffer[..<count]
        let header = MemoryLayout<inotify_event>.size
        while rest.count >= header {
            let event = unsafe rest.withUnsafeBytes { unsafe $0.loadUnaligned(as: inotify_event.self) }
            let padded = rest.dropFirst(header).prefix(Int(event.len))
            rest = rest.dropFirst(header + Int(event.len))
            unsafe padded.withUnsafeBytes { name in
                unsafe note(event, UnsafeRawBufferPointer(rebasing: name.prefix { $0 != 0 }), in: &changes)
            }
            // A file that is created and closed, or a name that is told of by two events, is one place to look at.
            if let last = changes.last, changes.dropLast().last == last { changes.removeLast() }
        }
        return changes
    }

    private func note(_ event: inotify_event, _ name: UnsafeRawBufferPointer, in changes: inout [Change]) {
        if event.has(IN_Q_OVERFLOW) {
            changes.append(.overflow)
            // Folders made meanwhile have no watch; the walk finds them.
            watch("", &changes)
            return
        }
        guard let folder = folders[event.wd] else { return }
        if event.has(IN_IGNORED) { folders.remove(event.wd) }
        if event.has(IN_DELETE_SELF | IN_UNMOUNT) || (event.has(IN_MOVE_SELF) && folder.isEmpty) {
            changes.append(folder.isEmpty ? .lost : .folderVanished(path: folder))
            return
        }
        // Of the others the folder above tells.
        if unsafe name.isEmpty, folder.isEmpty, event.has(IN_ATTRIB) { changes.append(.folderTouched(path: "")) }
        guard unsafe !name.isEmpty, unsafe !FileName.isHidden(name) else { return }
        let isFolder = event.has(IN_ISDIR)
        guard let text = unsafe FileName.text(name) else {
            // Only a scan can say which name that was.
            changes.append(.folderAppeared(path: folder))
            return
        }
        let path = FileName.path(folder, text)
        if isFolder { noteFolder(event, path, &changes) } else { noteFile(event, path, &changes) }
    }

    private func noteFile(_ event: inotify_event, _ path: String, _ changes: inout [Change]) {
        if event.has(IN_MOVED_FROM | IN_DELETE) {
            changes.append(.removed(path: path))
        } else if !event.has(IN_CREATE) || appearsWhole(path) {
            changes.append(.changed(path: path))
        }
    }

    /// A file that is opened to be written appears empty, and its closing follows. One that is linked here, or is no file
    /// at all, gives no other sign.
    private func appearsWhole(_ path: String) -> Bool {
        switch unsafe Look(at: root + "/" + path, followingLinks: false) {
        case .there(let status): status.st_mode & S_IFMT != S_IFREG || status.st_size > 0
        case .absent: false
        case .unknown: true
        }
    }

    private func noteFolder(_ event: inotify_event, _ path: String, _ changes: inout [Change]) {
        if event.has(IN_MOVED_FROM | IN_DELETE) {
            // A watch stays with its folder wherever that goes; we stay here.
            for watch in folders.removeTree(path) { inotify_rm_watch(descriptor, watch) }
            changes.append(.folderVanished(path: path))
        } else if event.has(IN_CREATE | IN_MOVED_TO) || (event.has(IN_ATTRIB) && !folders.contains(path)) {
            watch(path, &changes)
            changes.append(.folderAppeared(path: path))
        } else if event.has(IN_ATTRIB) {
            changes.append(.folderTouched(path: path))
        }
    }

    private func watch(_ folder: String, _ changes: inout [Change]) {
        do throws(SystemError) {
            if try add(folder) { try addBelow(folder) }
        } catch {
            changes.append(.unwatched(folder: folder, error))
        }
    }

    /// False if the folder is gone, closed to sipd or a link.
    private func add(_ folder: String) throws(SystemError) -> Bool {
        let path = folder.isEmpty ? root : root + "/" + folder
        // A folder above it may be swapped for a link meanwhile: then we hear of files elsewhere and read none of them.
        let links = folder.isEmpty ? 0 : IN_DONT_FOLLOW
        let watch = unsafe inotify_add_watch(descriptor, path, UInt32(DirectoryWatch.events | links))
        guard watch >= 0 else {
            switch errno {
            case ENOSPC, ENOMEM: throw .noWatchLeft(after: folders.count)
            case ENOENT, ENOTDIR, ELOOP, EACCES, EPERM: return false
            case let code:
                if folder.isEmpty { return false }
                throw SystemError(call: "inotify_add_watch", code: code)
            }
        }
        folders.insert(watch, folder)
        return true
    }

    /// Each folder is watched before it is listed: a subfolder is then in the list, or in the queue, or in both.
    private func addBelow(_ folder: String) throws(SystemError) {
        guard let top = try? RootFolder(root) else { return }
        var waiting = [folder]
        while let folder = waiting.popLast() {
            guard FileName.depth(folder) < FolderScan.depthLimit else { continue }
            var found: [String] = []
            do throws(FileError) {
                let listing = try FolderListing(owning: top.openBeneath(folder, O_DIRECTORY), folders: true)
                while let entry = try listing.next() {
                    if entry.isFolder, let name = entry.name { found.append(FileName.path(folder, name)) }
                }
            } catch .io(let code) {
                // There may be folders that go unwatched.
                throw SystemError(call: "open", code: code)
            } catch {}
            for path in found where try add(path) { waiting.append(path) }
        }
    }

    private static let events =
        IN_CLOSE_WRITE | IN_CREATE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF
        | IN_ONLYDIR | IN_EXCL_UNLINK
}

extension SystemError {
    /// The user has no inotify watch left; this many folders are watched by us.
    package static func noWatchLeft(after folders: Int) -> SystemError {
        SystemError(
            nil, code: ENOSPC,
            because: "no watch left after \(folders.counted("folder")); raise the sysctl fs.inotify.max_user_watches")
    }

    /// The user has no inotify instance left.
    package static var noInstanceLeft: SystemError {
        SystemError(
            nil, code: EMFILE, because: "no inotify instance left; raise the sysctl fs.inotify.max_user_instances")
    }
}

extension inotify_event {
    /// Any of these bits.
    fileprivate func has(_ bits: Int32) -> Bool { mask & UInt32(bitPattern: bits) != 0 }
}
