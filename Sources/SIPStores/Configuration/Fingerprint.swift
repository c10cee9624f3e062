internal import Glibc
internal import SIPRules

/// A fingerprint of several things in order: two that are equal were made of the same.
public struct Fingerprint {
    private var hash = SHA256()

    /// Of nothing yet.
    public init() {}

    /// Adds a thing, by its bytes.
    public mutating func add(_ bytes: [UInt8]) {
        // The length before it keeps ("a", "bc") and ("ab", "c") apart.
        hash.add(Array("\(bytes.count) ".utf8))
        hash.add(bytes)
    }

    /// Adds a file, by its identity: not read, but known to be another once anybody has written to it or put another in its
    /// place. False when there is none.
    public mutating func add(identityOf path: String) -> Bool {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return false }
        let changed = status.st_ctim
        add(Array("\(status.st_ino) \(status.st_size) \(changed.tv_sec).\(changed.tv_nsec)".utf8))
        return true
    }

    /// So far, in hexadecimal digits.
    public var text: String { hash.digest.hexadecimal }
}
