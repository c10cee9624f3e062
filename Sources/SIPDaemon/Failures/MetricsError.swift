/// Why the figures were not written. What stood there before stands there still.
struct MetricsError: Error, Hashable, CustomStringConvertible {
    /// The file.
    var path: String
    /// The system's words for why.
    var reason: String

    var description: String { "\(path): error: \(reason); see to \"metrics\", its folder and its disk" }
}
