/// Something wrong, or worth saying, about one place in a plan document or a configuration file.
///
/// A finding is a value, never thrown by itself; its text says what is wrong and what to do. It is safe to print:
/// see ``description``.
public struct Finding: Hashable, Sendable {
    /// How much it matters.
    public enum Severity: String, Hashable, Sendable {
        /// The document is refused.
        case error
        /// The document is taken, but somebody should look.
        case warning
        /// An addition to the finding before it.
        case note
    }

    /// How much it matters.
    public var severity: Severity
    /// The document, as the reader of the finding would name it.
    public var path: String
    /// From 1; 0 when the finding is about the document as a whole.
    public var line: Int
    /// From 1, counted in Unicode scalars; 0 when the finding is about a whole line.
    public var column: Int
    /// What is wrong, and what to do.
    public var message: Message
    /// How many it stands for: more than one where a list was cut and this says by how many.
    public var count = 1

    /// A finding about one place, or about the whole document when `line` is left out.
    public init(_ severity: Severity = .error, path: String, line: Int = 0, column: Int = 0, message: Message) {
        self.severity = severity
        self.path = path
        self.line = line
        self.column = column
        self.message = message
    }
}

extension Finding: CustomStringConvertible {
    /// `path:line:column: error: message`, like a compiler's, on one line.
    ///
    /// A path may hold what somebody hostile wrote, so invisible characters are shown escaped and a personal identity
    /// number is starred out.
    public var description: String {
        var place = VisibleText.of(path)
        if line > 0 { place += ":\(line)" }
        if line > 0 && column > 0 { place += ":\(column)" }
        return "\(place): \(severity.rawValue): \(VisibleText.of(message.text))"
    }
}

extension Finding: Comparable {
    /// By path, line and column: the order in which a person would mend them.
    public static func < (left: Finding, right: Finding) -> Bool {
        if left.path != right.path { return left.path < right.path }
        return (left.line, left.column) < (right.line, right.column)
    }
}
