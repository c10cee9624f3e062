internal import SIPDaemon
internal import SIPRules

/// Every rule with the numbers that a policy puts in force.
struct RuleList {
    let policy: Policy
    /// Which ladders end, by a duty that is due today.
    var ends: [LadderEnd] = []

    /// For people.
    func show(on page: inout Page) {
        for step in RuleStep.allCases {
            page.add(heading: step.title)
            for rule in step.rules.map(\.rule) { show(rule, on: &page) }
        }
        page.add(heading: "Standard ladder")
        page.add(paragraph: Styled(Self.standard), indent: 2)
        page.add(heading: "Tail")
        page.add(paragraph: Styled(Self.tail), indent: 2)
        page.add(heading: "Law")
        page.add(paragraph: Styled(Source.law), indent: 2)
        page.add(paragraph: Styled(Source.noNumbers), indent: 2)
    }

    private func show(_ rule: Rule, on page: inout Page) {
        let isOn = policy.isOn(rule)
        page.add(
            [
                Styled(rule.id.rawValue, isOn ? .bold : .dim), Styled(isOn ? "" : "  off", .yellow),
                Styled("  \(rule.kind.rawValue), to \(rule.to.rawValue), \(within(rule, nil))"),
                Styled("  (\(origin(rule)))", .dim),
            ], indent: 2)
        page.add(paragraph: Styled("\(rule.title) [\(rule.source.words)]"), indent: 6)
        page.add(paragraph: Styled(ladder(rule, nil), .dim), indent: 6, hanging: 2)
        if let edit = rule.ends.edit {
            page.add(
                paragraph: Styled("\(rule.dates); ends with \(PlanEdit.words(edit.paths))", .dim), indent: 6, hanging: 2
            )
        }
        for track in Track.allCases where rule.tracks[track] != nil {
            page.add(
                paragraph: Styled(
                    "\(track.rawValue): \(within(rule, track)), \(rule.dates.on(track)); \(ladder(rule, track))", .dim),
                indent: 6,
                hanging: 2)
        }
    }

    private func within(_ rule: Rule, _ track: Track?) -> String {
        policy.within(rule, on: track).map { "within \($0)" } ?? "by a date in the plan"
    }

    private func ladder(_ rule: Rule, _ track: Track?) -> String {
        let ladder = policy.ladder(rule, on: track)
        if ladder.rungs.isEmpty { return "no reminders" }
        if ladder == .standard(rule.to) { return "standard ladder" }
        let end = ends.first { $0.rule == rule.id && $0.track == track }
        return Self.words(ladder) + (end.map { ": \($0.words)" } ?? "")
    }

    private static func words(_ ladder: Ladder) -> String {
        var words = ladder.rungs.map(\.words)
        if let end = ladder.end { words.append("then none: after \(end.moment) nobody hears") }
        if ladder.then == .tail, ladder.rungs.last?.every == nil { words.append("then the tail") }
        return words.joined(separator: " · ")
    }

    /// The ladder of rules that have none of their own, told once.
    private static let standard: String = {
        // Any role will do: it is told as what it stands for.
        let role = Role.recorder
        return words(.standard(role))
            .split(separator: role.rawValue, omittingEmptySubsequences: false).joined(separator: "whose duty it is")
    }()

    /// How ladders go on, told once.
    private static let tail = """
        while the duty is open: weekly to whom the last rung addressed, those below in copy; from 30 working days after due \
        monthly, and to the process owner as well
        """

    private func origin(_ rule: Rule) -> String { policy.settings[rule.id]?.origin ?? "default" }

    /// The table of config/RULES.md.
    var markdown: String {
        var lines = ["| rule | basis | kind | to | within | reminders |", "|---|---|---|---|---|---|"]
        for rule in RuleBook.rules {
            let name = "`\(rule.id.rawValue)`" + (policy.isOn(rule) ? "" : " (off)")
            let cells = [
                "\(name): \(rule.title)", rule.source.words, rule.kind.rawValue, rule.to.rawValue,
                policy.within(rule).map { "\($0)" } ?? "date in the plan", ladder(rule, nil),
            ]
            lines.append("| " + cells.joined(separator: " | ") + " |")
        }
        lines += ["", "Standard ladder: \(Self.standard).", "", "Tail: \(Self.tail)."]
        return lines.joined(separator: "\n") + "\n"
    }

    /// For programs.
    var json: JSONValue {
        .list(
            RuleBook.rules.map { rule in
                .sorted([
                    "id": .text(rule.id.rawValue),
                    "title": .text(rule.title),
                    "citizenPage": .boolean(rule.source.citizenPage),
                    "routineSteps": .list(rule.source.routineSteps.map { .number($0) }),
                    "kind": .text(rule.kind.rawValue),
                    "to": .text(rule.to.rawValue),
                    "on": .boolean(policy.isOn(rule)),
                    "survivesClosing": .boolean(rule.survivesClosing),
                    "origin": .text(origin(rule)),
                    "opens": fields(rule.opens),
                    "dates": json(rule.dates),
                    "ends": rule.ends.edit.map { edit in
                        .list(edit.ways.map { fields($0.map(\.field)) })
                    },
                    "endsToo": fields(rule.ends.edit?.also ?? []),
                    "within": policy.within(rule).map { .text("\($0)") },
                    "ladder": rungs(rule, nil),
                    "then": .text(policy.ladder(rule).then.rawValue),
                    "tracks": .list(
                        Track.allCases.filter { rule.tracks[$0] != nil }.map { track in
                            .sorted([
                                "id": .text(track.rawValue),
                                "within": policy.within(rule, on: track).map { .text("\($0)") },
                                "dates": json(rule.dates.on(track)),
                                "ladder": rungs(rule, track),
                                "then": .text(policy.ladder(rule, on: track).then.rawValue),
                            ])
                        }),
                ])
            })
    }

    private func fields(_ fields: [PlanField]) -> JSONValue { .list(fields.map { .text($0.rawValue) }) }

    private func json(_ dating: Dating) -> JSONValue {
        .sorted([
            "way": .text(dating.way.rawValue), "from": fields(dating.from), "bounds": fields(dating.bounds),
            "words": .text("\(dating)"),
        ])
    }

    private func rungs(_ rule: Rule, _ track: Track?) -> JSONValue {
        .list(
            policy.ladder(rule, on: track).rungs.map { rung in
                .sorted([
                    "at": .text(rung.id), "to": .list(rung.to.map { .text($0.rawValue) }),
                    "copy": .list(rung.copy.map { .text($0.rawValue) }), "every": rung.every.map { .text("\($0)") },
                ])
            })
    }
}

extension Rung {
    /// `5 working days after due: manager, copy coordinator, every 1 week`.
    var words: String {
        var words = "\(id): \(to.map(\.rawValue).joined(separator: ", "))"
        if !copy.isEmpty { words += ", copy \(copy.map(\.rawValue).joined(separator: ", "))" }
        if let every { words += ", every \(every)" }
        return words
    }
}
