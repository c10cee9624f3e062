import Glibc

/// An open file that closes itself. Holds a negative number when opening failed; `errno` then says why.
struct Descriptor: ~Copyable {
    let number: Int32

    init(_ number: Int32) { self.number = number }

    deinit {
        if number >= 0 { _ = Glibc.close(number) }
    }

    var isOpen: Bool { number >= 0 }

    /// Closes now and gives what `close` gave: where files go over a network or have quotas it may be the first to know.
    consuming func close() -> Int32 {
        let number = number
        discard self
        return Glibc.close(number)
    }

    /// Writes all of it, however little the system takes at a time.
    borrowing func write(_ bytes: [UInt8], path: String) throws(SpoolError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(number, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if count == 0 {
                throw .failed(path: path, call: "write", errno: 0)
            } else if errno != EINTR {
                throw FolderDisk.error(at: path, "write")
            }
        }
    }
}
