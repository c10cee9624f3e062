/// The outgoing mail: letters that are to reach the mailer exactly once, whatever moment sipd is killed at.
///
/// A round writes its letters (`write`), makes them durable (`syncStaged`), claims them in the ledger, moves them
/// (`publish`), makes that durable (`syncMoves`) and confirms them. The order is the caller's, since the ledger is; the spool sees
/// to it that no step replaces a letter and that a failed sync is the last thing it does: the kernel forgets what it
/// could not write, so asking again would be answered with a comforting lie. Not for two threads at a time.
public final class Spool {
    /// How written letters are made durable.
    public enum Sync: String, Hashable, Sendable, CaseIterable {
        /// One `syncfs` a batch: ten times as fast, but flushes all that others wrote to the file system as well.
        case filesystem
        /// An `fsync` a letter.
        case each
    }

    /// What `publish` did with each name.
    public struct Publication: Hashable, Sendable {
        /// Now in `outgoing/`.
        public var moved: [SpoolName] = []
        /// Not moved because a letter of the same name, hence about the same, waits in `outgoing/`: `discard` it.
        public var occupied: [SpoolName] = []
        /// Not in `tmp/`: moved before the last stop.
        public var absent: [SpoolName] = []
    }

    private let disk: any SpoolDisk
    private let sync: Sync
    private var failure: SpoolError?

    /// A spool on any disk.
    public init(on disk: any SpoolDisk, sync: Sync = .filesystem) {
        self.disk = disk
        self.sync = sync
    }

    /// Opens the spool in an existing folder; see `SpoolDirectory` for what it makes there and what it refuses.
    public static func open(at root: String, sync: Sync = .filesystem) throws(SpoolError) -> Spool {
        Spool(on: try SpoolDirectory(making: root), sync: sync)
    }

    /// Writes a letter to `tmp/`. It is durable only after `syncStaged`.
    public func write(_ name: SpoolName, _ bytes: [UInt8]) throws(SpoolError) {
        try guarded(try disk.create(name, bytes, durably: sync == .each))
    }

    /// Makes every letter written so far durable, and its name.
    public func syncStaged() throws(SpoolError) {
        switch sync {
        case .filesystem: try guarded(try disk.syncFileSystem())
        case .each: try guarded(try disk.sync(.tmp))
        }
    }

    /// Moves letters from `tmp/` to `outgoing/`, in order; durable after `syncMoves`. When it throws, those before the one
    /// that failed have moved: asking again is safe and says so.
    public func publish(_ names: [SpoolName]) throws(SpoolError) -> Publication {
        var publication = Publication()
        for name in names {
            switch try guarded(try disk.publish(name)) {
            case .moved: publication.moved.append(name)
            case .occupied: publication.occupied.append(name)
            case .absent: publication.absent.append(name)
            }
        }
        return publication
    }

    /// Makes the moves of `publish` and `recall` durable, folder by folder.
    public func syncMoves() throws(SpoolError) {
        try guarded(try disk.sync(.outgoing))
        try guarded(try disk.sync(.tmp))
    }

    /// Removes a letter from `tmp/`. None there is fine.
    public func discard(_ name: SpoolName) throws(SpoolError) {
        _ = try guarded(try disk.remove(name, from: .tmp))
    }

    /// What became of a letter that was to be taken back.
    public enum RecallOutcome: Hashable, Sendable {
        /// It lies in `tmp/`.
        case taken
        /// The mailer has it, and has not answered. It is not handed over again: to be asked about later.
        case isHanded
        /// It is in no folder that it could be taken from: the mailer took it.
        case gone
    }

    /// Takes back a letter that the mailer has not taken into `tmp/`; durable after `syncMoves`, to be `discard`ed then.
    /// As long as it lies there it is proved that the mailer did not take it, so asking again gives the same answer.
    ///
    /// From the mark on the drain hands it over no more, so that it can come back once at most, and is found.
    public func recall(_ name: SpoolName) throws(SpoolError) -> RecallOutcome {
        if try isBack(name) { return .taken }
        try guarded(try disk.mark(name))
        if try isBack(name) { return .taken }
        if try guarded(try disk.holdsLetter(name, in: .handing)) { return .isHanded }
        return try isBack(name) ? .taken : .gone
    }

    /// Lets go of all marks but those of letters that are wanted back still.
    public func unmark(but names: Set<SpoolName>) throws(SpoolError) {
        for entry in try guarded(try disk.entries(of: .recalled)) where !names.contains(entry.name) {
            _ = try guarded(try disk.remove(entry.name, from: .recalled))
        }
    }

    private func isBack(_ name: SpoolName) throws(SpoolError) -> Bool {
        // In the order in which it moves, so that it cannot slip past.
        if try guarded(try disk.move(name, from: .outgoing, to: .tmp)) { return true }
        for folder in [SpoolFolder.waiting, .tooBig] where try guarded(try disk.move(name, from: folder, to: .tmp)) {
            try guarded(try disk.sync(folder))
            return true
        }
        return try guarded(try disk.holdsLetter(name, in: .tmp))
    }

    /// Whether a letter may still be taken back: the mailer has not taken it.
    public func holds(_ name: SpoolName) throws(SpoolError) -> Bool {
        // In the order in which it moves; and once more, for it also goes back from the mailer's hands.
        for folder in [SpoolFolder.tmp, .outgoing, .waiting, .handing, .waiting, .handing]
        where try guarded(try disk.holdsLetter(name, in: folder)) { return true }
        return false
    }

    /// What lies in `tmp/` at the start, in the order of names: with a claim in the ledger it is to be published, without
    /// one to be discarded.
    public func staged() throws(SpoolError) -> [SpoolName] {
        try guarded(try disk.entries(of: .tmp)).map(\.name).sorted()
    }

    /// The letters in `outgoing/`, in no order. Reads the whole folder.
    public func letters() throws(SpoolError) -> [SpoolEntry] {
        try guarded(try disk.entries(of: .outgoing))
    }

    /// The first bytes of a letter in `outgoing/`, so many at most.
    public func head(_ name: SpoolName, bytes: Int) throws(SpoolError) -> [UInt8] {
        try guarded(try disk.head(name, in: .outgoing, bytes: bytes))
    }

    /// Letters that the mail system found too big.
    public func tooBig() throws(SpoolError) -> [SpoolEntry] {
        try guarded(try disk.entries(of: .tooBig))
    }

    /// Nothing is asked of a disk that failed to sync.
    private func guarded<Value>(_ effect: @autoclosure () throws(SpoolError) -> Value) throws(SpoolError) -> Value {
        if let failure { throw failure }
        do throws(SpoolError) {
            return try effect()
        } catch {
            if case .syncFailed = error { failure = error }
            throw error
        }
    }
}
