internal import SIPDaemon
internal import SIPRules
internal import SIPStores

/// A running sipd's status on one screen: what needs somebody first.
struct StatusPage {
    let status: SIPDaemon.Status

    func show(on page: inout Page) {
        page.add(
            Styled("sipd \(status.version)  ", .bold), health,
            Styled("  since \(LocalTime.short(status.startedAt)), now \(LocalTime.short(status.now))", .dim))
        if let coverage = status.coverage {
            page.add(verdict: coverage, isRunning: true, stuck: status.held + status.spool.failed)
        }
        page.add(Styled(whole))
        page.add(trial: status.trial)
        for trouble in status.troubles { page.add(paragraph: Styled(trouble, .red), hanging: 2) }
        if let coverage = status.coverage { page.add(named: coverage) }
        if let unit = status.unit {
            page.add(heading: "Unit \(unit)", Styled("  from here on of this unit alone", .dim))
            page.add(Styled(plans))
        }
        showNext(on: &page)
        showRules(on: &page)
        page.add(overdue: status.overdue, of: status.overdueDuties)
        showPauses(on: &page)
        page.add(findings: status.findings, of: status.findingsCount ?? status.findings.count)
    }

    private var hasNamed: Bool { status.coverage.map { $0.namedCount > 0 } ?? false }

    private var health: Styled {
        switch status.health {
        case .ok where hasNamed: Styled("sipd itself is well", .yellow)
        case .ok: Styled("all is well", .green)
        case .degraded: Styled("something needs somebody", .yellow)
        case .blocked: Styled("nothing can be told", .red)
        }
    }

    /// Of sipd as a whole, whatever unit was asked about.
    private var whole: String {
        var parts = (status.unit == nil ? [plans] : []) + [status.lettersToday.counted("letter") + " today"]
        if status.spool.waiting > 0 {
            let oldest = status.spool.oldest.map { ", the oldest since \(LocalTime.short($0))" } ?? ""
            parts.append("\(status.spool.waiting) waiting in \(status.spool.folder)\(oldest)")
        }
        if let last = status.lastRoundAt { parts.append("last round \(LocalTime.short(last))") }
        return parts.joined(separator: " · ")
    }

    private var plans: String { "\(status.plans.counted("plan")) · \(status.overduePlans) with something overdue" }

    private func showNext(on page: inout Page) {
        guard let next = status.next else {
            page.add("next: nothing, until a plan changes")
            return
        }
        let (reminders, plans) = (next.reminders.counted("reminder"), next.plans.counted("plan"))
        var words = "next: \(LocalTime.short(next.at)), "
        if let counted = next.plansCounted, counted < next.plans {
            words += "\(plans) to look at; the first \(counted) of them make \(reminders)"
        } else {
            words += "\(reminders) about \(plans)"
        }
        if !next.recipients.isEmpty {
            let more = next.recipients.count > 6 ? " and \(next.recipients.count - 6) more" : ""
            words += " to \(next.recipients.prefix(6).joined(separator: ", "))\(more)"
        }
        page.add(paragraph: Styled(words), hanging: 6)
    }

    private func showRules(on page: inout Page) {
        let open = status.rules.filter { $0.open > 0 }
        guard !open.isEmpty else { return }
        page.add(heading: "Open", Styled("  plans, by rule", .dim))
        var table = Table("rule", ">open", ">overdue", "")
        for rule in open {
            table.add(
                Styled(rule.rule), Styled("\(rule.open)"),
                Styled(rule.overdue > 0 ? "\(rule.overdue)" : "", .red),
                Styled(RuleID(rawValue: rule.rule)?.rule.title ?? "", .dim))
        }
        page.add(table, indent: 2)
    }

    private func showPauses(on page: inout Page) {
        guard !status.pauses.isEmpty else { return }
        page.add(heading: "Resting", Styled("  because somebody said so; sipd pauses --end NUMBER ends one", .dim))
        var table = Table(">", "plan", "what", "until", "by", "why")
        for pause in status.pauses {
            let scope = [pause.rule, pause.instance].compactMap { $0 }.joined(separator: " ")
            table.add(
                Styled("\(pause.id)"), Styled(pause.plan), Styled(scope.isEmpty ? "everything" : scope),
                Styled(LocalTime.short(pause.until)), Styled(pause.author.words), Styled(pause.comment, .dim))
        }
        page.add(table, indent: 2)
        page.add(leftOut: (status.pausesCount ?? 0) - status.pauses.count, of: "pause", indent: 2)
    }
}

extension Page {
    /// Where all letters go on trial; nothing off trial.
    mutating func add(trial address: String?) {
        if let address { add(Styled("trial mode: every letter goes to \(address)", .yellow)) }
    }
}
