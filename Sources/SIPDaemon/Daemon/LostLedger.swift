import Glibc
internal import SIPFiles
internal import SIPStores

/// A ledger that is gone: somebody removed or emptied it, or its disk is not mounted, while the plan cache or the spool show
/// that there was one. With a new one sipd would tell everything again.
struct LostLedger: CustomStringConvertible {
    private let path: String
    private let witness: String

    /// Nil when the ledger is there, or when sipd has never run here. Throws when that cannot be told.
    init?(ledger: String, cache: String, spool: String) throws {
        guard try Ledger.holdsNothing(at: ledger) else { return nil }
        // Both are made after the ledger, and by sipd alone.
        guard let witness = try Self.isFile(cache) ? cache : Self.isFolder(spool + "/tmp") ? spool + "/tmp" : nil else {
            return nil
        }
        path = ledger
        self.witness = witness
    }

    var description: String {
        "\(path): error: the ledger is gone, and with it what was told; mount its disk or restore it from a backup; if "
            + "all may be told again, remove what is in its folder, and \(witness)"
    }

    private static func isFile(_ path: String) throws(SystemError) -> Bool {
        guard let status = try status(path) else { return false }
        return status.st_mode & S_IFMT == S_IFREG && status.st_size > 0
    }

    fileprivate static func isFolder(_ path: String) throws(SystemError) -> Bool {
        try status(path).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
    }

    /// Nil when nothing is there.
    private static func status(_ path: String) throws(SystemError) -> stat? {
        switch unsafe Look(at: path) {
        case .there(let status): status
        case .absent: nil
        case .unknown(let code): throw SystemError(path, code: code)
        }
    }
}

/// A spool that is gone while the ledger shows that there was one: its disk is not mounted. In a new one sipd would take
/// what it promised for sent, and nobody would find what it writes once the disk is back.
struct LostSpool: CustomStringConvertible {
    private let path: String

    /// Nil when the spool is there, or when sipd has never run here. Throws when that cannot be told.
    init?(_ path: String, hasRun: Bool) throws(SystemError) {
        guard hasRun, try !LostLedger.isFolder(path + "/tmp") else { return nil }
        self.path = path
    }

    var description: String {
        "\(path): error: the spool is gone, and with it the letters that were promised; mount its disk, or make a folder "
            + "\(path)/tmp for sipd alone (mode 0700) if they are not to be found"
    }
}
