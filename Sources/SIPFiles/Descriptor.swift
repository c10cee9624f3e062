import Glibc

/// An open file that closes itself. Holds a negative number when opening failed; `errno` then says why.
package struct Descriptor: ~Copyable {
    package let number: Int32

    package init(_ number: Int32) { self.number = number }

    deinit {
        if number >= 0 { _ = Glibc.close(number) }
    }

    package var isOpen: Bool { number >= 0 }

    /// Closes now and gives what `close` gave: where files go over a network or have quotas it may be the first to know.
    package consuming func close() -> Int32 {
        let number = number
        discard self
        return Glibc.close(number)
    }

    /// Writes all of it, however little the system takes at a time. False when it cannot; `errno` then says why.
    package borrowing func write(all bytes: [UInt8]) -> Bool { Descriptor.write(all: bytes, to: number) }

    /// The same, to one that somebody else holds open.
    package static func write(all bytes: [UInt8], to number: Int32) -> Bool {
        unsafe bytes.withUnsafeBytes { bytes in
            var offset = 0
            while offset < bytes.count {
                let count = uninterrupted {
                    unsafe Glibc.write(number, bytes.baseAddress.map { unsafe $0 + offset }, bytes.count - offset)
                }
                if count == 0 { errno = EIO }
                guard count > 0 else { return false }
                offset += count
            }
            return true
        }
    }

    /// Reads on to the end, or so many bytes. Nil when it cannot; `errno` then says why.
    package borrowing func read(atMost most: Int) -> [UInt8]? { Descriptor.read(from: number, atMost: most) }

    /// The same, from one that somebody else holds open.
    ///
    /// - Parameters:
    ///   - number: the descriptor.
    ///   - most: so many bytes at most.
    ///   - chunk: how much to ask for at a time.
    package static func read(from number: Int32, atMost most: Int, chunk: Int = 8192) -> [UInt8]? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: max(1, min(chunk, most)))
        while bytes.count < most {
            let wanted = min(buffer.count, most - bytes.count)
            let count = uninterrupted { unsafe Glibc.read(number, &buffer, wanted) }
            guard count >= 0 else { return nil }
            if count == 0 { break }
            bytes += buffer.prefix(count)
        }
        return bytes
    }

    /// Makes a system's call again for as long as a signal breaks in on it.
    package static func uninterrupted<Answer: SignedInteger>(_ call: () -> Answer) -> Answer {
        while true {
            let answer = call()
            if answer >= 0 || errno != EINTR { return answer }
        }
    }

    /// How many descriptors of this process have this very file open, itself included, under whatever name.
    package borrowing func openings() -> Int {
        var own = stat()
        let path = "/proc/self/fd"
        guard unsafe fstat(number, &own) == 0,
            let list = try? unsafe FolderNames(owning: open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC), path: path)
        else { return 0 }
        var count = 0
        while let name = try? list.next() {
            var other = stat()
            guard unsafe fstatat(list.number, name.pointer, &other, 0) == 0 else { continue }
            if other.st_ino == own.st_ino, other.st_dev == own.st_dev { count += 1 }
        }
        return count
    }
}
