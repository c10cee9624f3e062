internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// What `sipd status` shows.
extension StatusReport {
    /// The whole status.
    ///
    /// - Parameters:
    ///   - named: a unit; with one, of its plans alone.
    ///   - limit: so many overdue duties are listed.
    func status(unit named: String?, limit: Int?, startedAt: Instant, at now: Instant) -> Status {
        let zone = settings.environment.zone
        let today = zone.day(of: now)
        let unit = named.flatMap { UnitID($0) }
        let holdings = unit.map { unit in (try? store.holdings(of: unit)) ?? UnitHoldings() }
        let overdue = overdue(among: holdings?.plans, room: limit ?? OverdueDuties.usual, on: today)
        let outbox = outbox
        let troubles = troubles(outbox, at: now)
        let midnight = zone.instant(today, .midnight)
        let letters = (try? ledger.letterCount(since: midnight)) ?? (count: 0, last: nil)
        let findings = findings(among: holdings, on: today)
        let pauses = pauses(among: holdings?.plans, at: now)
        return Status(
            version: Version.text, now: zone.localISO(now), startedAt: zone.localISO(startedAt),
            health: state.isBlocked || lateness(at: now) != nil ? .blocked : troubles.isEmpty ? .ok : .degraded,
            troubles: troubles,
            trial: settings.configuration.mail.trial, unit: unit?.text,
            plans: holdings?.plans.count ?? store.count,
            findings: findings.prefix(Status.most).map(\.description), findingsCount: findings.count,
            rules: rules(among: holdings?.plans),
            overdue: overdue.lines, overdueDuties: overdue.duties, overduePlans: overdue.plans,
            pauses: Array(pauses.prefix(Status.most)), pausesCount: pauses.count,
            next: next(among: holdings?.plans, after: now),
            spool: Status.Spool(
                folder: settings.places.spool, waiting: outbox.waiting + outbox.deferred.count,
                oldest: outbox.oldest.map { zone.localISO($0) }, deferred: outbox.deferred.count,
                nextTry: outbox.deferred.first?.next.map { zone.localISO($0) }, failed: outbox.failed.count),
            lastRoundAt: state.course.last.map { zone.localISO($0) },
            lastLetterAt: letters.last.map { zone.localISO($0) }, lettersToday: letters.count,
            held: state.cap.held.letters, refused: state.schedule.aside.causes.count,
            setAside: state.schedule.aside.lines.prefix(Status.most).map {
                Status.Aside(what: $0.what, reason: $0.cause.reason, since: $0.cause.since.description)
            },
            unreadable: unreadableCount,
            unreachable: gapCount,
            coverage: Status.Coverage(coverage(at: now), in: settings.environment))
    }

    /// Those about the configuration stand under no unit.
    private func findings(among holdings: UnitHoldings?, on today: Day) -> [Finding] {
        let ahead = findings(aheadOf: today, among: holdings?.plans)
        guard let paths = holdings?.paths else {
            return (settings.findings(beside: store.count) + store.findings + ahead).sorted()
        }
        return (store.findings.filter { paths.contains($0.path) } + ahead).sorted()
    }

    private func rules(among plans: Set<PlanID>?) -> [Status.RuleCount] {
        if let plans {
            return state.schedule.overdueIndex.counts(among: plans).map {
                Status.RuleCount(rule: $0.rawValue, open: $1, overdue: $2)
            }
        }
        return RuleID.allCases.map { rule in
            let count = state.schedule.overdueIndex.count(of: rule)
            return Status.RuleCount(rule: rule.rawValue, open: count.open, overdue: count.overdue)
        }
    }

    private func overdue(
        among chosen: Set<PlanID>?, room: Int, on today: Day
    ) -> (plans: Int, duties: Int?, lines: [Status.Overdue]) {
        // Sums are what was counted; a plan is read for its line alone.
        let sum =
            chosen.map { state.schedule.overdueIndex.overdue(among: $0) } ?? (
                plans: state.schedule.overdueIndex.overdueCount, duties: state.schedule.overdueIndex.lateCount
            )
        if room <= 0 { return (sum.plans, nil, []) }
        let room = min(room, OverdueDuties.most)
        var overdue = OverdueDuties(settings.environment, on: today, room: room)
        for (id, since) in state.schedule.overdueIndex.overduePlans(room, among: chosen) {
            guard overdue.hasRoom(from: since) else { break }
            if let plan = try? store.plan(id) { overdue.add(plan, book.obligations(of: plan, on: today)) }
        }
        return (sum.plans, sum.duties, overdue.lines { (try? ledger.lastTellings(of: $0)) ?? [] })
    }

    /// What the next waking is for.
    private func next(among plans: Set<PlanID>?, after now: Instant) -> Status.Next? {
        let entries = plans?.map { Optional($0) }
        guard let instant = entries.map({ state.schedule.agenda.next(among: $0) }) ?? state.schedule.agenda.next else {
            return nil
        }
        let at = max(instant, now)
        var reminders = 0
        var recipients: Set<String> = []
        let ids = state.schedule.agenda.entries(at: instant).compactMap { $0 }.filter { plans?.contains($0) ?? true }
        var recent = (try? ledger.recent(at: at)) ?? NotificationLog()
        recent.processedThrough = state.course.last
        var (looked, duties) = (0, 0)
        for id in ids.prefix(Self.mostLookedInto) {
            let decisions = survey.decide(again: id, beside: recent, at: at)
            for tell in decisions?.tells ?? [] {
                reminders += 1
                recipients.insert(tell.reminder.recipient.id)
            }
            looked += 1
            duties += decisions?.obligations.count ?? 0
            if duties >= Self.mostDutiesLookedInto { break }
        }
        return Status.Next(
            at: settings.environment.zone.localISO(at), plans: ids.count, reminders: reminders,
            plansCounted: looked, recipients: recipients.sorted())
    }

    /// A question must not take as long as a round.
    private static let mostLookedInto = 1000
    private static let mostDutiesLookedInto = 20_000
}
