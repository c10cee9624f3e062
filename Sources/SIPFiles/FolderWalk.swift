internal import Glibc

/// The way to a folder, name by name, each opened below the one before.
struct FolderWalk: ~Copyable {
    /// Where it has come to.
    private(set) var here: Descriptor
    private var shown: String
    private var rest: [String]
    private var links = 0
    private let caller: uid_t

    init(_ path: String, caller: uid_t) {
        let isAbsolute = path.hasPrefix("/")
        shown = isAbsolute ? "/" : "."
        here = unsafe Descriptor(open(isAbsolute ? "/" : ".", Self.pathOnly | O_DIRECTORY | O_CLOEXEC))
        // From the end, which is taken off.
        rest = path.split(separator: "/").reversed().map(String.init)
        self.caller = caller
    }

    /// O_PATH, which hides behind _GNU_SOURCE: a folder that may be entered need not be readable.
    private static let pathOnly: Int32 = 0o10_000_000

    /// Goes to the next name; false when there is none.
    mutating func step(making mode: mode_t?) throws(SystemError) -> Bool {
        guard here.isOpen else { throw SystemError(shown) }
        guard let name = rest.popLast() else { return false }
        try checkPassage()
        let path = shown.hasSuffix("/") ? shown + name : "\(shown)/\(name)"
        var next = unsafe Descriptor(openat(here.number, name, Self.pathOnly | O_NOFOLLOW | O_CLOEXEC))
        if !next.isOpen, errno == ENOENT, let mode {
            guard unsafe mkdirat(here.number, name, mode) == 0 || errno == EEXIST else { throw SystemError(path) }
            next = unsafe Descriptor(openat(here.number, name, Self.pathOnly | O_NOFOLLOW | O_CLOEXEC))
        }
        var status = stat()
        guard next.isOpen, unsafe fstat(next.number, &status) == 0 else { throw SystemError(path) }
        switch status.st_mode & S_IFMT {
        case S_IFDIR:
            shown = path
            here = next
        case S_IFLNK:
            guard caller != 0 || status.st_uid == 0 else {
                throw SystemError(path, because: "a link of user \(status.st_uid)'s, which root does not follow")
            }
            try follow(next.number, path)
        default:
            errno = ENOTDIR
            throw SystemError(path)
        }
        return true
    }

    private mutating func follow(_ link: Int32, _ path: String) throws(SystemError) {
        links += 1
        var target = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = unsafe readlinkat(link, "", &target, target.count)
        guard count > 0 else { throw SystemError(path) }
        guard links <= 40, count < target.count else {
            errno = ELOOP
            throw SystemError(path)
        }
        let text = String(decoding: target.prefix(count), as: UTF8.self)
        if text.hasPrefix("/") {
            shown = "/"
            here = unsafe Descriptor(open("/", Self.pathOnly | O_DIRECTORY | O_CLOEXEC))
        }
        rest += text.split(separator: "/").reversed().map(String.init)
    }

    /// Where root passes through, nobody else may put another folder in the place of the next.
    private func checkPassage() throws(SystemError) {
        guard caller == 0 else { return }
        try check(try status())
    }

    /// The folder that is written in.
    func checkEnd() throws(SystemError) { try check(try status()) }

    private func status() throws(SystemError) -> stat {
        var status = stat()
        guard unsafe fstat(here.number, &status) == 0 else { throw SystemError(shown) }
        return status
    }

    private func check(_ folder: stat) throws(SystemError) {
        guard folder.st_uid == 0 || folder.st_uid == caller else {
            let advice = caller == 0 ? "run this as that user, or name a folder of root's" : "name a folder of your own"
            throw SystemError(shown, because: "the folder belongs to user \(folder.st_uid); \(advice)")
        }
        let isOwn = caller != 0 && folder.st_uid == caller
        let isSticky = folder.st_mode & 0o1000 != 0
        let isOthers =
            folder.st_mode & 0o002 != 0 || (caller == 0 && folder.st_mode & 0o020 != 0 && folder.st_gid != 0)
        guard isOwn || isSticky || !isOthers else {
            throw SystemError(
                shown, because: "others may write in the folder; take that away with chmod go-w, or name another")
        }
    }
}
