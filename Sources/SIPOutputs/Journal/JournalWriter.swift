import Glibc
internal import SIPFiles
internal import SIPRules

/// The journal's thread: takes from the queue and writes until the queue is closed.
final class JournalWriter: Sendable {
    private let queue: JournalQueue
    private let destination: JournalDestination
    private let standardError: Int32

    init(queue: JournalQueue, destination: JournalDestination, standardError: Int32) {
        self.queue = queue
        self.destination = destination
        self.standardError = standardError
    }

    /// Starts the thread, which nobody joins: one that journald has blocked for good ends with the process.
    func begin() throws(SystemError) {
        var all = sigset_t()
        var before = sigset_t()
        unsafe sigfillset(&all)
        // The thread inherits the mask of the moment it is made.
        unsafe pthread_sigmask(SIG_SETMASK, &all, &before)
        defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
        guard let thread = WorkerThread({ self.run() }) else {
            throw SystemError(noThread: "pthread_create", code: errno)
        }
        thread.detach()
    }

    private func run() {
        while let batch = queue.take() {
            if batch.dropped > 0, write(JournalWriter.notice(batch.dropped)) { queue.countTold(batch.dropped) }
            for waiting in batch.entries {
                if write(waiting.entry) { queue.countWritten(waiting) } else { queue.countDropped(waiting) }
            }
        }
        queue.finish()
    }

    private func write(_ entry: JournalEntry) -> Bool {
        destination.write(entry, standardError: standardError)
    }

    private static func notice(_ count: Int) -> JournalEntry {
        JournalEntry(
            .entriesDropped, .warning,
            count.counted("journal entry", "journal entries") + " could not be written",
            [.count: String(count)])
    }
}

extension SystemError {
    /// The journal's thread could not be made, since a call failed.
    init(noThread call: String, code: Int32) {
        let why = SystemError(call: call, code: code)
        self.init(nil, code: why.code, because: "error: no thread can be had (\(why)); let sipd have more")
    }
}
