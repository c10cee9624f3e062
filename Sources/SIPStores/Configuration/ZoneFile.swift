import Glibc
public import SIPFiles
public import SIPRules

/// Reads named time zones from the system's tzdata, where administrators keep them up to date.
public enum ZoneFile {
    /// Where tzdata lives.
    public static let folder = "/usr/share/zoneinfo"

    /// More than ten times the largest file of tzdata.
    static let mostBytes = 64 * 1024

    /// Reads the zone of that name, such as `Europe/Stockholm`, to the end of the year 2200.
    ///
    /// Links are followed inside the folder, never out of it.
    ///
    /// - Throws: what to do, with `ENOENT` where there is no zone of that name.
    public static func read(_ name: String, in folder: String = folder) throws(SystemError) -> Zone {
        guard isName(name) else { throw misnamed(name) }
        let path = "\(folder)/\(name)"
        guard let root = resolved(folder), let file = resolved(path) else {
            let number = errno
            throw number == ENOENT || number == ENOTDIR ? missing(path) : unreadable(path, number)
        }
        guard file.hasPrefix(root + "/") else { throw outside(path) }
        let bytes = try bytes(of: file)
        do throws(SyntaxError) {
            return try zone(name: name, bytes: bytes)
        } catch {
            throw malformed(path, "\(error)")
        }
    }

    /// A zone from the bytes of a TZif file, version 2 or later (RFC 9636).
    public static func zone(name: String, bytes: [UInt8]) throws(SyntaxError) -> Zone {
        guard bytes.count <= mostBytes else { throw SyntaxError("it is larger than 64 kB") }
        guard let zone = Zone(name: name, transitions: try TZif(bytes).transitions) else {
            throw SyntaxError("its changes are not in order, or an offset is out of range")
        }
        return zone
    }

    /// Whether the name can only mean a file below the folder: parts of letters, digits, `+`, `-` and `_`.
    private static func isName(_ name: String) -> Bool {
        let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return name.utf8.count <= 64
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.allSatisfy { byte in
                        switch Unicode.Scalar(byte) {
                        case "A"..."Z", "a"..."z", "0"..."9", "+", "-", "_": true
                        default: false
                        }
                    }
            }
    }

    /// The path with every link followed; nil when there is nothing.
    private static func resolved(_ path: String) -> String? {
        guard let resolved = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    /// The bytes of a regular file, one more than allowed at most.
    private static func bytes(of path: String) throws(SystemError) -> [UInt8] {
        // Neither a last-moment link nor a pipe without a writer can hold us.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { throw unreadable(path, errno) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw unreadable(path, errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw malformed(path, "it is no regular file") }
        guard let bytes = Descriptor.read(from: descriptor, atMost: mostBytes + 1) else {
            throw unreadable(path, errno)
        }
        return bytes
    }

    /// The name is not one that tzdata could have.
    package static func misnamed(_ name: String) -> SystemError {
        SystemError(
            nil, code: ENOENT,
            because: "error: '\(name)' is no name of a time zone: write one such as Europe/Stockholm")
    }

    /// There is no such file.
    package static func missing(_ path: String) -> SystemError {
        SystemError(
            path, code: ENOENT,
            because: "there is no such time zone: install tzdata (apt install tzdata), or correct the name")
    }

    /// A link leads out of tzdata's folder.
    package static func outside(_ path: String) -> SystemError {
        SystemError(path, because: "a link leads out of tzdata's folder: reinstall tzdata")
    }

    /// The file cannot be read, with the system's error number.
    package static func unreadable(_ path: String, _ number: Int32) -> SystemError {
        let why = String(errno: number)
        return SystemError(path, code: number, because: "cannot be read (\(why)): correct that, or reinstall tzdata")
    }

    /// The file is no sound TZif file, and why.
    private static func malformed(_ path: String, _ what: String) -> SystemError {
        SystemError(path, because: "\(what): reinstall tzdata")
    }
}
