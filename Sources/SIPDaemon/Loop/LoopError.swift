import Glibc

/// The kernel or libsystemd refused something the loop cannot run without. There is nothing to retry: the daemon stops.
public struct LoopError: Error, Equatable, CustomStringConvertible {
    /// The call that failed, `sd_event_add_io`.
    public let call: String
    /// Its error number, positive.
    public let code: Int32

    /// Takes the number with either sign: libsystemd returns negative ones.
    init(_ call: String, _ code: Int32) {
        self.call = call
        self.code = code.magnitude <= UInt32(Int32.max) ? Int32(code.magnitude) : EINVAL
    }

    /// `sd_event_add_io: Operation not permitted`.
    public var description: String { "\(call): \(String(cString: strerror(code)))" }
}
