import Glibc

/// The journal's thread could not be made.
public struct JournalError: Error, Equatable, CustomStringConvertible {
    /// The call that failed, `pthread_create`.
    public let call: String
    /// Its error number.
    public let code: Int32

    /// `pthread_create: Resource temporarily unavailable`.
    public var description: String { "\(call): \(String(cString: strerror(code)))" }
}
