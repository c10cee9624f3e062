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
    private let practice: Practice

    /// One document.
    struct Line {
        /// Its path in the folder.
        var document: String
        var plan: PlanID?
        var coverage: Coverage
    }

    init(
        of folder: PlanFolder, _ practice: Practice, ledger: String, setAside: Set<String>, at now: Instant
    ) throws {
        self.practice = practice
        time = LocalTime(zone: practice.zone, now: now)
        let counting = try CountingPlans(folder)
        notes = counting.lastGood.isEmpty ? [] : counting.notes(folder)
        let memory = try Memory(at: ledger, now: now)
        let book = RuleBook(practice)
        var taken: Set<String> = []
        for document in counting.documents {
            guard let plan = document.counting else { continue }
            taken.insert(document.path)
            var coverage = Coverage(.setAside)
            if !setAside.contains(plan.id.text) {
                let told = try memory.told(about: [plan.id])
                let decisions = book.decisions(about: plan, told: told, at: now)
                coverage = book.coverage(of: plan, decisions, told: told, at: now)
            }
            lines.append(Line(document: folder.name(of: document.path), plan: plan.id, coverage: coverage))
        }
        for path in counting.passedOver where !taken.contains(path) {
            lines.append(Line(document: folder.name(of: path), plan: nil, coverage: Coverage(.notRead)))
        }
        lines.sort { $0.document < $1.document }
        for line in lines { sum.add(line.document, line.plan, line.coverage) }
    }

    /// For people.
    func show(on page: inout Page) {
        let named = sum.namedCount
        let verdict =
            named == 0
            ? Styled("nobody is forgotten", .green)
            : Styled("\(named.counted("is named", "are named")) below", .red)
        page.add(Styled("\(sum.documents.counted("document")), "), verdict)
        var table = Table(">documents", "state")
        for state in CoverageState.allCases {
            guard let count = sum.counts[state] else { continue }
            table.add(Styled("\(count)"), Styled(state.words, state.isNamed ? .yellow : .dim))
        }
        page.add(table, indent: 2)
        if sum.named.isEmpty { return }
        page.add(heading: "Named")
        for named in sum.named {
            page.add([Styled(named.document, .bold), Styled("  \(named.coverage.state.words)", .yellow)], indent: 2)
            page.add(paragraph: Styled(reason(named.coverage)), indent: 6)
            page.add(paragraph: Styled(named.coverage.remedy, .dim), indent: 6)
        }
        page.add(leftOut: sum.namedCount - sum.named.count, of: "document", indent: 2)
    }

    /// For programs. Members are added, never changed.
    var json: JSONValue {
        let states = CoverageState.allCases.map { ($0.rawValue, JSONValue.number(sum.counts[$0] ?? 0)) }
        return .sorted([
            "at": .text(time.iso(time.now)),
            "documents": .number(sum.documents),
            "states": .sorted(Dictionary(uniqueKeysWithValues: states)),
            "named": .list(
                sum.named.map { named in
                    .sorted([
                        "document": .text(named.document), "plan": named.plan.map { .text($0.text) },
                        "state": .text(named.coverage.state.rawValue), "reason": .text(reason(named.coverage)),
                        "do": .text(named.coverage.remedy),
                    ])
                }),
            "plans": .list(
                lines.map { line in
                    .sorted([
                        "document": .text(line.document), "plan": line.plan.map { .text($0.text) },
                        "state": .text(line.coverage.state.rawValue),
                        "reason": line.coverage.cause == nil ? nil : .text(reason(line.coverage)),
                    ])
                }),
        ])
    }

    private func reason(_ coverage: Coverage) -> String { coverage.reason(in: practice, time) }
}
