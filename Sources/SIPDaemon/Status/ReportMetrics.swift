internal import SIPOutputs
internal import SIPRules

extension StatusReport {
    /// The figures for machines, with what lies in the spool, how many entries the ledger's history has and how
    /// many documents no plan is taken from.
    func metrics(
        _ outbox: OutboxReport, entries: Int64, notRead: Int, startedAt: Instant, lastRoundSeconds: Double
    ) -> Metrics {
        var metrics = Metrics(startedAt: startedAt)
        metrics.lastRound = state.course.last
        metrics.lastRoundSeconds = lastRoundSeconds
        metrics.nextRound = state.schedule.agenda.next
        metrics.isStoreAway = state.store.trouble != nil
        metrics.isUndelivered = state.delivery.trouble != nil
        metrics.isUnrecalled = state.recall.trouble != nil
        metrics.isOnTrial = settings.configuration.mail.isOnTrial
        metrics.plans = plans
        metrics.unreadable = unreadableCount
        metrics.coverage = coverageCounts(notRead: notRead)
        metrics.overduePlans = state.schedule.overdueIndex.overdueCount
        metrics.unreachable = gapCount
        metrics.rules = RuleID.allCases.map { rule in
            let count = state.schedule.overdueIndex.count(of: rule)
            return Metrics.Rule(name: rule.rawValue, open: count.open, overdue: count.overdue)
        }
        metrics.lettersWritten = state.delivery.written
        metrics.lettersRefused = state.delivery.refused
        metrics.setAside = state.schedule.aside.causes.count
        metrics.lettersHeld = state.cap.held.letters
        metrics.outbox = Metrics.OutboxFigures(
            waiting: outbox.waiting, deferred: outbox.deferred.count, failed: outbox.failed.count, oldest: outbox.oldest
        )
        metrics.ledgerEntries = entries
        return metrics
    }
}
