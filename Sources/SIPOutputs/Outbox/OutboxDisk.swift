/// What an outbox does to a disk, one method an effect: between any two of them the process may die or the power go.
public protocol OutboxDisk {
    /// The letters in a folder, in no order; a folder that is not there is empty.
    func entries(of folder: OutboxFolder) throws(SpoolError) -> [SpoolEntry]
    /// Whether there is anything under this name.
    func contains(_ name: SpoolName, in folder: OutboxFolder) throws(SpoolError) -> Bool
    /// Renames. False when it was not there.
    func move(_ name: SpoolName, from: OutboxFolder, to: OutboxFolder) throws(SpoolError) -> Bool
    /// Makes the names in a folder durable.
    func sync(_ folder: OutboxFolder) throws(SpoolError)
    /// The note about a letter; `nil` when there is none that can be read.
    func note(on name: SpoolName) -> OutboxNote?
    /// Writes or replaces the note about a letter.
    func write(_ note: OutboxNote, on name: SpoolName) throws(SpoolError)
    /// Removes the note about a letter. None there is fine.
    func removeNote(on name: SpoolName) throws(SpoolError)
}
