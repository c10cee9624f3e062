import Glibc
internal import SIPFiles
public import SIPRules

/// Why one entry of the plan folder could not be had. It is about that entry only; the others go on.
public enum FileError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A folder, pipe, socket or device where a plan should be.
    case notRegular
    /// Larger than sipd will read, in bytes.
    case tooLarge(Int64)
    /// A symbolic link, itself or on the way to it.
    case link
    /// A symbolic link to a folder, itself or on the way to it.
    case folderLink
    /// The path leaves the plan folder.
    case outside
    /// A name that is not valid UTF-8, or holds control or invisible characters or a personal identity number.
    case badName
    /// A name that looks like a plan's and does not end in `.json`.
    case notPlanName
    /// Deeper than sipd descends.
    case tooDeep
    /// It is gone, or was never there.
    case vanished
    /// sipd may not read it.
    case permission
    /// Anything else, by its error number.
    case io(Int32)

    /// What a failed open(2), fstat(2) or read(2) means for a plan.
    init(errno code: Int32) {
        self =
            switch code {
            case ENOENT, ENOTDIR: .vanished
            case ELOOP: .link
            case EXDEV: .outside
            case EACCES, EPERM: .permission
            case ENXIO, ENODEV: .notRegular
            case ENAMETOOLONG: .badName
            default: .io(code)
            }
    }

    /// Whether it can be another answer a moment later, though nobody did anything about it.
    var mayPass: Bool {
        switch self {
        case .permission, .io: true
        default: false
        }
    }

    /// The same as `message`.
    public var description: String { message.text }

    /// What is wrong and what to do, to follow `path: error: `.
    public var message: Finding.Message {
        switch self {
        case .notRegular: "not a regular file; keep only plan files in the plan folder"
        case .tooLarge(let size): "\(size) bytes is too large for a plan; write one plan to a file"
        case .link: "a symbolic link, which is not followed; put the file itself here"
        case .folderLink:
            "a symbolic link to a folder, which is not followed: no plan behind it is read; put the folder itself here"
        case .outside: "outside the plan folder; put the file inside it"
        case .badName:
            "the name is not valid UTF-8, is too long, or holds invisible characters or a personal identity number; rename it"
        case .notPlanName:
            "not read, since the name does not end in .json; rename it if it holds a plan, else keep it elsewhere"
        case .tooDeep: "nested more than \(FolderScan.depthLimit) folders deep; move it up"
        case .vanished: "no such file; it was removed or renamed meanwhile"
        case .permission: "permission denied; let sipd's user read it: chgrp -R sipd-plans and chmod -R g+rX"
        case .io(let code): "\(system: String(errno: code)); check the disk or mount"
        }
    }
}
