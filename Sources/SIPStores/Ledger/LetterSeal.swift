internal import Foundation
internal import GRDB
internal import SIPRules

/// Shows that a letter is sipd's own: an HMAC (RFC 2104, SHA-256) over its name and what it says that it tells.
///
/// Letters lie where the mail system's user may write, and what stands in them counts as told when the ledger is older than
/// they are. The key is the ledger's, and goes with its backups.
public struct LetterSeal: Sendable {
    private let key: [UInt8]

    fileprivate init(_ key: Data) { self.key = Array(key) }

    /// The seal of a letter: 32 hexadecimal digits. `told`: see `LetterContents.text`.
    public func seal(on name: String, told: String?) -> String {
        SHA256.authentication(CanonicalJSON.array([name, told ?? ""]), key: key).prefix(16).hexadecimal
    }
}

extension LedgerReader {
    /// The seal of this ledger's letters.
    public func seal() throws(LedgerError) -> LetterSeal {
        guard let key = try rows("SELECT key FROM seal", [], { try $0.blob(0) }).first else {
            throw .corrupt(path: path, reason: "the seal is missing")
        }
        return LetterSeal(key)
    }
}
