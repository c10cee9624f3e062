import Glibc
import Synchronization

/// Mistakes for the sanitizers to find, and one thing that is none, before their silence about the tests is believed.
@main
enum Planted {
    private static let guarded = Mutex(0)
    nonisolated(unsafe) private static var bare = 0

    static func main() {
        switch CommandLine.arguments.last {
        case "lock":
            onTwoThreads { _ in
                for _ in 0..<100_000 { Planted.guarded.withLock { $0 += 1 } }
                return nil
            }
        case "race":
            onTwoThreads { _ in
                for _ in 0..<100_000 { Planted.bare += 1 }
                return nil
            }
        case "leak":
            for size in 1...10 { memset(malloc(size * 100), 1, 1) }
        case "freed":
            let bytes = UnsafeMutableRawPointer.allocate(byteCount: 40, alignment: 8)
            bytes.deallocate()
            bytes.storeBytes(of: 1, as: UInt8.self)
        default: exit(64)
        }
    }

    /// Twenty times, since a thread may have ended before the other begins.
    private static func onTwoThreads(_ work: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer?) {
        for _ in 1...20 {
            var first = pthread_t()
            var second = pthread_t()
            pthread_create(&first, nil, work, nil)
            pthread_create(&second, nil, work, nil)
            pthread_join(first, nil)
            pthread_join(second, nil)
        }
    }
}
