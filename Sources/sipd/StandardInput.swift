internal import Glibc
internal import SIPFiles

/// What somebody types or another program hands over, such as a text that no list of processes is to show.
enum StandardInput {
    /// The first line without its end, or so many bytes and one more of a longer one. Empty when there is none.
    static func line(atMost most: Int) -> String {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while line.count <= most {
            let count = Descriptor.uninterrupted { unsafe read(STDIN_FILENO, &byte, 1) }
            guard count == 1, byte != UInt8(ascii: "\n") else { break }
            line.append(byte)
        }
        return String(decoding: line, as: UTF8.self)
    }
}
