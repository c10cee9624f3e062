internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// Looks at how everything stands, for a status, the figures for machines and the weekly letter.
struct Survey {
    let store: any PlanStore
    let ledger: Ledger
    let settings: Settings
    let book: RuleBook

    /// What was counted, as it is now.
    func report(of state: RoundState) -> StatusReport {
        StatusReport(settings: settings, state: state, plans: store.count)
    }

    /// The documents that no plan is taken from, as they were counted last.
    func notRead(in state: RoundState) -> [String] { state.store.notRead?.paths ?? notRead(of: store.passedOver) }

    /// What lies in the folders of the spool; nothing, where they cannot be read now.
    var outbox: OutboxReport {
        (try? OutboxReport(of: SpoolDirectory(asItIs: settings.places.spool))) ?? OutboxReport()
    }

    /// What sipd says for itself once a week; nothing while plans cannot be looked through.
    func checkup(_ state: inout RoundState, at now: Instant) throws(RoundError) -> Checkup? {
        guard state.store.trouble == nil else { return nil }
        recount(&state, at: now)
        let report = report(of: state)
        let week = try asked { () throws(LedgerError) in
            let isFirst = try !ledger.hasTold(.allChecked, at: "due", about: .upkeep(.service))
            let letters = try ledger.letterCount(since: now.adding(seconds: -7 * 86_400)).count
            let notRead = notRead(in: report.state)
            return StatusReport.Week(
                letters: letters, isFirst: isFirst, outbox: outbox, notRead: notRead.count,
                named: named(beside: notRead, in: report, at: now))
        }
        return report.checkup(week, at: now)
    }

    /// Counts anew what turned overdue because a day began: nobody is woken for it. So are the plans of which nobody would
    /// hear in time, and of which somebody will since a day began; who cannot be reached; and which documents are not read.
    func recount(_ state: inout RoundState, at now: Instant) {
        let today = settings.environment.zone.day(of: now)
        recountNamed(&state.schedule, on: today, at: now)
        for id in state.schedule.overdueIndex.turned(on: today) {
            guard let plan = try? store.plan(id) else { continue }
            state.schedule.overdueIndex.set(id, book.obligations(of: plan, on: today), today: today)
        }
        countGaps(&state.store, on: today)
        // What has just come is passed over before it is told of.
        let passedOver = store.passedOver
        if state.store.notRead?.among != passedOver.count {
            state.store.notRead = (passedOver.count, notRead(of: passedOver))
        }
    }

    /// Counts those anew once a day of which somebody might be forgotten: time alone can better that.
    private func recountNamed(_ schedule: inout Schedule, on today: Day, at now: Instant) {
        guard schedule.namedOn != today else { return }
        schedule.namedOn = today
        let recent = try? ledger.recent(at: now)
        for id in schedule.overdueIndex.named.keys {
            if let decisions = decide(again: id, beside: recent, at: now) {
                schedule.overdueIndex.set(id, decisions, today: today)
            }
        }
    }

    /// The whole roster is gone through once a day, not once a question.
    private func countGaps(_ state: inout StoreState, on today: Day) {
        if let gaps = state.gaps, gaps.day == today, gaps.unknown == state.unknownUnits { return }
        let count = settings.environment.roster.gaps(on: today, unknown: state.unknownUnits).count
        state.gaps = (today, state.unknownUnits, count)
    }

    /// What would be decided about a plan at an instant; nil: its document or the ledger cannot be read now.
    func decide(again id: PlanID, beside recent: NotificationLog?, at now: Instant) -> PlanDecisions? {
        guard let recent, let plan = try? store.plan(id),
            let told = try? ledger.told(about: [.plan(id)], beside: recent, at: now)
        else { return nil }
        return book.effects(about: plan, told: told, at: now)
    }

    /// The documents that no plan is taken from: of those passed over all but the ones whose last good version counts.
    private func notRead(of passedOver: [String: PassedOver]) -> [String] {
        passedOver.compactMap { path, why in counts(path, why) ? nil : path }
    }

    private func counts(_ path: String, _ why: PassedOver) -> Bool {
        switch why {
        case .unreadable(let plan?), .noFile(_, let plan?): (try? store.path(of: plan)) == path
        case .unreadable, .noFile, .duplicate, .stray: false
        }
    }
}
