/// What the drain's half of a spool does besides what both do: `SpoolDirectory` on a real disk.
public protocol OutboxDisk: LetterDisk {
    /// Whether there is anything under this name.
    func isOccupied(_ name: SpoolName, in folder: SpoolFolder) throws(SpoolError) -> Bool
    /// Takes the place in `sent` of a letter that lies in `handing`, durably, and leaves it in `handing`: the letter has both
    /// names. Once a mailer has taken it, nothing needs room any more. False when another letter stands there.
    func reserve(_ name: SpoolName) throws(SpoolError) -> Bool
    /// Gives up the place in `sent` of the letter in this folder; what else stands there stays.
    func release(_ name: SpoolName, in folder: SpoolFolder) throws(SpoolError)
    /// The note about a letter; `nil` when there is none that can be read.
    func note(on name: SpoolName) -> OutboxNote?
    /// Writes or replaces the note about a letter.
    func write(_ note: OutboxNote, on name: SpoolName) throws(SpoolError)
    /// Removes the note about a letter. None there is fine.
    func removeNote(on name: SpoolName) throws(SpoolError)
}

extension OutboxDisk {
    /// The letters that sipd wants back: they are not handed over.
    public func recalled() throws(SpoolError) -> Set<SpoolName> { Set(try entries(of: .recalled).map(\.name)) }
}
