internal import CLinux
internal import Glibc
internal import SIPFiles

/// The notes about letters: files in `notes/`, one a letter.
extension SpoolDirectory {
    /// See `OutboxDisk`.
    public func note(on name: SpoolName) -> OutboxNote? {
        let place = place(name, in: .notes)
        let file = unsafe Descriptor(openat(place.folder, place.name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC))
        guard file.isOpen, let bytes = file.read(atMost: 8192) else { return nil }
        return String(validating: bytes, as: UTF8.self).flatMap { OutboxNote(text: $0) }
    }

    /// See `OutboxDisk`. Renamed into place, so that a reader sees the old one or the new one.
    public func write(_ note: OutboxNote, on name: SpoolName) throws(SpoolError) {
        let (path, place) = (path(name, .notes), place(name, in: .notes))
        let fresh = "\(SpoolFolder.notes.rawValue)/.new"
        // What an interrupted one left. Never into what stands there: a pipe would be waited for without end.
        _ = unsafe unlinkat(folder.number, fresh, 0)
        let file = unsafe Descriptor(
            openat(folder.number, fresh, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o640))
        guard file.isOpen else { throw SpoolError(at: path, "open") }
        try file.write(Array(note.text.utf8), path: path)
        if file.close() != 0 { throw SpoolError(at: path, "close") }
        if unsafe renameat(folder.number, fresh, place.folder, place.name) == 0 { return }
        guard errno == EISDIR, clear(name), unsafe renameat(folder.number, fresh, place.folder, place.name) == 0
        else { throw SpoolError(at: path, "rename") }
    }

    /// See `OutboxDisk`. A folder in the place of a note says nothing, and may stay.
    public func removeNote(on name: SpoolName) throws(SpoolError) {
        do throws(SpoolError) {
            _ = try remove(name, from: .notes)
        } catch {
            guard case .failed(_, _, EISDIR) = error else { throw error }
            _ = clear(name)
        }
    }

    /// Makes room where somebody put a folder; what stands in that is kept, under a name that is nobody's.
    private func clear(_ name: SpoolName) -> Bool {
        let place = place(name, in: .notes)
        if unsafe unlinkat(place.folder, place.name, AT_REMOVEDIR) == 0 { return true }
        let aside = "\(SpoolFolder.notes.rawValue)/.folder-\(name)"
        return unsafe renameat(place.folder, place.name, folder.number, aside) == 0
    }
}
