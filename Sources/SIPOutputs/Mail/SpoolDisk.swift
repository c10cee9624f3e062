/// What both halves of a spool do to a disk, one method an effect: between any two of them the process may die or the power
/// go.
///
/// `SpoolDirectory` is the one that runs. A simulated one can keep apart what was written from what was made durable, and
/// stop after any effect.
public protocol LetterDisk {
    /// What is in a folder; one that nobody made yet is empty.
    func list(_ folder: SpoolFolder) throws(SpoolError) -> SpoolListing
    /// Renames, in the place of what may have the name. False when it was not there.
    func move(_ name: SpoolName, from: SpoolFolder, to: SpoolFolder) throws(SpoolError) -> Bool
    /// Removes a name. False when it was not there.
    func remove(_ name: SpoolName, from folder: SpoolFolder) throws(SpoolError) -> Bool
    /// Makes the names in a folder durable.
    func sync(_ folder: SpoolFolder) throws(SpoolError)
}

extension LetterDisk {
    /// The letters in a folder, in no order.
    public func entries(of folder: SpoolFolder) throws(SpoolError) -> [SpoolEntry] { try list(folder).entries }
}

/// What sipd's half of a spool does besides.
public protocol SpoolDisk: LetterDisk {
    /// Creates a file in `tmp/` and writes all of it; makes it durable before closing it when `durably`. Never opens what
    /// is there already: throws `exists`. Leaves nothing behind when it throws, if it can.
    func create(_ name: SpoolName, _ bytes: [UInt8], durably: Bool) throws(SpoolError)
    /// Makes everything durable that was written to the file system before.
    func syncFileSystem() throws(SpoolError)
    /// Moves a regular file from `tmp/` to `outgoing/` and never replaces anything there.
    func publish(_ name: SpoolName) throws(SpoolError) -> SpoolMove
    /// Puts an empty file of this name into `recalled`, durably. One there is fine.
    func mark(_ name: SpoolName) throws(SpoolError)
    /// Whether there is a regular file of this name; throws when something else has it.
    func holdsLetter(_ name: SpoolName, in folder: SpoolFolder) throws(SpoolError) -> Bool
    /// The first bytes of a letter, so many at most.
    func head(_ name: SpoolName, in folder: SpoolFolder, bytes: Int) throws(SpoolError) -> [UInt8]
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
