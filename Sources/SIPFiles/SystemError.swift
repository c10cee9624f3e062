internal import Glibc

/// What the system refused, where, and why.
public struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file or the folder that is at fault; nil where it is about none, or the reason says which.
    public let path: String?
    /// The system's number for why; where the reason is our own the one that fits, or else `EPERM`.
    public let code: Int32
    /// Why, and often what to do.
    public let reason: String

    /// What `errno` says now.
    package init(_ path: String) { self.init(path, code: errno) }

    /// What the system's number says.
    package init(_ path: String, code: Int32) {
        self.init(path, code: code, because: String(errno: code))
    }

    /// For a reason of our own, or with what to do about the system's.
    package init(_ path: String?, code: Int32 = EPERM, because reason: String) {
        self.path = path
        self.code = code
        self.reason = reason
    }

    /// What a call refused. Takes its number with either sign: libsystemd returns negative ones.
    package init(_ path: String? = nil, call: String, code: Int32) {
        let code = code.magnitude <= UInt32(Int32.max) ? Int32(code.magnitude) : EINVAL
        self.init(path, code: code, because: "\(call): \(String(errno: code))")
    }

    /// The same with what to do.
    package func adding(_ advice: String) -> SystemError {
        SystemError(path, code: code, because: "\(reason); \(advice)")
    }

    /// `path: error: what, and what to do`; the reason alone where there is no path.
    public var description: String { path.map { "\($0): error: \(reason)" } ?? reason }
}
