import Glibc

/// The journal's thread could not be made.
public struct JournalError: Error, Equatable, CustomStringConvertible {
    /// The call that failed, `pthread_create`.
    public let call: String
    /// Its error number.
    public let code: Int32

    /// `error: no thread can be had …, and what to do`.
    public var description: String {
        "error: no thread can be had (\(call): \(String(cString: strerror(code)))); let sipd have more"
    }
}
