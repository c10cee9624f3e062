import Glibc
internal import SIPFiles

/// Whether a file whose name says nothing holds what looks like a plan: an object with the format's name in it.
enum PlanSemblance {
    /// No plan is longer, and no more of a file is read.
    private static let limit = 256 * 1024
    private static let chunk = 4096

    /// Whether the file of that name in an open folder does. A link, a pipe or a device does not, and nothing waits for one.
    static func isShown(by name: UnsafePointer<CChar>, in folder: Int32) -> Bool {
        unsafe isShown(by: openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC))
    }

    /// Whether an open file does. Takes over its descriptor.
    static func isShown(by file: Int32) -> Bool {
        guard file >= 0 else { return false }
        defer { close(file) }
        var status = stat()
        guard unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
        var bytes: [UInt8] = []
        while bytes.count < limit {
            guard read(file, into: &bytes), isObject(bytes) else { return false }
            if namesFormat(bytes) { return true }
        }
        return false
    }

    /// False at the end of the file, or when it cannot be read.
    private static func read(_ file: Int32, into bytes: inout [UInt8]) -> Bool {
        // Whatever is no object is known by its beginning.
        let size = bytes.isEmpty ? chunk : limit - bytes.count
        let read = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = max(0, Descriptor.uninterrupted { unsafe Glibc.read(file, buffer.baseAddress, size) })
        }
        bytes += read
        return !read.isEmpty
    }

    private static func isObject(_ bytes: [UInt8]) -> Bool {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
        return text.first { !isSpace($0) } == UInt8(ascii: "{")
    }

    /// Whether `"format": "sip-plan/` stands in it, with any space about the colon.
    private static func namesFormat(_ bytes: [UInt8]) -> Bool {
        let (name, value) = (Array(#""format""#.utf8), Array(#""sip-plan/"#.utf8))
        var rest = bytes[...]
        while let place = rest.first(of: name) {
            rest = rest[(place + name.count)...]
            let afterName = rest.drop(while: isSpace)
            guard afterName.first == UInt8(ascii: ":") else { continue }
            if afterName.dropFirst().drop(while: isSpace).starts(with: value) { return true }
        }
        return false
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

extension ArraySlice<UInt8> {
    /// Where the bytes stand first.
    fileprivate func first(of needle: [UInt8]) -> Int? {
        guard let first = needle.first else { return nil }
        return unsafe withUnsafeBytes { bytes -> Int? in
            guard let start = bytes.baseAddress else { return nil }
            var place = 0
            while place <= bytes.count - needle.count {
                let rest = bytes.count - needle.count - place + 1
                guard let found = unsafe memchr(start + place, Int32(first), rest) else { return nil }
                place = unsafe UnsafeRawPointer(found) - start
                if unsafe memcmp(found, needle, needle.count) == 0 { return startIndex + place }
                place += 1
            }
            return nil
        }
    }
}
