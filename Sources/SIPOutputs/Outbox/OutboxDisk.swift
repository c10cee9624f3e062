/// What an outbox does to a disk, one method an effect: between any two of them the process may die or the power go.
public protocol OutboxDisk {
    /// What is in a folder; one that is not there is empty.
    func list(_ folder: OutboxFolder) throws(SpoolError) -> OutboxListing
    /// Whether there is anything under this name.
    func contains(_ name: SpoolName, in folder: OutboxFolder) throws(SpoolError) -> Bool
    /// Renames. False when it was not there.
    func move(_ name: SpoolName, from: OutboxFolder, to: OutboxFolder) throws(SpoolError) -> Bool
    /// Takes the place in `sent` of a letter that lies in `handing`, durably, and leaves it in `handing`: the letter has both
    /// names. Once a mailer has taken it, nothing needs room any more. False when another letter stands there.
    func reserve(_ name: SpoolName) throws(SpoolError) -> Bool
    /// Gives up the place in `sent` of the letter in this folder; what else stands there stays.
    func release(_ name: SpoolName, in folder: OutboxFolder) throws(SpoolError)
    /// Takes a letter that has its place in `sent` out of `handing`: the mailer took it. Durable after `sync` of `handing`.
    func confirm(_ name: SpoolName) throws(SpoolError)
    /// The letters that sipd wants back: they are not handed over.
    func recalled() throws(SpoolError) -> Set<SpoolName>
    /// Makes the names in a folder durable.
    func sync(_ folder: OutboxFolder) throws(SpoolError)
    /// The note about a letter; `nil` when there is none that can be read.
    func note(on name: SpoolName) -> OutboxNote?
    /// Writes or replaces the note about a letter.
    func write(_ note: OutboxNote, on name: SpoolName) throws(SpoolError)
    /// Removes the note about a letter. None there is fine.
    func removeNote(on name: SpoolName) throws(SpoolError)
}

extension OutboxDisk {
    /// The letters in a folder, in no order.
    public func entries(of folder: OutboxFolder) throws(SpoolError) -> [SpoolEntry] { try list(folder).entries }
}
