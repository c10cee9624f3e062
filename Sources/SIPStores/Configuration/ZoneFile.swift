import Glibc
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
    public static func read(_ name: String, in folder: String = folder) throws(ZoneFileError) -> Zone {
        guard isName(name) else { throw .badName(name) }
        let path = "\(folder)/\(name)"
        guard let root = resolved(folder), let file = resolved(path) else {
            let number = errno
            throw number == ENOENT || number == ENOTDIR ? .missing(path) : .unreadable(path, number)
        }
        guard file.hasPrefix(root + "/") else { throw .outside(path) }
        return try zone(name: name, bytes: bytes(of: file), path: path)
    }

    /// A zone from the bytes of a TZif file, version 2 or later (RFC 9636); `path` only names it in errors.
    public static func zone(name: String, bytes: [UInt8], path: String) throws(ZoneFileError) -> Zone {
        guard bytes.count <= mostBytes else { throw .malformed(path, "it is larger than 64 kB") }
        do throws(TZifError) {
            guard let zone = Zone(name: name, transitions: try TZif(bytes).transitions) else {
                throw TZifError("its changes are not in order, or an offset is out of range")
            }
            return zone
        } catch {
            throw .malformed(path, error.what)
        }
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
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// The bytes of a regular file, one more than allowed at most.
    private static func bytes(of path: String) throws(ZoneFileError) -> [UInt8] {
        // Neither a last-moment link nor a pipe without a writer can hold us.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { throw .unreadable(path, errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(path, errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .malformed(path, "it is no regular file") }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 8192)
        while bytes.count <= mostBytes {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable(path, errno) }
            if count == 0 { break }
            bytes += chunk.prefix(count)
        }
        return bytes
    }
}

/// Why a time zone could not be had; its description says what to do.
public enum ZoneFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The name is not one that tzdata could have.
    case badName(String)
    /// There is no such file.
    case missing(String)
    /// A link leads out of tzdata's folder.
    case outside(String)
    /// The file cannot be read, with the system's error number.
    case unreadable(String, Int32)
    /// The file is no sound TZif file, and why.
    case malformed(String, String)

    /// `path: error: what, and what to do`.
    public var description: String {
        switch self {
        case .badName(let name):
            "error: '\(name)' is no name of a time zone: write one such as Europe/Stockholm"
        case .missing(let path):
            "\(path): error: there is no such time zone: install tzdata (apt install tzdata), or correct the name"
        case .outside(let path):
            "\(path): error: a link leads out of tzdata's folder: reinstall tzdata"
        case .unreadable(let path, let number):
            "\(path): error: cannot be read (\(String(cString: strerror(number)))): correct that, or reinstall tzdata"
        case .malformed(let path, let what):
            "\(path): error: \(what): reinstall tzdata"
        }
    }
}
