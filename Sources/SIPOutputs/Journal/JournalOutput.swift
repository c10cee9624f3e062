public import SIPFiles
import Glibc

/// Tells the journal, without ever waiting for it.
///
/// A journald that lives and does not read blocks its writers for good, and so does a full pipe on standard error. So a
/// thread of its own writes, from a queue that drops what it cannot hold and says how much that was. Nothing depends on an
/// entry having arrived: what was told is in the ledger.
public final class JournalOutput: Sendable {
    let queue: JournalQueue

    /// Begins a thread writing to `destination`, with room for `capacity` entries that wait. The thread has all signals
    /// blocked: they are the loop's, and SIGPIPE is nobody's.
    public convenience init(_ destination: JournalDestination, capacity: Int = 4096) throws(SystemError) {
        try self.init(destination, capacity: capacity, standardError: STDERR_FILENO)
    }

    package init(_ destination: JournalDestination, capacity: Int = 4096, standardError: Int32) throws(SystemError) {
        queue = try JournalQueue(capacity: capacity)
        let writer = JournalWriter(queue: queue, destination: destination, standardError: standardError)
        try writer.begin()
    }

    deinit {
        queue.close()
    }

    /// Hands an entry to the thread, or drops it if too many wait. Takes microseconds.
    ///
    /// - Parameters:
    ///   - entry: what is told.
    ///   - number: that of the ledger's entry it tells of, if it does. They are sent in order.
    public func send(_ entry: JournalEntry, number: Int64? = nil) {
        queue.add(entry, number: number)
    }

    /// Up to which of the ledger's entries the journal has them all. One after that may be missing: see `hasGap`.
    public var journaledThrough: Int64 { queue.journaled.upTo }

    /// An entry of the ledger's was dropped; it and those after it are to be sent again, after `feed`.
    public var hasGap: Bool { queue.journaled.hasGap }

    /// Begins to send the ledger's entries again, from where the journal has them all; `number` says up to where it had
    /// when sipd stopped. Answers after which.
    public func feed(after number: Int64) -> Int64 { queue.feed(after: number) }

    /// The sending again has not come to the end; the rest waits for another `feed`.
    public func leaveGap() { queue.leaveGap() }

    /// Entries dropped that no entry has told of yet.
    public var dropped: Int { queue.dropped }

    /// At stop: waits until all entries are written, but no longer than this. False if some are not; whatever is sent
    /// afterwards is lost.
    public func drain(milliseconds: Int32) -> Bool {
        queue.close()
        return queue.waitUntilFinished(milliseconds: milliseconds)
    }
}
