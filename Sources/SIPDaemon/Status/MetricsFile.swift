internal import SIPFiles

/// The figures as a file for node_exporter's textfile collector, which never sees half of one.
///
/// It is not made durable: after a power cut there is either none or one from before, and sipd writes another at once.
struct MetricsFile {
    /// A `.prom` file; beside it stands its successor while that is written.
    var path: String

    /// Throws when the figures were not written: what stood there before stands there still.
    func write(_ text: String) throws(SystemError) {
        do throws(SystemError) {
            let (folder, name) = try WriterFolder.holding(path)
            // Whatever sipd's umask: numbers alone are in it, and another user is to read them.
            try folder.replace(name, Array(text.utf8), mode: 0o644)
        } catch {
            throw error.adding("see to \"metrics\", its folder and its disk")
        }
    }
}
