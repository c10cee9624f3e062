internal import SIPDaemon
internal import SIPRules

/// The coverage of every document in a folder, at a moment.
struct CoverageAccount {
    let time: LocalTime
    /// How many there are in each state, and the first that are named.
    private(set) var sum = CoverageSum()
    /// Every document, in order of path.
    private(set) var lines: [Line] = []
    /// What whoever reads it should know.
    let notes: [String]
    private let environment: RuleEnvironment

    /// One document.
    struct Line {
        /// Its path in the folder.
        var document: String
        var plan: PlanID?
        var coverage: Coverage
    }

    init(
        of counting: CountingPlans, in folder: PlanFolder, _ settings: Settings, ledger: String,
        setAside: Set<String> = [], at now: Instant
    ) throws {
        let environment = settings.environment
        self.environment = environment
        time = LocalTime(zone: environment.zone, now: now)
        notes = counting.lastGood.isEmpty ? [] : counting.notes(folder)
        let memory = try Memory(at: ledger, settings.configuration, now: now)
        let book = RuleBook(environment)
        var taken: Set<String> = []
        for document in counting.documents {
            guard let plan = document.counting else { continue }
            taken.insert(document.path)
            var coverage = Coverage(.setAside)
            if !setAside.contains(plan.id.text) {
                let told = try memory.told(about: [plan.id])
                coverage = book.effects(about: plan, told: told, at: now).coverage ?? Coverage(.nothingOpen)
            }
            lines.append(Line(document: folder.name(of: document.path), plan: plan.id, coverage: coverage))
        }
        for path in counting.passedOver where !taken.contains(path) {
            let cause = counting.duplicates[path].map { Coverage.Cause.duplicate($0) }
            lines.append(Line(document: folder.name(of: path), plan: nil, coverage: Coverage(.notRead, cause)))
        }
        lines.sort { $0.document < $1.document }
        for line in lines { sum.add(line.document, line.plan, line.coverage) }
    }

    /// In words: as `sipd status` has it too.
    var words: SIPDaemon.Status.Coverage { SIPDaemon.Status.Coverage(sum, in: environment) }

    /// For programs. Members are added, never changed.
    var json: JSONValue {
        let words = words
        return .sorted([
            "at": .text(time.iso(time.now)),
            "documents": .number(words.documents),
            "states": .states(of: words),
            "named": .named(of: words),
            "plans": .list(
                lines.map { line in
                    .sorted([
                        "document": .text(line.document), "plan": line.plan.map { .text($0.text) },
                        "state": .text(line.coverage.state.rawValue),
                        "reason": line.coverage.cause == nil ? nil : .text(line.coverage.reason(in: environment)),
                    ])
                }),
        ])
    }
}
