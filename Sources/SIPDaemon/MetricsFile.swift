internal import Glibc

/// The figures as a file for node_exporter's textfile collector, which never sees half of one.
///
/// It is not made durable: after a power cut there is either none or one from before, and sipd writes another at once.
struct MetricsFile {
    /// A `.prom` file; beside it stands its successor while that is written.
    var path: String

    func write(_ text: String) throws(MetricsError) {
        let fresh = path + ".tmp"
        let descriptor = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { throw failed(fresh) }
        defer { close(descriptor) }
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failed(fresh) }
            rest = rest.dropFirst(count)
        }
        // Whatever sipd's umask: numbers alone are in it, and another user is to read them.
        guard fchmod(descriptor, 0o644) == 0, rename(fresh, path) == 0 else { throw failed(path) }
    }

    private func failed(_ path: String) -> MetricsError {
        let reason = String(cString: strerror(errno))
        unlink(self.path + ".tmp")
        return MetricsError(path: path, reason: reason)
    }
}

/// Why the figures were not written. What stood there before stands there still.
struct MetricsError: Error, Hashable, CustomStringConvertible {
    /// The file.
    var path: String
    /// The system's words for why.
    var reason: String

    var description: String { "\(path): error: \(reason); see to \"metrics\", its folder and its disk" }
}
