internal import Glibc
internal import Logging
internal import SIPFiles
internal import SIPRules

/// What whoever mends sipd wants to read: a line for each waking, on standard error, where the service manager files it
/// under the lowest priority. Apart from the journal's entries, which are for those who run it.
struct DebugLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level

    /// A logger that says everything, or nothing.
    static func logger(isVerbose: Bool) -> Logger {
        Logger(label: "sipd") { _ in DebugLog(logLevel: isVerbose ? .debug : .critical) }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    static func line(_ words: String) -> String { "<7>\(VisibleText.of(words))\n" }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        let values = all.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
        let line = Array(Self.line("\(event.message)\(values)").utf8)
        // A full or closed standard error is no reason to stop.
        _ = Descriptor.write(all: line, to: STDERR_FILENO)
    }
}
