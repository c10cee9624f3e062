internal import Glibc

/// A plain thread that does one piece of work and ends. The concurrency runtime's would wake an idle daemon for ever.
package struct WorkerThread: Sendable {
    private final class Work: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    private let thread: pthread_t

    /// Begins. Nil when no thread can be had; `errno` then says why.
    package init?(_ run: @escaping @Sendable () -> Void) {
        var thread = pthread_t()
        let work = unsafe Unmanaged.passRetained(Work(run))
        let code = unsafe pthread_create(
            &thread, nil,
            { work in
                if let work = unsafe work { unsafe Unmanaged<Work>.fromOpaque(work).takeRetainedValue().run() }
                return nil
            }, unsafe work.toOpaque())
        guard code == 0 else {
            unsafe work.release()
            errno = code
            return nil
        }
        self.thread = thread
    }

    /// Waits for its end. This or `detach`, once.
    package func join() { pthread_join(thread, nil) }

    /// Lets it go: it ends by itself, or with the process.
    package func detach() { pthread_detach(thread) }
}
