internal import SIPFiles

/// A scan that has begun before anybody asks for what it finds, on a thread of its own: at a start the folder and the cache
/// are read at the same time.
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
    private var thread: WorkerThread?

    /// Begins. Without a thread all of it is found when it is asked for.
    init(_ scan: FolderScan) {
        work = Work(scan)
        thread = WorkerThread { [work] in work.run() }
    }

    deinit { join() }

    /// Waits until it has found all that it finds ahead.
    func join() {
        thread?.join()
        thread = nil
    }

    /// What was found, and the scan that finds the rest. Once.
    func finish() -> (found: [FolderScan.Item], rest: FolderScan) {
        join()
        defer { work.items = [] }
        return (work.items, work.scan)
    }
}
