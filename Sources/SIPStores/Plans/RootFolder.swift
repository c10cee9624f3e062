internal import CLinux
import Glibc

/// The plan folder, held open: the only way to its files, and no way out of it.
///
/// The kernel resolves every path beneath it without following links (openat2(2), Linux 5.6), so neither a link nor `..`
/// leads elsewhere, whatever is swapped meanwhile. It keeps its file system busy and a removed folder alive: open it
/// for a sweep and let go.
public final class RootFolder: Sendable {
    private let descriptor: Int32

    /// Opens the folder at `path`. The path itself may hold links; that is the operator's choice.
    public init(_ path: String) throws(FileError) {
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(errno: errno) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Opens what is at `path` beneath the folder for reading, "" being the folder itself. The caller closes it.
    func openBeneath(_ path: String, _ flags: Int32 = 0) throws(FileError) -> Int32 {
        // C would read the path up to the zero only.
        guard !path.utf8.contains(0) else { throw .badName }
        let all = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC | flags
        let opened = clinux_openat2(
            descriptor, path.isEmpty ? "." : path, UInt64(all),
            UInt64(RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS))
        guard opened >= 0 else { throw FileError(errno: errno) }
        return opened
    }
}
