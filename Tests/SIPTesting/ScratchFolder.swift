import Foundation
import Glibc

/// A folder of a test's own under TMPDIR, removed with all that is in it when the test lets go of it.
public final class ScratchFolder: Sendable {
    /// Its path, without links.
    public let path: String

    /// Makes an empty folder.
    public init() throws(ScratchError) {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array((parent + "/sipd-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil, let resolved = realpath(template, nil) else {
            throw ScratchError("mkdtemp")
        }
        defer { free(resolved) }
        path = String(cString: resolved)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The full path of `name` in it.
    public func path(_ name: String) -> String { path + "/" + name }

    /// Makes a folder in it, and the ones above.
    public func makeFolder(_ name: String) throws(ScratchError) {
        var made = path
        for part in name.split(separator: "/") {
            made += "/" + part
            guard mkdir(made, 0o755) == 0 || errno == EEXIST else { throw ScratchError("mkdir \(made)") }
        }
    }

    /// Writes a file in place: created, filled, closed.
    public func write(_ name: String, _ text: String = "{}") throws(ScratchError) {
        let file = open(path(name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw ScratchError("open \(name)") }
        defer { close(file) }
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            guard count > 0 else { throw ScratchError("write \(name)") }
            rest = rest.dropFirst(count)
        }
    }

    /// Renames within it.
    public func move(_ old: String, to new: String) throws(ScratchError) {
        guard rename(path(old), path(new)) == 0 else { throw ScratchError("rename \(old)") }
    }

    /// Removes a file or an empty folder.
    public func delete(_ name: String) throws(ScratchError) {
        guard remove(path(name)) == 0 else { throw ScratchError("remove \(name)") }
    }
}

/// A test could not lay out its files.
public struct ScratchError: Error, CustomStringConvertible {
    /// What failed, and why.
    public let description: String

    init(_ call: String) {
        description = "\(call): \(String(cString: strerror(errno)))"
    }
}
