internal import CLinux
import Glibc
import Synchronization

/// Entries on their way from the daemon's loop to the thread that writes them.
///
/// An eventfd(2) wakes the thread, not a condition variable: Swift has a lock that the compiler checks, and none to wait on.
/// A second one tells that the thread is through, so that a stop can wait for it with poll(2) and no clock.
final class JournalQueue: Sendable {
    /// What the thread takes in one go.
    struct Batch {
        var entries: [JournalEntry] = []
        /// Entries lost before these.
        var dropped = 0
    }

    private struct State {
        var batch = Batch()
        var isClosed = false
        /// The batch taken last was the last: nothing is added after closing.
        var isLast = false
    }

    private let state = Mutex(State())
    private let capacity: Int
    private let filled: Int32
    private let finished: Int32

    init(capacity: Int) throws(JournalError) {
        self.capacity = capacity
        filled = eventfd(0, Int32(EFD_CLOEXEC))
        finished = eventfd(0, Int32(EFD_CLOEXEC))
        guard filled >= 0, finished >= 0 else { throw JournalError(call: "eventfd", code: errno) }
    }

    deinit {
        for descriptor in [filled, finished] where descriptor >= 0 { Glibc.close(descriptor) }
    }

    /// Adds an entry, or counts it as dropped when the queue is full; a closed queue takes nothing. Never waits.
    func add(_ entry: JournalEntry) {
        let wasEmpty = state.withLock { state in
            guard !state.isClosed else { return false }
            guard state.batch.entries.count < capacity else {
                state.batch.dropped += 1
                return false
            }
            state.batch.entries.append(entry)
            return state.batch.entries.count == 1
        }
        if wasEmpty { eventfd_write(filled, 1) }
    }

    /// Counts an entry that was taken and could not be written, for the next batch to tell of.
    func countDropped() {
        state.withLock { $0.batch.dropped += 1 }
    }

    /// So many of the dropped entries have been told of.
    func countTold(_ count: Int) {
        state.withLock { $0.batch.dropped -= count }
    }

    /// Entries lost and not yet told of.
    var dropped: Int { state.withLock { $0.batch.dropped } }

    /// No more entries: the thread ends once it has written what is here.
    func close() {
        state.withLock { $0.isClosed = true }
        eventfd_write(filled, 1)
    }

    /// Waits for entries and takes them all; nil when the queue is closed and empty.
    func take() -> Batch? {
        while true {
            var count: eventfd_t = 0
            eventfd_read(filled, &count)
            let (batch, isOver) = state.withLock { state in
                let batch = state.batch
                state.batch.entries = []
                guard state.isClosed else { return (batch, false) }
                // Wakes the next call. It ends the thread even if this batch could not be written: the journal may be gone.
                eventfd_write(filled, 1)
                defer { state.isLast = true }
                return (batch, state.isLast || (batch.entries.isEmpty && batch.dropped == 0))
            }
            if isOver { return nil }
            if !batch.entries.isEmpty || batch.dropped > 0 { return batch }
        }
    }

    /// Says that the thread is through.
    func finish() {
        eventfd_write(finished, 1)
    }

    /// True once the thread is through, false if that takes longer.
    func waitUntilFinished(milliseconds: Int32) -> Bool {
        var question = pollfd(fd: finished, events: Int16(POLLIN), revents: 0)
        return poll(&question, 1, milliseconds) > 0
    }
}
