internal import Glibc
internal import SIPFiles

/// A folder of sipd's own.
enum Folder {
    /// Makes a folder, and those above that are missing, for sipd alone.
    static func make(_ path: String) throws(FolderError) {
        do throws(PlaceError) { _ = try WriterFolder(path, making: 0o750) } catch {
            throw FolderError(
                path: error.path, code: error.code,
                reason: error.code == EPERM
                    ? error.reason : "\(error.reason); make it, and give it to the user that sipd runs as")
        }
    }
}

/// A folder could not be made, or is not one that sipd may keep its things in.
public struct FolderError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The first folder on the way that is at fault.
    public var path: String
    /// The system's number for why; `EPERM` where it is our own reason.
    public var code: Int32
    /// Why, and what to do.
    public var reason: String

    /// `path: error: what, and what to do`.
    public var description: String { "\(path): error: \(reason)" }
}
