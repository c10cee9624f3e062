import Foundation
public import SIPDaemon
public import SIPOutputs
public import SIPRules
public import SIPStores

/// A whole daemon without its loop: rounds over a store in memory, a real ledger, and a spool on a disk whose power can be
/// cut. Stopped and started again, it goes on from what is durable.
public final class Station {
    /// The plans. A test puts, spoils or takes them away here.
    public let store = MemoryPlanStore()
    /// The disk under the spool; it outlives a restart, with what was durable.
    public let disk = SimulatedDisk()
    /// What the station works by.
    public private(set) var premises: Premises
    private let scratch: ScratchFolder
    private let journal: JournalOutput
    private let wrap: (SimulatedDisk) -> any SpoolDisk
    package private(set) var ledger: Ledger
    package private(set) var round: Round

    /// A station in the given practice. `wrap` puts something between the spool and its disk, such as a planted mistake.
    public init(_ premises: Premises, wrap: @escaping (SimulatedDisk) -> any SpoolDisk = { $0 }) throws {
        self.premises = premises
        self.wrap = wrap
        scratch = try ScratchFolder()
        // Nothing listens there in a test, and entries go nowhere.
        journal = try JournalOutput(.journal)
        ledger = try Ledger(at: scratch.path("ledger.sqlite"))
        round = try Station.round(store, ledger, Spool(on: wrap(disk)), journal, premises)
    }

    private static func round(
        _ store: MemoryPlanStore, _ ledger: Ledger, _ spool: Spool, _ journal: JournalOutput, _ premises: Premises
    ) throws -> Round {
        Round(
            store: store, ledger: ledger,
            delivery: Delivery(spool: spool, ledger: ledger, journal: journal), journal: journal,
            premises: premises, sender: try premises.sender())
    }

    /// Starts again after a stop of whatever kind: a round over everything.
    public func restart(at now: Instant) throws {
        disk.start()
        try start(at: now)
    }

    /// The start alone, on the disk as it is: it may stop again.
    @discardableResult
    public func start(at now: Instant) throws -> Instant? {
        ledger = try Ledger(at: scratch.path("ledger.sqlite"))
        store.forget()
        round = try Station.round(store, ledger, Spool(on: wrap(disk)), journal, premises)
        return try wake(.everything, at: now)
    }

    /// Stops, and puts a copy of the ledger in the place of the ledger.
    public func putBack(_ copy: String) throws {
        let path = scratch.path("ledger.sqlite")
        // Lets go of the file.
        ledger = try Ledger(at: scratch.path("other.sqlite"))
        round = try Station.round(store, ledger, Spool(on: wrap(disk)), journal, premises)
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
        try FileManager.default.copyItem(atPath: copy, toPath: path)
    }

    /// One round; answers when it wants to wake next.
    @discardableResult
    public func wake(_ scope: PlanScope = .pending, at now: Instant) throws -> Instant? {
        try round.run(scope == .everything ? .everything : .changes, at: now)
    }

    /// Puts other premises in force, as a reload does.
    @discardableResult
    public func reload(_ premises: Premises, at now: Instant) throws -> Instant? {
        self.premises = premises
        round.adopt(premises, sender: try premises.sender())
        return try wake(.everything, at: now)
    }

    /// The letters that the mailer has not, in order of name.
    public var letters: [String] {
        get throws {
            try (disk.entries(of: .outgoing) + disk.entries(of: .waiting)).map(\.name.text).sorted()
        }
    }

    /// What the history says of a kind, in order.
    public func history(_ kind: LedgerEntry.Kind) throws -> [LedgerEntry] {
        try ledger.history(limit: 100_000).filter { $0.kind == kind }.reversed()
    }

    /// A letter in the spool as text.
    public func letter(_ name: String) -> String? {
        SpoolName(name).flatMap { disk[.outgoing, $0] }.map { String(decoding: $0, as: UTF8.self) }
    }

    /// Does what the mailer does with a letter.
    public func fetch(_ name: String) throws {
        if let name = SpoolName(name) { _ = try disk.remove(name, from: .outgoing) }
    }

    /// What the ledger says was told, in order.
    public var told: [LedgerEntry] {
        get throws { try ledger.history(limit: 100_000).filter { $0.kind == .told }.reversed() }
    }

    /// Whether the ledger's chain is intact.
    public var check: HistoryCheck {
        get throws { try ledger.verify() }
    }
}
