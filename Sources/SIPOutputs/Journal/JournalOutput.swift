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
    public convenience init(_ destination: JournalDestination, capacity: Int = 4096) throws(JournalError) {
        try self.init(destination, capacity: capacity, standardError: STDERR_FILENO)
    }

    init(_ destination: JournalDestination, capacity: Int, standardError: Int32) throws(JournalError) {
        queue = try JournalQueue(capacity: capacity)
        let writer = JournalWriter(queue: queue, destination: destination, standardError: standardError)
        try writer.begin()
    }

    deinit {
        queue.close()
    }

    /// Hands an entry to the thread, or drops it if too many wait. Takes microseconds.
    public func send(_ entry: JournalEntry) {
        queue.add(entry)
    }

    /// Entries dropped that no entry has told of yet.
    public var dropped: Int { queue.dropped }

    /// At stop: waits until all entries are written, but no longer than this. False if some are not; whatever is sent
    /// afterwards is lost.
    public func drain(milliseconds: Int32) -> Bool {
        queue.close()
        return queue.waitUntilFinished(milliseconds: milliseconds)
    }
}
