internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// Reads what a status shows beside what sipd knows.
extension Survey {
    /// What is asked for, and no more.
    ///
    /// - Parameters:
    ///   - named: a unit; with one, of its plans alone.
    ///   - limit: so many overdue duties are listed.
    func reading(unit named: String?, limit: Int?, for report: StatusReport, at now: Instant) -> StatusReport.Reading {
        let zone = settings.environment.zone
        let today = zone.day(of: now)
        let unit = named.flatMap { UnitID($0) }
        let holdings = unit.map { unit in (try? store.holdings(of: unit)) ?? UnitHoldings() }
        let plans = holdings?.plans
        let room = min(limit ?? OverdueDuties.usual, OverdueDuties.most)
        let midnight = zone.instant(today, .midnight)
        let notRead = notRead(in: report.state)
        return StatusReport.Reading(
            unit: unit, holdings: holdings,
            overdue: room > 0 ? overdue(report.state, among: plans, room: room, on: today) : [], listsOverdue: room > 0,
            outbox: outbox, letters: (try? ledger.letterCount(since: midnight)) ?? (count: 0, last: nil),
            findings: findings(report.state, among: holdings, on: today), pauses: pauses(among: plans, at: now),
            next: next(report.state, among: plans, after: now), notRead: notRead.count,
            named: self.named(beside: notRead, in: report, at: now))
    }

    /// The pauses that hold; with plans, theirs alone.
    func pauses(among plans: Set<PlanID>? = nil, at now: Instant) -> [OrderedPause] {
        ((try? ledger.pauses(at: now)) ?? []).filter { plans?.contains($0.pause.plan) ?? true }
    }

    private func overdue(
        _ state: RoundState, among chosen: Set<PlanID>?, room: Int, on today: Day
    ) -> [Status.Overdue] {
        var overdue = OverdueDuties(settings.environment, on: today, room: room)
        for (id, since) in state.schedule.overdueIndex.overduePlans(room, among: chosen) {
            guard overdue.hasRoom(from: since) else { break }
            if let plan = try? store.plan(id) { overdue.add(plan, book.obligations(of: plan, on: today)) }
        }
        return overdue.lines { (try? ledger.lastTellings(of: $0)) ?? [] }
    }

    /// Those about the configuration stand under no unit.
    private func findings(_ state: RoundState, among holdings: UnitHoldings?, on today: Day) -> [Finding] {
        let ahead = findings(state, aheadOf: today, among: holdings?.plans)
        guard let paths = holdings?.paths else {
            return (settings.findings(beside: store.count) + store.findings + ahead).sorted()
        }
        return (store.findings.filter { paths.contains($0.path) } + ahead).sorted()
    }

    /// Those of plans that say of days to come what happened on them. `chosen`: of these alone.
    private func findings(_ state: RoundState, aheadOf today: Day, among chosen: Set<PlanID>?) -> [Finding] {
        let plans = state.store.ahead.filter { $1 > today && (chosen?.contains($0) ?? true) }.keys
        return DatesAhead.findings(plans, in: settings.places.plans) { id in
            guard let plan = try? store.plan(id), let path = try? store.path(of: id) else { return [] }
            return plan.findings(aheadOf: today, path: path)
        }
    }

    /// What the next waking is for.
    private func next(_ state: RoundState, among plans: Set<PlanID>?, after now: Instant) -> StatusReport.Next? {
        let agenda = state.schedule.agenda
        let entries = plans?.map { Optional($0) }
        guard let instant = entries.map({ agenda.next(among: $0) }) ?? agenda.next else { return nil }
        let at = max(instant, now)
        let ids = agenda.entries(at: instant).compactMap { $0 }.filter { plans?.contains($0) ?? true }
        var recent = (try? ledger.recent(at: at)) ?? NotificationLog()
        recent.processedThrough = state.course.last
        var next = StatusReport.Next(at: at, plans: ids.count)
        var duties = 0
        for id in ids.prefix(Self.mostLookedInto) {
            let decisions = decide(again: id, beside: recent, at: at)
            for tell in decisions?.tells ?? [] {
                next.reminders += 1
                next.recipients.insert(tell.reminder.recipient.id)
            }
            next.looked += 1
            duties += decisions?.obligations.count ?? 0
            if duties >= Self.mostDutiesLookedInto { break }
        }
        return next
    }

    /// A question must not take as long as a round.
    private static let mostLookedInto = 1000
    private static let mostDutiesLookedInto = 20_000
}
