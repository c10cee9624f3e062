internal import Glibc
internal import SIPOutputs
internal import SIPStores

/// Why a sipd with these settings would not start, as far as that can be told without starting one: nothing is changed.
public enum Obstacles {
    /// Each as `path: error: what, and what to do`.
    ///
    /// - Parameters:
    ///   - places: the configuration, its paths leading where they lead.
    ///   - hasRun: whether its ledger shows that sipd has run.
    public static func lines(_ places: Configuration, hasRun: Bool) -> [String] {
        let (book, cache) = (places.ledger, places.cache)
        var lines: [String] = []
        do {
            if let lost = try LostLedger(ledger: book, cache: cache, spool: places.spool) {
                throw CommandFailure(gone: lost.description)
            }
            if let lost = try LostSpool(places.spool, hasRun: hasRun) { throw CommandFailure(gone: lost.description) }
        } catch {
            lines.append("\(error)")
        }
        if isFull(places.state) { lines.append("\(LedgerError.full(path: book))") }
        if isFull(places.spool) { lines.append("\(SpoolError.full(path: places.spool))") }
        return lines
    }

    /// Less is free than sipd needs to begin.
    private static func isFull(_ folder: String) -> Bool {
        var disk = statvfs()
        guard unsafe statvfs(folder, &disk) == 0 else { return false }
        let bytes = UInt64(disk.f_bavail).multipliedReportingOverflow(by: UInt64(disk.f_frsize))
        return (!bytes.overflow && bytes.partialValue < least) || (disk.f_files > 0 && disk.f_favail == 0)
    }

    private static let least: UInt64 = 64 << 10
}
