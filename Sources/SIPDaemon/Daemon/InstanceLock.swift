import Glibc

/// One sipd for each state folder, and one for each spool: an advisory lock that the kernel lets go of when the process
/// ends, however it ends.
public final class InstanceLock {
    private let descriptor: Int32

    /// Takes the lock, or says who else has it.
    public init(_ place: Place, in folder: String) throws(LockError) {
        let path = "\(folder)/\(place.rawValue)"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw .failed(path: path, code: errno)
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(descriptor)
            if code == EWOULDBLOCK { throw .taken(place, folder: folder) }
            throw .failed(path: path, code: code)
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// What one sipd has for itself, and the name of the lock's file there.
    public enum Place: String, Hashable, Sendable {
        /// What it keeps.
        case state = "lock"
        /// The letters that it writes. Whoever hands them over has a lock of its own.
        case spool = ".lock"
    }

    /// Why the lock was not had: another sipd holds it, or its file cannot be opened or locked.
    public enum LockError: Error, Hashable, Sendable, CustomStringConvertible {
        case taken(Place, folder: String)
        case failed(path: String, code: Int32)

        /// The system's number for why; `EBUSY` when another has it.
        public var code: Int32 { if case .failed(_, let code) = self { code } else { EBUSY } }

        /// `path: error: what, and what to do`.
        public var description: String {
            switch self {
            case .taken(let place, let folder):
                "\(folder): error: another sipd \(place == .state ? "keeps its state" : "writes its letters") here; "
                    + "stop it first, or give this one a folder of its own"
            case .failed(let path, let code):
                "\(path): error: \(String(cString: strerror(code))); the folder must exist and be sipd's own"
            }
        }
    }
}
