import Glibc

/// Two ends of a pipe, closed with the test.
final class Pipe {
    let reading: Int32
    let writing: Int32

    init() throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw PipeError() }
        (reading, writing) = (ends[0], ends[1])
    }

    deinit {
        close(reading)
        close(writing)
    }

    struct PipeError: Error {}

    /// Writes a byte.
    var put: (UInt8) -> Void {
        { [writing] byte in _ = [byte].withUnsafeBytes { write(writing, $0.baseAddress, 1) } }
    }

    /// Reads a byte, 0 if the other end is closed.
    var take: () -> UInt8 {
        { [reading] in
            var byte: UInt8 = 0
            read(reading, &byte, 1)
            return byte
        }
    }
}
