internal import SIPOutputs
internal import SIPRules
internal import SIPStores

extension Round {
    /// The figures for machines. Cheap enough for each round: no plan is read.
    func metrics(startedAt: Instant, lastRoundSeconds: Double, at now: Instant) -> Metrics {
        let today = settings.environment.zone.day(of: now)
        recount(at: now)
        var metrics = Metrics(startedAt: startedAt)
        metrics.lastRound = lastRound
        metrics.lastRoundSeconds = lastRoundSeconds
        metrics.nextRound = agenda.next
        metrics.isStoreAway = storeTrouble != nil
        metrics.isUndelivered = deliveryTrouble != nil
        metrics.isUnrecalled = recallTrouble != nil
        metrics.isOnTrial = settings.configuration.mail.isOnTrial
        metrics.plans = store.count
        metrics.unreadable = unreadableCount
        metrics.coverage = coverageCounts()
        metrics.overduePlans = overdueIndex.overdueCount
        metrics.unreachable = gapCount(on: today)
        metrics.rules = RuleID.allCases.map { rule in
            let count = overdueIndex.count(of: rule)
            return Metrics.Rule(name: rule.rawValue, open: count.open, overdue: count.overdue)
        }
        metrics.lettersWritten = written
        metrics.lettersRefused = refused
        metrics.setAside = aside.causes.count
        metrics.lettersHeld = held.letters
        let outbox = outbox
        metrics.outbox = Metrics.Outbox(
            waiting: outbox.waiting, deferred: outbox.deferred.count, failed: outbox.failed.count, oldest: outbox.oldest
        )
        metrics.ledgerEntries = (try? ledger.history(limit: 1))?.first?.number ?? 0
        return metrics
    }
}
