internal import SIPOutputs
internal import SIPRules
internal import SIPStores

extension StatusReport {
    /// The figures for machines. Cheap enough for each round: no plan is read.
    func metrics(startedAt: Instant, lastRoundSeconds: Double) -> Metrics {
        var metrics = Metrics(startedAt: startedAt)
        metrics.lastRound = state.course.last
        metrics.lastRoundSeconds = lastRoundSeconds
        metrics.nextRound = state.schedule.agenda.next
        metrics.isStoreAway = state.store.trouble != nil
        metrics.isUndelivered = state.delivery.trouble != nil
        metrics.isUnrecalled = state.recall.trouble != nil
        metrics.isOnTrial = settings.configuration.mail.isOnTrial
        metrics.plans = store.count
        metrics.unreadable = unreadableCount
        metrics.coverage = coverageCounts()
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
        let outbox = outbox
        metrics.outbox = Metrics.Outbox(
            waiting: outbox.waiting, deferred: outbox.deferred.count, failed: outbox.failed.count, oldest: outbox.oldest
        )
        metrics.ledgerEntries = (try? ledger.history(limit: 1))?.first?.number ?? 0
        return metrics
    }
}
