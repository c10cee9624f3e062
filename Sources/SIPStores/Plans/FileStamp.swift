import Glibc

/// Which state of a file this is: two equal stamps at one path mean that nobody wrote in between.
///
/// The device is left out, as its number may change with every mount while the file does not.
public struct FileStamp: Hashable, Sendable {
    /// The inode: a new one for each temp + rename.
    public let inode: UInt64
    /// Bytes.
    public let size: Int64
    /// Last change of the contents, in nanoseconds since 1970. A time beyond the year 2262 wraps, which still tells
    /// states apart.
    public let modified: Int64
    /// Last change of the contents or of what is known of the file, in nanoseconds since 1970. Nobody can set it: it tells
    /// of contents that were written by somebody who put the other time back, as unpackers do.
    public let changed: Int64

    /// The stamp with these values, from a cache.
    public init(inode: UInt64, size: Int64, modified: Int64, changed: Int64) {
        self.inode = inode
        self.size = size
        self.modified = modified
        self.changed = changed
    }

    init(_ status: stat) {
        inode = UInt64(status.st_ino)
        size = Int64(status.st_size)
        modified = Self.nanoseconds(status.st_mtim)
        changed = Self.nanoseconds(status.st_ctim)
    }

    private static func nanoseconds(_ time: timespec) -> Int64 {
        Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }
}
