/// A file that lies in a spool's folder.
public struct SpoolEntry: Hashable, Sendable {
    /// Its name.
    public let name: SpoolName
    /// When it was last written, in seconds since the epoch.
    public let written: Int64
    /// How many bytes it has.
    public let size: Int64

    /// An entry.
    public init(name: SpoolName, written: Int64, size: Int64 = 0) {
        self.name = name
        self.written = written
        self.size = size
    }
}

/// What is in a folder of a spool.
public struct SpoolListing: Hashable, Sendable {
    /// The letters, in no order: regular files with a letter's name.
    public var entries: [SpoolEntry] = []
    /// The names under which no letter lies, or none that can be looked at, in order; hidden ones are nobody's.
    public var strangers: [String] = []

    /// A listing, member by member.
    public init(entries: [SpoolEntry] = [], strangers: [String] = []) {
        self.entries = entries
        self.strangers = strangers
    }
}
