import Glibc
public import SIPRules

/// Why the plan folder, or a part of it, cannot be watched.
public enum WatchError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The user has no inotify watch left; this many folders are watched by us.
    case watchLimit(folders: Int)
    /// The user has no inotify instance left.
    case instanceLimit
    /// The folder itself cannot be opened.
    case folder(FileError)
    /// Anything else.
    case io(call: String, code: Int32)

    /// The same as `message`.
    public var description: String { message.text }

    /// What is wrong and what to do.
    public var message: Finding.Message {
        switch self {
        case .watchLimit(let folders):
            "no watch left after \(folders, "folder"); raise the sysctl fs.inotify.max_user_watches"
        case .instanceLimit:
            "no inotify instance left; raise the sysctl fs.inotify.max_user_instances"
        case .folder(let error): error.message
        case .io(let call, let code): "\(system: call): \(system: String(cString: strerror(code)))"
        }
    }
}
