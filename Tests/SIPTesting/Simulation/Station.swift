import Foundation
public import SIPDaemon
public import SIPOutputs
public import SIPRules
public import SIPStores

/// A whole daemon without its loop: rounds over a store in memory, a real ledger, and a spool on a disk whose power can be
/// cut. Stopped and started again, it goes on from what is durable.
public final class Station {
    /// The plans. A test puts, spoils or takes them away here.
    public let store: any SimulatedStore
    /// The disk under the spool; it outlives a restart, with what was durable.
    public let disk = SimulatedDisk()
    /// What the station works by.
    public private(set) var settings: Settings
    private let scratch: ScratchFolder
    private let journal: JournalOutput
    private let mistake: PlantedMistake?
    package private(set) var ledger: Ledger
    package private(set) var round: Round
    /// The rules by which the station works.
    package private(set) var book: RuleBook

    /// A station in the given rule environment, with a mistake planted in it or none.
    public init(
        _ settings: Settings, store: any SimulatedStore = MemoryPlanStore(), journal: JournalOutput? = nil,
        mistake: PlantedMistake? = nil, ways: LetterWays? = nil
    ) throws {
        self.settings = settings
        self.store = store
        self.mistake = mistake
        book = RuleBook(settings.environment)
        scratch = try ScratchFolder()
        // Nothing listens there in a test, and entries go nowhere.
        self.journal = try journal ?? JournalOutput(.journal)
        ledger = try Ledger(at: scratch.path("ledger.sqlite"))
        round = try Station.round(store, ledger, disk, self.journal, settings, mistake)
        disk.ways = ways
        ways?.ledger = ledger
    }

    private static func round(
        _ store: any SimulatedStore, _ ledger: Ledger, _ disk: SimulatedDisk, _ journal: JournalOutput,
        _ settings: Settings, _ mistake: PlantedMistake?
    ) throws -> Round {
        Round(
            store: mistake?.store(store) ?? store, ledger: ledger,
            delivery: Delivery(spool: Spool(on: mistake?.disk(disk) ?? disk), ledger: ledger, journal: journal),
            journal: journal, settings: mistake?.settings(settings) ?? settings, sender: try settings.sender())
    }

    /// Each of these sees a need on a day: a sample plan under a name of its own, `SIP-0`, `SIP-1` and so on.
    public func seeNeeds(on day: String, by initiators: [String]) {
        for (number, initiator) in initiators.enumerated() {
            store.put(
                .sample {
                    $0.id = .the("SIP-\(number)")
                    $0.initiator = .the(initiator)
                    $0.need.seen = .the(day)
                })
        }
    }

    /// Starts again after a stop of whatever kind: a round over everything.
    public func restart(at now: Instant) throws {
        disk.start()
        try start(at: now)
    }

    /// The start alone, on the disk as it is: it may stop again.
    @discardableResult
    public func start(at now: Instant) throws -> Instant? {
        if mistake == .forgetfulLedger {
            for end in ["", "-wal", "-shm"] { try? scratch.delete("ledger.sqlite" + end) }
        }
        ledger = try Ledger(at: scratch.path("ledger.sqlite"))
        disk.ways?.ledger = ledger
        store.forget()
        round = try Station.round(store, ledger, disk, journal, settings, mistake)
        return try wake(.everything, at: now)
    }

    /// Stops, and puts a copy of the ledger in the place of the ledger.
    public func putBack(_ copy: String) throws {
        let path = scratch.path("ledger.sqlite")
        // Lets go of the file.
        ledger = try Ledger(at: scratch.path("other.sqlite"))
        round = try Station.round(store, ledger, disk, journal, settings, mistake)
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
        try FileManager.default.copyItem(atPath: copy, toPath: path)
    }

    /// One round; answers when it wants to wake next.
    @discardableResult
    public func wake(_ scope: PlanScope = .pending, at now: Instant) throws -> Instant? {
        try round.run(scope == .everything ? .everything : .changes, at: now)
    }

    /// Puts other settings in force, as a reload does.
    @discardableResult
    public func reload(_ settings: Settings, at now: Instant) throws -> Instant? {
        self.settings = settings
        book = RuleBook(settings.environment)
        round.adopt(mistake?.settings(settings) ?? settings, sender: try settings.sender())
        return try wake(.everything, at: now)
    }

    /// Whether nothing keeps it from telling what it decides.
    package var isUntroubled: Bool {
        round.state.delivery.trouble == nil && round.state.recall.trouble == nil && disk.isFull == nil
            && round.state.cap.held.letters == 0
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
