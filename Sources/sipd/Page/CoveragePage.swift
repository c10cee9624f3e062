internal import SIPDaemon
internal import SIPRules

extension Page {
    /// Whether anyone is forgotten: one line. Where no sipd runs everybody is, until it does.
    ///
    /// - Parameters:
    ///   - leftOut: so many documents were not looked into.
    ///   - stuck: so many letters are held back, or could not be sent.
    mutating func add(
        verdict coverage: SIPDaemon.Status.Coverage, isRunning: Bool, leftOut: Int = 0, stuck: Int = 0
    ) {
        let all = (coverage.documents + leftOut).counted("document")
        let documents = leftOut > 0 ? "\(coverage.documents) of \(all) were looked into" : all
        let named = coverage.namedCount
        let (verdict, ink): (String, Ink) =
            switch (named, isRunning) {
            case (0, true) where stuck > 0:
                ("nobody is forgotten once \(stuck.counted("letter has", "letters have")) gone; see below", .yellow)
            case (0, true): ("nobody is forgotten", .green)
            case (0, false): ("nobody would be forgotten if sipd ran", .yellow)
            case (_, true): ("somebody may be forgotten in \(named)", .red)
            case (_, false): ("somebody would be forgotten in \(named) if sipd ran; it does not run", .red)
            }
        add(Styled("\(documents): "), Styled(verdict, ink))
    }

    /// How many documents are in each state.
    mutating func add(states coverage: SIPDaemon.Status.Coverage) {
        var table = Table(">documents", "state")
        for state in CoverageState.allCases {
            guard let count = coverage.states[state.rawValue] else { continue }
            table.add(Styled("\(count)"), Styled(state.words, state.isNamed ? .yellow : .dim))
        }
        add(table, indent: 2)
    }

    /// The first of which somebody may be forgotten: why, and what to do.
    mutating func add(named coverage: SIPDaemon.Status.Coverage) {
        if coverage.named.isEmpty { return }
        add(heading: "May be forgotten")
        for named in coverage.named {
            let state = CoverageState(rawValue: named.state)?.words ?? named.state
            add([Styled(named.document, .bold), Styled("  \(state)", .yellow)], indent: 2)
            add(paragraph: Styled(named.reason), indent: 6)
            add(paragraph: Styled(named.remedy, .dim), indent: 6)
        }
        add(leftOut: coverage.namedCount - coverage.named.count, of: "document", indent: 2)
    }
}

extension JSONValue {
    /// How many documents are in each state, those that none is in included.
    static func states(of coverage: SIPDaemon.Status.Coverage) -> JSONValue {
        .sorted(
            Dictionary(
                uniqueKeysWithValues: CoverageState.allCases.map {
                    ($0.rawValue, .number(coverage.states[$0.rawValue] ?? 0))
                }))
    }

    /// The first of which somebody may be forgotten.
    static func named(of coverage: SIPDaemon.Status.Coverage) -> JSONValue {
        .list(
            coverage.named.map { named in
                .sorted([
                    "document": .text(named.document), "plan": named.plan.map { .text($0) },
                    "state": .text(named.state), "reason": .text(named.reason), "do": .text(named.remedy),
                ])
            })
    }
}
