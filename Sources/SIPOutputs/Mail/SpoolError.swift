internal import Glibc
internal import SIPFiles

/// Why the spool did not do what it was asked.
public enum SpoolError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No room, for bytes, files or by quota. Passes by itself: claim nothing, raise the alarm, try again.
    case full(path: String)
    /// The file system is mounted read only, perhaps since an error of the disk. As `full`.
    case readOnly(path: String)
    /// There is something in `tmp/` under this name, not necessarily a file.
    case exists(SpoolName)
    /// What stands under this name is not a regular file: a link, a FIFO, a folder.
    case notAFile(path: String)
    /// The folder is not one that letters may be put in. Needs the operator.
    case unfit(path: String, reason: String)
    /// What was written may not be on the disk, and the kernel will not say so twice. Stop; recover from what is durable.
    case syncFailed(path: String, errno: Int32)
    /// Any other answer of the system.
    case failed(path: String, call: String, errno: Int32)

    /// `path: error: what, and what to do`.
    public var description: String {
        switch self {
        case .full(let path): "\(path): error: the disk or quota is full; make room, nothing is lost meanwhile"
        case .readOnly(let path): "\(path): error: mounted read only; look at the disk and remount it"
        case .exists(let name): "tmp/\(name): error: is there already; it is left over from a stop or was put there"
        case .notAFile(let path): "\(path): error: not a regular file; remove it and find out who put it there"
        case .unfit(let path, let reason): "\(path): error: \(reason)"
        case .syncFailed(let path, let code):
            "\(path): error: could not be made durable (\(String(errno: code))); look at the disk, then start again"
        case .failed(let path, let call, let code):
            "\(path): error: \(call): \(String(errno: code)); see to its owner, its mode and its disk"
        }
    }

    /// True when it may pass by itself: there is no room, or nothing can be written at the moment.
    public var mayPass: Bool {
        switch self {
        case .full, .readOnly: true
        case .exists, .notAFile, .unfit, .syncFailed, .failed: false
        }
    }

    /// Whether it may be about one letter alone, and the others go: not when there is no room, or nothing is made durable.
    var mayBeOfOneLetter: Bool {
        switch self {
        case .exists, .notAFile, .failed: true
        case .full, .readOnly, .unfit, .syncFailed: false
        }
    }

    /// What `errno` stands for now, or a number that was kept.
    ///
    /// - Parameter unfit: why the folder is no place for letters, by number.
    init(at path: String, _ call: String, code: Int32? = nil, unfit: [Int32: String] = [:]) {
        let code = code ?? errno
        if let reason = unfit[code] {
            self = .unfit(path: path, reason: reason)
            return
        }
        self =
            switch code {
            case ENOSPC, EDQUOT, EFBIG: .full(path: path)
            case EROFS: .readOnly(path: path)
            default: .failed(path: path, call: call, errno: code)
            }
    }
}
