public import SIPOutputs

/// A mistake that a spool's disk makes on purpose, so that it can be shown that the simulation would notice ours.
public enum PlantedMistake: Sendable, CaseIterable {
    /// Letters are in `outgoing/` before the ledger claims them.
    case claimAfterRename
    /// Moves are not made durable before the ledger settles them.
    case noSyncOfFolders
    /// Letters are claimed before their contents are durable.
    case noBarrier

    /// The disk as a spool with this mistake would use it.
    public func disk(_ disk: SimulatedDisk) -> any SpoolDisk { MistakenDisk(disk, self) }
}

private struct MistakenDisk: SpoolDisk {
    let disk: SimulatedDisk
    let mistake: PlantedMistake

    init(_ disk: SimulatedDisk, _ mistake: PlantedMistake) {
        self.disk = disk
        self.mistake = mistake
    }

    func create(_ name: SpoolName, _ bytes: [UInt8], durably: Bool) throws(SpoolError) {
        try disk.create(name, bytes, durably: durably)
    }

    func syncFileSystem() throws(SpoolError) {
        if mistake == .noBarrier { return }
        try disk.syncFileSystem()
        guard mistake == .claimAfterRename else { return }
        for entry in try disk.entries(of: .tmp) { _ = try disk.move(entry.name) }
        try disk.sync(.outgoing)
    }

    func sync(_ folder: SpoolFolder) throws(SpoolError) {
        if mistake != .noSyncOfFolders { try disk.sync(folder) }
    }

    func move(_ name: SpoolName) throws(SpoolError) -> SpoolMove { try disk.move(name) }
    func takeBack(_ name: SpoolName, from folder: SpoolFolder) throws(SpoolError) -> Bool {
        try disk.takeBack(name, from: folder)
    }
    func remove(_ name: SpoolName, from folder: SpoolFolder) throws(SpoolError) -> Bool {
        try disk.remove(name, from: folder)
    }
    func contains(_ name: SpoolName, in folder: SpoolFolder) throws(SpoolError) -> Bool {
        try disk.contains(name, in: folder)
    }
    func entries(of folder: SpoolFolder) throws(SpoolError) -> [SpoolEntry] { try disk.entries(of: folder) }
}
