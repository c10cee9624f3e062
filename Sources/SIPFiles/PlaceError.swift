internal import Glibc

/// A place that nothing is written in.
package struct PlaceError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file or the folder that is at fault.
    package let path: String
    /// The system's number for why; `EPERM` where it is our own reason.
    package let code: Int32
    /// Why, and where it is our own reason what to do.
    package let reason: String

    /// What `errno` says now.
    package init(_ path: String) { self.init(path, code: errno) }

    /// What the system's number says.
    package init(_ path: String, code: Int32) {
        self.path = path
        self.code = code
        reason = String(cString: strerror(code))
    }

    /// For a reason of our own, or with what to do about the system's.
    package init(_ path: String, code: Int32 = EPERM, because reason: String) {
        self.path = path
        self.code = code
        self.reason = reason
    }

    /// `path: error: what, and what to do`.
    package var description: String { "\(path): error: \(reason)" }
}
