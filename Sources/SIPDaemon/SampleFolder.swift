internal import Glibc

/// The folder that a sample is written into. Nothing in it is ever overwritten.
struct SampleFolder {
    let path: String

    /// A folder that is there.
    init(existing path: String) {
        self.path = path
    }

    /// Makes the folder, or takes an empty one.
    init(making path: String) throws(SampleError) {
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        do throws(FolderError) { try Folder.make(path) } catch { throw SampleError(error.path, error.reason) }
        guard try isEmpty else { throw SampleError(path, "not an empty folder; name a new one") }
        guard let absolute = realpath(path, nil) else { throw SampleFolder.failed(path) }
        defer { free(absolute) }
        // What unix(7) leaves room for, less the NUL.
        let length = String(cString: absolute).utf8.count + "/sipd-control.sock".utf8.count
        guard length <= 107 else {
            throw SampleError(
                path, "its socket's path would have \(length) bytes, and at most 107 fit; name a shorter one")
        }
    }

    private var isEmpty: Bool {
        get throws(SampleError) {
            guard let folder = opendir(path) else { throw SampleFolder.failed(path) }
            defer { closedir(folder) }
            while let entry = readdir(folder) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name != ".", name != ".." { return false }
            }
            return true
        }
    }

    func has(_ name: String) -> Bool { access(path + "/" + name, F_OK) == 0 }

    func make(_ name: String) throws(SampleError) {
        guard mkdir(path + "/" + name, 0o750) == 0 else { throw SampleFolder.failed(path + "/" + name) }
    }

    func write(_ name: String, _ text: String) throws(SampleError) {
        let path = path + "/" + name
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
        guard file >= 0 else { throw SampleFolder.failed(path) }
        defer { close(file) }
        var text = text
        let isWritten = text.withUTF8 { bytes in
            var offset = 0
            while offset < bytes.count {
                let count = Glibc.write(file, bytes.baseAddress.map { $0 + offset }, bytes.count - offset)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { return false }
                offset += count
            }
            return true
        }
        guard isWritten else { throw SampleFolder.failed(path) }
    }

    func move(_ old: String, to new: String) throws(SampleError) {
        guard rename(path + "/" + old, path + "/" + new) == 0 else { throw SampleFolder.failed(path + "/" + new) }
    }

    private static func failed(_ path: String) -> SampleError { SampleError(path, String(cString: strerror(errno))) }
}
