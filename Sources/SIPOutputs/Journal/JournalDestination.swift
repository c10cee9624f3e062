internal import CSystemd
import Glibc
internal import SIPFiles

/// Where entries go.
public enum JournalDestination: String, CaseIterable, Sendable {
    /// To journald where there is one, else to standard error: decided for each entry, as journald may come and go.
    case automatic
    /// To journald; an entry that it does not take is lost, and counted.
    case journal
    /// To standard error, a line each; on a terminal the sentence alone.
    case standardError = "standard-error"

    /// Writes one entry, waiting as long as that takes. False if it is lost.
    func write(_ entry: JournalEntry, standardError: Int32) -> Bool {
        switch self {
        case .automatic: JournalDestination.send(entry) || JournalDestination.print(entry, standardError)
        case .journal: JournalDestination.send(entry)
        case .standardError: JournalDestination.print(entry, standardError)
        }
    }

    /// libsystemd reports an entry as sent when journald's socket does not exist, so we look for it first.
    private static func send(_ entry: JournalEntry) -> Bool {
        guard unsafe access("/run/systemd/journal/socket", F_OK) == 0 else { return false }
        var bytes: [UInt8] = []
        var ends: [Int] = []
        for assignment in entry.assignments {
            bytes += assignment.utf8
            ends.append(bytes.count)
        }
        return unsafe bytes.withUnsafeMutableBytes { bytes in
            var start = 0
            let vectors = unsafe ends.map { end in
                defer { start = end }
                return unsafe iovec(iov_base: bytes.baseAddress?.advanced(by: start), iov_len: end - start)
            }
            return unsafe sd_journal_sendv(vectors, Int32(clamping: vectors.count)) >= 0
        }
    }

    private static func print(_ entry: JournalEntry, _ standardError: Int32) -> Bool {
        let line = isatty(standardError) == 1 ? entry.sentence : entry.line
        return Descriptor.write(all: Array(line.utf8), to: standardError)
    }
}
