internal import SIPOutputs
internal import SIPDaemon
internal import SIPRules

extension Explanation {
    /// For people, by the routine's steps.
    func show(on page: inout Page) {
        showHead(on: &page)
        for step in RuleStep.allCases {
            let entries = entries(of: step)
            if step == .upkeep, entries.isEmpty { continue }
            page.add(heading: step.title)
            for entry in entries { show(entry, on: &page) }
            if step == .upkeep { continue }
            let silent = silent(in: step).map {
                environment.policy.isOn($0.rule) ? $0.rawValue : "\($0.rawValue) (off)"
            }
            if !silent.isEmpty {
                page.add(
                    paragraph: Styled("nothing here for: \(silent.joined(separator: ", "))", .dim), indent: 2,
                    hanging: 2)
            }
        }
    }

    /// Only what is open, a line a duty.
    func showShort(on page: inout Page) {
        showHead(on: &page)
        page.skip()
        let open = RuleStep.allCases.flatMap { entries(of: $0) }.filter(\.obligation.isOpen)
        if open.isEmpty { page.add("nothing is open") }
        var table = Table("duty", "due", "", "what comes")
        for entry in open {
            let next = entry.rungs.first { if case .wait = $0.decision { true } else { false } }
            let now = entry.rungs.first { if case .tell = $0.decision { true } else { false } }
            let told = entry.rungs.last { if case .told = $0.decision { true } else { false } }
            let spoken = now ?? next ?? told ?? entry.rungs.last
            let words = spoken.map { "\($0.recipient?.name ?? "nobody"): \(self.words($0))" }
            table.add(
                Styled(title(entry.obligation)), Styled(time.words(entry.obligation.due)), late(entry.obligation),
                Styled(words ?? ""))
        }
        page.add(table)
        page.add(Styled("sipd explain \(plan.id) tells the rest", .dim))
    }

    private func showHead(on page: inout Page) {
        let unit = environment.roster.units[plan.unit]?.name ?? "\(plan.unit) (not in the roster)"
        page.add(
            Styled(plan.id.text, .bold), Styled("  \(unit)  "),
            Styled(
                "as of \(environment.zone.day(of: time.now).englishWithYear) \(environment.zone.time(of: time.now))",
                .dim)
        )
        page.add(
            paragraph: Styled(
                "initiator \(name(plan.initiator)) · convener \(name(plan.convener)) · coordinator \(name(plan.coordinator))"
            ))
        if let trial { page.add(Styled("trial mode: who is told here is not; every letter goes to \(trial)", .yellow)) }
        if let coverage {
            let reason = coverage.cause == nil ? "" : ": \(coverage.reason(in: environment))"
            page.add(
                paragraph: Styled(coverage.state.words + reason, coverage.state.isNamed ? .red : .dim), hanging: 2)
        }
        if let lastGood { page.add(paragraph: Styled(lastGood.note, .yellow), hanging: 2) }
        if let silence = plan.silence(on: time.today) {
            page.add(Styled("\(words(silence)): only the closing duties go on", .yellow))
        }
    }

    private func show(_ entry: Entry, on page: inout Page) {
        let obligation = entry.obligation
        page.add(
            [
                Styled(title(obligation), obligation.isOpen ? .bold : .plain), "  ", state(obligation), " ",
                late(obligation),
            ], indent: 2)
        page.add(paragraph: Styled("\(obligation.rule.rule.title) [\(obligation.rule.rule.source.words)]"), indent: 6)
        page.add(paragraph: Styled(counted(obligation)), indent: 6, hanging: 2)
        if obligation.isOpen, let edit = obligation.rule.rule.ends.edit {
            let paths = PlanEdit.words(edit.paths(for: obligation.duty))
            page.add(paragraph: Styled("ends with \(paths)"), indent: 6, hanging: 2)
        }
        // Of a duty that is done only what was told is worth a line of its own.
        let told = entry.rungs.filter { if case .told = $0.decision { true } else { false } }
        let shown = obligation.isOpen ? entry.rungs : told
        var table = Table("", "", "", "")
        for rung in shown {
            let recipient = rung.recipient.map { $0.name + (rung.part == .informed ? ", to know" : "") } ?? "nobody"
            table.add(
                Styled(time.words(rung.moment), .dim), Styled(rung.rung), Styled(recipient),
                Styled(rung.comesThen ? "waits" : words(rung), ink(rung.decision)))
        }
        page.add(table, indent: 6)
        if let rest = entry.rungs.last(where: { !shown.contains($0) }) {
            let count = entry.rungs.count - shown.count
            page.add([Styled("\(count.counted("reminder")) \(words(rest))", .dim)], indent: 6)
        }
    }

    private func title(_ obligation: Obligation) -> String {
        "\(obligation.instance)".isEmpty
            ? obligation.rule.rawValue : "\(obligation.rule.rawValue) \(obligation.instance)"
    }

    private func state(_ obligation: Obligation) -> Styled {
        switch obligation.state {
        case .open: Styled("open, due \(time.words(obligation.due))")
        case .met(.on(let day)): Styled("met \(time.words(day)), was due \(time.words(obligation.due))", .green)
        case .met(.recorded): Styled("met, was due \(time.words(obligation.due))", .green)
        case .met(.passed(let day)): Styled("passed \(time.words(day)), was due \(time.words(obligation.due))", .dim)
        case .silenced(let silence): Styled("silent: \(words(silence))", .dim)
        }
    }

    private func late(_ obligation: Obligation) -> Styled {
        guard let days = lateness(of: obligation) else { return "" }
        return Styled("\(days.counted("working day")) late", .red)
    }

    private func counted(_ obligation: Obligation) -> String {
        let due = obligation.duty.due
        let isGiven = due.span.count == 0 && due.from == due.day
        guard isGiven else { return "counted: \(due.englishWords(beside: time.today))" }
        return due.day == obligation.duty.since
            ? "due the same day as it began, \(time.words(due.day))" : "the plan gives the date, \(time.words(due.day))"
    }
}

extension Decided {
    /// It waits for nothing but its own moment.
    fileprivate var comesThen: Bool {
        if case .wait(let until) = decision { until == moment } else { false }
    }
}
