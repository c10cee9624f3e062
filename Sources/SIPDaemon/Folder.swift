internal import Glibc

/// A folder of sipd's own.
enum Folder {
    /// Makes a folder, and those above that are missing, for sipd alone.
    static func make(_ path: String) throws(FolderError) {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/" + part
            if mkdir(made, 0o750) != 0, errno != EEXIST {
                throw FolderError(path: made, reason: String(cString: strerror(errno)))
            }
        }
    }
}

/// A folder could not be made.
public struct FolderError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The first folder on the way that is missing and cannot be made.
    public var path: String
    /// The system's words for why.
    public var reason: String

    /// `path: error: what, and what to do`.
    public var description: String { "\(path): error: \(reason); make it, and give it to the user that sipd runs as" }
}
