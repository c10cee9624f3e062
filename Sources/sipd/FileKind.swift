internal import Glibc

/// What stands at a path.
enum FileKind {
    case nothing, file, folder, other

    init(at path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            self = .nothing
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: self = .file
        case S_IFDIR: self = .folder
        default: self = .other
        }
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
