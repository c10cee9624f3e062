internal import SIPDaemon
internal import SIPRules

/// A running sipd's status on one screen: what needs somebody first.
struct StatusPage {
    let status: SIPDaemon.Status

    func show(on page: inout Page) {
        page.add(
            Styled("sipd \(status.version)  ", .bold), health,
            Styled("  since \(LocalTime.short(status.startedAt)), now \(LocalTime.short(status.now))", .dim))
        page.add(Styled(counts))
        if let trial = status.trial { page.add(Styled("trial mode: every letter goes to \(trial)", .yellow)) }
        for trouble in status.troubles { page.add(paragraph: Styled(trouble, .red), hanging: 2) }
        showNext(on: &page)
        showRules(on: &page)
        showOverdue(on: &page)
        showPauses(on: &page)
        if !status.findings.isEmpty {
            page.add(heading: "Findings", Styled("  \(status.findings.count); sipd check tells them all", .dim))
            for finding in status.findings.prefix(10) { page.add(Styled("  " + finding, .yellow)) }
        }
    }

    private var health: Styled {
        switch status.health {
        case .ok: Styled("all is well", .green)
        case .degraded: Styled("something needs somebody", .yellow)
        case .blocked: Styled("nothing can be told", .red)
        }
    }

    private var counts: String {
        var parts = [
            status.plans.counted("plan"), "\(status.overduePlans) with something overdue",
            status.lettersToday.counted("letter") + " today",
        ]
        if status.spool.waiting > 0 {
            let oldest = status.spool.oldest.map { ", the oldest since \(LocalTime.short($0))" } ?? ""
            parts.append("\(status.spool.waiting) waiting in \(status.spool.folder)\(oldest)")
        }
        if let last = status.lastRoundAt { parts.append("last round \(LocalTime.short(last))") }
        return parts.joined(separator: " · ")
    }

    private func showNext(on page: inout Page) {
        guard let next = status.next else {
            page.add("next: nothing, until a plan changes")
            return
        }
        var words = "next: \(LocalTime.short(next.at)), \(next.reminders.counted("reminder"))"
        words += " about \(next.plans.counted("plan"))"
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
                Styled(RuleID(rawValue: rule.rule)?.title ?? "", .dim))
        }
        page.add(table, indent: 2)
    }

    private func showOverdue(on page: inout Page) {
        guard !status.overdue.isEmpty else { return }
        page.add(
            heading: "Overdue", Styled("  the longest first, late in working days; sipd explain PLAN tells more", .dim))
        var table = Table("plan", "unit", "rule", "due", ">late", "told last")
        for duty in status.overdue {
            table.add(
                Styled(duty.plan), Styled(duty.unit), Styled(duty.rule), Styled(duty.due),
                Styled("\(duty.workingDaysLate)", .red), Styled(duty.told.map(Self.told) ?? "nobody yet", .dim))
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
                Styled(LocalTime.short(pause.until)), Styled(pause.by), Styled(pause.comment, .dim))
        }
        page.add(table, indent: 2)
    }

    /// `anna.berg, 2026-06-18T08:00:00+02:00` with the time as people write it.
    private static func told(_ text: String) -> String {
        text.split(separator: " ").map { LocalTime.short(String($0)) }.joined(separator: " ")
    }
}
