internal import Glibc
internal import SIPFiles

/// The folder that a sample is written into. Nothing in it is ever overwritten.
struct SampleFolder {
    let path: String
    private let folder: WriterFolder

    /// A folder that is there.
    init(existing path: String) throws(SampleError) {
        self.path = path
        folder = try Self.about { () throws(PlaceError) in try WriterFolder(path) }
    }

    /// Makes the folder, or takes an empty one.
    init(making path: String) throws(SampleError) {
        let name = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        self.path = name
        folder = try Self.about { () throws(PlaceError) in try WriterFolder(name, making: 0o750) }
        guard try Self.about({ [folder] () throws(PlaceError) in try folder.isEmpty() }) else {
            throw SampleError(path, "not an empty folder; name a new one")
        }
        guard let absolute = realpath(path, nil) else { throw SampleError(path, String(cString: strerror(errno))) }
        defer { free(absolute) }
        // What unix(7) leaves room for, less the NUL.
        let length = String(cString: absolute).utf8.count + "/sipd-control.sock".utf8.count
        guard length <= 107 else {
            throw SampleError(
                path, "its socket's path would have \(length) bytes, and at most 107 fit; name a shorter one")
        }
    }

    func has(_ name: String) throws(SampleError) -> Bool {
        try Self.about { () throws(PlaceError) in try folder.holds(name) }
    }

    func make(_ name: String) throws(SampleError) {
        try Self.about { () throws(PlaceError) in try folder.makeFolder(name, mode: 0o750) }
    }

    func write(_ name: String, _ text: String) throws(SampleError) {
        try Self.about { () throws(PlaceError) in try folder.write(name, Array(text.utf8), mode: 0o640) }
    }

    /// Never over what is there.
    func move(_ old: String, to new: String) throws(SampleError) {
        try Self.about { () throws(PlaceError) in try folder.take(old, from: folder, as: new) }
    }

    private static func about<Value>(_ body: () throws(PlaceError) -> Value) throws(SampleError) -> Value {
        do throws(PlaceError) { return try body() } catch { throw SampleError(error.path, error.reason) }
    }
}
