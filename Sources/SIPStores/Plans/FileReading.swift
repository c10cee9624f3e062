import Glibc
internal import SIPFiles

/// One plan file as it was read.
public struct FileContents: Equatable, Sendable {
    /// All of its bytes.
    public let bytes: [UInt8]
    /// Taken before the bytes, so that a write during the reading shows as another stamp afterwards.
    public let stamp: FileStamp
}

extension FileContents {
    /// Reads the regular file, up to `limit` bytes, that a path named by the operator leads to. Links are followed:
    /// settings belong to whoever runs sipd, and what manages them often links them. Never for plans.
    public static func following(_ path: String, limit: Int) throws(FileError) -> FileContents {
        guard let resolved = unsafe realpath(path, nil) else { throw FileError(errno: errno) }
        defer { unsafe free(resolved) }
        let file = unsafe String(cString: resolved)
        let name = file.split(separator: "/").last.map(String.init) ?? ""
        return try RootFolder(String(file.dropLast(name.count))).read(name, limit: limit)
    }
}

extension RootFolder {
    /// Reads the regular file at `path`, up to `limit` bytes.
    ///
    /// A pipe, a socket, a device, a link or a sparse giant at that name is refused without blocking.
    public func read(_ path: String, limit: Int = 256 * 1024) throws(FileError) -> FileContents {
        let file = try openBeneath(path)
        defer { close(file) }
        var status = stat()
        guard unsafe fstat(file, &status) == 0 else { throw FileError(errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
        guard status.st_size <= limit else { throw .tooLarge(Int64(status.st_size)) }
        // The size is only a first guess: the file may grow or shrink while it is read. A file of the kernel's says it is
        // empty, and gives its whole text once.
        let chunk = max(Int(status.st_size) + 1, 4096)
        guard let bytes = Descriptor.read(from: file, atMost: limit + 1, chunk: chunk) else {
            throw FileError(errno: errno)
        }
        guard bytes.count <= limit else { throw .tooLarge(Int64(bytes.count)) }
        return FileContents(bytes: bytes, stamp: FileStamp(status))
    }
}
