internal import Glibc

/// A scan that has begun before anybody asks for what it finds, on a thread of its own: at a start the folder and the cache
/// are read at the same time. Plain, as those of `PlanReaders` are.
final class ScanAhead {
    /// What the thread has while it runs, and we after it.
    private final class Work: @unchecked Sendable {
        let scan: FolderScan
        var items: [FolderScan.Item] = []

        init(_ scan: FolderScan) { self.scan = scan }

        func run() {
            while items.count < ScanAhead.limit, let item = scan.next() { items.append(item) }
        }
    }

    /// So many are found ahead; the rest of a larger folder is found when it is asked for.
    private static let limit = 200_000

    private let work: Work
    private var thread: pthread_t?

    /// Begins. Without a thread all of it is found when it is asked for.
    init(_ scan: FolderScan) {
        work = Work(scan)
        var thread = pthread_t()
        let passed = Unmanaged.passRetained(work)
        let code = pthread_create(
            &thread, nil,
            { passed in
                guard let passed else { return nil }
                Unmanaged<Work>.fromOpaque(passed).takeRetainedValue().run()
                return nil
            }, passed.toOpaque())
        if code == 0 { self.thread = thread } else { passed.release() }
    }

    deinit { join() }

    /// Waits until it has found all that it finds ahead.
    func join() {
        guard let thread else { return }
        pthread_join(thread, nil)
        self.thread = nil
    }

    /// What was found, and the scan that finds the rest. Once.
    func finish() -> (found: [FolderScan.Item], rest: FolderScan) {
        join()
        defer { work.items = [] }
        return (work.items, work.scan)
    }
}
