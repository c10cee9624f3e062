import Testing
import SIPOutputs
import SIPRules
import SIPStores
import SIPTesting

@testable import SIPDaemon

/// What a single stage of a round is tried on: a store in memory, a real ledger, a disk that can be full, and a state.
final class StageBench {
    let store = MemoryPlanStore()
    let disk = SimulatedDisk()
    let ledger: Ledger
    let journal: JournalOutput
    let settings: Settings
    var state = RoundState()
    var delivery: Delivery
    private let scratch: ScratchFolder

    /// Eight o'clock on Tuesday 2 June 2026, a slot.
    static let eight = Instant.the("2026-06-02T08:00:00+02:00")

    init(_ change: (inout Configuration) -> Void = { _ in }) throws {
        var configuration = Configuration()
        change(&configuration)
        scratch = try ScratchFolder()
        ledger = try Ledger(at: scratch.path("ledger.sqlite"))
        journal = try JournalOutput(.journal)
        settings = Settings(
            configuration: configuration, environment: .sample.under(Policy().without(.allChecked)), fingerprint: "one")
        delivery = Delivery(spool: Spool(on: disk), ledger: ledger, journal: journal)
    }

    /// A plan whose need was seen on Monday 1 June 2026.
    static let plan = { @Sendable (id: String) -> Plan in
        .sample {
            $0.id = .the(id)
            $0.need.seen = .the("2026-06-01")
        }
    }

    var scan: Scan { Scan(store: store, ledger: ledger, journal: journal, settings: settings, onStep: {}) }
    var gather: Gather {
        let book = RuleBook(settings.environment)
        return Gather(
            store: store, ledger: ledger, settings: settings, decide: Decide(book: book, heartbeat: nil),
            survey: Survey(store: store, ledger: ledger, settings: settings, book: book), onStep: {})
    }
    var recover: Recover { Recover(ledger: ledger, journal: journal, settings: settings) }
    var recall: Recall { Recall(ledger: ledger, journal: journal, trial: nil) }
    var recallOnTrial: Recall { Recall(ledger: ledger, journal: journal, trial: "root@localhost") }
    var deliver: Deliver {
        get throws { Deliver(ledger: ledger, journal: journal, settings: settings, sender: try settings.sender()) }
    }
    var record: Record { Record(ledger: ledger, journal: journal, settings: settings) }
    var checkpoint: Checkpoint { Checkpoint(store: store, ledger: ledger, settings: settings) }

    /// Names of letters in `outgoing/`.
    var letters: [String] { get throws { try disk.entries(of: .outgoing).map(\.name.text).sorted() } }
}

extension Scan.Scanned {
    /// A round that has begun and found something.
    init(_ changes: [PlanID: Refreshed.Change] = [:], through last: Instant? = nil) {
        self.init(begun: Round.Begun(scope: .changes, processedThrough: last), changes: changes)
    }
}

extension Recall.Recalled {
    /// The same, with all in order.
    init(_ changes: [PlanID: Refreshed.Change] = [:], through last: Instant? = nil) {
        self.init(
            recovered: Recover.Recovered(scanned: Scan.Scanned(changes, through: last), interruption: nil),
            interruption: nil)
    }
}

extension Gather.Gathered {
    /// A round that wants these reminders told in a slot, or at once.
    init(_ reminders: [Reminder], in slot: Instant? = StageBench.eight, through last: Instant? = nil) {
        var batch = DecidedBatch()
        batch.tells = reminders.map { ($0, slot) }
        batch.recent.processedThrough = last
        self.init(recalled: Recall.Recalled(through: last), batch: batch)
    }
}

extension Cap.Capped {
    /// What the caps let go when they let all go.
    init(allOf gathered: Gather.Gathered) {
        let digests = Digest.gathered(gathered.batch.tells)
        self.init(gathered: gathered, digests: digests, going: digests)
    }
}

extension Reminder {
    /// A reminder of a meeting to be booked, due on a day, to somebody of the sample.
    init(stage plan: String, due: String, to recipient: String = "anna.berg") throws {
        self = try #require(Reminder.sample(about: plan, to: recipient))
        let since = obligation.duty.since
        obligation = Obligation(
            obligation.subject, .invitationSent,
            Duty(.meeting("meeting-1"), since: since, due: .given(.the(due)), met: nil), .open)
    }
}
