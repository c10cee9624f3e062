import Foundation
import SIPDaemon
public import SIPRules
import SIPStores

/// A store that tells no story: its three files drawn from their tables of keys and its plans from the published schema. The
/// same seed gives the same store.
///
/// Beside all that stands a witness: a plan of a unit of its own with people of its own, whom nothing else names. Whatever is
/// wrong with the rest, the witness's letters are what they are in a store with nothing else in it.
public struct DrawnStore: Sendable {
    /// `sipd.yaml`.
    public let configuration: String
    /// `policy.yaml`.
    public let policy: String
    /// `roster.yaml`.
    public let roster: String
    /// The plan documents, each with the name of its file.
    public let plans: [(file: String, text: String)]

    /// The witness's plan alone.
    public let witness: (file: String, text: String)

    /// The store of a seed, around a day.
    public init(seed: UInt64, around day: Day = .the("2026-06-18")) {
        self.init(Chance(seed: seed), around: day)
    }

    /// A store by other choices.
    public init(_ chance: Chance, around day: Day = .the("2026-06-18")) {
        var drawing = Drawing(chance, around: day)
        configuration = drawing.configuration().yaml
        policy = drawing.policy().yaml
        roster = Self.withWitness(drawing.roster()).yaml
        var names: Set<String> = []
        for name in drawing.names + (0..<4 + drawing.chance.length(atMost: 12)).map({ "SIP-\($0)" }) {
            if !drawing.chance.happens(oneIn: 5) { names.insert(name) }
        }
        plans = names.sorted().prefix(24).enumerated().map { place, name in
            ("\(place).json", drawing.plan(name).json)
        }
        witness = (
            "witness.json",
            """
            {"format": "sip-plan/1", "id": "W-1", "unit": "w.ward", "initiator": "w.wera", "convener": "w.wera", \
            "coordinator": "w.wera", "need": {"seen": "\(day.adding(days: -3))"}, \
            "established": {"on": "\(day.adding(days: -1))"}}
            """
        )
    }

    private static func withWitness(_ roster: DrawnValue) -> DrawnValue {
        var roster = roster
        func put(_ list: String, _ name: String, _ entries: [(String, String)]) {
            var all = roster[list] ?? .map([])
            all[name] = .map(entries.map { DrawnEntry(key: $0.0, value: .text($0.1)) })
            roster[list] = all
        }
        put("units", "w.ward", [("name", "Vittnet"), ("manager", "w.maja")])
        put("people", "w.wera", [("name", "Wera"), ("unit", "w.ward"), ("address", "wera@w.example")])
        put("people", "w.maja", [("name", "Maja"), ("unit", "w.ward"), ("address", "maja@w.example")])
        return roster
    }

    /// Writes it, and beside it in `FOLDER-witness` the same with the witness's plan alone.
    public func write(to folder: String) throws {
        for (place, documents) in [(folder, plans + [witness]), (folder + "-witness", [witness])] {
            try FileManager.default.createDirectory(atPath: place + "/plans", withIntermediateDirectories: true)
            let settings = [("sipd.yaml", configuration), ("policy.yaml", policy), ("roster.yaml", roster)]
            for (name, text) in settings + documents.map({ ("plans/" + $0.file, $0.text) }) {
                try text.write(toFile: "\(place)/\(name)", atomically: false, encoding: .utf8)
            }
        }
    }

    /// What the readers make of it. The zone is the one given, whatever the settings say.
    public func read(in zone: Zone = .stockholm) -> (environment: RuleEnvironment?, plans: [Plan], refused: [Finding]) {
        let settings = Self.read(configuration, "sipd.yaml", ConfigurationDocument.read)
        let policy = Self.read(policy, "policy.yaml", PolicyDocument.read)
        let roster = Self.read(roster, "roster.yaml", RosterDocument.read)
        var findings = settings.1 + policy.1 + roster.1
        let read = (plans + [witness]).compactMap { file, text -> Plan? in
            let (plan, said) = PlanDocument.read(Array(text.utf8), path: file)
            findings += said
            return plan
        }
        var environment: RuleEnvironment?
        if let settings = settings.0, let policy = policy.0, let roster = roster.0 {
            environment = RuleEnvironment(
                policy: policy, roster: roster, zone: zone, window: settings.window,
                calendar: WorkingCalendar(
                    workingWeekdays: settings.weekdays, respectsRedDays: settings.redDays))
        }
        return (environment, read, findings.filter { $0.severity == .error })
    }

    private static func read<Value>(
        _ text: String, _ path: String, _ reader: (DocumentNode) -> (Value?, [Finding])
    ) -> (Value?, [Finding]) {
        do throws(DocumentRefused) {
            return reader(try YAMLDocument.read(Array(text.utf8), path: path, limits: .roster))
        } catch {
            return (nil, error.findings)
        }
    }
}
