internal import Glibc
internal import SIPFiles

/// The folder that a sample is written into. Nothing in it is ever overwritten.
struct SampleFolder {
    let path: String
    private let folder: WriterFolder

    /// A folder that is there.
    init(existing path: String) throws(SystemError) {
        self.path = path
        folder = try WriterFolder(path)
    }

    /// Makes the folder, or takes an empty one.
    init(making path: String) throws(SystemError) {
        let name = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        self.path = name
        folder = try WriterFolder(name, making: 0o750)
        guard try folder.isEmpty() else {
            throw SystemError(path, because: "not an empty folder; name a new one")
        }
        guard let absolute = unsafe realpath(path, nil) else { throw SystemError(path) }
        defer { unsafe free(absolute) }
        // What unix(7) leaves room for, less the NUL.
        let length = unsafe String(cString: absolute).utf8.count + "/sipd-control.sock".utf8.count
        guard length <= 107 else {
            throw SystemError(
                path, because: "its socket's path would have \(length) bytes, and at most 107 fit; name a shorter one")
        }
    }

    func has(_ name: String) throws(SystemError) -> Bool {
        try folder.holds(name)
    }

    func make(_ name: String) throws(SystemError) {
        try folder.makeFolder(name, mode: 0o750)
    }

    func write(_ name: String, _ text: String) throws(SystemError) {
        try folder.write(name, Array(text.utf8), mode: 0o640)
    }

    /// Never over what is there.
    func move(_ old: String, to new: String) throws(SystemError) {
        try folder.take(old, from: folder, as: new)
    }
}
