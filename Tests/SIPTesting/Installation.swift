import Foundation
package import SIPDaemon
import SIPSample
public import SIPRules
public import SIPOutputs
import SIPStores

/// A sample store with all that sipd keeps beside it, in real files; a test changes them while nobody runs. It can be
/// copied, so that two starts can be compared.
public final class Installation {
    private let scratch = Result { try ScratchFolder() }
    /// The folder of it all.
    public let folder: String
    package private(set) var round: Round?

    /// A sample around a day.
    public init(plans: Int, around day: Day) throws {
        folder = try scratch.get().path("store")
        _ = try Sample(plans: plans, around: day).write(to: folder)
    }

    /// The same files in another place. Only while nobody runs.
    public init(copyOf other: Installation) throws {
        folder = try scratch.get().path("store")
        try FileManager.default.copyItem(atPath: other.folder, toPath: folder)
    }

    /// A round over everything, as sipd begins with. `recalls`: false for a sipd that decides about every plan.
    @discardableResult
    public func start(at now: Instant, recalls: Bool = true, journal: JournalOutput? = nil) throws -> Instant? {
        let path = folder + "/sipd.yaml"
        let settings = try Settings.load(path).resolved(from: path)
        let store = try PlanDirectory(
            folder + "/plans", cache: folder + "/state/plans.sqlite", parse: PlanDocument.read)
        let ledger = try Ledger(at: folder + "/state/ledger.sqlite")
        let journal = try journal ?? JournalOutput(.journal)
        let delivery = Delivery(
            spool: try Spool.open(at: folder + "/spool", sync: .filesystem), ledger: ledger, journal: journal)
        round = Round(
            store: store, ledger: ledger, delivery: delivery, journal: journal,
            settings: recalls
                ? settings
                : Settings(
                    configuration: settings.configuration, environment: settings.environment),
            sender: try settings.sender())
        return try wake(.everything, at: now)
    }

    /// A round.
    @discardableResult
    package func wake(_ scope: Round.Scope, at now: Instant) throws -> Instant? { try round?.run(scope, at: now) }

    /// Stops in peace, or as a kill does.
    public func stop(at now: Instant, inPeace: Bool = true) throws {
        if inPeace { try round?.rest(at: now) }
        round = nil
    }

    /// Where a file of it is.
    public func path(_ name: String) -> String { folder + "/" + name }

    /// What stands in a file of it.
    public func read(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

    /// Writes a file of it, as an export does: another name first.
    public func write(_ name: String, _ text: String) throws {
        try text.write(toFile: path(name), atomically: true, encoding: .utf8)
    }

    /// The files of a folder, in order.
    public func files(in name: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path(name)).sorted()
    }
}
