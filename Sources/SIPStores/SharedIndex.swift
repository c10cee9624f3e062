internal import CLinux
internal import GRDBSQLite
internal import Glibc

/// The index beside a database's log, which SQLite shares through memory.
///
/// SQLite makes room for it one byte in each 4 KiB. Where the file system's blocks are smaller the rest of them are holes,
/// and on a full disk the first write into one ends the process with SIGBUS. Here all of it is asked for before it is
/// shared: a disk without room is an error then, like any other.
enum SharedIndex {
    /// Touched before the first database is opened.
    static let isAllocated: Void = {
        guard let system = unsafe sqlite3_vfs_find(nil) else { return }
        _ = unsafe system.pointee.xSetSystemCall?(system, "mmap", unsafeBitCast(map, to: sqlite3_syscall_ptr.self))
    }()

    private typealias Map =
        @convention(c) (UnsafeMutableRawPointer?, Int, Int32, Int32, Int32, off_t) -> UnsafeMutableRawPointer?

    private static let map: Map = { address, length, protection, flags, file, offset in
        // What the file system cannot do beforehand it does when it is written to, as ever.
        if protection & PROT_WRITE != 0, flags & MAP_SHARED != 0, fallocate(file, 0, offset, off_t(length)) != 0,
            errno == ENOSPC || errno == EDQUOT || errno == EIO
        {
            return unsafe MAP_FAILED
        }
        return unsafe mmap(address, length, protection, flags, file, offset)
    }
}
