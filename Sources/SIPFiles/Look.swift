package import Glibc

/// What a look at a path gives. Only `absent` says that nothing is there; an error of the file system says nothing of what
/// is, and whoever acts on absence has to say what becomes of `unknown`.
package enum Look: Sendable {
    case there(stat)
    case absent
    /// It cannot be told, for the reason that has this number.
    case unknown(Int32)

    /// Looks at what has a path, from the folder `from` where that is relative.
    ///
    /// - Parameters:
    ///   - path: as it ends in NUL; absolute, or from the folder.
    ///   - folder: its descriptor; the current one unless given.
    ///   - followingLinks: at what a link leads to, so that of one which leads nowhere the answer is `absent`.
    package init(at path: UnsafePointer<CChar>, from folder: Int32 = AT_FDCWD, followingLinks: Bool = true) {
        var status = stat()
        if unsafe fstatat(folder, path, &status, followingLinks ? 0 : AT_SYMLINK_NOFOLLOW) == 0 {
            self = .there(status)
        } else {
            // ENOTDIR: what would hold it is no folder.
            self = errno == ENOENT || errno == ENOTDIR ? .absent : .unknown(errno)
        }
    }

    /// Its kind, `S_IFREG` and the like, where it is known to be there.
    package var kind: mode_t? {
        if case .there(let status) = self { status.st_mode & S_IFMT } else { nil }
    }

    /// Whether nothing is there, for certain.
    package var isAbsent: Bool { if case .absent = self { true } else { false } }
}
