internal import SIPFiles
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
        var entries: [Waiting] = []
        /// Entries lost before these.
        var dropped = 0
    }

    /// An entry, and which of the ledger's it tells of.
    struct Waiting {
        var entry: JournalEntry
        var number: Int64?
        /// Numbers count in one feeding only: see `feed`.
        var feeding = 0
    }

    private struct State {
        var batch = Batch()
        /// All numbered entries up to here are written, or were before this began.
        var journaledThrough: Int64 = 0
        /// A numbered entry after that was dropped.
        var hasGap = false
        var feeding = 0
        var isClosed = false
        /// The batch taken last was the last: nothing is added after closing.
        var isLast = false
    }

    private let state = Mutex(State())
    private let capacity: Int
    private let filled: Int32
    private let finished: Int32

    init(capacity: Int) throws(SystemError) {
        self.capacity = capacity
        filled = eventfd(0, Int32(EFD_CLOEXEC))
        finished = eventfd(0, Int32(EFD_CLOEXEC))
        guard filled >= 0, finished >= 0 else { throw SystemError(noThread: "eventfd", code: errno) }
    }

    deinit {
        for descriptor in [filled, finished] where descriptor >= 0 { Glibc.close(descriptor) }
    }

    /// Adds an entry, or counts it as dropped when the queue is full; a closed queue takes nothing. Never waits.
    func add(_ entry: JournalEntry, number: Int64? = nil) {
        let wasEmpty = state.withLock { state in
            guard !state.isClosed else { return false }
            guard state.batch.entries.count < capacity else {
                state.batch.dropped += 1
                if number != nil { state.hasGap = true }
                return false
            }
            state.batch.entries.append(Waiting(entry: entry, number: number, feeding: state.feeding))
            return state.batch.entries.count == 1
        }
        if wasEmpty { eventfd_write(filled, 1) }
    }

    /// Counts an entry that was taken and could not be written, for the next batch to tell of.
    func countDropped(_ waiting: Waiting) {
        state.withLock { state in
            state.batch.dropped += 1
            if waiting.number != nil { state.hasGap = true }
        }
    }

    /// Counts an entry that is written.
    func countWritten(_ waiting: Waiting) {
        guard let number = waiting.number else { return }
        state.withLock { state in
            guard !state.hasGap, waiting.feeding == state.feeding else { return }
            state.journaledThrough = max(state.journaledThrough, number)
        }
    }

    /// Up to which number the journal has all entries, and whether one after that is known to be missing.
    var journaled: (upTo: Int64, hasGap: Bool) { state.withLock { ($0.journaledThrough, $0.hasGap) } }

    /// All numbered entries after this one, or after those already heard if they are more, are now to be added again, in
    /// order; what waits still of an earlier feeding proves nothing. Answers after which.
    func feed(after number: Int64) -> Int64 {
        state.withLock { state in
            state.journaledThrough = max(state.journaledThrough, number)
            state.hasGap = false
            state.feeding += 1
            return state.journaledThrough
        }
    }

    /// Not all of a feeding could be added.
    func leaveGap() {
        state.withLock { $0.hasGap = true }
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
            unsafe eventfd_read(filled, &count)
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
        return unsafe poll(&question, 1, milliseconds) > 0
    }
}
