import Glibc

/// A ledger that is gone: somebody removed or emptied it, or its disk is not mounted, while the plan cache or the spool show
/// that there was one. With a new one sipd would tell everything again.
struct LostLedger: Error, CustomStringConvertible {
    private let path: String
    private let witness: String

    /// Nil when the ledger is there, or when sipd has never run here.
    init?(ledger: String, cache: String, spool: String) {
        guard Self.size(ledger) == 0, Self.size(ledger + "-wal") == 0 else { return nil }
        // Both are made after the ledger, and by sipd alone.
        guard let witness = [cache, spool + "/tmp"].first(where: { Self.size($0) > 0 || Self.isFolder($0) }) else {
            return nil
        }
        path = ledger
        self.witness = witness
    }

    var description: String {
        "\(path): error: the ledger is gone, and with it what was told; mount its disk or restore it from a backup; if "
            + "all may be told again, remove what is in its folder, and \(witness)"
    }

    /// 0 for a file that is not there.
    private static func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
    }

    fileprivate static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}

/// A spool that is gone while the ledger shows that there was one: its disk is not mounted. In a new one sipd would take
/// what it promised for sent, and nobody would find what it writes once the disk is back.
struct LostSpool: Error, CustomStringConvertible {
    private let path: String

    /// Nil when the spool is there, or when sipd has never run here.
    init?(_ path: String, hasRun: Bool) {
        guard hasRun, !LostLedger.isFolder(path + "/tmp") else { return nil }
        self.path = path
    }

    var description: String {
        "\(path): error: the spool is gone, and with it the letters that were promised; mount its disk, or make a folder "
            + "\(path)/tmp for sipd alone (mode 0700) if they are not to be found"
    }
}
