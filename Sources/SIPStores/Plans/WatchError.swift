import Glibc
internal import SIPRules

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

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .watchLimit(let folders):
            "no watch left after \(folders.counted("folder")); raise the sysctl fs.inotify.max_user_watches"
        case .instanceLimit:
            "no inotify instance left; raise the sysctl fs.inotify.max_user_instances"
        case .folder(let error): error.description
        case .io(let call, let code): "\(call): \(String(cString: strerror(code)))"
        }
    }
}
