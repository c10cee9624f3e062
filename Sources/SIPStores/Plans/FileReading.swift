import Glibc

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
        guard let resolved = realpath(path, nil) else { throw FileError(errno: errno) }
        defer { free(resolved) }
        let file = String(cString: resolved)
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
        guard fstat(file, &status) == 0 else { throw FileError(errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
        guard status.st_size <= limit else { throw .tooLarge(Int64(status.st_size)) }
        return FileContents(
            bytes: try bytes(of: file, sized: Int(status.st_size), limit: limit), stamp: FileStamp(status))
    }

    /// The size is only a first guess: the file may grow or shrink while it is read.
    private func bytes(of file: Int32, sized size: Int, limit: Int) throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        // One more than expected, so that the end shows without growing the buffer.
        // A file of the kernel's says it is empty, and gives its whole text once.
        var chunk = [UInt8](repeating: 0, count: max(size + 1, 4096))
        while true {
            let count = chunk.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw FileError(errno: errno)
            }
            if count == 0 { return bytes }
            bytes += chunk.prefix(count)
            guard bytes.count <= limit else { throw .tooLarge(Int64(bytes.count)) }
        }
    }
}
