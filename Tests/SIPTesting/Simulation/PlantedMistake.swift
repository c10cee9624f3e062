import SIPDaemon
import SIPOutputs
import SIPRules
import SIPStores

/// A mistake made on purpose, so that it can be shown that the simulation would notice ours.
public enum PlantedMistake: Sendable, CaseIterable {
    /// Letters are in `outgoing/` before the ledger claims them.
    case claimAfterRename
    /// Moves are not made durable before the ledger settles them.
    case noSyncOfFolders
    /// Letters are claimed before their contents are durable.
    case noSync
    /// An edited plan is not put on the agenda anew.
    case forgetfulAgenda
    /// Letters go at five in the morning, of any day.
    case windowIgnored
    /// Consent is taken to cover everybody.
    case consentIgnored
    /// What was told is not remembered over a restart.
    case forgetfulLedger
    /// A closed plan is reminded of all the same.
    case closingIgnored
    /// What a start takes up says that there is time until the next day.
    case lateCheckpoints

    /// The disk as a spool with this mistake would use it.
    func disk(_ disk: SimulatedDisk) -> any SpoolDisk { MistakenDisk(disk, self) }

    /// The store as a round with this mistake would see it.
    func store(_ store: any PlanStore) -> any PlanStore { MistakenStore(store, self) }

    /// The settings as a round with this mistake would take them.
    func settings(_ settings: Settings) -> Settings {
        guard self == .windowIgnored,
            let window = SendWindow(opens: .the("00:00"), closes: .the("23:59"), slots: [.the("05:00")])
        else { return settings }
        let environment = settings.environment
        return Settings(
            configuration: settings.configuration,
            environment: RuleEnvironment(
                policy: environment.policy, roster: environment.roster, zone: environment.zone, window: window,
                calendar: environment.calendar))
    }
}

private final class MistakenStore: PlanStore {
    private let store: any PlanStore
    private let mistake: PlantedMistake
    private var known: Set<PlanID> = []

    init(_ store: any PlanStore, _ mistake: PlantedMistake) {
        self.store = store
        self.mistake = mistake
    }

    var descriptor: Int32? { store.descriptor }
    var sweepInterval: Int64? { store.sweepInterval }
    var findings: [Finding] { store.findings }
    var count: Int { store.count }
    var passedOver: [String: PassedOver] { store.passedOver }

    func refresh(_ scope: PlanScope, at now: Instant, alive: () -> Void) -> Refreshed {
        let found = store.refresh(scope, at: now, alive: alive)
        var mistaken = Refreshed()
        for (id, change) in found.plans {
            if case .gone = change {
                mistaken.remove(id)
            } else if mistake != .forgetfulAgenda || known.insert(id).inserted, let plan = try? plan(id) {
                mistaken.add(plan)
            }
        }
        for document in found.documents { mistaken.add(document) }
        mistaken.failure = found.failure
        return mistaken
    }

    func plan(_ id: PlanID) throws(PlanStoreError) -> Plan? { try store.plan(id).map(mistaken) }

    func holdings(of unit: UnitID) throws(PlanStoreError) -> UnitHoldings { try store.holdings(of: unit) }
    func units() throws(PlanStoreError) -> Set<UnitID> { try store.units() }

    func path(of id: PlanID) throws(PlanStoreError) -> String? { try store.path(of: id) }

    func checkpointTerms() throws(PlanStoreError) -> CheckpointTerms? { try store.checkpointTerms() }

    func recall(after last: CheckpointPage?) throws(PlanStoreError) -> CheckpointPage? {
        guard var page = try store.recall(after: last) else { return nil }
        guard mistake == .lateCheckpoints else { return page }
        for index in page.checkpoints.indices {
            let alarm = page.checkpoints[index].checkpoint.alarm
            page.checkpoints[index].checkpoint.alarm = alarm?.adding(seconds: 86_400)
        }
        return page
    }

    func keep(
        _ checkpoints: some Sequence<(PlanID, PlanCheckpoint)>, under terms: CheckpointTerms, replacing: Bool
    ) throws(PlanStoreError) {
        try store.keep(checkpoints, under: terms, replacing: replacing)
    }

    private func mistaken(_ plan: Plan) -> Plan {
        var plan = plan
        if mistake == .closingIgnored { plan.closing = nil }
        // Whom nobody need ask may be told everything: see `Plan.consentCovers`.
        if mistake == .consentIgnored, plan.consent.cannotConsent == nil {
            plan.consent.cannotConsent = CannotConsent(since: .the("2020-01-01"))
        }
        return plan
    }
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
        if mistake == .noSync { return }
        try disk.syncFileSystem()
        guard mistake == .claimAfterRename else { return }
        for entry in try disk.entries(of: .tmp) { _ = try disk.publish(entry.name) }
        try disk.sync(.outgoing)
    }

    func sync(_ folder: SpoolFolder) throws(SpoolError) {
        if mistake != .noSyncOfFolders { try disk.sync(folder) }
    }

    func publish(_ name: SpoolName) throws(SpoolError) -> SpoolMove { try disk.publish(name) }
    func mark(_ name: SpoolName) throws(SpoolError) { try disk.mark(name) }
    func move(_ name: SpoolName, from: SpoolFolder, to: SpoolFolder) throws(SpoolError) -> Bool {
        try disk.move(name, from: from, to: to)
    }
    func remove(_ name: SpoolName, from folder: SpoolFolder) throws(SpoolError) -> Bool {
        try disk.remove(name, from: folder)
    }
    func holdsLetter(_ name: SpoolName, in folder: SpoolFolder) throws(SpoolError) -> Bool {
        try disk.holdsLetter(name, in: folder)
    }
    func list(_ folder: SpoolFolder) throws(SpoolError) -> SpoolListing { try disk.list(folder) }
    func head(_ name: SpoolName, in folder: SpoolFolder, bytes: Int) throws(SpoolError) -> [UInt8] {
        try disk.head(name, in: folder, bytes: bytes)
    }
}
