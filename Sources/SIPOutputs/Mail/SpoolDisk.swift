/// The folders of a spool that sipd puts letters into, or takes them back from.
public enum SpoolFolder: String, Hashable, Sendable, CaseIterable {
    /// Letters being written; sipd's alone.
    case tmp
    /// Letters to be sent; what drains the spool takes them out.
    case outgoing
    /// Letters that `sipd deliver` has taken out and the mailer has not.
    case waiting
    /// The letter that `sipd deliver` is handing over. Only looked at.
    case handing
    /// An empty file for each letter that sipd wants back from there: it is not handed over again.
    case recalled
    /// Letters that the mail system found too big, put there by the drain: they are told again in shorter ones.
    case tooBig = "too-big"
}

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

/// What a spool does to a disk, one method an effect: between any two of them the power may go.
///
/// `SpoolDirectory` is the one that runs. A simulated one can keep apart what was written from what was made durable, and
/// stop after any effect.
public protocol SpoolDisk {
    /// Creates a file in `tmp/` and writes all of it; makes it durable before closing it when `durably`. Never opens what
    /// is there already: throws `exists`. Leaves nothing behind when it throws, if it can.
    func create(_ name: SpoolName, _ bytes: [UInt8], durably: Bool) throws(SpoolError)
    /// Makes everything durable that was written to the file system before.
    func syncFileSystem() throws(SpoolError)
    /// Makes the names in a folder durable.
    func sync(_ folder: SpoolFolder) throws(SpoolError)
    /// Moves a regular file from `tmp/` to `outgoing/` and never replaces anything there.
    func move(_ name: SpoolName) throws(SpoolError) -> SpoolMove
    /// Puts an empty file of this name into `recalled`, durably. One there is fine.
    func mark(_ name: SpoolName) throws(SpoolError)
    /// Moves a file from another folder back to `tmp/`. False when it was not there.
    func recall(_ name: SpoolName, from folder: SpoolFolder) throws(SpoolError) -> Bool
    /// Removes a name. False when it was not there.
    func remove(_ name: SpoolName, from folder: SpoolFolder) throws(SpoolError) -> Bool
    /// Whether there is a regular file of this name.
    func contains(_ name: SpoolName, in folder: SpoolFolder) throws(SpoolError) -> Bool
    /// The first bytes of a letter in `outgoing`, so many at most.
    func head(_ name: SpoolName, bytes: Int) throws(SpoolError) -> [UInt8]
    /// The regular files whose names are spool names, in no order. Everything else there is passed over.
    func entries(of folder: SpoolFolder) throws(SpoolError) -> [SpoolEntry]
}

/// What became of a letter that was to go from `tmp/` to `outgoing/`.
public enum SpoolMove: Hashable, Sendable {
    /// It went.
    case moved
    /// One of this name is in `outgoing/` already, and that in `tmp/` stays where it is.
    case occupied
    /// There is none in `tmp/`: it went before.
    case absent
}
