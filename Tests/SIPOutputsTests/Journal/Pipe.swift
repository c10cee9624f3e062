import Glibc

/// A pipe standing for standard error, closed with the test.
final class Pipe {
    let writing: Int32
    private var reading: Int32

    struct Refused: Error {}

    init() throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Refused() }
        (reading, writing) = (ends[0], ends[1])
        _ = fcntl(reading, F_SETFL, O_NONBLOCK)
    }

    deinit {
        closeReading()
        close(writing)
    }

    /// Fills it with newlines, so that the next writer waits.
    var fill: () -> Void {
        { [writing] in
            let newlines = [UInt8](repeating: 10, count: 4096)
            _ = fcntl(writing, F_SETFL, O_NONBLOCK)
            while write(writing, newlines, newlines.count) > 0 {}
            _ = fcntl(writing, F_SETFL, 0)
        }
    }

    /// Goes away, as a reader may.
    var closeReading: () -> Void {
        { [self] in
            if reading >= 0 { close(reading) }
            reading = -1
        }
    }

    /// All that is in it now.
    var text: String {
        var bytes = [UInt8](repeating: 0, count: 128 * 1024)
        let count = read(reading, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
    }
}
