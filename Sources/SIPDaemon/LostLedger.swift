import Glibc

/// A state folder that knows of plans and has no ledger: somebody removed or emptied it. With a new one sipd would tell
/// everything again.
struct LostLedger: Error, CustomStringConvertible {
    private let path: String

    /// Nil when the ledger is there, or when sipd has never run here.
    init?(ledger: String, cache: String) {
        guard Self.size(cache) > 0, Self.size(ledger) == 0, Self.size(ledger + "-wal") == 0 else { return nil }
        path = ledger
    }

    var description: String {
        "\(path): error: the ledger is gone, and with it what was told; restore it from a backup, or remove everything in "
            + "its folder if all may be told again"
    }

    /// 0 for a file that is not there.
    private static func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }
}
