import Glibc
public import SIPFiles

/// One sipd for each state folder, and one for each spool: an advisory lock that the kernel lets go of when the process
/// ends, however it ends.
public final class InstanceLock {
    private let descriptor: Int32

    /// Takes the lock, or says who else has it; `EBUSY` when another sipd does.
    public init(_ place: Place, in folder: String) throws(SystemError) {
        let path = "\(folder)/\(place.rawValue)"
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw Self.failed(path, errno)
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(descriptor)
            guard code == EWOULDBLOCK else { throw Self.failed(path, code) }
            throw SystemError(
                folder, code: EBUSY,
                because:
                    "another sipd \(place == .state ? "keeps its state" : "writes its letters") here; stop it first, "
                    + "or give this one a folder of its own")
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

    private static func failed(_ path: String, _ code: Int32) -> SystemError {
        SystemError(path, code: code).adding("the folder must exist and be sipd's own")
    }
}
